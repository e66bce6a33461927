/// Postings in memory: the reference that every store's index is compared with, and the register of tests.
public struct PostingTable: PostingSource, Sendable {
    private var postings: [Term: RowSet] = [:]
    private var numbers: [SearchKey: RowSet] = [:]
    private var records: [UInt32: MatchRecord] = [:]
    public private(set) var lexicon: Lexicon?

    public init() {}

    public var population: Int { records.count }

    /// - Parameters:
    ///   - flags: terms of cases, such as `Term.open`.
    ///   - numbers: telephone, case and other registers' numbers.
    public mutating func add(_ row: UInt32, _ record: MatchRecord, flags: Set<Term> = [], numbers keys: [SearchKey] = []) {
        records[row] = record
        for term in record.terms.union(flags) { postings[term, default: RowSet()].insert(row) }
        for key in keys { numbers[key, default: RowSet()].insert(row) }
        lexicon = nil
    }

    /// Makes the lexicon of the terms there are now, so that spelling mistakes are found too.
    public mutating func makeLexicon() {
        func terms(_ field: Term.Field) -> [TermCount] {
            postings.filter { $0.key.field == field && !$0.value.isEmpty }.map { TermCount($0.key.text, $0.value.count) }
                .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        }
        lexicon = Lexicon(name: terms(.name), place: terms(.place), date: terms(.date))
    }

    public func rows(of term: Term) -> RowSet { postings[term] ?? RowSet() }

    public func count(of term: Term) -> Int { postings[term]?.count ?? 0 }

    public func rows(beginning prefix: String, in field: Term.Field, limit: Int) -> (rows: RowSet, terms: [TermCount]) {
        let terms = postings.filter { $0.key.field == field && $0.key.text.utf8.starts(with: prefix.utf8) }
            .sorted { $0.value.count == $1.value.count ? $0.key.text < $1.key.text : $0.value.count > $1.value.count }.prefix(limit)
        var builder = RowSetBuilder()
        for (_, rows) in terms { builder.add(rows) }
        return (builder.finish(), terms.map { TermCount($0.key.text, $0.value.count) })
    }

    public func terms(soundingLike key: String, limit: Int) -> [TermCount] {
        let terms = postings.filter { $0.key.field == .name && SoundKey.of($0.key.text) == key }
        return Array(
            terms.map { TermCount($0.key.text, $0.value.count) }.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(limit))
    }

    public func numbers(_ kind: SearchKey.Kind, _ text: String, exact: Bool, limit: Int) -> [NumberHit] {
        let keys = numbers.filter { key, _ in
            key.kind == kind && (exact ? key.text == text : key.text.utf8.starts(with: text.utf8))
        }
        let hits = keys.flatMap { key, rows in rows.rows.map { NumberHit(row: $0, text: key.text) } }
        return Array(
            hits.sorted { $0.text == $1.text ? $0.row < $1.row : $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }.prefix(limit))
    }

    public func record(_ row: UInt32) -> MatchRecord? { records[row] }
}
