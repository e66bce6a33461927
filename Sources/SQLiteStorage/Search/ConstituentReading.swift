import CaseStorage
import Casework
import GRDB
import RecordMatching

/// Reads who is registered, following whom they were merged into.
struct ConstituentReading {
    /// A row, and whom it stands for.
    struct Standing {
        /// Whose record it is.
        let id: ConstituentID
        let canonical: ConstituentID
        /// Sequence of the event that holds the record's own details.
        let source: Int64?

        var isAlias: Bool { id != canonical }
    }

    private let database: Database
    private let rows: ConstituentRows
    private let details: DetailsReading
    private let standing: PreparedStatement
    private let source: PreparedStatement

    init(_ database: Database) throws {
        self.database = database
        rows = try ConstituentRows(database)
        details = try DetailsReading(database)
        standing = try PreparedStatement(database, "SELECT id, merged_into, details FROM constituent_current WHERE added = ?")
        source = try PreparedStatement(database, "SELECT details FROM constituent_current WHERE id = ?")
    }

    /// Nil for a row that is none.
    func standing(of row: UInt32) throws -> Standing? {
        let found = try standing.first([.number(row)]) { columns in
            (
                id: try columns.id(0, of: Constituent.self), isMerged: !columns.isNull(1),
                source: columns.isNull(2) ? nil : columns.integer(2)
            )
        }
        guard let found else { return nil }
        let canonical = found.isMerged ? try rows.canonical(found.id) : found.id
        return Standing(id: found.id, canonical: canonical ?? found.id, source: found.source)
    }

    func canonical(_ id: ConstituentID) throws -> ConstituentID? { try rows.canonical(id) }

    /// All records of one person, whom they stand for first; the identifier alone where nobody has it.
    func members(with id: ConstituentID) throws -> [ConstituentID] {
        let group = try rows.group(of: id)
        return group.isEmpty ? [id] : group
    }

    /// The details of a constituent that others may have been merged into, their gaps filled; nil where nobody has the identifier.
    func details(of canonical: ConstituentID) throws -> ConstituentDetails? {
        guard let own = try ownDetails(of: canonical) else { return nil }
        guard try rows.hasAliases(canonical) else { return own }
        return own.filled(from: try rows.aliases(of: canonical).compactMap { try ownDetails(of: $0) })
    }

    /// The details of whom a row stands for.
    func details(of standing: Standing) throws -> ConstituentDetails? {
        if try standing.isAlias || rows.hasAliases(standing.id) { return try details(of: standing.canonical) }
        return try details(at: standing.source)
    }

    /// What one record says, where its event is known.
    func details(at source: Int64?) throws -> ConstituentDetails {
        try source.map { try details.details(at: $0) } ?? ConstituentDetails()
    }

    private func ownDetails(of id: ConstituentID) throws -> ConstituentDetails? {
        guard let source = try source.first([.id(id)], { $0.isNull(0) ? nil : $0.integer(0) }) else { return nil }
        return try details(at: source)
    }

    /// The events of all records of one person, and those of others that name one of them.
    func file(_ id: ConstituentID) throws -> ConstituentFile? {
        let members = try members(with: id)
        guard let canonical = members.first else { return nil }
        let reading = EventReading(database)
        var events = try reading.constituentEvents(canonical)
        for alias in members.dropFirst() { events += try reading.constituentEvents(alias) }
        if members.count > 1 {
            // An event about two of them was read twice.
            var seen: Set<UInt64> = []
            events = events.sorted { $0.sequence < $1.sequence }.filter { seen.insert($0.sequence).inserted }
        }
        return ConstituentFile(folding: events, of: canonical)
    }
}
