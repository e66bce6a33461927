import CaseStorage
import Casework
import GRDB
import RecordMatching

/// Finds constituents by what was typed, in bounded time whatever the size of the register.
///
/// Each word is looked up as the beginning of a key, whole words first, until a limit of keys was seen. Words whose keys
/// were all seen decide exactly; the others only narrow what those leave. As long as no word reaches the limit the
/// answer is the same as comparing everybody.
struct KeySearch {
    /// Keys looked at for one word: enough for the rows of a screen to be the best there are.
    static let keyLimit = 2_000
    /// Keys looked at for a word that others narrow.
    static let jointKeyLimit = 12_000
    /// Constituents ranked by name when a lone word reached its limit, so that the order is a sample's anyway.
    static let rankLimit = 300
    /// Constituents whose details are read to see whether a word agrees that was not looked up to its end.
    static let detailLimit = 150

    /// How well a word agrees with constituents: 1 for a whole word.
    private struct WordHits {
        var shares: [Int64: Double] = [:]
        /// As they were met: whole words first, then by key.
        var order: [Int64] = []
        var isComplete = true
    }

    private let database: Database
    private let range: PreparedStatement
    private let sortName: PreparedStatement
    private let details: DetailsReading

    init(_ database: Database) throws {
        self.database = database
        range = try PreparedStatement(
            database, "SELECT text, constituent FROM search_key WHERE kind = ? AND text >= ? AND text < ? LIMIT ?")
        sortName = try PreparedStatement(database, "SELECT id, sort_name, details FROM constituent_current WHERE added = ?")
        details = try DetailsReading(database)
    }

    func matches(_ query: SearchQuery, limit: Int) throws -> [SearchMatch] {
        guard !query.words.isEmpty, limit > 0 else { return [] }
        var hits = try query.words.map { try self.hits(of: $0, limit: Self.keyLimit) }
        if hits.count == 1, let only = hits.first {
            guard !only.isComplete else { return try best(only.shares, query, limit) }
            let first = Set(only.order.prefix(max(limit, Self.rankLimit)))
            return try best(only.shares.filter { first.contains($0.key) }, query, limit)
        }
        if let named = try named(query, hits) { return try best(named, query, limit) }
        for index in hits.indices where !hits[index].isComplete {
            hits[index] = try self.hits(of: query.words[index], limit: Self.jointKeyLimit)
        }
        let complete = hits.filter(\.isComplete)
        if complete.count == hits.count { return try best(Self.agreeing(hits), query, limit) }
        if complete.isEmpty { return try best(try together(query, hits), query, limit) }
        let candidates = Self.agreeing(complete).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return try verified(candidates.prefix(Self.detailLimit).map(\.key), query, limit)
    }

    /// Those that all words agree with, and the sum of their shares.
    private static func agreeing(_ hits: [WordHits]) -> [Int64: Double] {
        guard let fewest = hits.min(by: { $0.shares.count < $1.shares.count }) else { return [:] }
        var sums: [Int64: Double] = [:]
        for candidate in fewest.shares.keys {
            var sum = 0.0
            var agrees = true
            for word in hits {
                guard let share = word.shares[candidate] else {
                    agrees = false
                    break
                }
                sum += share
            }
            if agrees { sums[candidate] = sum }
        }
        return sums
    }

    /// Keys that begin with a word: those that are the whole word first, so that the limit cuts off the lesser ones.
    private func hits(of word: SearchQuery.Word, limit: Int) throws -> WordHits {
        var hits = WordHits()
        for kind in word.kinds {
            try scan(kind, word.text, until: word.text + " ", &hits, share: 1, limit: limit)
        }
        for kind in word.kinds {
            // A name's key holds further words after a space, which sorts before every letter and digit.
            try scan(kind, word.text + " ", until: word.text + "!", &hits, share: 1, limit: limit)
        }
        for kind in word.kinds {
            try scan(kind, word.text + "!", until: word.text + "\u{10FFFF}", &hits, share: 0.5, limit: limit)
        }
        return hits
    }

    private func scan(
        _ kind: SearchKey.Kind, _ start: String, until end: String, _ hits: inout WordHits, share: Double, limit: Int
    ) throws {
        let rest = limit - hits.order.count
        guard rest > 0 else {
            hits.isComplete = false
            return
        }
        var seen = 0
        try range.rows([.number(kind.rawValue), .text(start), .text(end), .number(rest)]) { columns in
            seen += 1
            let constituent = columns.integer(1)
            if let known = hits.shares[constituent] {
                hits.shares[constituent] = max(known, share)
            } else {
                hits.shares[constituent] = share
                hits.order.append(constituent)
            }
            return true
        }
        if seen == rest { hits.isComplete = false }
    }

    /// Where all words are names and one is rare, its keys decide: each holds the whole name. Nil elsewhere.
    private func named(_ query: SearchQuery, _ hits: [WordHits]) throws -> [Int64: Double]? {
        let rare = zip(query.words, hits).filter(\.1.isComplete).min { $0.1.order.count < $1.1.order.count }
        guard let rare, query.words.allSatisfy({ $0.kinds == [.name] }) else { return nil }
        var found: [Int64: Double] = [:]
        try collect(rare.0.text, query.words, into: &found)
        return found
    }

    /// Those whose name agrees with all words, among the keys that begin so.
    private func collect(_ start: String, _ words: [SearchQuery.Word], into found: inout [Int64: Double]) throws {
        let texts = words.map { Array($0.text.utf8) }
        let bindings: [Binding] = [
            .number(SearchKey.Kind.name.rawValue), .text(start), .text(start + "\u{10FFFF}"), .number(Self.keyLimit),
        ]
        try range.rows(bindings) { columns in
            if let sum = columns.raw(0, { Self.sum(of: texts, inName: $0) }) {
                found[columns.integer(1)] = max(found[columns.integer(1)] ?? 0, sum)
            }
            return true
        }
    }

    /// Many agree with every single word: two names that follow one another begin a key together, whichever comes first.
    private func together(_ query: SearchQuery, _ hits: [WordHits]) throws -> [Int64: Double] {
        var found = Self.agreeing(hits)
        let words = query.words.filter { $0.kinds.contains(.name) }
        guard words.count == query.words.count else { return found }
        for first in words {
            for second in words where second != first { try collect(first.text + " " + second.text, words, into: &found) }
        }
        return found
    }

    /// The sum of the words' shares in a name, nil when one begins none of its words.
    private static func sum(of words: [[UInt8]], inName key: UnsafeRawBufferPointer) -> Double? {
        let names = key.split(separator: UInt8(ascii: " "))
        var sum = 0.0
        for word in words {
            let agreeing = names.filter { $0.starts(with: word) }
            guard !agreeing.isEmpty else { return nil }
            sum += agreeing.contains { $0.count == word.count } ? 1 : 0.5
        }
        return sum
    }

    /// The best of the candidates; only theirs are read whole.
    private func best(_ candidates: [Int64: Double], _ query: SearchQuery, _ limit: Int) throws -> [SearchMatch] {
        struct Ranked {
            let added: Int64
            let sum: Double
            let name: String
            let id: ConstituentID
        }
        var bar = -1.0
        if candidates.count > limit {
            // Names need to be read only of those whose share can still reach the list.
            bar = candidates.values.sorted(by: >)[limit - 1]
        }
        var ranked: [Ranked] = []
        for (added, sum) in candidates where sum >= bar {
            guard let row = try sortName.first([.integer(added)], { (try $0.id(0, of: Constituent.self), $0.text(1)) }) else { continue }
            ranked.append(Ranked(added: added, sum: sum, name: row.1, id: row.0))
        }
        ranked.sort { left, right in
            if left.sum != right.sum { return left.sum > right.sum }
            return left.name == right.name ? left.id < right.id : left.name < right.name
        }
        return try verified(ranked.prefix(limit).map(\.added), query, limit)
    }

    /// Reads the candidates' details and compares them with the query, as the reference does.
    private func verified(_ candidates: some Sequence<Int64>, _ query: SearchQuery, _ limit: Int) throws -> [SearchMatch] {
        var matches: [SearchMatch] = []
        for added in candidates {
            let row = try sortName.first([.integer(added)]) { columns in
                (id: try columns.id(0, of: Constituent.self), source: columns.isNull(2) ? nil : columns.integer(2))
            }
            guard let row else { continue }
            let details = try row.source.map { try self.details.details(at: $0) } ?? ConstituentDetails()
            let numbers = try numbers(of: row.id, query)
            if let match = SearchMatch(id: row.id, details: details, numbers: numbers, query: query) { matches.append(match) }
        }
        return Array(matches.sorted { SearchMatch.precedes($0, $1) }.prefix(limit))
    }

    private func numbers(of constituent: ConstituentID, _ query: SearchQuery) throws -> [CaseNumber] {
        guard query.words.contains(where: { $0.kinds.contains(.caseNumber) }) else { return [] }
        let sql = "SELECT prefix, year, serial FROM case_current WHERE constituent = ? AND is_withdrawn = 0 ORDER BY opened"
        return try PreparedStatement(database, sql).all([.id(constituent)]) { columns in
            CaseNumber(prefix: columns.text(0), year: columns.int(1), serial: columns.int(2))
        }
    }
}
