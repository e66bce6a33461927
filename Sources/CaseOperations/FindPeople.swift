public import CaseStorage
public import Casework
public import RecordMatching

extension Office {
    /// Finds people by what somebody remembers of them, best first.
    ///
    /// - Parameter isWanted: asked now and then; once it answers false the search ends as `stopped`.
    public func search(
        _ text: String, limit: Int = 50, isWanted: () -> Bool = { true }
    ) throws(OperationFailure) -> [SearchMatch] {
        try search(SearchQuery(text), limit: limit, isWanted: isWanted)
    }

    public func search(
        _ query: SearchQuery, limit: Int = 50, isWanted: () -> Bool = { true }
    ) throws(OperationFailure) -> [SearchMatch] {
        try requireReader()
        return try reading { () throws(StorageFailure) in try store.search(query, limit: limit, isWanted: isWanted) }
    }

    /// Who in the register may be the same person as somebody about to be entered, most alike first.
    public func resembling(
        _ details: ConstituentDetails, limit: Int = 5, isWanted: () -> Bool = { true }
    ) throws(OperationFailure) -> [Resembling] {
        try requireReader()
        return try reading { () throws(StorageFailure) in try store.resembling(details, limit: limit, isWanted: isWanted) }
    }

    /// Whom an identifier stands for: itself, or the record it was merged into.
    func canonical(_ id: ConstituentID) throws(OperationFailure) -> ConstituentID {
        guard let canonical = try reading({ () throws(StorageFailure) in try store.canonical([id]) })[id] else {
            throw .storage(.missing(.constituent))
        }
        return canonical
    }

    /// The records of the person whom an identifier stands for.
    func group(of id: ConstituentID) throws(OperationFailure) -> ConstituentGroup {
        guard let group = try constituentFile(id).group else { throw .storage(.missing(.constituent)) }
        return group
    }

    /// A constituent with relations to those they go by now.
    func resolved(_ constituent: Constituent) throws(OperationFailure) -> Constituent {
        let others = constituent.relations.map(\.other)
        if others.isEmpty { return constituent }
        return constituent.relating(to: try reading { () throws(StorageFailure) in try store.canonical(others) })
    }
}

extension ConstituentGroup {
    /// The versions of all its records: what a decision about the whole person expects.
    var versions: [SubjectID: UInt64] {
        Dictionary(memberVersions.map { ($0.key.retyped(), $0.value) }) { first, _ in first }
    }

    var memberVersions: [ConstituentID: UInt64] {
        var versions = [own.id: own.version]
        for alias in aliases { versions[alias.id] = alias.version }
        return versions
    }

    /// Throws a conflict where these are not the records that somebody saw, each as it was then. It names one of those
    /// that were seen, where one of them changed.
    func check(is seen: [ConstituentID: UInt64]) throws(OperationFailure) {
        let now = memberVersions
        let differing = Set(seen.keys).union(now.keys).filter { seen[$0] != now[$0] }
        guard let changed = differing.min(by: { (seen[$0] == nil ? 1 : 0, $0) < (seen[$1] == nil ? 1 : 0, $1) }) else { return }
        throw .storage(.conflict(changed.retyped(), expected: seen[changed] ?? 0, actual: now[changed] ?? 0))
    }
}
