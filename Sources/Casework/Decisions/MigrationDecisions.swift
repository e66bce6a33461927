import CommonExpressions

/// Where an open case goes on under another version of its type.
public struct Migration: Sendable, Equatable {
    public let state: String
    /// Whether the clock of the state starts anew; else the day that was told stands.
    public let restartsClock: Bool

    public init(state: String, restartsClock: Bool = false) {
        self.state = state
        self.restartsClock = restartsClock
    }
}

extension Agency {
    /// What moving an open case to this agency's version of its type comes to.
    ///
    /// A day that was told stands, and timers that run on both sides run on; those that only the new version has start with
    /// the clock they count from. No case is closed by it: nobody decided that.
    ///
    /// - Parameter former: the version that the case leaves; nil where it cannot be read, and then a timer is known by its
    ///   name alone, and no day is known on which the case waited.
    public func decide(
        _ migration: Migration, of file: CaseFile, from former: CaseType?, constituent: ConstituentDetails? = nil, now: Moment
    ) throws(Refusal) -> CaseMigrated {
        let record = file.record
        if record.isWithdrawn { throw .entryWithdrawn }
        if !record.isOpen { throw .caseClosed }
        guard let type = caseType(record.type) else { throw .unknownCaseType(record.type, known: caseTypes.map(\.id)) }
        guard let state = type.workflow.state(migration.state) else { throw .noSuchStateThere(migration.state) }
        if state.isFinal { throw .wouldClose(state: state.id) }
        let isMoved = record.state != state.id
        let since = isMoved || migration.restartsClock ? now.date : record.stateSince
        var facts = ConditionFacts(of: record, type: type, constituent: constituent, today: now.date)
        facts.bind(.string(state.id), to: "state")
        let pauses = former.map {
            CaseClocks(of: record, type: $0, constituent: constituent, calendar: calendar, today: now.date).pauses(until: now.date)
        }
        let clocks = CaseClocks(
            type: type, calendar: calendar, facts: facts, stops: [(state.id, now.date)], pauses: pauses ?? record.pauses,
            takenOn: record.takenOn, enteredOn: record.enteredOn, receivedOn: record.receivedOn, stateSince: since)
        let timers = clocks.timers.compactMap { timer in
            migration.restartsClock ? timer : going(on: timer, of: type, record, from: former, isMoved: isMoved)
        }
        // A queue that only the former pack had would hide the case from those who work here.
        let kept = isMoved || queue(record.queue) == nil ? state.queue ?? type.queue : record.queue
        return CaseMigrated(
            facts: .init(
                fromVersion: record.typeVersion, toVersion: type.version, from: record.state, to: state.id,
                queue: kept, on: now.date,
                due: migration.restartsClock ? clocks.due?.end : record.due ?? clocks.due?.end, timers: timers.nonEmpty,
                restartsClock: migration.restartsClock, pauses: pauses?.nonEmpty))
    }

    /// A timer as it goes on: with the end it had where both versions have it, and not at all where it has run out.
    private func going(
        on timer: RunningTimer, of type: CaseType, _ record: CaseRecord, from former: CaseType?, isMoved: Bool
    ) -> RunningTimer? {
        guard let new = type.workflow.timer(timer.id) else { return timer }
        let old = former?.workflow.timers ?? []
        let same = old.filter { $0.clock == new.clock && $0.action == new.action }
        let named = old.first { $0.id == new.id && $0.action == new.action }
        let exact = same.first { $0.id == new.id } ?? same.first
        let known = exact?.id ?? (former == nil ? new.id : nil)
        if !isMoved, record.ranOut.contains(known ?? named?.id ?? "") { return nil }
        return known.flatMap { id in record.timers.first { $0.id == id } }.map { RunningTimer(id: new.id, ends: $0.ends) } ?? timer
    }
}
