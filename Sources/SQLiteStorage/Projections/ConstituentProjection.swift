import CaseStorage
import Casework
import GRDB
import RecordMatching

/// Who is registered: where their details stand in the ledger, whom they were merged into, and what they are found by.
///
/// Details are not copied: the row names the event whose personal part holds them. Beside it stands, folded, what the row
/// is posted under, so that an erasure knows what to take away.
final class ConstituentProjection {
    private var changes: [ConstituentID: ConstituentChange] = [:]
    private let database: Database
    private let keys: SearchKeyProjection
    private let postings: PostingProjection
    private let rows: ConstituentRows
    private let selectCases: PreparedStatement

    init(_ database: Database, _ keys: SearchKeyProjection, _ postings: PostingProjection) throws {
        self.database = database
        self.keys = keys
        self.postings = postings
        rows = try ConstituentRows(database)
        selectCases = try PreparedStatement(
            database, "SELECT opened, prefix, year, serial, is_open FROM case_current WHERE constituent = ? AND NOT is_withdrawn")
    }

    func added(_ recorded: RecordedEvent, _ details: ConstituentDetails?) throws {
        let id: ConstituentID = recorded.subject.retyped()
        // A first event needs no look into the table.
        if recorded.version > 1, try change(of: id) != nil { return }
        guard let row = UInt32(exactly: recorded.sequence) else {
            throw StorageFailure.unavailable("nobody can be registered after event \(UInt32.max), since search counts no further")
        }
        changes[id] = ConstituentChange(
            row: row, details: details ?? ConstituentDetails(), source: details == nil ? nil : Int64(row),
            needsFolding: recorded.version > 1)
    }

    func edited(_ recorded: RecordedEvent, _ details: ConstituentDetails?) throws {
        guard let details else { return }
        try change(recorded.subject.retyped()) { change in
            change.details = details
            change.source = Int64(bitPattern: recorded.sequence)
        }
    }

    func merged(_ recorded: RecordedEvent, into kept: ConstituentID) throws {
        try change(recorded.subject.retyped()) { $0.merger = Merger(into: kept, at: recorded.sequence) }
    }

    func unmerged(_ recorded: RecordedEvent) throws {
        try change(recorded.subject.retyped()) { $0.merger = nil }
    }

    /// To be folded anew from the events at the next flush.
    func refold(_ id: ConstituentID) throws {
        try change(id) { $0.needsFolding = true }
    }

    /// A case of theirs was opened, closed, withdrawn or brought here or away.
    func casesChanged(_ id: ConstituentID) throws {
        try change(id) { $0.needsFlag = true }
    }

    /// The row's number, nil when nobody is registered under the identifier.
    func row(of id: ConstituentID) throws -> UInt32? { try change(of: id)?.row }

    /// Whether they are still to be written, and their cases to be looked up then.
    func isNew(_ id: ConstituentID) -> Bool { changes[id].map { $0.stored == nil } ?? false }

    /// To be called when the cases have been written.
    func flush(before end: UInt64) throws {
        guard !changes.isEmpty else { return }
        let targets = Set(changes.values.compactMap { $0.merger?.into })
        var regrouped: Set<ConstituentID> = []
        for (id, change) in changes.sorted(by: { $0.value.row < $1.value.row }) {
            // Hardly anybody is an alias or has one; they need no look at anybody else's cases.
            let hasAliases = try targets.contains(id) || rows.hasAliases(id)
            let isAlone = !hasAliases && change.merger == nil && change.stored?.merger == nil
            if !isAlone { regrouped.formUnion([id] + (try rows.group(of: id))) }
            var change = change
            if change.needsFolding { try fold(&change, id, before: end) }
            try write(change, id, isAlone: isAlone)
        }
        changes = [:]
        try flag(regrouped)
    }

    private func write(_ change: ConstituentChange, _ id: ConstituentID, isAlone: Bool) throws {
        let before = change.stored
        var flag = before?.flag ?? .none
        if before == nil {
            postings.countPerson()
            let own = try adoptCases(of: id, row: change.row)
            if isAlone { flag = own }
        } else if isAlone && change.needsFlag {
            flag = try self.flag(of: [id])
        }
        let record = try change.details.map { MatchRecord($0) } ?? before.orCorrupt("a constituent's row").record
        try rows.write(change, id, record, flag)
        post(flag, over: before?.flag ?? .none, row: change.row)
        guard before?.record != record else { return }
        let (old, new) = (before?.record.terms ?? [], record.terms)
        postings.remove(old.subtracting(new), row: change.row)
        postings.insert(new.subtracting(old), row: change.row)
        let (oldNumbers, newNumbers) = (Set(before?.record.numbers ?? []), Set(record.numbers))
        keys.remove(oldNumbers.subtracting(newNumbers), constituent: Int64(change.row))
        keys.insert(newNumbers.subtracting(oldNumbers), constituent: Int64(change.row))
    }

    /// All records of one person are found by how the person's cases stand, whichever record a case was opened for.
    private func flag(_ members: Set<ConstituentID>) throws {
        var done: Set<ConstituentID> = []
        for id in members where !done.contains(id) {
            let group = try rows.group(of: id)
            let flag = try self.flag(of: group)
            for member in group {
                done.insert(member)
                if let (row, before) = try rows.setFlag(flag, of: member) { post(flag, over: before, row: row) }
            }
        }
    }

    private func post(_ flag: CaseFlag, over before: CaseFlag, row: UInt32) {
        guard flag != before else { return }
        if let term = before.term { postings.remove([term], row: row) }
        if let term = flag.term { postings.insert([term], row: row) }
    }

    /// Cases that were opened before or with their constituent are found by them from now on.
    private func adoptCases(of id: ConstituentID, row: UInt32) throws -> CaseFlag {
        var flag = CaseFlag.none
        try selectCases.rows([.id(id)]) { columns in
            let number = CaseNumber(prefix: columns.text(1), year: columns.int(2), serial: columns.int(3))
            keys.insert(SearchKey.keys(of: number), constituent: Int64(row), opened: columns.integer(0))
            flag = flag.joined(with: columns.flag(4))
            return true
        }
        return flag
    }

    /// How the cases of people who are one person stand.
    private func flag(of group: [ConstituentID]) throws -> CaseFlag {
        var flag = CaseFlag.none
        for id in group {
            try selectCases.rows([.id(id)]) { columns in
                flag = flag.joined(with: columns.flag(4))
                return true
            }
        }
        return flag
    }

    private func fold(_ change: inout ConstituentChange, _ id: ConstituentID, before end: UInt64) throws {
        let events = try EventReading(database).constituentEvents(id, before: end)
        guard let folded = Constituent(folding: events, of: id) else { return }
        change.details = folded.details
        let holders = events.filter { recorded in
            guard recorded.subject == id.retyped() else { return false }
            return switch recorded.event {
            case .constituentAdded(let added): UInt64(change.row) == recorded.sequence && added.personal != nil
            case .constituentEdited(let edited): edited.personal != nil
            default: false
            }
        }
        change.source = holders.last.map { Int64(bitPattern: $0.sequence) }
    }

    private func change(_ id: ConstituentID, _ body: (inout ConstituentChange) -> Void) throws {
        guard var change = try change(of: id) else { return }
        body(&change)
        changes[id] = change
    }

    private func change(of id: ConstituentID) throws -> ConstituentChange? {
        if let change = changes[id] { return change }
        let change = try rows.row(of: id).map { ConstituentChange(stored: $0) }
        if let change { changes[id] = change }
        return change
    }
}
