import CaseStorage
import Casework
import GRDB
import RecordMatching

/// The cases as lists show them, how many there are of each sort, and the search keys of their numbers.
final class CaseProjection {
    private struct Change {
        /// Sequence of the event that opened the case.
        let opened: Int64
        /// What stands in the table.
        let before: CurrentCase?
        var now: CurrentCase
        /// A step was taken back: only folding the whole case tells what remains.
        var needsFolding = false
    }

    private var changes: [CaseID: Change] = [:]
    private let database: Database
    private let keys: SearchKeyProjection
    private let constituents: ConstituentProjection
    private let tally: TallyProjection
    private let select: PreparedStatement
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let updateVersion: PreparedStatement
    /// Whether somebody may have to be reminded in any case: most offices' contacts then need not be looked into.
    private var mayRemind: Bool

    init(_ database: Database, _ keys: SearchKeyProjection, _ constituents: ConstituentProjection) throws {
        self.database = database
        self.keys = keys
        self.constituents = constituents
        tally = try TallyProjection(database)
        select = try PreparedStatement(database, "SELECT \(CurrentCase.columnList) FROM case_current WHERE id = ?")
        insert = try PreparedStatement(
            database,
            """
            INSERT INTO case_current(\(CurrentCase.columnList))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        update = try PreparedStatement(
            database,
            """
            UPDATE case_current SET type_version = ?, state = ?, state_since = ?, queue = ?, owner = ?, constituent = ?, due = ?,
                clock = ?, reminder = ?, is_open = ?, is_withdrawn = ?, version = ?, timers = ? WHERE opened = ?
            """)
        updateVersion = try PreparedStatement(database, "UPDATE case_current SET version = ? WHERE opened = ?")
        let reminding = "SELECT 1 FROM case_current WHERE reminder IS NOT NULL LIMIT 1"
        mayRemind = try PreparedStatement(database, reminding).first { _ in true } ?? false
    }

    func project(_ recorded: RecordedEvent) throws {
        let id: CaseID = recorded.subject.retyped()
        if case .caseOpened(let opened) = recorded.event {
            if recorded.version == 1 {
                if let now = CurrentCase(id, opened.facts, version: recorded.version) {
                    changes[id] = Change(opened: Int64(bitPattern: recorded.sequence), before: nil, now: now)
                }
                return
            }
            if try change(of: id) == nil, let now = CurrentCase(id, opened.facts, version: recorded.version) {
                changes[id] = Change(opened: Int64(bitPattern: recorded.sequence), before: nil, now: now, needsFolding: true)
                return
            }
        }
        guard var change = try change(of: id) else { return }
        if case .stepWithdrawn = recorded.event { change.needsFolding = true }
        if case .timerRanOut(let timer) = recorded.event, timer.facts.reminds != nil { mayRemind = true }
        change.now = change.now.after(recorded)
        changes[id] = change
    }

    /// Takes note of a contact that was about some cases: it may be what somebody was to be reminded of.
    func contacted(_ recorded: RecordedEvent, about cases: [CaseID]) throws {
        guard mayRemind else { return }
        for id in cases {
            guard var change = try change(of: id), change.now.row.reminder != nil else { continue }
            change.now = change.now.named(in: recorded.event)
            changes[id] = change
        }
    }

    func flush(before end: UInt64) throws {
        for (id, change) in changes.sorted(by: { $0.value.opened < $1.value.opened }) {
            var now = change.now
            if change.needsFolding, let file = try EventReading(database).caseFile(id, before: end) {
                now = CurrentCase(file.record)
                if now.row.reminder != nil { mayRemind = true }
            }
            try write(now, over: change)
            try rekey(now.row, over: change)
            tally.replace(change.before?.row, with: now.row)
        }
        changes = [:]
        try tally.flush()
    }

    private func write(_ now: CurrentCase, over change: Change) throws {
        guard let before = change.before else {
            try insert.run(now.bindings(opened: change.opened))
            return
        }
        if now == before { return }
        let row = now.row
        if before.differsInVersionOnly(from: now) {
            try updateVersion.run([.number(row.version), .integer(change.opened)])
        } else {
            try update.run([
                .number(row.typeVersion), .text(row.state), .number(row.stateSince.dayNumber), .text(row.queue),
                row.owner.map { .id($0) } ?? .null, .id(row.constituent), .number(CaseRow.day(row.due)), row.clockBinding,
                row.reminderBinding, .flag(row.isOpen), .flag(row.isWithdrawn), .number(row.version), now.timersBinding,
                .integer(change.opened),
            ])
        }
    }

    /// A case entered in error is found no more; one brought to another constituent is found by that one.
    private func rekey(_ row: CaseRow, over change: Change) throws {
        let before = change.before.flatMap { $0.row.isWithdrawn ? nil : $0.row }
        let now = row.isWithdrawn ? nil : row
        guard before?.constituent != now?.constituent || before?.isOpen != now?.isOpen else { return }
        for id in Set([before?.constituent, now?.constituent].compactMap { $0 }) { try constituents.casesChanged(id) }
        guard before?.constituent != now?.constituent else { return }
        let numberKeys = SearchKey.keys(of: row.number)
        if let before, let added = try constituents.row(of: before.constituent) {
            keys.remove(numberKeys, constituent: Int64(added), opened: change.opened)
        }
        // Somebody new looks up their cases when they are written.
        if let now, let added = try constituents.row(of: now.constituent), !constituents.isNew(now.constituent) {
            keys.insert(numberKeys, constituent: Int64(added), opened: change.opened)
        }
    }

    private func change(of id: CaseID) throws -> Change? {
        if let change = changes[id] { return change }
        let change = try select.first([.id(id)]) { columns in
            let current = try CurrentCase(columns)
            return Change(opened: columns.integer(0), before: current, now: current)
        }
        if let change { changes[id] = change }
        return change
    }
}
