/// Finds rows for a query: first those that agree with every token to the letter, then with one token taken less
/// strictly, then with all, then with all but one, at last with two of them or one; and ranks what it found by how much agrees.
///
/// The work of one query is bounded whatever the size of the register: so many terms of each token, so many rows ranked.
public struct SearchEngine<Source: PostingSource> {
    /// Rows whose records are read and ranked.
    static var rankLimit: Int { 160 }
    /// The same for a single word.
    static var loneLimit: Int { 72 }
    /// Rows that are enough to look no further.
    static var enough: Int { 12 }

    let source: Source
    let cache: SearchCache?

    /// - Parameter cache: keeps what tokens mean from one key to the next; to be dropped when the register changes.
    public init(_ source: Source, cache: SearchCache? = nil) {
        self.source = source
        self.cache = cache
    }

    /// The best rows, best first, those as good by name; nil once `isWanted` answers false.
    public func hits(
        _ query: SearchQuery, limit: Int, isWanted: () -> Bool = { true }
    ) throws(Source.Failure) -> [Hit]? {
        guard !query.isEmpty, limit > 0 else { return [] }
        var meanings = Meanings(query, source, cache)
        guard let rows = try candidates(&meanings, isWanted: isWanted) else { return nil }
        let ranking = Ranking(meanings.all, query: query, population: source.population)
        var ranked: [Ranked] = []
        var records: [MatchRecord] = []
        for (index, row) in rows.enumerated() {
            if index % 64 == 63, !isWanted() { return nil }
            guard let record = try source.record(row), let score = ranking.score(row, record) else { continue }
            ranked.append(Ranked(row: row, score: score, place: records.count, name: record.sortText))
            records.append(record)
        }
        meanings.keep()
        // Reasons are worked out for those that are shown.
        return ranked.sorted(by: Ranked.precedes).prefix(limit).map { found in
            Hit(row: found.row, score: found.score, agreements: ranking.agreements(found.row, records[found.place]))
        }
    }

    /// How many rows are worth reading: those that agree with a single word alone are as good as one another.
    private func rankLimit(_ query: SearchQuery) -> Int { query.tokens.count == 1 ? Self.loneLimit : Self.rankLimit }

    /// Rows to rank, from the strictest tier that has some to the loosest that is needed; nil when no longer wanted.
    private func candidates(_ meanings: inout Meanings<Source>, isWanted: () -> Bool) throws(Source.Failure) -> [UInt32]? {
        var gathered = Gathered(limit: rankLimit(meanings.query))
        try meanings.lookUp(isWanted)
        guard isWanted() else { return nil }
        let whole = meanings.all.map(\.whole)
        // A whole number says more than the number of a house, and a name more than a town of that name.
        for (index, meaning) in meanings.all.enumerated() where !meaning.numbered.isEmpty {
            gathered.add(Self.inAll(whole.indices.map { $0 == index ? meaning.numbered : whole[$0] }))
        }
        gathered.add(Self.inAll(meanings.all.map { $0.named.isEmpty ? $0.whole : $0.named }))
        gathered.add(Self.inAll(whole))
        if gathered.isFull { return gathered.rows }
        let open = meanings.all.map { $0.open ?? $0.whole }
        if meanings.all.contains(where: { $0.open != nil }) { gathered.add(Self.inAll(open)) }
        if gathered.rows.count >= Self.enough || isSettled(meanings.query, gathered) { return gathered.rows }

        for index in meanings.all.indices {
            guard isWanted() else { return nil }
            try meanings.addNear(at: index)
        }
        let near = meanings.all.map { $0.near ?? $0.open ?? $0.whole }
        if near.count > 1 {
            for index in near.indices {
                gathered.add(Self.inAll(near.indices.map { $0 == index ? near[$0] : open[$0] }))
                if gathered.isFull { return gathered.rows }
            }
        }
        gathered.add(Self.inAll(near))
        guard isWanted() else { return nil }
        if gathered.rows.count >= Self.enough || near.count < 2 { return gathered.rows }
        gathered.add(meanings.inAllButOne(near))
        if gathered.rows.count < Self.enough, near.count > 2 { for set in meanings.inPairs(near) { gathered.add(set) } }
        if gathered.rows.isEmpty { gathered.add(meanings.inRarest(near)) }
        return gathered.rows
    }

    /// Whether nothing near needs to be looked for: three tokens agree to the letter, which chance hardly does, or the last
    /// has just been begun, and the next letter will tell more than looking for what is near one or two.
    private func isSettled(_ query: SearchQuery, _ gathered: Gathered) -> Bool {
        guard !gathered.rows.isEmpty else { return false }
        if query.tokens.count >= 3 { return true }
        guard let last = query.tokens.last, last.isOpen, let word = last.word else { return false }
        return word.utf8.count < 4
    }

    static func inAll(_ sets: [RowSet]) -> RowSet {
        let sets = sets.sorted { $0.count < $1.count }
        guard var result = sets.first else { return RowSet() }
        for set in sets.dropFirst() where !result.isEmpty { result = result.intersection(set) }
        return result
    }
}

/// A row with its score. Small, since sorting moves it: the record stands elsewhere.
private struct Ranked {
    let row: UInt32
    let score: Double
    /// Of its record among those that were read.
    let place: Int
    /// What those that are as good are ordered by.
    let name: String

    static func precedes(_ left: Ranked, _ right: Ranked) -> Bool {
        if left.score != right.score { return left.score > right.score }
        return left.name == right.name ? left.row < right.row : left.name < right.name
    }
}

extension MatchRecord {
    /// The name as lists sort it: an organisation's, or the family name first.
    fileprivate var sortText: String { (organisation + family + given).joined(separator: " ") }
}

/// Rows in the order of the tiers that brought them, each once.
struct Gathered {
    let limit: Int
    private(set) var rows: [UInt32] = []
    private var seen = RowSet()

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { rows.count >= limit }

    mutating func add(_ set: RowSet) {
        guard !isFull, !set.isEmpty else { return }
        let new = set.subtracting(seen).prefix(limit - rows.count)
        guard !new.isEmpty else { return }
        rows += new
        seen = seen.union(RowSet(new))
    }
}

/// What the tokens of one query mean.
struct Meanings<Source: PostingSource> {
    let query: SearchQuery
    private let expansion: Expansion<Source>
    private let cache: SearchCache?
    /// What each token is kept under: itself, and the words it makes with its neighbours.
    private let keys: [SearchCache.Key]
    private(set) var all: [TokenMeaning] = []
    /// Whether a meaning is as the cache has it.
    private var isKept: [Bool] = []

    init(_ query: SearchQuery, _ source: Source, _ cache: SearchCache?) {
        self.query = query
        self.expansion = Expansion(source: source)
        self.cache = cache
        let words = query.tokens.map(\.word)
        keys = query.tokens.indices.map { SearchCache.Key(token: query.tokens[$0], joins: Self.joins(of: words, at: $0)) }
    }

    mutating func lookUp(_ isWanted: () -> Bool) throws(Source.Failure) {
        for key in keys {
            guard isWanted() else { return }
            if let known = cache?.meaning(of: key) {
                all.append(known)
                isKept.append(true)
            } else {
                all.append(try expansion.meaning(of: key.token, joins: key.joins))
                isKept.append(false)
            }
        }
    }

    mutating func addNear(at index: Int) throws(Source.Failure) {
        guard all[index].near == nil else { return }
        isKept[index] = false
        try expansion.addNear(to: &all[index], of: query.tokens[index])
    }

    /// Remembers them for the next key.
    func keep() {
        guard let cache else { return }
        for index in all.indices where !isKept[index] { cache.keep(all[index], for: keys[index]) }
    }

    /// Rows in all sets but one; a required token's set is never left out.
    func inAllButOne(_ sets: [RowSet]) -> RowSet {
        // before[i]: rows in all sets before i; nil where there are none to be in.
        var before: [RowSet?] = [nil]
        for set in sets.dropLast() { before.append(before.last.flatMap { $0 }.map { $0.intersection(set) } ?? set) }
        var result = RowSet()
        var after: RowSet?
        for index in sets.indices.reversed() {
            if !query.tokens[index].isRequired {
                switch (before[index], after) {
                case (let left?, let right?): result = result.union(left.intersection(right))
                case (let only?, nil), (nil, let only?): result = result.union(only)
                case (nil, nil): break
                }
            }
            after = after.map { $0.intersection(sets[index]) } ?? sets[index]
        }
        return result
    }

    /// Rows in any two of the sets, the smallest first: two things remembered right are worth showing.
    func inPairs(_ sets: [RowSet]) -> [RowSet] {
        let (required, optional) = divided(sets)
        let telling = optional.prefix(5)
        return telling.indices.flatMap { left in
            telling.indices.filter { $0 > left }.map { right in
                SearchEngine<Source>.inAll([telling[left], telling[right]] + required)
            }
        }
    }

    /// Rows in the smallest set that has any.
    func inRarest(_ sets: [RowSet]) -> RowSet {
        let (required, optional) = divided(sets)
        return optional.first.map { SearchEngine<Source>.inAll([$0] + required) } ?? RowSet()
    }

    /// What must agree, and what may, the smallest first.
    private func divided(_ sets: [RowSet]) -> (required: [RowSet], optional: [RowSet]) {
        let required = sets.indices.filter { query.tokens[$0].isRequired }.map { sets[$0] }
        let optional = sets.indices.filter { !query.tokens[$0].isRequired && !sets[$0].isEmpty }.map { sets[$0] }
        return (required, optional.sorted { $0.count < $1.count })
    }

    /// The token written as one word with the one before, the one after, and both.
    private static func joins(of words: [String?], at index: Int) -> [String] {
        guard let word = words[index] else { return [] }
        var joins: [[String]] = []
        let before = index > 0 ? words[index - 1] : nil
        let after = index + 1 < words.count ? words[index + 1] : nil
        if let before { joins.append([before, word]) }
        if let after { joins.append([word, after]) }
        if let before, let after { joins.append([before, word, after]) }
        if let before, index > 1, let first = words[index - 2] { joins.append([first, before, word]) }
        if let after, index + 2 < words.count, let last = words[index + 2] { joins.append([word, after, last]) }
        return joins.map { Folding.joined($0) }
    }
}
