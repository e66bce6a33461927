public import Casework
public import EventLedger
public import RecordMatching
import Synchronization

/// The reference: a store in memory, written for plainness, that every engine is compared with.
///
/// One mutex guards one value, so that a commit is seen whole or not at all.
public final class MemoryStore: CaseStore {
    private let content: Mutex<MemoryContent>
    /// What searching made of the ledger when it was last asked.
    private let indexed = Mutex<(state: LedgerState, index: MemoryIndex)?>(nil)

    /// Makes a store with its genesis; the commit's first entry must be the `storeCreated` of that store.
    public init(_ store: StoreID, genesis: Commit, signingSeed: [UInt8]) throws(StorageFailure) {
        var content = MemoryContent(signingSeed: signingSeed)
        _ = try content.begin(store, with: genesis)
        self.content = Mutex(content)
    }

    public func identity() throws(StorageFailure) -> StoreIdentity { content.withLock { $0.identity } }

    public func commit(_ commit: Commit) throws(StorageFailure) -> Committed {
        try locked { content throws(StorageFailure) in try content.commit(commit) }
    }

    public func load(_ commits: [Commit], following state: LedgerState?) throws(StorageFailure) -> LedgerState {
        try locked { content throws(StorageFailure) in
            try content.state.check(follows: state, of: content.identity.store)
            var whole = content
            for commit in commits { _ = try whole.commit(commit) }
            content = whole
            return content.state
        }
    }

    public func outcome(of id: CommitID, fingerprint: EventLedger.Digest?) throws(StorageFailure) -> Committed? {
        try locked { content throws(StorageFailure) in try content.outcome(of: id, fingerprint: fingerprint) }
    }

    public func restart(
        as store: StoreID, with genesis: Commit, following state: LedgerState?
    ) throws(StorageFailure) -> Committed {
        try locked { content throws(StorageFailure) in
            guard content.identity.mode == .training else { throw .readOnly }
            try content.state.check(follows: state, of: content.identity.store)
            return try content.begin(store, with: genesis)
        }
    }

    public func caseID(for number: CaseNumber) throws(StorageFailure) -> CaseID? {
        content.withLock { $0.files().first { $0.record.number == number }?.record.id }
    }

    public func caseFile(_ id: CaseID) throws(StorageFailure) -> CaseFile? { content.withLock { $0.caseFile(id) } }

    public func cases(_ query: CaseQuery) throws(StorageFailure) -> CasePage { content.withLock { $0.cases(query) } }

    public func forEachCase(_ body: (CaseFile) -> Bool) throws(StorageFailure) {
        var seen: Set<SubjectID> = []
        var position = 0
        // Event by event, so that cases opened meanwhile come too.
        while true {
            let (subject, file) = content.withLock { content -> (SubjectID?, CaseFile?) in
                while position < content.recorded.count {
                    let event = content.recorded[position]
                    position += 1
                    guard case .caseOpened = event.event, seen.insert(event.subject).inserted else { continue }
                    return (event.subject, content.caseFile(event.subject.retyped()))
                }
                return (nil, nil)
            }
            guard subject != nil else { return }
            if let file, !body(file) { return }
        }
    }

    public func queueCounts(today: CivilDate) throws(StorageFailure) -> [QueueCount] {
        content.withLock { content in
            let open = content.files().map { CaseRow($0.record) }.filter(\.isOpen)
            return Dictionary(grouping: open, by: \.queue).sorted { $0.key < $1.key }.map { queue, rows in
                QueueCount(
                    queue: queue, open: rows.count, unowned: rows.count { $0.owner == nil },
                    late: rows.count { $0.due.map { $0 < today } ?? false }, oldest: rows.map(\.stateSince).min())
            }
        }
    }

    public func constituentFile(_ id: ConstituentID) throws(StorageFailure) -> ConstituentFile? {
        content.withLock { $0.constituentFile(id) }
    }

    public func constituents(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentDetails] {
        content.withLock { content in
            Dictionary(ids.compactMap { id in content.constituentFile(id).map { (id, $0.constituent.details) } }) { first, _ in first }
        }
    }

    public func constituentIDs(beginning digits: String, limit: Int) throws(StorageFailure) -> [ConstituentID] {
        guard digits.count >= 4 else { return [] }
        return content.withLock { Array($0.constituentIDs().filter { $0.hex.hasPrefix(digits.lowercased()) }.sorted().prefix(limit)) }
    }

    public func search(_ query: SearchQuery, limit: Int, isWanted: () -> Bool) throws(StorageFailure) -> [SearchMatch] {
        try index().search(query, limit: limit, isWanted: isWanted)
    }

    public func resembling(
        _ details: ConstituentDetails, limit: Int, isWanted: () -> Bool
    ) throws(StorageFailure) -> [Resembling] {
        try index().resembling(details, limit: limit, isWanted: isWanted)
    }

    public func canonical(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentID] {
        content.withLock { content in
            let known = Set(content.constituentIDs())
            return Dictionary(ids.filter(known.contains).map { ($0, content.aliases.canonical($0)) }) { first, _ in first }
        }
    }

    public func forEachRecord(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure) {
        let content = content.withLock { $0 }
        for entry in content.register() where content.aliases.canonical(entry.id) == entry.id {
            if !body(entry.registered) { return }
        }
    }

    public func forEachAlias(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure) {
        let content = content.withLock { $0 }
        for entry in content.register() where content.aliases.canonical(entry.id) != entry.id {
            if !body(entry.registered) { return }
        }
    }

    public func frequencies(for records: [MatchRecord]) throws(StorageFailure) -> LinkageFrequencies {
        MemoryIndex(content.withLock { $0 }).frequencies(for: records)
    }

    public func records(_ rows: [UInt32]) throws(StorageFailure) -> [UInt32: RegisteredRecord] {
        let wanted = Set(rows)
        let entries = content.withLock { $0.register() }.filter { wanted.contains($0.row) }
        return Dictionary(entries.map { ($0.row, $0.registered) }) { first, _ in first }
    }

    public func distinguished() throws(StorageFailure) -> Set<ConstituentPair> { content.withLock { $0.distinguished() } }

    public func callbacks(through day: CivilDate, limit: Int) throws(StorageFailure) -> [Callback] {
        content.withLock { content in
            let canonical = content.constituentIDs().filter { content.aliases.canonical($0) == $0 }
            // Any later contact keeps a promise, under whichever name it was made.
            let open = canonical.compactMap { id in
                let subjects = Set(content.members(with: id).map { $0.retyped(as: AnySubject.self) })
                return Callback.open(after: content.recorded.filter { subjects.contains($0.subject) })
            }
            return Array(
                open.filter { $0.on <= day }.sorted { ($0.on, $0.at ?? "", $0.sequence) < ($1.on, $1.at ?? "", $1.sequence) }.prefix(limit))
        }
    }

    public func staff() throws(StorageFailure) -> [StaffMember] { content.withLock { $0.staff() } }

    public func packFiles() throws(StorageFailure) -> [PackFile] {
        content.withLock { content in content.identity.pack.flatMap { content.packFiles[$0] } ?? [] }
    }

    public func packs() throws(StorageFailure) -> [InstalledPack] { content.withLock { $0.packs() } }

    public func packFiles(of digest: EventLedger.Digest) throws(StorageFailure) -> [PackFile] {
        content.withLock { $0.packFiles[digest] ?? [] }
    }

    public func changeMarker() throws(StorageFailure) -> UInt64 { content.withLock { $0.state.size } }

    public func save(_ draft: Draft) throws(StorageFailure) {
        content.withLock { content in
            content.drafts.removeAll { $0.key == draft.key && $0.owner == draft.owner }
            content.drafts.append(draft)
        }
    }

    public func drafts(of owner: StaffID) throws(StorageFailure) -> [Draft] {
        content.withLock { $0.drafts.filter { $0.owner == owner }.sorted { ($0.savedAt, $0.key) < ($1.savedAt, $1.key) } }
    }

    public func removeDraft(_ key: String, of owner: StaffID) throws(StorageFailure) {
        content.withLock { $0.drafts.removeAll { $0.key == key && $0.owner == owner } }
    }

    public func ledgerState() throws(StorageFailure) -> LedgerState { content.withLock { $0.state } }

    public func node(_ place: TreePlace) throws(StorageFailure) -> EventLedger.Digest {
        guard let hash = content.withLock({ $0.nodes[place] }) else { throw .missing(.event) }
        return hash
    }

    public func storedEvents(_ range: Range<UInt64>) throws(StorageFailure) -> [StoredEvent] {
        content.withLock { content in content.stored.filter { range.contains($0.sequence) } }
    }

    public func signingKey() throws(StorageFailure) -> SigningKey {
        let (seed, store) = content.withLock { ($0.signingSeed, $0.identity.store) }
        do { return try SigningKey(name: "caseload-\(store.hex)", seed: seed) } catch { throw .corrupt("the signing key") }
    }

    public func verify(_ progress: ProgressReport) throws(StorageFailure) -> AuditReport {
        let (stored, state) = content.withLock { ($0.stored, $0.state) }
        var audit = LedgerAudit()
        do {
            for event in stored { _ = try audit.read(header: event.header, parts: event.parts) }
            try audit.finish()
        } catch {
            return AuditReport(ledger: state, findings: [.init(sequence: error.sequence, what: "\(error.reason)")])
        }
        return AuditReport(ledger: state, findings: audit.root == state.root ? [] : [.init(sequence: nil, what: "the root differs")])
    }

    /// Nothing is projected here: everything is folded anew at each question.
    public func rebuild(_ progress: ProgressReport) throws(StorageFailure) -> [AuditReport.Finding] { [] }

    public func backup(to path: String) throws(StorageFailure) -> LedgerState {
        throw .unavailable("a store in memory has no file to copy")
    }

    private func index() -> MemoryIndex {
        let content = content.withLock { $0 }
        return indexed.withLock { indexed in
            if let indexed, indexed.state == content.state { return indexed.index }
            let index = MemoryIndex(content)
            indexed = (content.state, index)
            return index
        }
    }

    private func locked<Result: Sendable>(
        _ body: (inout sending MemoryContent) throws(StorageFailure) -> sending Result
    ) throws(StorageFailure) -> sending Result {
        try content.withLock(body)
    }
}
