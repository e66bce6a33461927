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
        let before: CaseRow?
        var now: CaseRow
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

    init(_ database: Database, _ keys: SearchKeyProjection, _ constituents: ConstituentProjection) throws {
        self.database = database
        self.keys = keys
        self.constituents = constituents
        tally = try TallyProjection(database)
        select = try PreparedStatement(database, "SELECT \(CaseRow.columnList) FROM case_current WHERE id = ?")
        insert = try PreparedStatement(
            database,
            """
            INSERT INTO case_current(\(CaseRow.columnList)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        update = try PreparedStatement(
            database,
            """
            UPDATE case_current SET state = ?, state_since = ?, queue = ?, owner = ?, constituent = ?, due = ?, is_open = ?,
                is_withdrawn = ?, version = ? WHERE opened = ?
            """)
        updateVersion = try PreparedStatement(database, "UPDATE case_current SET version = ? WHERE opened = ?")
    }

    func project(_ recorded: RecordedEvent) throws {
        let id: CaseID = recorded.subject.retyped()
        if case .caseOpened(let opened) = recorded.event {
            if recorded.version == 1 {
                if let row = CaseRow(id, opened.facts, version: recorded.version) {
                    changes[id] = Change(opened: Int64(bitPattern: recorded.sequence), before: nil, now: row)
                }
                return
            }
            if try change(of: id) == nil, let row = CaseRow(id, opened.facts, version: recorded.version) {
                changes[id] = Change(opened: Int64(bitPattern: recorded.sequence), before: nil, now: row, needsFolding: true)
                return
            }
        }
        guard var change = try change(of: id) else { return }
        if case .stepWithdrawn = recorded.event { change.needsFolding = true }
        change.now = change.now.after(recorded)
        changes[id] = change
    }

    func flush(before end: UInt64) throws {
        for (id, change) in changes.sorted(by: { $0.value.opened < $1.value.opened }) {
            var row = change.now
            if change.needsFolding, let file = try EventReading(database).caseFile(id, before: end) { row = CaseRow(file.record) }
            try write(row, over: change)
            try rekey(row, over: change)
            tally.replace(change.before, with: row)
        }
        changes = [:]
        try tally.flush()
    }

    private func write(_ row: CaseRow, over change: Change) throws {
        guard let before = change.before else {
            try insert.run(row.bindings(opened: change.opened))
            return
        }
        if row == before { return }
        if row == before.standing(version: row.version) {
            try updateVersion.run([.number(row.version), .integer(change.opened)])
        } else {
            try update.run([
                .text(row.state), .number(row.stateSince.dayNumber), .text(row.queue), row.owner.map { .id($0) } ?? .null,
                .id(row.constituent), .number(CaseRow.day(row.due)), .flag(row.isOpen), .flag(row.isWithdrawn),
                .number(row.version), .integer(change.opened),
            ])
        }
    }

    /// A case entered in error is found no more; one brought to another constituent is found by that one.
    private func rekey(_ row: CaseRow, over change: Change) throws {
        let before = change.before.flatMap { $0.isWithdrawn ? nil : $0 }
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
            let row = try CaseRow(columns)
            return Change(opened: columns.integer(0), before: row, now: row)
        }
        if let change { changes[id] = change }
        return change
    }
}
