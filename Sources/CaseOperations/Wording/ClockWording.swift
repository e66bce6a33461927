public import Casework

/// Clocks in words: why a day is the day it is, and what happened by itself.
public enum ClockWording {
    /// Why a case is due when it is: `Due Wed 9 Dec: 30 days after 9 Nov, when it came to Waiting: evidence.`
    ///
    /// - Parameters:
    ///   - due: the day as it was told; where the rule comes to another one today, both are said.
    ///   - reason: the clock; nil where none runs.
    public static func because(
        _ due: CivilDate?, _ reason: ClockEnd?, of record: CaseRecord, type: CaseType, today: CivilDate
    ) -> String {
        guard record.isOpen else { return "The case is closed, so nothing is due." }
        guard let due else {
            guard let rule = type.workflow.state(record.state)?.due else { return "Nothing says by when this state must be left." }
            let waits = rule.choices.lazy.compactMap { start($0.clock.start, record, type) }.first
            return "No day is due yet\(waits.map { ": the clock starts with \($0), which is not known" } ?? "")."
        }
        let day = "Due \(DateWording.weekday(due)) \(due.year)"
        guard let reason else { return "\(day): somebody set that day." }
        let counted = span(reason, record, type)
        if reason.end == due { return "\(day): \(counted)." }
        return "\(day): that day was told and stands. Counted today it would be \(DateWording.long(reason.end)): \(counted)."
    }

    /// `10 business days after 9 Nov, when it was received; 2 closed days and 12 days of waiting left out`.
    ///
    /// - Parameter entering: what coming to a state is called here.
    private static func span(_ end: ClockEnd, _ record: CaseRecord, _ type: CaseType, entering: String? = nil) -> String {
        let when = end.clock.start == .entering ? entering : nil
        var left: [String] = []
        if end.closedDays > 0 { left.append(count(end.closedDays, "closed day")) }
        if end.pausedDays > 0 { left.append("\(count(end.pausedDays, "day")) of waiting") }
        return "\(end.clock.term) after \(DateWording.long(end.start)), \(when ?? event(end.clock.start, record, type))"
            + (left.isEmpty ? "" : "; \(Wording.list(left, "and")) left out")
    }

    /// `Promised by Mon 30 Nov 2026: 10 business days after …`.
    public static func target(_ end: ClockEnd, of record: CaseRecord, type: CaseType, today: CivilDate) -> String {
        let missed = end.end < today ? ", missed" : ""
        let counted = span(end, record, type, entering: "when it came to this queue")
        return "Promised by \(DateWording.weekday(end.end)) \(end.end.year)\(missed): \(counted)."
    }

    /// What a reminder asks for.
    public static func reminder(_ reminder: CaseRecord.Reminder, type: CaseType) -> String {
        let since = "the clock ran out on \(DateWording.short(reminder.since))"
        if let refused = reminder.refused {
            let title = type.workflow.transition(refused)?.title.plain ?? refused
            return "See to it: \(since), and \u{201C}\(title)\u{201D} could not be done by itself."
        }
        return switch reminder.of {
        case .constituent: "Remind the constituent: \(since). A contact about the case settles it."
        case .owner: "Look at it: \(since)."
        }
    }

    /// A timer in a history.
    static func action(_ facts: TimerRanOut.Facts, type: CaseType?, agency: Agency) -> String {
        let what: String
        if let transition = facts.takes {
            let title = type?.workflow.transition(transition)?.title.plain ?? transition
            what = facts.isRefused == true ? "\u{201C}\(title)\u{201D} could not be done by itself" : title
        } else if let queue = facts.queue {
            what = "handed to \(agency.queue(queue)?.title.plain ?? queue)"
        } else {
            switch facts.reminds {
            case .constituent: what = "the constituent is to be reminded"
            case .owner: what = "whoever has it is to look"
            case nil: what = "nothing was left to do"
            }
        }
        return "clock ran out \(DateWording.short(facts.ended)): \(what)"
    }

    private static func event(_ start: Clock.Start, _ record: CaseRecord, _ type: CaseType) -> String {
        switch start {
        case .entering: "when it came to \(type.workflow.state(record.state)?.title.plain ?? record.state)"
        case .opened: "when it was opened"
        case .received: "when it was received"
        case .transition(let id): "when \u{201C}\(type.workflow.transition(id)?.title.plain ?? id)\u{201D} was done"
        case .field(let id): "\u{201C}\(type.field(id)?.label.plain ?? id)\u{201D}"
        }
    }

    private static func start(_ start: Clock.Start, _ record: CaseRecord, _ type: CaseType) -> String? {
        switch start {
        case .entering, .opened, .received: nil
        case .transition, .field: event(start, record, type).replacingPrefix("when ")
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}

extension ClockWording {
    /// What applying the clocks came to: `3 clocks ran out: 2 reminders, 1 handed over.` Nil where none had run out.
    public static func ticked(_ outcome: TickOutcome) -> String? {
        guard outcome.timers > 0 else { return nil }
        let parts = [
            outcome.reminders > 0 ? count(outcome.reminders, "reminder") : nil,
            outcome.handedOver > 0 ? "\(outcome.handedOver) handed over" : nil, outcome.steps > 0 ? count(outcome.steps, "step") : nil,
            outcome.refused > 0 ? "\(outcome.refused) to be looked at" : nil,
        ].compactMap { $0 }
        return "\(count(outcome.timers, "clock")) ran out\(parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")."
    }
}
