public import Casework
public import EventLedger
public import RecordMatching

/// A store: small on purpose. No connection, transaction or query language crosses it; the commit *is* the
/// transaction. Reads see whole commits only, other programs' included.
///
/// Calls block and may be made from any thread.
public protocol CaseStore: Sendable {
    func identity() throws(StorageFailure) -> StoreIdentity

    // What happens
    /// Does all of it durably, or nothing: version checks, numbers, events, projections, leaves and nodes at once.
    func commit(_ commit: Commit) throws(StorageFailure) -> Committed
    /// Many commits in one transaction, for samples and imports. Commits done before are skipped.
    ///
    /// - Parameter state: what the ledger must be when the transaction begins, as whoever loads last saw it; nil does
    ///   not ask. A `conflict` over the store, counted in events, when somebody wrote in between.
    func load(_ commits: [Commit], following state: LedgerState?) throws(StorageFailure) -> LedgerState
    /// What a commit came to earlier; nil when it never happened. Refused when the fingerprint differs.
    func outcome(of id: CommitID, fingerprint: EventLedger.Digest?) throws(StorageFailure) -> Committed?

    /// Empties a training store and begins it again with another genesis, in one transaction. Refused (`readOnly`)
    /// for a live store. The first entry of the commit must be the `storeCreated` of that store.
    ///
    /// - Parameter state: as for `load`: what is about to be emptied, as whoever decided it last saw it.
    func restart(as store: StoreID, with genesis: Commit, following state: LedgerState?) throws(StorageFailure) -> Committed

    // What is
    func caseID(for number: CaseNumber) throws(StorageFailure) -> CaseID?
    func caseFile(_ id: CaseID) throws(StorageFailure) -> CaseFile?
    func cases(_ query: CaseQuery) throws(StorageFailure) -> CasePage
    /// Hands over the file of every case ever opened, those entered in error too, in the order they were opened, until
    /// `body` is false. Takes no more memory for many than for a few; `body` may ask the store.
    ///
    /// Each file is whole as of some moment while this runs; cases opened meanwhile come at the end.
    func forEachCase(_ body: (CaseFile) -> Bool) throws(StorageFailure)
    func queueCounts(today: CivilDate) throws(StorageFailure) -> [QueueCount]
    /// The file of the constituent that the identifier stands for, with those merged into them.
    func constituentFile(_ id: ConstituentID) throws(StorageFailure) -> ConstituentFile?
    /// Details by identifier, for lists: of whom each stands for; unknown ones are left out.
    func constituents(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentDetails]
    /// Identifiers that begin with these hexadecimal digits (at least four), at most `limit`.
    func constituentIDs(beginning digits: String, limit: Int) throws(StorageFailure) -> [ConstituentID]
    /// Who fits a query, best first; people who were merged are found by what any of their records says.
    ///
    /// - Parameter isWanted: asked now and then; `stopped` is thrown once it answers false.
    func search(_ query: SearchQuery, limit: Int, isWanted: () -> Bool) throws(StorageFailure) -> [SearchMatch]
    /// Who might be the same as somebody with these details, most alike first; nobody who is surely somebody else.
    func resembling(_ details: ConstituentDetails, limit: Int, isWanted: () -> Bool) throws(StorageFailure) -> [Resembling]
    /// Whom each identifier stands for now: itself, or the one it was merged into; unknown ones are left out.
    func canonical(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentID]
    /// Hands over everybody who is not merged into somebody else, in the order they were added, until `body` is false.
    func forEachRecord(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure)
    /// The same of everybody who is merged into somebody else, with what their own record says.
    func forEachAlias(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure)
    /// How common the names in these records are here, to weigh their likeness by.
    func frequencies(for records: [MatchRecord]) throws(StorageFailure) -> LinkageFrequencies
    func records(_ rows: [UInt32]) throws(StorageFailure) -> [UInt32: RegisteredRecord]
    /// Pairs that somebody said are not the same person, unless they were merged since.
    func distinguished() throws(StorageFailure) -> Set<ConstituentPair>
    /// Open promises up to and including a day, earliest first.
    func callbacks(through day: CivilDate, limit: Int) throws(StorageFailure) -> [Callback]
    func staff() throws(StorageFailure) -> [StaffMember]
    /// The files of the pack in force, in the order of their paths.
    func packFiles() throws(StorageFailure) -> [PackFile]
    /// Every coming into force of a pack, the oldest first.
    func packs() throws(StorageFailure) -> [InstalledPack]
    /// The files of a pack that is or was in force, in the order of their paths; none where the store never had it.
    func packFiles(of digest: EventLedger.Digest) throws(StorageFailure) -> [PackFile]
    /// A number that changes whenever anybody's commit becomes visible.
    func changeMarker() throws(StorageFailure) -> UInt64

    // Drafts, outside the ledger
    func save(_ draft: Draft) throws(StorageFailure)
    func drafts(of owner: StaffID) throws(StorageFailure) -> [Draft]
    func removeDraft(_ key: String, of owner: StaffID) throws(StorageFailure)

    // The ledger
    func ledgerState() throws(StorageFailure) -> LedgerState
    func node(_ place: TreePlace) throws(StorageFailure) -> EventLedger.Digest
    /// Stored bytes of events in that range, oldest first, at most a few thousand.
    func storedEvents(_ range: Range<UInt64>) throws(StorageFailure) -> [StoredEvent]
    /// The key that signs this store's checkpoints, made with the store.
    func signingKey() throws(StorageFailure) -> SigningKey

    // Care
    /// Recomputes everything from stored bytes: headers, parts, tree, columns, projections.
    func verify(_ progress: ProgressReport) throws(StorageFailure) -> AuditReport
    /// Makes all projections anew from events; answers what had differed.
    func rebuild(_ progress: ProgressReport) throws(StorageFailure) -> [AuditReport.Finding]
    /// A whole copy at a path where nothing is yet, in one file; answers the ledger that is in it.
    @discardableResult
    func backup(to path: String) throws(StorageFailure) -> LedgerState
}

extension CaseStore {
    public func search(_ text: String, limit: Int) throws(StorageFailure) -> [SearchMatch] {
        try search(SearchQuery(text), limit: limit, isWanted: { true })
    }

    /// Looks at every row; an engine that knows who was merged does better.
    public func forEachAlias(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure) {
        let end = UInt32(clamping: try ledgerState().size)
        for start in stride(from: UInt32(0), to: end, by: 1000) {
            let found = try records(Array(start..<min(end, start + 1000))).values.sorted { $0.row < $1.row }
            let canonical = try canonical(found.map(\.id))
            for record in found where canonical[record.id] != record.id { if !body(record) { return } }
        }
    }

    /// Of an engine that counts nothing: all names weigh alike.
    public func frequencies(for records: [MatchRecord]) throws(StorageFailure) -> LinkageFrequencies { LinkageFrequencies() }

    public func load(_ commits: [Commit]) throws(StorageFailure) -> LedgerState { try load(commits, following: nil) }

    public func restart(as store: StoreID, with genesis: Commit) throws(StorageFailure) -> Committed {
        try restart(as: store, with: genesis, following: nil)
    }
}
