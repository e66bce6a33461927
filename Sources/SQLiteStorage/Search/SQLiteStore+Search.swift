public import CaseStorage
public import Casework
import Dispatch
import GRDB
public import RecordMatching

extension SQLiteStore {
    public func search(_ query: SearchQuery, limit: Int, isWanted: () -> Bool) throws(StorageFailure) -> [SearchMatch] {
        guard !query.isEmpty, limit > 0 else { return [] }
        return try searching { database, tools in
            let source = try StoredPostings(database, lexicon: tools.lexicon)
            let engine = SearchEngine(source, cache: tools.cache)
            guard let hits = try engine.hits(query, limit: MatchReading.rows(for: limit), isWanted: isWanted) else {
                throw StorageFailure.stopped
            }
            return try MatchReading(database).matches(hits, limit: limit)
        }
    }

    public func resembling(
        _ details: ConstituentDetails, limit: Int, isWanted: () -> Bool
    ) throws(StorageFailure) -> [Resembling] {
        guard limit > 0 else { return [] }
        let record = MatchRecord(details)
        return try searching { database, tools in
            let source = try StoredPostings(database, lexicon: tools.lexicon)
            let engine = SearchEngine(source, cache: tools.cache)
            guard let alike = try engine.resembling(record, limit: Self.weighedLimit(limit), isWanted: isWanted) else {
                throw StorageFailure.stopped
            }
            return try MatchReading(database).resembling(record, alike.map(\.row), source, limit: limit)
        }
    }

    public func frequencies(for records: [MatchRecord]) throws(StorageFailure) -> LinkageFrequencies {
        try connection.read { try StoredPostings($0, lexicon: nil).frequencies(for: records) }
    }

    /// Rows that are weighed again by how common their names are, for so many to be shown.
    private static func weighedLimit(_ limit: Int) -> Int { limit < 100 ? limit + 40 : limit }

    /// Reads the distinct terms, so that searches find spelling mistakes from now on. A small register needs no such call;
    /// for a large one it takes from a tenth of a second to a few, and is best made on a thread of its own, once the first
    /// screen stands: searches work meanwhile, without spelling mistakes.
    public func prepareSearch() throws(StorageFailure) {
        guard memory.mayLoad() else { return }
        do {
            let marker = try changeMarker()
            let start = ContinuousClock.now
            let lexicon = try connection.readBeside { try Lexicon($0) }
            memory.loaded(lexicon, marker, in: .now - start)
        } catch {
            memory.gaveUp()
            throw error
        }
    }

    /// One read, with what is kept between searches.
    func searching<Result>(_ body: (Database, SearchMemory.Tools) throws -> Result) throws(StorageFailure) -> Result {
        // Before the read begins, so that nothing older than the marker is kept under it.
        let marker = try changeMarker()
        var tools = memory.tools(marker)
        let result = try connection.read { database in
            if tools.isStale {
                if try StoredPostings.population(database) <= memory.smallRegister {
                    tools = memory.loaded(try Lexicon(database), marker)
                } else {
                    prepareBeside()
                }
            }
            return try body(database, tools)
        }
        return result
    }

    /// Reads the terms on another thread, unless that is going on or was done a short while ago.
    private func prepareBeside() {
        guard memory.isLoadDue else { return }
        DispatchQueue.global(qos: .utility).async { [weak self] in
            // What fails here is tried again by a later search, and tells of itself there if the store is at fault.
            try? self?.prepareSearch()
        }
    }
}
