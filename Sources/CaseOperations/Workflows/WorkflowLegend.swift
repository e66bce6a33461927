public import Casework

/// What a picture of a workflow cannot show: every way by name, and what happens by itself.
public struct WorkflowLegend: Sendable {
    private let workflow: Workflow

    public init(_ type: CaseType) {
        workflow = type.workflow
    }

    /// Paragraphs of ways by the state they leave, then what can be done anywhere, then the timers; wrapped between ways.
    public func lines(width: Int) -> [String] {
        var paragraphs: [(head: String, ways: [String])] = []
        paragraphs.append(("Start", workflow.waysIn.map(way)))
        for state in workflow.states {
            paragraphs.append((state.title.plain, workflow.transitions.filter { $0.from != .any && workflow.leads($0, from: state.id) }.map(way)))
        }
        paragraphs.append(("At any time", workflow.transitions.filter { $0.from == .any }.map(way)))
        paragraphs.append(("By itself", workflow.timers.map(timer)))
        return paragraphs.filter { !$0.ways.isEmpty }.flatMap { wrapped("\($0.head): ", $0.ways, width: width) }
    }

    /// `Approve → Approved`.
    public func way(_ transition: Transition) -> String {
        let targets = transition.to.states.map(title) + (transition.to.mayStay ? ["stays"] : [])
        return "\(transition.title.plain) \u{2192} \(Wording.list(targets, "or"))"
    }

    /// `Waiting: evidence, 20 days: remind the constituent`.
    public func timer(_ timer: Timer) -> String {
        let what: String =
            switch timer.action {
            case .remind(.constituent): "remind the constituent"
            case .remind(.owner): "remind whoever has it"
            case .queue(let queue): "hand over to \(queue)"
            case .take(let transition): workflow.transition(transition)?.title.plain ?? transition
            }
        return "\(Wording.list(timer.states.map(title), "or")), \(timer.clock.term): \(what)"
    }

    private func title(_ state: String) -> String { workflow.state(state)?.title.plain ?? state }

    private func wrapped(_ head: String, _ ways: [String], width: Int) -> [String] {
        var lines = [head]
        for (index, way) in ways.enumerated() {
            let piece = way + (index == ways.count - 1 ? "" : "; ")
            if lines[lines.count - 1].count > 2, lines[lines.count - 1].count + way.count + 1 > width, index > 0 || head.count + way.count > width {
                lines.append("  ")
            }
            lines[lines.count - 1] += piece
        }
        return lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
