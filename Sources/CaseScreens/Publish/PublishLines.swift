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
        case .unreadable(let sentence): return said(sentence, .text) + [[]] + said("f names another folder, ^L reads this one again.", .muted)
        case .read(let pack):
            if pack.proposal.findings.isEmpty {
                return said(
                    "Nothing is wrong: every workflow comes to an end, and every clock can start. 2 says what changes, 3 what becomes of the open cases.",
                    .good)
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
            let prefix = "\(type?.prefix ?? group.type) \(group.version)"
            let (words, role) = outcome(group)
            let lead = "\(group.count) \u{00D7} \(former(group.state, group))".truncated(to: max(8, width / 2 - 4))
            return [Span(prefix.padded(to: 8), .muted), Span(lead, .strong), Span("  "), Span(words.truncated(to: max(4, width - 10 - lead.displayWidth)), role)]
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
        (context.agency.caseType(group.type)?.workflow.state(state) ?? agency.caseType(group.type)?.workflow.state(state))?.title.plain ?? state
    }

    private func outcome(_ group: PublishPreview.Group) -> (String, TextCanvas.Role) {
        switch group.outcome {
        case .keeps: return ("stay on version \(group.version)", .muted)
        case .moves(let migration):
            let title = agency.caseType(group.type)?.workflow.state(migration.state)?.title.plain ?? migration.state
            return ("\u{2192} \(title)\(migration.restartsClock ? ", clock begun anew" : "")", .text)
        case .asks: return ("? decide each", .warning)
        case .misanswered: return ("? answered with what is no state", .bad)
        case .missing: return ("\u{2717} that state is gone: say where to", .bad)
        }
    }
}
