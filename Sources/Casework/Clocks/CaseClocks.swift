import CommonExpressions

/// Where a clock of a case starts and ends, and what lies between.
public struct ClockEnd: Sendable, Equatable {
    public let clock: Clock
    /// The day it counts from, which is not counted itself.
    public let start: CivilDate
    /// The last day; on the day after, it has run out.
    public let end: CivilDate
    /// Days left out because the case waited for somebody else.
    public let pausedDays: Int
    /// Days of the week left out because the office was closed, in a clock of business days.
    public let closedDays: Int
}

/// The clocks of one case, as they run from a day on.
struct CaseClocks {
    let type: CaseType
    let calendar: BusinessCalendar
    /// What conditions see.
    let facts: ConditionFacts
    /// The states it stood in, the present one last.
    let stops: [(state: String, since: CivilDate)]
    /// Days of waiting before those.
    var pauses: [Pause] = []
    let takenOn: [String: CivilDate]
    let enteredOn: CivilDate
    let receivedOn: CivilDate
    /// The day the present state's clock started.
    let stateSince: CivilDate

    private var state: String { stops.last?.state ?? "" }

    /// The day the case must have left its state; nil where no clock runs, or none has started yet.
    var due: ClockEnd? {
        guard let state = type.workflow.state(state), !state.isFinal else { return nil }
        return state.due.flatMap { chosen($0) }.flatMap { end(of: $0.clock) }
    }

    /// What runs in the present state, in the pack's order.
    var timers: [RunningTimer] {
        type.workflow.timers.compactMap { timer in
            guard timer.states.contains(state), timer.when?.answer(facts) ?? .holds == .holds else { return nil }
            return end(of: timer.clock).map { RunningTimer(id: timer.id, ends: $0.end) }
        }
    }

    /// The first choice that holds. One that cannot be told yet leaves the day open: a day that might be wrong is told to nobody.
    func chosen(_ rule: DueRule) -> DueRule.Choice? {
        for choice in rule.choices {
            switch choice.when?.answer(facts) ?? .holds {
            case .holds: return choice
            case .doesNot: continue
            case .unknown, .failed: return nil
            }
        }
        return nil
    }

    /// Nil where it has not started, or stands still for as long as the case stays here.
    func end(of clock: Clock) -> ClockEnd? {
        guard let start = start(of: clock.start) else { return nil }
        if clock.pauses, type.workflow.state(state)?.waitingOn != nil { return nil }
        var day = start
        var left = clock.term.count
        var (paused, closed) = (0, 0)
        // Pauses are as long as the case is old; a calendar without an open day in a year must not hold us up.
        var idle = 0
        while left > 0, idle < 366 {
            day = day.adding(days: 1)
            if clock.pauses, isPaused(day) {
                paused += 1
            } else if case .businessDays = clock.term, !calendar.isOpen(day) {
                closed += 1
                idle += 1
            } else {
                left -= 1
                idle = 0
            }
        }
        return ClockEnd(clock: clock, start: start, end: day, pausedDays: paused, closedDays: closed)
    }

    private func start(of start: Clock.Start) -> CivilDate? {
        switch start {
        case .entering: stateSince
        case .opened: enteredOn
        case .received: receivedOn
        case .transition(let id): takenOn[id]
        case .field(let id): facts[date: id]
        }
    }

    /// Whether the case waited for somebody else on a day: from the day after it came to a state that waits, up to and
    /// including the day it left.
    private func isPaused(_ day: CivilDate) -> Bool {
        if pauses.contains(where: { $0.after < day && day <= $0.through }) { return true }
        for (index, stop) in stops.enumerated().dropLast() where type.workflow.state(stop.state)?.waitingOn != nil {
            if stop.since < day, day <= stops[index + 1].since { return true }
        }
        return false
    }
}

extension CaseClocks {
    /// The clocks as they stand in a case now.
    init(of record: CaseRecord, type: CaseType, constituent: ConstituentDetails?, calendar: BusinessCalendar, today: CivilDate) {
        self.init(
            type: type, calendar: calendar, facts: ConditionFacts(of: record, type: type, constituent: constituent, today: today),
            stops: record.stops, pauses: record.pauses, takenOn: record.takenOn, enteredOn: record.enteredOn,
            receivedOn: record.receivedOn, stateSince: record.stateSince)
    }

    /// When the case waited for somebody else until a day.
    func pauses(until day: CivilDate) -> [Pause] {
        let ends = stops.dropFirst().map(\.since) + [day]
        return pauses
            + zip(stops, ends).filter { type.workflow.state($0.0.state)?.waitingOn != nil && $0.0.since < $0.1 }.map {
                Pause(after: $0.0.since, through: $0.1)
            }
    }
}

extension Agency {
    /// Why a case is due when it is: the clock that its day is counted by, as the rule has it today. The day that was told
    /// stands in the record and may be another, where the calendar has changed since or somebody set it.
    public func dueReason(of record: CaseRecord, constituent: ConstituentDetails?, today: CivilDate) -> ClockEnd? {
        guard let type = caseType(record.type) else { return nil }
        return CaseClocks(of: record, type: type, constituent: constituent, calendar: calendar, today: today).due
    }

    /// By when the office promised to deal with a case that lies in its queue.
    public func target(of record: CaseRecord, constituent: ConstituentDetails?, today: CivilDate) -> ClockEnd? {
        guard record.isOpen, let type = caseType(record.type), let clock = queue(record.queue)?.target else { return nil }
        var clocks = CaseClocks(of: record, type: type, constituent: constituent, calendar: calendar, today: today)
        if clock.start == .entering { clocks = clocks.counting(from: record.queuedOn) }
        return clocks.end(of: clock)
    }
}

extension CaseClocks {
    /// The same with the present state's clock started on another day.
    func counting(from day: CivilDate) -> CaseClocks {
        CaseClocks(
            type: type, calendar: calendar, facts: facts, stops: stops, pauses: pauses, takenOn: takenOn, enteredOn: enteredOn,
            receivedOn: receivedOn, stateSince: day)
    }

    /// Whether a clock of the present state counts from one of these fields or that step, or is chosen by them.
    func count(from fields: Set<String>, or transition: String? = nil) -> Bool {
        let due = type.workflow.state(state)?.due
        return due.map { $0.choices.contains { $0.clock.counts(from: fields, or: transition) || $0.when.reads(fields) } } ?? false
    }
}

extension Clock {
    func counts(from fields: Set<String>, or transition: String? = nil) -> Bool {
        switch start {
        case .field(let id): fields.contains(id)
        case .transition(let id): id == transition
        case .entering, .opened, .received: false
        }
    }
}

extension CommonExpression? {
    func reads(_ fields: Set<String>) -> Bool {
        self?.names.contains { fields.contains($0.hasPrefix("answers.") ? String($0.dropFirst(8)) : $0) } ?? false
    }
}
