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
    public func decide(
        _ migration: Migration, of file: CaseFile, constituent: ConstituentDetails? = nil, now: Moment
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
        let clocks = CaseClocks(
            type: type, calendar: calendar, facts: facts,
            stops: record.path.map { ($0.state, $0.since) } + (isMoved ? [(state.id, now.date)] : []), takenOn: record.takenOn,
            enteredOn: record.enteredOn, receivedOn: record.receivedOn, stateSince: since)
        let started = clocks.timers
        let timers: [RunningTimer] = started.compactMap { timer in
            if migration.restartsClock { return timer }
            if !isMoved, record.ranOut.contains(timer.id) { return nil }
            return record.timers.first { $0.id == timer.id } ?? timer
        }
        return CaseMigrated(
            facts: .init(
                fromVersion: record.typeVersion, toVersion: type.version, from: record.state, to: state.id,
                queue: isMoved ? state.queue ?? type.queue : record.queue, on: now.date,
                due: migration.restartsClock ? clocks.due?.end : record.due ?? clocks.due?.end, timers: timers.nonEmpty,
                restartsClock: migration.restartsClock))
    }
}
