import CaseStorage
import Casework
import GRDB
import RecordMatching

/// Whom a constituent was merged into, and the event that did it.
struct Merger: Equatable {
    let into: ConstituentID
    let at: UInt64
}

/// How somebody's cases stand, those of the people merged with them included.
enum CaseFlag: Int64 {
    /// No case at all.
    case none = 0
    case open = 1
    case closed = 2

    var term: RecordMatching.Term? {
        switch self {
        case .none: nil
        case .open: .open
        case .closed: .closed
        }
    }

    /// With one case more.
    func joined(with isOpen: Bool) -> CaseFlag { isOpen || self == .open ? .open : .closed }
}

/// A constituent's row as it stands in the table.
struct ConstituentRow {
    let row: UInt32
    let id: ConstituentID
    /// Sequence of the event that holds the details; nil when none does.
    let source: Int64?
    let record: MatchRecord
    let merger: Merger?
    let flag: CaseFlag
}

/// What is to become of a constituent's row.
struct ConstituentChange {
    let row: UInt32
    /// Nil for somebody new.
    let stored: ConstituentRow?
    /// Where they are other than those that stand in the table.
    var details: ConstituentDetails?
    var source: Int64?
    var merger: Merger?
    var needsFolding = false
    var needsFlag = false

    init(row: UInt32, details: ConstituentDetails, source: Int64?, needsFolding: Bool) {
        self.row = row
        stored = nil
        self.details = details
        self.source = source
        self.needsFolding = needsFolding
    }

    init(stored: ConstituentRow) {
        row = stored.row
        self.stored = stored
        source = stored.source
        merger = stored.merger
    }
}

/// The table of constituents, and the chains and groups that mergers make of them.
struct ConstituentRows {
    static let columns = "added, id, details, matching, merged_into, merged_at, flag"

    private let select: PreparedStatement
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let updateFlag: PreparedStatement
    private let selectMerger: PreparedStatement
    private let selectAliases: PreparedStatement

    init(_ database: Database) throws {
        select = try PreparedStatement(database, "SELECT \(Self.columns) FROM constituent_current WHERE id = ?")
        insert = try PreparedStatement(database, "INSERT INTO constituent_current(\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)")
        update = try PreparedStatement(
            database,
            "UPDATE constituent_current SET details = ?, matching = ?, merged_into = ?, merged_at = ?, flag = ? WHERE added = ?")
        updateFlag = try PreparedStatement(database, "UPDATE constituent_current SET flag = ? WHERE added = ?")
        selectMerger = try PreparedStatement(database, "SELECT merged_into FROM constituent_current WHERE id = ?")
        selectAliases = try PreparedStatement(
            database, "SELECT id FROM constituent_current WHERE merged_into = ? ORDER BY merged_at DESC, id DESC")
    }

    func row(of id: ConstituentID) throws -> ConstituentRow? {
        try select.first([.id(id)]) { try ConstituentRow($0) }
    }

    func write(_ change: ConstituentChange, _ id: ConstituentID, _ record: MatchRecord, _ flag: CaseFlag) throws {
        let source = change.source.map { Binding.integer($0) } ?? .null
        let merger: [Binding] = [change.merger.map { .id($0.into) } ?? .null, change.merger.map { .number($0.at) } ?? .null]
        guard let stored = change.stored else {
            try insert.run([.number(change.row), .id(id), source, .blob(record.encoded)] + merger + [.integer(flag.rawValue)])
            return
        }
        if stored.source == change.source, stored.record == record, stored.merger == change.merger, stored.flag == flag { return }
        try update.run([source, .blob(record.encoded)] + merger + [.integer(flag.rawValue), .number(change.row)])
    }

    /// - Returns: the row's number and its flag until now; nil for an identifier that nobody has.
    func setFlag(_ flag: CaseFlag, of id: ConstituentID) throws -> (row: UInt32, before: CaseFlag)? {
        guard let stored = try row(of: id) else { return nil }
        if stored.flag != flag { try updateFlag.run([.integer(flag.rawValue), .number(stored.row)]) }
        return (stored.row, stored.flag)
    }

    /// The one at the end of the chain: whom somebody stands for. Nil for an identifier that nobody has.
    func canonical(_ id: ConstituentID) throws -> ConstituentID? {
        guard var next = try merger(of: id) else { return nil }
        var chain = [id]
        // Whoever was merged into somebody who is not registered stands for themselves.
        while let into = next, let further = try merger(of: into) {
            // Rules make no circle, but a ledger could hold one: the least in it stands for all.
            if let start = chain.firstIndex(of: into) { return chain[start...].min() }
            chain.append(into)
            next = further
        }
        return chain.last
    }

    func hasAliases(_ id: ConstituentID) throws -> Bool { try selectAliases.first([.id(id)]) { _ in true } ?? false }

    /// Those who were merged into somebody, in the order of the mergers, each followed by their own aliases.
    func aliases(of id: ConstituentID) throws -> [ConstituentID] {
        var found: [ConstituentID] = []
        var seen: Set<ConstituentID> = [id]
        var waiting = try straightAliases(of: id)
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            found.append(next)
            waiting += try straightAliases(of: next)
        }
        return found
    }

    /// The last merger first.
    private func straightAliases(of id: ConstituentID) throws -> [ConstituentID] {
        try selectAliases.all([.id(id)]) { try $0.id(0) }
    }

    /// All who are one person, whom they stand for first.
    func group(of id: ConstituentID) throws -> [ConstituentID] {
        guard let canonical = try canonical(id) else { return [] }
        return [canonical] + (try aliases(of: canonical))
    }

    /// Nil for an identifier that nobody has.
    private func merger(of id: ConstituentID) throws -> ConstituentID?? {
        try selectMerger.first([.id(id)]) { $0.isNull(0) ? nil : try $0.id(0, of: Constituent.self) }
    }
}

extension ConstituentRow {
    /// A row in the order of `ConstituentRows.columns`.
    init(_ columns: Columns) throws {
        guard let row = UInt32(exactly: columns.integer(0)), let record = columns.raw(3, { MatchRecord(decoding: $0) }),
            let flag = CaseFlag(rawValue: columns.integer(6))
        else { throw StorageFailure.corrupt("a constituent's row") }
        self.init(
            row: row, id: try columns.id(1), source: columns.isNull(2) ? nil : columns.integer(2), record: record,
            merger: columns.optionalID(4).map { Merger(into: $0, at: columns.unsigned(5)) }, flag: flag)
    }
}

extension MatchRecord {
    /// Numbers that somebody is found by.
    var numbers: [SearchKey] {
        phones.flatMap { SearchKey.phone($0) } + (externalID.map { SearchKey.externalID($0) } ?? [])
    }
}
