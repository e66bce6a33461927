import CaseStorage
import Casework

/// A case as `case_current` holds it: what lists show, and what the next step is folded onto.
struct CurrentCase: Equatable {
    let row: CaseRow
    /// All that run, of a closed case too.
    let timers: [RunningTimer]

    init(_ row: CaseRow, timers: [RunningTimer]) {
        self.row = row
        self.timers = timers
    }

    init(_ record: CaseRecord) { self.init(CaseRow(record), timers: record.timers) }

    /// Nil while the case has no number.
    init?(_ id: CaseID, _ opened: CaseOpened.Facts, version: UInt64) {
        guard let number = opened.number else { return nil }
        let timers = opened.timers ?? []
        self.init(
            CaseRow(
                id: id, number: number, type: opened.type, typeVersion: opened.typeVersion, state: opened.state,
                stateSince: opened.enteredOn, queue: opened.queue, owner: opened.owner, constituent: opened.constituent,
                receivedOn: opened.receivedOn, enteredOn: opened.enteredOn, due: opened.due, clock: timers.map(\.ends).min(),
                isOpen: true, isWithdrawn: false, version: version), timers: timers)
    }

    static let columnList = "\(CaseRow.columnList), timers"

    init(_ columns: Columns) throws {
        self.init(try CaseRow(columns), timers: try columns.blob(20).map { try Self.timers($0) } ?? [])
    }

    func bindings(opened: Int64) -> [Binding] { row.bindings(opened: opened) + [timersBinding] }
}

/// Folding, a step at a time; the same as `CaseFile(folding:)` as long as no step is taken back.
extension CurrentCase {
    /// After an event of the case's own.
    func after(_ recorded: RecordedEvent) -> CurrentCase {
        var next = Standing(self)
        next.version = recorded.version
        next.reminder = reminder(after: recorded.event)
        switch recorded.event {
        case .caseMoved(let moved):
            let facts = moved.facts
            if facts.from != facts.to || facts.restartsClock {
                next.since = facts.on
                next.timers = facts.timers ?? []
            } else if let running = facts.timers {
                next.timers = running
            }
            next.state = facts.to
            next.queue = facts.queue
            next.due = facts.due
            next.isOpen = !facts.closes && !row.isWithdrawn
        case .caseEdited(let edited):
            if let clocks = edited.facts.clocks {
                next.due = clocks.due
                next.timers = clocks.timers
            }
        case .caseAssigned(let assigned): next.owner = assigned.facts.owner
        case .caseRehomed(let rehomed): next.constituent = rehomed.facts.to
        case .timerRanOut(let timer):
            next.timers.removeAll { $0.id == timer.facts.timer }
            next.queue = timer.facts.queue ?? next.queue
            next.reminder = timer.facts.reminds.map { $0.over(next.reminder) } ?? next.reminder
        case .caseMigrated(let migrated):
            let facts = migrated.facts
            if facts.from != facts.to || facts.restartsClock { next.since = facts.on }
            next.typeVersion = facts.toVersion
            next.state = facts.to
            next.queue = facts.queue
            next.due = facts.due
            next.timers = facts.timers ?? []
        default: break
        }
        return next.current
    }

    /// After an event of somebody else's that names the case.
    func named(in event: Event) -> CurrentCase {
        var next = Standing(self)
        next.reminder = reminder(after: event)
        return next.current
    }

    /// Whether nothing but the version tells it from another.
    func differsInVersionOnly(from other: CurrentCase) -> Bool {
        var same = Standing(self)
        same.version = other.row.version
        return same.current == other
    }

    private func reminder(after event: Event) -> Timer.Reminded? {
        // Which day it dates from makes no difference to whether it stands.
        row.reminder.flatMap { CaseRecord.Reminder(of: $0, since: row.stateSince).after(event)?.of }
    }
}

/// What can change about a case.
private struct Standing {
    private let row: CaseRow
    var typeVersion: Int
    var state: String
    var since: CivilDate
    var queue: String
    var owner: StaffID?
    var constituent: ConstituentID
    var due: CivilDate?
    var reminder: Timer.Reminded?
    var isOpen: Bool
    var version: UInt64
    var timers: [RunningTimer]

    init(_ current: CurrentCase) {
        row = current.row
        typeVersion = row.typeVersion
        state = row.state
        since = row.stateSince
        queue = row.queue
        owner = row.owner
        constituent = row.constituent
        due = row.due
        reminder = row.reminder
        isOpen = row.isOpen
        version = row.version
        timers = current.timers
    }

    var current: CurrentCase {
        CurrentCase(
            CaseRow(
                id: row.id, number: row.number, type: row.type, typeVersion: typeVersion, state: state, stateSince: since,
                queue: queue, owner: owner, constituent: constituent, receivedOn: row.receivedOn, enteredOn: row.enteredOn,
                due: due, clock: isOpen ? timers.map(\.ends).min() : nil, reminder: reminder, isOpen: isOpen,
                isWithdrawn: row.isWithdrawn, version: version), timers: timers)
    }
}

/// Timers in one column: for each its last day as a number of four bytes, the length of its name in four, and the name.
extension CurrentCase {
    var timersBinding: Binding {
        guard !timers.isEmpty else { return .null }
        var bytes: [UInt8] = []
        for timer in timers {
            for number in [UInt32(bitPattern: Int32(truncatingIfNeeded: timer.ends.dayNumber)), UInt32(timer.id.utf8.count)] {
                withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
            }
            bytes.append(contentsOf: timer.id.utf8)
        }
        return .blob(bytes)
    }

    private static func timers(_ bytes: [UInt8]) throws -> [RunningTimer] {
        var rest = bytes[...]
        func number() -> UInt32? {
            guard rest.count >= 4 else { return nil }
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        }
        var timers: [RunningTimer] = []
        while !rest.isEmpty {
            guard let day = number(), let length = number(), rest.count >= length,
                let id = String(validating: rest.prefix(Int(length)), as: UTF8.self)
            else { throw StorageFailure.corrupt("the timers of a case") }
            rest = rest.dropFirst(Int(length))
            timers.append(RunningTimer(id: id, ends: CivilDate(dayNumber: Int(Int32(bitPattern: day)))))
        }
        return timers
    }
}
