import CaseStorage
public import Casework
public import RecordMatching

/// Two people in the register who may be one.
public struct DuplicatePair: Sendable, Equatable {
    public struct Side: Sendable, Equatable {
        public let id: ConstituentID
        /// The whole person's, with what their aliases add.
        public let details: ConstituentDetails
    }

    public let left: Side
    public let right: Side
    public let likeness: Likeness
}

/// Who may be in the register twice.
public struct DuplicateList: Sendable, Equatable {
    /// Most alike first, at most as many as were asked for.
    public let pairs: [DuplicatePair]
    /// Pairs that are almost certainly the same, and those that somebody has to look at; all of them, not only those told.
    public let same: Int
    public let review: Int
    /// People who share too much with too many others to be compared with each of them: at most so many.
    public let skipped: Int
}

extension Office {
    /// Looks through the whole register for people who stand in it twice. Who was said not to be the same is left out.
    ///
    /// Holds what matching knows of everybody in memory meanwhile: some 300 bytes a person.
    ///
    /// - Parameters:
    ///   - limit: how many pairs to tell; all are counted.
    ///   - progress: how far it has come, in hundredths; once it answers false the search ends as `stopped`.
    public func duplicates(
        limit: Int = 200, progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(OperationFailure) -> DuplicateList {
        try requireReader()
        var search = DuplicateSearch(limit: limit)
        let size = try reading { () throws(StorageFailure) in
            search.distinguished = try store.distinguished()
            return max(1, try store.ledgerState().size)
        }
        var isWanted = true
        try reading { () throws(StorageFailure) in
            try store.forEachRecord { registered in
                search.add(registered)
                // Rows are sequences of the ledger, so they say how far along it is.
                if search.count % 1000 == 0 { isWanted = progress(min(40, Int(40 * UInt64(registered.row) / size)), 100) }
                return isWanted
            }
        }
        guard isWanted, search.compare(progress: progress) else { throw .storage(.stopped) }
        return try list(of: search)
    }

    /// Two people side by side, with what speaks for one person and what against it.
    public func compare(_ one: ConstituentID, _ other: ConstituentID) throws(OperationFailure) -> DuplicatePair {
        try requireReader()
        let (left, right) = (try constituentFile(one).constituent, try constituentFile(other).constituent)
        if left.id == right.id { throw .refused(one == other ? .sameConstituent : .oneAlready, caseType: nil) }
        let (one, other) = (MatchRecord(left.details), MatchRecord(right.details))
        // Weighed as the list and the warning weigh them, or the same two would be told in other words here.
        let frequencies = try reading { () throws(StorageFailure) in try store.frequencies(for: [one, other]) }
        return DuplicatePair(
            left: .init(id: left.id, details: left.details), right: .init(id: right.id, details: right.details),
            likeness: Likeness(one, other, frequencies: frequencies))
    }

    private func list(of search: DuplicateSearch) throws(OperationFailure) -> DuplicateList {
        let best = search.best
        let rows = Set(best.flatMap { [$0.left, $0.right] })
        let records = try reading { () throws(StorageFailure) in try store.records(Array(rows)) }
        let people = try reading { () throws(StorageFailure) in try store.constituents(records.values.map(\.id)) }
        let pairs = best.compactMap { found -> DuplicatePair? in
            // Somebody may have merged two of them meanwhile.
            guard let left = records[found.left]?.id, let right = records[found.right]?.id, let one = people[left],
                let other = people[right]
            else { return nil }
            return DuplicatePair(
                left: .init(id: left, details: one), right: .init(id: right, details: other),
                likeness: Likeness(MatchRecord(one), MatchRecord(other), frequencies: search.frequencies))
        }
        return DuplicateList(
            pairs: pairs.sorted {
                $0.likeness.weight == $1.likeness.weight ? $0.left.id < $1.left.id : $0.likeness.weight > $1.likeness.weight
            },
            same: search.same, review: search.review, skipped: search.skipped)
    }
}
