import CaseStorage
import Casework
import GRDB
import RecordMatching

/// Makes matches of hits: each row leads to whom it stands for, and of several rows of one person the best one counts.
struct MatchReading {
    private let reading: ConstituentReading
    private let cases: PreparedStatement

    init(_ database: Database) throws {
        reading = try ConstituentReading(database)
        cases = try PreparedStatement(
            database, "SELECT prefix, year, serial FROM case_current WHERE constituent = ? AND is_withdrawn = 0 ORDER BY opened")
    }

    /// Rows of one person beyond those that are shown: an alias may stand beside whom it stands for.
    private static let spare = 20

    /// How many rows are to be looked for, so that so many people can be shown.
    static func rows(for limit: Int) -> Int { min(limit, Int(UInt32.max)) + spare }

    /// - Parameter hits: best first.
    func matches(_ hits: [Hit], limit: Int) throws -> [SearchMatch] {
        var matches: [SearchMatch] = []
        var people: Set<ConstituentID> = []
        for hit in hits where matches.count < limit {
            guard let standing = try reading.standing(of: hit.row), people.insert(standing.canonical).inserted,
                let match = try readable({ try match(hit, standing) })
            else { continue }
            matches.append(match)
        }
        return matches
    }

    /// Those of the rows that may be the same as somebody, weighed by how common their names are here.
    func resembling(_ record: MatchRecord, _ rows: [UInt32], _ source: StoredPostings, limit: Int) throws -> [Resembling] {
        let records = try rows.compactMap { row in try source.record(row).map { (row: row, record: $0) } }
        let frequencies = try source.frequencies(for: [record] + records.map(\.record))
        var best: [ConstituentID: Likeness] = [:]
        for (row, other) in records {
            let likeness = Likeness(record, other, frequencies: frequencies)
            guard likeness.band != .different, let standing = try reading.standing(of: row) else { continue }
            if best[standing.canonical].map({ $0.weight >= likeness.weight }) ?? false { continue }
            best[standing.canonical] = likeness
        }
        let found = try best.compactMap { id, likeness in
            try readable { try reading.details(of: id) }.map { Resembling(id: id, details: $0, likeness: likeness) }
        }
        return Array(found.sorted { Resembling.precedes($0, $1) }.prefix(limit))
    }

    /// Nil where details are damaged: everybody else is found all the same. That they are, an audit tells.
    private func readable<Result>(_ body: () throws -> Result?) throws -> Result? {
        do { return try body() } catch StorageFailure.damaged { return nil }
    }

    private func match(_ hit: Hit, _ standing: ConstituentReading.Standing) throws -> SearchMatch? {
        guard let details = try reading.details(of: standing) else { return nil }
        let alias = standing.isAlias ? try reading.details(at: standing.source).sortName : nil
        return SearchMatch(
            id: standing.canonical, details: details, score: hit.score, agreements: hit.agreements,
            caseNumber: try hit.caseNumber(among: try numbers(of: standing.id)), alias: alias)
    }

    /// Cases of one record, oldest first.
    private func numbers(of id: ConstituentID) throws -> [CaseNumber] {
        try cases.all([.id(id)]) { CaseNumber(prefix: $0.text(0), year: $0.int(1), serial: $0.int(2)) }
    }
}
