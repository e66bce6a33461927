import CaseStorage
public import Casework

/// What applying the clocks that have run out came to.
public struct TickOutcome: Sendable, Equatable {
    /// Timers that ran out and were applied now.
    public var timers = 0
    /// Cases they were about.
    public var cases = 0
    public var reminders = 0
    public var handedOver = 0
    public var steps = 0
    /// Steps that the rules refused; a person was reminded instead.
    public var refused = 0
    /// Cases that could not be looked at, with the reason: they stay as they are.
    public var skipped: [Skipped] = []

    public init() {}

    public struct Skipped: Sendable, Equatable {
        public let number: CaseNumber
        public let failure: OperationFailure
    }
}

extension Office {
    /// How many cases go into one commit. Enough that the disk is waited for seldom, few enough that other people's steps are
    /// not held up.
    private static let casesAtOnce = 200
    private static let content = ["tick"]

    /// Applies every clock that has run out, the longest ago first: whoever is there first does it, and nobody does it again.
    ///
    /// - Parameters:
    ///   - request: the wish behind each commit in turn; a wish that was done before is counted as it was then.
    ///   - isWanted: asked between commits; what was done stays done.
    public func tick(
        request: (_ commit: Int) -> Request = { _ in .unique() }, isWanted: (TickOutcome) -> Bool = { _ in true }
    ) throws(OperationFailure) -> TickOutcome {
        try requireWorker()
        var outcome = TickOutcome()
        var stuck: Set<CaseID> = []
        var seen: Set<CaseID> = []
        var number = 0
        while let before = try earlier(request(number), saying: Self.content) {
            for found in RunOut.all(in: before.events) { outcome.count(found, on: today, &seen, &stuck) }
            number += 1
        }
        if number > 0 {
            outcome.cases = seen.count
            return outcome
        }
        while isWanted(outcome) {
            let query = CaseQuery(clockBefore: today, openOnly: true, order: .clock, limit: Self.casesAtOnce + stuck.count)
            let rows = try reading { () throws(StorageFailure) in try store.cases(query).rows }.filter { !stuck.contains($0.id) }
            if rows.isEmpty { break }
            try apply(Array(rows.prefix(Self.casesAtOnce)), request(number), &outcome, &stuck, &seen)
            number += 1
        }
        outcome.cases = seen.count
        return outcome
    }

    /// Whoever works here may set the clocks off; auditors change nothing.
    private func requireWorker() throws(OperationFailure) {
        let workers = ["caseworker", "designer", "trainer"]
        let actor = try currentActor()
        try deciding { () throws(Refusal) in if actor.roles.isDisjoint(with: workers) { throw .roleRequired(workers) } }
    }

    /// One timer of each of these cases, in one commit; one by one where somebody was quicker with some of them.
    private func apply(
        _ rows: [CaseRow], _ request: Request, _ outcome: inout TickOutcome, _ stuck: inout Set<CaseID>, _ seen: inout Set<CaseID>
    ) throws(OperationFailure) {
        do throws(OperationFailure) {
            for found in try commit(rows, request, &outcome, &stuck) { outcome.count(found, on: today, &seen, &stuck) }
        } catch {
            guard case .storage(.conflict) = error else { throw error }
            for row in rows {
                do throws(OperationFailure) {
                    for found in try commit([row], .unique(), &outcome, &stuck) { outcome.count(found, on: today, &seen, &stuck) }
                } catch { guard case .storage(.conflict) = error else { throw error } }
            }
        }
    }

    /// What the first timer of each of these cases comes to at that moment; what cannot be looked at is left out, and told.
    private func runOut(
        _ rows: [CaseRow], at now: Moment, _ outcome: inout TickOutcome, _ stuck: inout Set<CaseID>
    ) throws(OperationFailure) -> [RunOut] {
        var due: [RunOut] = []
        for row in rows {
            do throws(OperationFailure) {
                if let found = try runOut(row, at: now) { due.append(found) }
            } catch {
                guard error.isAboutOneCase else { throw error }
                if stuck.insert(row.id).inserted { outcome.skipped.append(TickOutcome.Skipped(number: row.number, failure: error)) }
            }
        }
        return due
    }

    /// Nil where somebody was quicker.
    private func runOut(_ row: CaseRow, at now: Moment) throws(OperationFailure) -> RunOut? {
        let file = try caseFile(row.id)
        guard file.record.isOpen, let timer = file.record.timersRunOut(by: now.date).first else {
            // A list that does not agree with the case must not have us ask for ever.
            guard file.record.version != row.version else { throw .refused(.timerNotRunning(""), caseType: row.type) }
            return nil
        }
        let agency = try agency(for: file.record)
        let constituent = try constituentAsked(of: file)
        let events = try deciding(file.record.type) { () throws(Refusal) in
            try agency.decide(timer, on: file, constituent: constituent, now: now)
        }
        return RunOut(id: row.id, version: file.record.version, events: events)
    }

    /// One commit; none where nothing is left to do.
    private func commit(
        _ rows: [CaseRow], _ request: Request, _ outcome: inout TickOutcome, _ stuck: inout Set<CaseID>
    ) throws(OperationFailure) -> [RunOut] {
        // Decided at the moment that the commit bears, so that a day ends for both at once.
        let now = now
        let due = try runOut(rows, at: now, &outcome, &stuck)
        guard !due.isEmpty else { return [] }
        _ = try perform(request, saying: Self.content, at: now) { _, _ throws(OperationFailure) in
            Decision(
                due.flatMap { found in found.events.map { Commit.Entry(found.id, $0) } },
                expecting: Dictionary(uniqueKeysWithValues: due.map { ($0.id.retyped(), $0.version) }))
        }
        return due
    }
}

/// What a timer of one case came to, before it is durable.
private struct RunOut {
    let id: CaseID
    let version: UInt64
    let events: [Event]

    /// What a commit did, case by case.
    static func all(in events: [RecordedEvent]) -> [RunOut] {
        var found: [RunOut] = []
        for recorded in events {
            let id: CaseID = recorded.subject.retyped()
            if case .timerRanOut = recorded.event {
                found.append(RunOut(id: id, version: recorded.version - 1, events: [recorded.event]))
            } else if let last = found.popLast() {
                found.append(RunOut(id: last.id, version: last.version, events: last.events + [recorded.event]))
            }
        }
        return found
    }
}

extension OperationFailure {
    /// Whether only the case that was looked at is in the way, and others can be gone on with.
    fileprivate var isAboutOneCase: Bool {
        switch self {
        case .refused, .storage(.damaged), .storage(.missing): true
        default: false
        }
    }
}

extension TickOutcome {
    /// - Parameter settled: cases that are left alone until the next time. Where a step of the clock starts timers that have run
    ///   out already it is the last for now: they may lead to one another without end.
    fileprivate mutating func count(
        _ found: RunOut, on today: CivilDate, _ seen: inout Set<CaseID>, _ settled: inout Set<CaseID>
    ) {
        timers += 1
        seen.insert(found.id)
        if case .caseMoved(let moved)? = found.events.last, moved.facts.timers?.contains(where: { $0.ends < today }) == true {
            settled.insert(found.id)
        }
        for event in found.events {
            guard case .timerRanOut(let timer) = event else { continue }
            if timer.facts.isRefused == true {
                refused += 1
            } else if timer.facts.takes != nil {
                steps += 1
            } else if timer.facts.queue != nil {
                handedOver += 1
            } else if timer.facts.reminds != nil {
                reminders += 1
            }
        }
    }
}
