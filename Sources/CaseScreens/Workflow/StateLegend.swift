import CaseOperations
import Casework
import TextCanvas

/// Everything there is to say about a state of a workflow: its figures, its clocks, and every way out and in.
struct StateLegend {
    let view: WorkflowView
    let agency: Agency
    let laidOut: LaidOutWorkflow
    let hasAnswered: Bool

    private var type: CaseType { view.type }
    private var workflow: Workflow { view.type.workflow }

    func title(of id: String) -> String { workflow.state(id)?.title.plain ?? "Start" }

    func lines(of id: String, width: Int) -> [[Span]] {
        guard let state = workflow.state(id) else { return starts(width: width) }
        let times = figures(state)
        let isSlow = times.map { $0.1 == .warning } ?? false
        var lines: [[Span]] = []
        // What is short comes first, then what matters most: on a small screen the rest is behind Enter.
        for (text, role) in place(state) + (isSlow ? [times].compactMap { $0 } : []) + clock(state) {
            lines += wrapped(text, role, width)
        }
        let steps = StepWording(type: type, agency: agency)
        let out = workflow.transitions.filter { workflow.leads($0, from: id) }
        if out.isEmpty { lines += wrapped("Nothing leads out of here: a case that comes here is done.", .muted, width) }
        for transition in out {
            lines += way(transition, to: destination(of: transition, from: id), steps.words(of: transition), width)
        }
        for (text, role) in timers(state) + (isSlow ? [] : [times].compactMap { $0 }) { lines += wrapped(text, role, width) }
        return lines + [[]] + waysIn(to: id, width: width)
    }

    private func wrapped(_ text: String, _ role: TextCanvas.Role, _ width: Int) -> [[Span]] {
        text.wrapped(to: max(10, width)).map { [Span($0, role)] }
    }

    // MARK: About the state

    private typealias Fact = (String, TextCanvas.Role)

    private func place(_ state: State) -> [Fact] {
        guard let record = view.record else { return [] }
        if record.state == state.id {
            let since = DateWording.short(record.stateSince)
            return [("\u{25B6} The case \(record.isOpen ? "stands here since" : "ended here on") \(since).", .title)]
        }
        return record.path.contains { $0.state == state.id } ? [("\u{2713} The case has been here.", .good)] : []
    }

    private func figures(_ state: State) -> Fact? {
        if state.isFinal { return nil }
        if let times = view.times(of: state.id) { return TimesWording.sentence(times) }
        if view.record != nil { return nil }
        return (hasAnswered ? "Nobody has counted cases here." : "Counting the cases that came this way\u{2026}", .muted)
    }

    private func clock(_ state: State) -> [Fact] {
        var said: [String] = []
        if state.waitingOn == .constituent { said.append("Waits for the constituent.") }
        if let due = state.due { said.append(ClockPhrase(type: type, agency: agency).due(due)) }
        if let queue = state.queue { said.append("Lies in the queue \u{201C}\(agency.queue(queue)?.title.plain ?? queue)\u{201D}.") }
        return said.isEmpty ? [] : [(said.joined(separator: " "), .text)]
    }

    private func timers(_ state: State) -> [Fact] {
        let clocks = ClockPhrase(type: type, agency: agency)
        return workflow.timers.filter { $0.states.contains(state.id) }.map { (clocks.timer($0), .text) }
    }

    // MARK: Ways

    private func way(_ transition: Transition, to destination: [Span], _ details: [String], _ width: Int) -> [[Span]] {
        let head = [Span(transition.title.plain, .strong), Span(" ")] + destination
        let room = width - head.reduce(0) { $0 + $1.text.displayWidth }
        let said = details.joined(separator: "; ")
        if said.displayWidth + 2 <= room { return [head + [Span("  \(said)", .muted)]] }
        // A long destination goes under its step, cut to what is seen.
        let heads = room >= 0 ? [head] : [Array(head.prefix(1)), [Span("  ")] + destination]
        return heads + said.wrapped(to: max(10, width - 2)).map { [Span("  "), Span($0, .muted)] }
    }

    /// `→ Approved`, `↑ Intake` where it leads back, `↻ stays here`.
    private func destination(of transition: Transition, from id: String) -> [Span] {
        var spans: [Span] = []
        for state in transition.to.states {
            let isBack = laidOut.leadsBack(from: id, to: state)
            let sign = state == id ? "\u{21BB}" : isBack ? "\u{2191}" : "\u{2192}"
            let words = "\(sign) \(state == id ? "stays here" : title(of: state))"
            spans.append(Span((spans.isEmpty ? "" : " or ") + words, isBack ? .warning : .text))
            if isBack { spans.append(Span(" (back)", .muted)) }
        }
        if transition.to.mayStay { spans.append(Span("\(spans.isEmpty ? "" : " or ")\u{21BB} stays here")) }
        return spans
    }

    private func waysIn(to id: String, width: Int) -> [[Span]] {
        var from: [String] = []
        if workflow.initial == id { from.append("every case begins here") }
        for transition in workflow.transitions where transition.to.states.contains(id) {
            switch transition.from {
            case .start: from.append("\u{201C}\(transition.title.plain)\u{201D} opens a case here")
            case .any: from.append("\u{201C}\(transition.title.plain)\u{201D} from anywhere")
            case .states(let states):
                let others = states.filter { $0 != id }.map { title(of: $0) }
                if !others.isEmpty { from.append("\u{201C}\(transition.title.plain)\u{201D} from \(Wording.list(others, "or"))") }
            }
        }
        if from.isEmpty { return wrapped("No way leads here.", .warning, width) }
        return wrapped("Ways in: \(from.joined(separator: "; ")).", .muted, width)
    }

    private func starts(width: Int) -> [[Span]] {
        let steps = StepWording(type: type, agency: agency)
        return wrapped("Cases come in by one of these.", .muted, width)
            + workflow.waysIn.flatMap { transition in
                way(transition, to: destination(of: transition, from: ""), steps.words(of: transition), width)
            }
    }
}

/// How long cases stay, in words: whoever sees no colours learns from them where the office is slow.
enum TimesWording {
    static func sentence(_ times: StateTimes) -> (String, TextCanvas.Role) {
        var text =
            times.standing == 0 ? "Nobody's case stands here." : "\(times.standing) \(times.standing == 1 ? "stands" : "stand") here now"
        if times.standing > 0 { text += times.late > 0 ? ", \(times.late) late." : ", none late." }
        guard let median = times.median, let ninetieth = times.ninetieth else {
            return ("\(text) No case has come this way yet, so nobody knows how long it takes.", times.late > 0 ? .warning : .text)
        }
        text += " Of \(times.stays) seen, half leave within \(median) and nine of ten within \(span(ninetieth, times))"
        guard let allowed = times.allowed, let allowance = times.allowance else { return ("\(text).", .text) }
        text += "; \(allowance) are allowed."
        return ninetieth > allowed ? ("\(text) That is slow.", .warning) : (text, .text)
    }

    /// In the days that the state's own clock counts.
    private static func span(_ count: Int, _ times: StateTimes) -> String {
        "\(count) \(times.isBusiness ? "business " : "")\(count == 1 ? "day" : "days")"
    }
}
