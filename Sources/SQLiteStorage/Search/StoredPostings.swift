import CaseStorage
import GRDB
import RecordMatching

/// The index as one read of the store sees it. Never outlives that read.
struct StoredPostings: PostingSource {
    let lexicon: Lexicon?
    let population: Int

    private let posting: PreparedStatement
    private let counted: PreparedStatement
    private let terms: PreparedStatement
    private let sounding: PreparedStatement
    private let number: PreparedStatement
    private let numbers: PreparedStatement
    private let matching: PreparedStatement

    init(_ database: Database, lexicon: Lexicon?) throws(StorageFailure) {
        self.lexicon = lexicon
        (posting, counted, terms, sounding, number, numbers, matching, population) = try mappingFailures {
            (
                try PreparedStatement(database, "SELECT chunk, members FROM posting WHERE field = ? AND text = ? ORDER BY chunk"),
                try PreparedStatement(database, "SELECT count FROM term WHERE field = ? AND text = ?"),
                try PreparedStatement(
                    database, "SELECT text, count FROM term WHERE field = ? AND text >= ? AND text < ? ORDER BY count DESC, text LIMIT ?"),
                try PreparedStatement(
                    database, "SELECT text, count FROM term WHERE sound = ? AND sound <> '' ORDER BY count DESC, text LIMIT ?"),
                try PreparedStatement(
                    database,
                    "SELECT DISTINCT text, constituent FROM search_key WHERE kind = ? AND text = ? ORDER BY constituent LIMIT ?"),
                try PreparedStatement(
                    database,
                    """
                    SELECT DISTINCT text, constituent FROM search_key WHERE kind = ? AND text >= ? AND text < ?
                    ORDER BY text, constituent LIMIT ?
                    """),
                try PreparedStatement(database, "SELECT matching FROM constituent_current WHERE added = ?"),
                try Self.population(database)
            )
        }
    }

    static func population(_ database: Database) throws -> Int {
        try PreparedStatement(database, "SELECT people FROM population").first { $0.int(0) } ?? 0
    }

    func rows(of term: Term) throws(StorageFailure) -> RowSet {
        try mappingFailures {
            var rows = RowSet()
            try posting.rows([.number(term.field.rawValue), .text(term.text)]) { columns in
                if columns.integer(0) == FewRows.place {
                    rows = RowSet(try columns.raw(1) { try FewRows.decode($0) })
                } else {
                    let (key, chunk) = try Self.chunk(columns)
                    rows.adopt(chunk, at: key)
                }
                return true
            }
            return rows
        }
    }

    func rows(beginning prefix: String, in field: Term.Field, limit: Int) throws(StorageFailure) -> (rows: RowSet, terms: [TermCount]) {
        try mappingFailures {
            let found = try terms.all(
                [.number(field.rawValue), .text(prefix), .text(Self.end(of: prefix)), .number(limit)]
            ) { TermCount($0.text(0), $0.int(1)) }
            var rows = RowSetBuilder()
            for term in found { rows.add(try self.rows(of: Term(field, term.text))) }
            return (rows.finish(), found)
        }
    }

    func count(of term: Term) throws(StorageFailure) -> Int {
        try mappingFailures { try counted.first([.number(term.field.rawValue), .text(term.text)]) { $0.int(0) } ?? 0 }
    }

    func frequencies(for records: [MatchRecord]) throws(StorageFailure) -> LinkageFrequencies {
        try LinkageFrequencies(population: population, for: records) { word throws(StorageFailure) in
            try count(of: Term(.name, word))
        }
    }

    func terms(soundingLike key: String, limit: Int) throws(StorageFailure) -> [TermCount] {
        try mappingFailures { try sounding.all([.text(key), .number(limit)]) { TermCount($0.text(0), $0.int(1)) } }
    }

    func numbers(_ kind: SearchKey.Kind, _ text: String, exact: Bool, limit: Int) throws(StorageFailure) -> [NumberHit] {
        try mappingFailures {
            let start: [Binding] = [.number(kind.rawValue), .text(text)]
            let end: [Binding] = exact ? [.number(limit)] : [.text(Self.end(of: text)), .number(limit)]
            return try (exact ? number : numbers).all(start + end) { columns in
                NumberHit(row: try columns.row(1), text: columns.text(0))
            }
        }
    }

    func record(_ row: UInt32) throws(StorageFailure) -> MatchRecord? {
        try mappingFailures {
            try matching.first([.number(row)]) { columns in
                try columns.raw(0) { MatchRecord(decoding: $0) }.orCorrupt("a constituent's row")
            }
        }
    }

    /// What every text that begins so stands before.
    private static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }

    private static func chunk(_ columns: Columns) throws -> (UInt16, RowChunk) {
        guard let key = UInt16(exactly: columns.integer(0)), let chunk = columns.raw(1, { RowChunk(bytes: $0) }) else {
            throw StorageFailure.corrupt("the rows of a term")
        }
        return (key, chunk)
    }
}

extension Columns {
    /// The number of a constituent's row.
    /// - Throws: `StorageFailure.corrupt`.
    func row(_ column: Int32) throws -> UInt32 { try UInt32(exactly: integer(column)).orCorrupt("the number of a constituent's row") }
}
