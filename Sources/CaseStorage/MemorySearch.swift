import Casework
import RecordMatching

/// The register as searching sees it, made from events when somebody asks.
struct MemoryIndex: Sendable {
    private struct Row {
        let id: ConstituentID
        let details: ConstituentDetails
        /// Numbers of cases opened for this record.
        let numbers: [CaseNumber]
    }

    private var table = PostingTable()
    private var rows: [UInt32: Row] = [:]
    private let content: MemoryContent

    init(_ content: MemoryContent) {
        self.content = content
        let cases = Dictionary(grouping: content.files().map(\.record).filter { !$0.isWithdrawn }, by: \.constituent)
        let byPerson = Dictionary(grouping: cases.values.joined()) { content.aliases.canonical($0.constituent) }
        for entry in content.register() {
            let numbers = (cases[entry.id] ?? []).map(\.number)
            rows[entry.row] = Row(id: entry.id, details: entry.details, numbers: numbers)
            // Whoever was merged has the cases of all their records, whichever of them is found.
            let all = byPerson[content.aliases.canonical(entry.id)] ?? []
            let flags: Set<RecordMatching.Term> = all.isEmpty ? [] : all.contains(where: \.isOpen) ? [.open] : [.closed]
            table.add(
                entry.row, MatchRecord(entry.details), flags: flags,
                numbers: SearchKey.keys(of: entry.details) + numbers.flatMap { SearchKey.keys(of: $0) })
        }
        table.makeLexicon()
    }

    func search(_ query: SearchQuery, limit: Int, isWanted: () -> Bool) throws(StorageFailure) -> [SearchMatch] {
        guard let hits = SearchEngine(table).hits(query, limit: .max, isWanted: isWanted) else { throw .stopped }
        var found: Set<ConstituentID> = []
        var matches: [SearchMatch] = []
        for hit in hits {
            guard let row = rows[hit.row] else { continue }
            let canonical = content.aliases.canonical(row.id)
            // Of several records of one person the best one counts.
            guard found.insert(canonical).inserted, let details = content.constituentFile(canonical)?.constituent.details
            else { continue }
            matches.append(
                SearchMatch(
                    id: canonical, details: details, score: hit.score, agreements: hit.agreements,
                    caseNumber: hit.caseNumber(among: row.numbers), alias: row.id == canonical ? nil : row.details.sortName))
        }
        return Array(matches.prefix(limit))
    }

    func resembling(
        _ details: ConstituentDetails, limit: Int, isWanted: () -> Bool
    ) throws(StorageFailure) -> [Resembling] {
        let record = MatchRecord(details)
        // More than are shown are weighed again by how common their names are here.
        let weighed = limit < 100 ? limit + 40 : limit
        guard limit > 0, let alike = SearchEngine(table).resembling(record, limit: weighed, isWanted: isWanted) else {
            if limit > 0 { throw .stopped }
            return []
        }
        let records = alike.compactMap { found in table.record(found.row).map { (row: found.row, record: $0) } }
        let frequencies = frequencies(for: [record] + records.map(\.record))
        var best: [ConstituentID: Likeness] = [:]
        for (row, other) in records {
            let likeness = Likeness(record, other, frequencies: frequencies)
            guard likeness.band != .different, let id = rows[row]?.id else { continue }
            let canonical = content.aliases.canonical(id)
            if best[canonical].map({ $0.weight >= likeness.weight }) ?? false { continue }
            best[canonical] = likeness
        }
        let found = best.compactMap { id, likeness in
            content.constituentFile(id).map { Resembling(id: id, details: $0.constituent.details, likeness: likeness) }
        }
        return Array(found.sorted { Resembling.precedes($0, $1) }.prefix(limit))
    }

    func frequencies(for records: [MatchRecord]) -> LinkageFrequencies {
        LinkageFrequencies(population: table.population, for: records) { word in
            table.count(of: RecordMatching.Term(.name, word))
        }
    }
}
