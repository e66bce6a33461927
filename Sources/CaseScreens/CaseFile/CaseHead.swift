import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    /// What the case is, the path it has come, and by when something is due.
    func headLines(width: Int, rows: Int, _ context: ScreenContext) -> [[Span]] {
        guard let view else { return [] }
        let record = view.record
        let received = "received \(DateWording.short(record.receivedOn))"
        let dates = record.enteredOn == record.receivedOn ? received : "\(received), entered \(DateWording.short(record.enteredOn))"
        let number = Span(record.number.text, .strong)
        var lines: [[Span]] = []
        let oneLine = [Span(view.type.title.plain), Span("   "), number, Span("   \(dates)", .muted)]
        if oneLine.map(\.text.displayWidth).reduce(0, +) <= width {
            lines = [oneLine]
        } else {
            lines = [
                [Span(view.type.title.plain.truncated(to: width))],
                [number, Span("  \(dates)".truncated(to: max(0, width - number.text.displayWidth)), .muted)],
            ]
        }
        let isTall = rows >= 19
        let isShort = rows < 14
        if isShort, lines.count > 1 { lines.removeFirst() }
        if isTall { lines.append([]) }
        lines.append(CasePath.spans(view, width: width))
        let due = dueSentences(view, context)
        let joined = due.map(\.text).joined(separator: " ")
        if joined.displayWidth <= width {
            lines.append(due.enumerated().map { Span(($0.offset > 0 ? " " : "") + $0.element.text, $0.element.role) })
        } else if isShort, due.count > 2 {
            lines.append([Span(due.dropFirst().map(\.text).joined(separator: " "), due.last?.role ?? .text)])
        } else {
            lines += joined.wrapped(to: width).prefix(3).map { [Span($0, due.last?.role ?? .text)] }
        }
        if let reminder = record.reminder, record.isOpen {
            let said = ClockWording.reminder(reminder, type: view.type)
            lines += said.wrapped(to: width).prefix(isShort ? 1 : 2).map { [Span($0, .warning)] }
        }
        if isTall { lines.append([]) }
        return lines
    }

    /// `On Ortega since 9 Nov. Due Wed 9 Dec. 2 days late.`
    private func dueSentences(_ view: CaseView, _ context: ScreenContext) -> [Span] {
        let record = view.record
        if record.isWithdrawn { return [Span("Entered in error and withdrawn; nothing more can be done with it.", .warning)] }
        let since = "since \(DateWording.short(record.stateSince))"
        guard record.isOpen else { return [Span("Closed \(since). Nothing more is due.", .good)] }
        let details = view.constituent
        let holder: String
        if view.state?.waitingOn == .constituent {
            holder = "On \(context.name(details.organisation ?? details.familyName ?? details.sortName)) \(since)."
        } else if let owner = view.ownerName {
            holder = "With \(owner == context.me.name ? "you" : owner) \(since)."
        } else {
            holder = "In the queue \(context.agency.queue(record.queue)?.title.plain ?? record.queue) \(since), nobody's yet."
        }
        guard let due = record.due else { return [Span(holder), Span("No date is set.", .muted)] }
        let days = due.dayNumber - context.today.dayNumber
        let urgency: Span =
            switch days {
            case ..<0: Span("\(DateWording.due(due, today: context.today)).", .bad)
            case 0: Span("That is today.", .warning)
            case 1: Span("That is tomorrow.", .warning)
            default: Span("\(days) days left.", .muted)
            }
        return [
            Span(holder), Span("Due \(DateWording.weekday(due))\(due.year == context.today.year ? "" : " \(due.year)").", .strong), urgency,
        ]
    }
}

/// The way a case has come through its workflow, where it stands, and where it likely goes.
enum CasePath {
    private static let arrow = Span(" \u{2192} ", .muted)

    /// On one line: what does not fit is left out at the beginning, then at the end.
    static func spans(_ view: CaseView, width: Int) -> [Span] {
        let record = view.record
        func title(_ state: String) -> String { view.stateTitle(state) }
        let past = record.path.dropLast().map { Span("\u{2713} \(title($0.state))", .good) }
        let now = Span("\(record.isOpen ? "\u{25B6}" : "\u{25A0}") \(title(record.state).uppercased())", .title)
        var ahead: [Span] = []
        if record.isOpen, !record.isWithdrawn, let next = likelyNext(view) {
            ahead = [Span(title(next), .muted)] + (view.type.workflow.state(next)?.isFinal == true ? [] : [Span("\u{2026}", .muted)])
        }
        for after in stride(from: ahead.count, through: 0, by: -1) {
            for before in 0...past.count {
                // Rather a shorter past than no future at all, as long as one step back is seen.
                if after > 0, before > max(0, past.count - 1) { continue }
                let shown = Array(past.dropFirst(before)) + [now] + ahead.prefix(after)
                var spans: [Span] = before > 0 ? [Span("\u{2026}", .muted), arrow] : []
                for (index, span) in shown.enumerated() { spans += index > 0 ? [arrow, span] : [span] }
                if spans.map(\.text.displayWidth).reduce(0, +) <= width { return spans }
            }
        }
        return [Span(now.text.truncated(to: width), now.role)]
    }

    /// The state that the first way out leads to that is neither a wait nor an end; nil where there is no way out.
    static func likelyNext(_ view: CaseView) -> String? {
        let out = view.type.workflow.transitions.compactMap { transition -> State? in
            guard case .states(let from) = transition.from, from.contains(view.record.state), case .state(let to) = transition.to,
                to != view.record.state
            else { return nil }
            return view.type.workflow.state(to)
        }
        return (out.first { $0.waitingOn == nil && !$0.isFinal } ?? out.first)?.id
    }
}
