import CaseStorage
import Casework
import Foundation
import GRDB
import RecordMatching

/// Who is registered: where their details stand in the ledger, their name for sorting, and their search keys.
///
/// Details are not copied: the row names the event whose personal part holds them, so that erasing that part leaves
/// nothing behind.
final class ConstituentProjection {
    private struct Change {
        /// Sequence of the event that added the constituent.
        let added: Int64
        var isNew: Bool
        /// Whose keys stand in the table.
        let before: ConstituentDetails?
        var now: ConstituentDetails
        /// Sequence of the event that holds the details; nil when none does.
        var source: Int64?
        var needsFolding = false
    }

    private var changes: [ConstituentID: Change] = [:]
    /// Rows written by this transaction, so that their cases need not look them up.
    private var known: [ConstituentID: Int64] = [:]
    private let database: Database
    private let keys: SearchKeyProjection
    private let select: PreparedStatement
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let selectCases: PreparedStatement

    init(_ database: Database, _ keys: SearchKeyProjection) throws {
        self.database = database
        self.keys = keys
        select = try PreparedStatement(database, "SELECT added, details FROM constituent_current WHERE id = ?")
        insert = try PreparedStatement(
            database, "INSERT INTO constituent_current(added, id, details, sort_name) VALUES (?, ?, ?, ?)")
        update = try PreparedStatement(database, "UPDATE constituent_current SET details = ?, sort_name = ? WHERE added = ?")
        selectCases = try PreparedStatement(
            database, "SELECT opened, prefix, year, serial FROM case_current WHERE constituent = ? AND NOT is_withdrawn")
    }

    func added(_ recorded: RecordedEvent, _ details: ConstituentDetails?) throws {
        let id: ConstituentID = recorded.subject.retyped()
        // A first event needs no look into the table.
        if recorded.version > 1, try change(of: id) != nil { return }
        changes[id] = Change(
            added: Int64(bitPattern: recorded.sequence), isNew: true, before: nil, now: details ?? ConstituentDetails(),
            source: details == nil ? nil : Int64(bitPattern: recorded.sequence), needsFolding: recorded.version > 1)
    }

    func edited(_ recorded: RecordedEvent, _ details: ConstituentDetails?) throws {
        let id: ConstituentID = recorded.subject.retyped()
        guard let details, var change = try change(of: id) else { return }
        change.now = details
        change.source = Int64(bitPattern: recorded.sequence)
        changes[id] = change
    }

    /// To be folded anew from the events at the next flush; remembers what stands in the table now.
    func refold(_ id: ConstituentID) throws {
        guard var change = try change(of: id) else { return }
        change.needsFolding = true
        changes[id] = change
    }

    /// The row's number, nil when nobody is registered under the identifier.
    func added(_ id: ConstituentID) throws -> Int64? {
        if let known = known[id] { return known }
        let stored = try select.first([.id(id)]) { $0.integer(0) }
        if let stored { known[id] = stored }
        return stored
    }

    func flush(before end: UInt64) throws {
        for (id, change) in changes.sorted(by: { $0.value.added < $1.value.added }) {
            var change = change
            if change.needsFolding { try fold(&change, id, before: end) }
            let row: [Binding] = [change.source.map { .integer($0) } ?? .null, .text(change.now.sortName.lowercased())]
            if change.isNew {
                try insert.run([.integer(change.added), .id(id)] + row)
                known[id] = change.added
                try adoptCases(of: id, added: change.added)
            } else {
                try update.run(row + [.integer(change.added)])
            }
            let new = Set(SearchKey.keys(of: change.now))
            let old = change.before.map { Set(SearchKey.keys(of: $0)) } ?? []
            keys.remove(old.subtracting(new), constituent: change.added)
            keys.insert(new.subtracting(old), constituent: change.added)
        }
        changes = [:]
    }

    /// Cases that were opened before their constituent was added are found by them from now on.
    private func adoptCases(of id: ConstituentID, added: Int64) throws {
        try selectCases.rows([.id(id)]) { columns in
            let number = CaseNumber(prefix: columns.text(1), year: columns.int(2), serial: columns.int(3))
            keys.insert(SearchKey.keys(of: number), constituent: added, opened: columns.integer(0))
            return true
        }
    }

    private func fold(_ change: inout Change, _ id: ConstituentID, before end: UInt64) throws {
        let events = try EventReading(database).constituentEvents(id, before: end)
        guard let folded = Constituent(folding: events) else { return }
        change.now = folded.details
        let holders = events.filter { recorded in
            guard recorded.subject == id.retyped() else { return false }
            return switch recorded.event {
            case .constituentAdded(let added): change.added == Int64(bitPattern: recorded.sequence) && added.personal != nil
            case .constituentEdited(let edited): edited.personal != nil
            default: false
            }
        }
        change.source = holders.last.map { Int64(bitPattern: $0.sequence) }
    }

    private func change(of id: ConstituentID) throws -> Change? {
        if let change = changes[id] { return change }
        let stored = try select.first([.id(id)]) { columns in
            (added: columns.integer(0), source: columns.isNull(1) ? nil : columns.integer(1))
        }
        guard let stored else { return nil }
        let details = try stored.source.map { try DetailsReading(database).details(at: $0) } ?? ConstituentDetails()
        let change = Change(added: stored.added, isNew: false, before: details, now: details, source: stored.source)
        changes[id] = change
        return change
    }
}

/// Reads a constituent's details out of the personal part they were written in.
struct DetailsReading {
    private let select: PreparedStatement
    private let decoder = JSONDecoder()

    init(_ database: Database) throws {
        select = try PreparedStatement(database, "SELECT bytes FROM part WHERE sequence = ? AND name = 'personal'")
    }

    /// - Throws: `damaged` when the part is gone or is no details.
    func details(at sequence: Int64) throws -> ConstituentDetails {
        let details = try select.first([.integer(sequence)]) { columns in
            columns.blob(0).flatMap { try? decoder.decode(ConstituentDetails.self, from: Data($0)) }
        }
        guard let details, let details else {
            throw StorageFailure.damaged(sequence: UInt64(bitPattern: sequence), "its details cannot be read")
        }
        return details
    }
}
