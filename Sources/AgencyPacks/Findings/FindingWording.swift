import Casework
import CommonExpressions

/// Says what was found in a workflow: one sentence on what, why and what next, and the proof.
struct FindingWording {
    struct Words {
        let message: String
        var witness: String?
    }

    let type: CaseType

    func words(for finding: WorkflowFinding) -> Words {
        switch finding {
        case .noWayIn, .noFinalState, .stateUnreachable, .stateTrapped, .finalWithExit, .finalAtOnce: reach(finding)
        case .transitionDead, .destinationsOverlap, .destinationGap, .stateGap, .transitionShadowed, .notProved: conditions(finding)
        case .noRole, .timerCannotTake, .evidenceTooEarly, .separationImpossible, .denialWithoutNotice: people(finding)
        case .clockNeverStarts, .waitingWithoutClock, .unboundedLoop, .clockRound, .targetBeyondLaw: clocks(finding)
        }
    }

    private func reach(_ finding: WorkflowFinding) -> Words {
        switch finding {
        case .noWayIn(.closed(let entries)):
            Words(
                message: "No case of this type can be opened, because every transition \"from: start\" is closed; mend one of them.",
                witness: entries.map { "\(plain($0.transition)) \(obstacle($0.obstacle))" }.joined(separator: "; "))
        case .noWayIn:
            Words(message: "It is unclear where a case of this type begins; name one \"initial\" state, or ways in \"from: start\".")
        case .noFinalState:
            Words(message: "No state of this workflow is final, so no case would ever be closed; mark one with \"final: true\".")
        case .stateUnreachable(let state, let entries, let reached, let missed):
            Words(
                message: "No case can come to the state \(quoted(state)): \(ways(entries)); add a transition to it or take it out.",
                witness: "from \(first) cases reach \(names(reached)); nothing leads on to \(names(missed))")
        case .stateTrapped(let state, let walk, let path):
            Words(
                message: path == nil
                    ? "A case in the state \(quoted(state)) can never be closed, as no final state can be reached from it; add a way out."
                    : "Some cases in the state \(quoted(state)) can never be closed, as what the ways out ask for cannot be had by then; "
                        + "add a way out for them.",
                witness: (path.map { "by \(arrows($0)): " } ?? "") + words(of: walk))
        case .finalWithExit(let transition, let states):
            Words(
                message: "The transition \(quoted(transition)) leads out of \(listed(states)), which is final; say \"reopen: true\" "
                    + "if closed cases may come back.")
        case .finalAtOnce(let state, let transition, _):
            Words(
                message: "\(transition.map(quoted) ?? "The workflow") opens a case in the state \(quoted(state)), which is final, and "
                    + "a case begins open; name a state that is not final.")
        default: Words(message: "")
        }
    }

    private var first: String { names(type.workflow.firstStates) }

    private func ways(_ entries: [WorkflowFinding.Entry]) -> String {
        guard let only = entries.first else { return "no transition leads to it" }
        if entries.allSatisfy({ $0.obstacle == .unreached }) {
            return "it is entered by \(listed(entries.map(\.transition))) only, from states that are not reached either"
        }
        if entries.count == 1 { return "it is entered by \(quoted(only.transition)) only, which \(obstacle(only.obstacle))" }
        let shown = entries.prefix(4).map { "\(quoted($0.transition)) \(obstacle($0.obstacle))" }.joined(separator: ", ")
        return "of the transitions to it, \(shown)" + (entries.count > 4 ? " and so on" : "")
    }

    private func obstacle(_ obstacle: WorkflowFinding.Obstacle) -> String {
        switch obstacle {
        case .unreached: "leaves only states that are not reached either"
        case .dead: "can never be taken, because its conditions contradict each other"
        case .tooEarly: "asks for what no case has by then"
        case .nobody: "nobody can take"
        case .elsewhere: "never leads there"
        }
    }

    private func people(_ finding: WorkflowFinding) -> Words {
        switch finding {
        case .noRole(let transition):
            Words(
                message: "Nobody can take the transition \(quoted(transition)), because only the clock may and no timer does; name a "
                    + "role that somebody has, or a timer that does it.")
        case .timerCannotTake(_, let transition, .needsFields(let fields)):
            Words(
                message: "The clock would take \(quoted(transition)), which asks for \(listed(fields)), and a clock fills nothing in; "
                    + "ask for it earlier, or leave the step to a person with \"queue\".")
        case .timerCannotTake(_, let transition, .needsChecklist):
            Words(
                message: "The clock would take \(quoted(transition)), which asks for a checklist that is done, and a clock ticks "
                    + "nothing; leave the step to a person with \"queue\".")
        case .timerCannotTake(_, let transition, _):
            Words(message: "The clock cannot take \(quoted(transition)) here; leave the step to a person with \"queue\".")
        case .evidenceTooEarly(let transition, let fields, let items, let path):
            tooEarly(transition, fields, items, path)
        case .separationImpossible(let transition, let other) where transition == other:
            Words(
                message: "\(quoted(transition)) names itself in \"not-by\", so the first time nobody else ever looks; name the "
                    + "transition that must be somebody else's.")
        case .separationImpossible(let transition, let other) where isForClock(other):
            Words(
                message: "\(quoted(other)) is taken by the clock only, and whoever takes \(quoted(transition)) is somebody else anyway, so "
                    + "this asks for two pairs of eyes and gets one; name a transition that a person takes.")
        case .separationImpossible(let transition, let other):
            Words(
                message: "\(quoted(other)) can never come before \(quoted(transition)), so this asks for two pairs of eyes and gets "
                    + "one; name a transition that leads here.")
        case .denialWithoutNotice(let state, let transitions):
            Words(
                message: "A case that comes to \(quoted(state)) was decided with a reason and nobody is written to; name the letter "
                    + "with \"notice\".",
                witness: "decided by \(names(transitions))")
        default: Words(message: "")
        }
    }

    private func isForClock(_ transition: String) -> Bool {
        let roles = type.workflow.transition(transition)?.roles ?? []
        return !roles.isEmpty && roles.allSatisfy { $0 == Role.system }
    }

    private func tooEarly(_ transition: String, _ fields: [String], _ items: [String], _ path: [String]) -> Words {
        let sources = type.fields.filter { fields.contains($0.id) }.flatMap(\.obtainedIn)
        let asked = fields.isEmpty ? "the checklist with \(listed(items))" : listed(fields)
        let place = path.last.map { "in the state \(quoted($0))" } ?? "when a case is opened"
        return Words(
            message: "\(quoted(transition)) asks for \(asked) \(place), and no case can have it by then; ask for it later, or let cases "
                + "come by where it is obtained.",
            witness: (path.isEmpty ? "before any state" : arrows(path))
                + (sources.isEmpty ? "" : "; obtained in \(names(distinct(sources)))"))
    }

    private func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    // MARK: Pieces

    /// A name of the pack without quotation marks, and with nothing in it that a terminal would obey.
    func plain(_ name: String) -> String { String(quoted(name).dropFirst().dropLast()) }

    func names(_ names: [String]) -> String {
        let limit = 20
        let shown = names.prefix(limit).map(plain).joined(separator: ", ")
        return names.count > limit ? shown + " and \(names.count - limit) more" : shown
    }

    func arrows(_ states: [String]) -> String {
        let limit = 40
        return states.prefix(limit).map(plain).joined(separator: " → ") + (states.count > limit ? " → …" : "")
    }

    func words(of walk: WorkflowFinding.Walk) -> String {
        arrows(walk.states) + (walk.isLoop ? "" : ", where no transition leads on")
    }

    func words(of circumstances: WorkflowFinding.Circumstances) -> String {
        let answers = circumstances.answers.sorted { $0.key < $1.key }.map { "\(plain($0.key)): \(value($0.value))" }
        let place = circumstances.state.map { "in the state \(plain($0))" }
        return ([place].compactMap { $0 } + answers).joined(separator: ", ")
    }

    private func value(_ value: Value) -> String {
        switch value {
        case .bool(let truth): truth ? "yes" : "no"
        case .string(let text): plain(text)
        case .date(let day): day.description
        case .list(let rows): rows.count == 1 ? "1 row" : "\(rows.count) rows"
        default: plain(value.literal)
        }
    }
}
