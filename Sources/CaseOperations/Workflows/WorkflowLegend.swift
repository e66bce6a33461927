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
            paragraphs.append(
                (state.title.plain, workflow.transitions.filter { $0.from != .any && workflow.leads($0, from: state.id) }.map(way)))
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

    /// Broken between ways where that will do, and between words where one is too long.
    private func wrapped(_ head: String, _ ways: [String], width: Int) -> [String] {
        var lines = [head]
        for (index, way) in ways.enumerated() {
            var words = (way + (index == ways.count - 1 ? "" : ";")).split(separator: " ").map(String.init)
            if lines[lines.count - 1].count + way.count + 1 > width, lines[lines.count - 1].count > 2 { lines.append("  ") }
            while !words.isEmpty {
                let word = words.removeFirst()
                let line = lines[lines.count - 1]
                let gap = line.last == " " ? "" : " "
                if line.count + gap.count + word.count > width, line.contains(where: { $0 != " " }) {
                    lines.append("    " + word)
                } else {
                    lines[lines.count - 1] += gap + word
                }
            }
        }
        return lines.filter { $0.contains { $0 != " " } }.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
