import CaseOperations
import CaseStorage
import Casework
import TextCanvas

extension PublishScreen {
    /// What is wrong with the pack, each with where it stands and what proves it.
    func findingLines(width: Int) -> [[Span]] {
        func said(_ text: String, _ role: TextCanvas.Role, indent: Int = 0) -> [[Span]] {
            text.wrapped(to: max(10, width - indent)).map { [Span(String(repeating: " ", count: indent)), Span($0, role)] }
        }
        switch reading {
        case .nothing:
            return said("Findings about a new pack would stand here: f names the folder it lies in.", .muted)
        case .reading: return said("Reading the pack, and proving its workflows\u{2026}", .muted)
        case .unreadable(let sentence):
            return said(sentence, .text) + [[]] + said("f names another folder, ^L reads this one again.", .muted)
        case .read(let pack):
            if pack.proposal.findings.isEmpty {
                return said(
                    "Nothing is wrong: every workflow comes to an end. 2 says what changes, 3 what becomes of the open cases.", .good)
            }
            var lines: [[Span]] = []
            for finding in pack.proposal.findings {
                if !lines.isEmpty { lines.append([]) }
                let sign = finding.isError ? Span("\u{2717} error    ", .bad) : Span("! warning  ", .warning)
                lines.append([sign, Span(finding.place, .strong)])
                lines += said(finding.sentence, .text, indent: 2)
                if let witness = finding.witness { lines += said(witness, .accent, indent: 4) }
            }
            return lines
        }
    }

    /// What the pack changes, part by part.
    func changeLines(width: Int, _ context: ScreenContext) -> [[Span]] {
        guard let pack, let new = pack.agency, let difference = pack.proposal.difference else {
            return "What it changes is told once the pack has no errors.".wrapped(to: max(10, width)).map { [Span($0, .muted)] }
        }
        let wording = DifferenceWording(from: context.agency, to: new)
        var lines: [[Span]] = [[Span(wording.headline(difference), .strong)]]
        for section in wording.sections(difference) {
            lines += [[], [Span(section.title, .heading)]]
            for sentence in section.sentences {
                for (index, line) in sentence.wrapped(to: max(10, width - 2)).enumerated() {
                    lines.append([Span(index == 0 ? "\u{00B7} " : "  ", .muted), Span(line)])
                }
            }
        }
        return lines
    }
}

/// A line of the open cases: a group of them, or one.
struct PlanRowLine {
    let preview: PublishPreview
    let agency: Agency
    let context: ScreenContext

    func spans(_ row: PlanRow, width: Int) -> [Span] {
        switch row {
        case .group(let index):
            let group = preview.groups[index]
            let type = agency.caseType(group.type) ?? context.agency.caseType(group.type)
            let prefix = "\(type?.prefix ?? group.type) v\(group.version)  "
            let (words, role) = outcome(group)
            let shown = width < 50 ? "" : prefix
            let room = width - shown.displayWidth
            let lead = "\(group.count) at \(former(group.state, group))".truncated(to: max(8, room * 3 / 5))
            return [
                Span(shown, .muted), Span(lead, .strong), Span("  "),
                Span(words.truncated(to: max(4, room - 2 - lead.displayWidth)), role),
            ]
        case .oneCase(let index, let place):
            let line = preview.groups[index].cases[place]
            let number = "  \(line.row.number.text)  "
            let last = preview.groups[index].count - preview.groups[index].cases.count
            let rest = last > 0 && place == preview.groups[index].cases.count - 1 ? "  and \(last) more" : ""
            let name = context.name(line.name).truncated(to: max(4, width - number.displayWidth - rest.displayWidth))
            return [Span(number, .muted), Span(name), Span(rest, .muted)]
        }
    }

    private func former(_ state: String, _ group: PublishPreview.Group) -> String {
        let found = [context.agency, agency].lazy.compactMap { $0.caseType(group.type)?.workflow.state(state) }.first
        return found?.title.plain ?? state
    }

    private func outcome(_ group: PublishPreview.Group) -> (String, TextCanvas.Role) {
        switch group.outcome {
        case .keeps: return ("stay on version \(group.version)", .muted)
        case .moves(let migration):
            let title = agency.caseType(group.type)?.workflow.state(migration.state)?.title.plain ?? migration.state
            return ("\u{2192} \(title)\(migration.restartsClock ? ", clock begun anew" : "")", .text)
        case .asks: return ("? decide each", .warning)
        case .misanswered: return ("? answered with what is no state", .bad)
        case .missing: return ("\u{2717} say where to: that state is gone", .bad)
        }
    }
}

/// Why a pack cannot be published yet, where that is settled on the screen and not in a file.
struct PlanProblemPhrase {
    /// As the pack sets it up.
    let agency: Agency?
    let context: ScreenContext

    func sentence(_ problem: PublishProblem) -> String {
        switch problem {
        case .plan(.notTotal(let type, let missing)):
            let workflow = context.agency.caseType(type)?.workflow
            let places = missing.map { "\($0.count) at \(workflow?.state($0.state)?.title.plain ?? $0.state)" }
            return
                "A state is gone, so that open cases would have no place: \(Wording.list(places, "and")). Stand on them, and Enter says where they go on."
        case .unanswered(_, let numbers):
            let named = numbers.prefix(3).map(\.text).joined(separator: ", ")
            let rest = numbers.count > 3 ? " and \(numbers.count - 3) more" : ""
            return "Nobody has said where \(named)\(rest) \(numbers.count == 1 ? "goes" : "go") on. Stand on one, and Enter says it."
        default: return PublishProblemWording(wording: Wording(agency: context.agency)).sentence(problem)
        }
    }
}
