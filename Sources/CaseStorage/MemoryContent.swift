import Casework
import EventLedger

/// Everything in a store in memory, folded from its events at each question.
struct MemoryContent: Sendable {
    var identity = StoreIdentity(store: StoreID(high: 0, low: 0), mode: .training, pack: nil)
    var recorded: [RecordedEvent] = []
    var stored: [StoredEvent] = []
    var nodes: [TreePlace: EventLedger.Digest] = [:]
    var frontier = TreeFrontier()
    var fingerprints: [CommitID: EventLedger.Digest] = [:]
    /// The files of every pack that came into force, in the order of their paths.
    var packFiles: [EventLedger.Digest: [PackFile]] = [:]
    var drafts: [Draft] = []
    /// Who was merged into whom.
    var aliases = AliasTable()
    var signingSeed: [UInt8]

    init(signingSeed: [UInt8]) { self.signingSeed = signingSeed }

    var state: LedgerState { LedgerState(size: frontier.size, root: frontier.root) }

    mutating func begin(_ store: StoreID, with genesis: Commit) throws(StorageFailure) -> Committed {
        guard case .storeCreated(let created)? = genesis.entries.first?.event, created.facts.store == store else {
            throw .corrupt("the first event does not create the store")
        }
        var fresh = MemoryContent(signingSeed: signingSeed)
        fresh.identity = StoreIdentity(store: store, mode: created.facts.mode, pack: nil)
        let committed = try fresh.commit(genesis)
        self = fresh
        return committed
    }

    mutating func commit(_ commit: Commit) throws(StorageFailure) -> Committed {
        let sealer = EventSealer()
        let encoded = try sealer.encode(commit)
        if let before = try outcome(of: commit.id, fingerprint: encoded.fingerprint) { return before }
        for (subject, expected) in commit.expecting.sorted(by: { $0.key < $1.key }) {
            let actual = version(of: subject)
            if actual != expected { throw .conflict(subject, expected: expected, actual: actual) }
        }
        // Nothing may be left half done, so what cannot be erased or installed is refused before anything is written.
        for entry in commit.entries {
            switch entry.event {
            case .partErased(let erased):
                guard erased.facts.part == LedgerFormat.personalPart, erased.facts.sequence < frontier.size else { throw .missing(.event) }
            case .packInstalled(let installed): try check(installed.facts, commit.packFiles)
            default: break
            }
        }
        var serials: [String: Int] = [:]
        let sealed = try sealer.seal(encoded, in: identity, at: frontier.size) { subject in
            version(of: subject)
        } number: { opened throws(StorageFailure) in
            guard let prefix = commit.prefixes[opened.facts.type] else { throw .corrupt("no prefix for \(opened.facts.type)") }
            let year = opened.facts.enteredOn.year
            let last = files().map(\.record.number).filter { $0.prefix == prefix && $0.year == year }.map(\.serial).max() ?? 0
            let serial = max(last, serials["\(prefix)\(year)"] ?? 0) + 1
            serials["\(prefix)\(year)"] = serial
            return CaseNumber(prefix: prefix, year: year, serial: serial)
        }
        for event in sealed {
            recorded.append(event.recorded)
            aliases.apply(event.recorded)
            stored.append(StoredEvent(sequence: event.recorded.sequence, header: event.header, parts: event.parts))
            for node in frontier.append(event.leaf) { nodes[node.place] = node.hash }
            if case .packInstalled(let installed) = event.recorded.event {
                install(installed.facts, commit.packFiles)
            }
            if case .partErased(let erased) = event.recorded.event { try erase(erased.facts) }
        }
        fingerprints[commit.id] = encoded.fingerprint
        return Committed(events: sealed.map(\.recorded), ledger: state, isRepeat: false)
    }

    private func check(_ installed: PackInstalled.Facts, _ files: [PackFile]) throws(StorageFailure) {
        guard let digest = EventLedger.Digest(hex: installed.digest) else { throw .corrupt("the digest of the pack") }
        if packFiles[digest] != nil { return }
        guard Set(files.map(\.path)).count == files.count, EventLedger.Digest.pack(files) == digest else {
            throw .corrupt("the pack's files do not have its digest")
        }
    }

    private mutating func install(_ installed: PackInstalled.Facts, _ files: [PackFile]) {
        guard let digest = EventLedger.Digest(hex: installed.digest) else { return }
        if packFiles[digest] == nil { packFiles[digest] = files.sorted { $0.path < $1.path } }
        identity = StoreIdentity(store: identity.store, mode: identity.mode, pack: digest)
    }

    private mutating func erase(_ erased: PartErased.Facts) throws(StorageFailure) {
        guard erased.part == LedgerFormat.personalPart, let index = stored.firstIndex(where: { $0.sequence == erased.sequence })
        else { throw .missing(.event) }
        let event = stored[index]
        let parts = event.parts.map { $0.name == erased.part ? StoredPart(name: $0.name, salt: nil, bytes: nil) : $0 }
        stored[index] = StoredEvent(sequence: event.sequence, header: event.header, parts: parts)
        let header: EventHeader
        do { header = try EventHeader(decoding: event.header) } catch { throw .damaged(sequence: event.sequence, "its header") }
        recorded[index] = try RecordedEvent(header: header, parts: parts)
    }

    func outcome(of id: CommitID, fingerprint: EventLedger.Digest?) throws(StorageFailure) -> Committed? {
        guard let known = fingerprints[id] else { return nil }
        if let fingerprint, fingerprint != known { throw .requestReused }
        let events = recorded.filter { $0.commit == id }
        let size = (events.last?.sequence ?? 0) + 1
        let tree = HashTree(size: frontier.size) { place throws(StorageFailure) in
            guard let hash = nodes[place] else { throw .missing(.event) }
            return hash
        }
        return Committed(
            events: events, ledger: LedgerState(size: size, root: try tree.root(ofSize: size) ?? frontier.root), isRepeat: true)
    }

    func version(of subject: SubjectID) -> UInt64 { recorded.last { $0.subject == subject }?.version ?? 0 }

    func caseFile(_ id: CaseID) -> CaseFile? {
        CaseFile(
            folding: recorded.filter { event in
                if event.subject == id.retyped() { return true }
                guard case .contactRecorded(let contact) = event.event else { return false }
                return contact.facts.cases.contains(id)
            })
    }

    /// The cases in the order they were opened.
    func caseIDs() -> [CaseID] {
        var seen: Set<SubjectID> = []
        return recorded.compactMap { event in
            guard case .caseOpened = event.event, seen.insert(event.subject).inserted else { return nil }
            return event.subject.retyped()
        }
    }

    func files() -> [CaseFile] { caseIDs().compactMap { caseFile($0) } }

    func packs() -> [InstalledPack] {
        recorded.compactMap { event in
            guard case .packInstalled(let installed) = event.event, let digest = EventLedger.Digest(hex: installed.facts.digest)
            else { return nil }
            return InstalledPack(sequence: event.sequence, digest: digest, at: event.recordedAt)
        }
    }

    func cases(_ query: CaseQuery) -> CasePage {
        // Cases of everybody that was merged with the one asked about, whoever they were opened for.
        let owners = query.constituent.map { Set(members(with: $0)) }
        let rows = files().map { CaseRow($0.record) }.filter { row in
            query.fits(row) && owners.map { $0.contains(row.constituent) } ?? true
        }.sorted { query.order.precedes($0, $1) }
        return CasePage(rows: Array(rows.dropFirst(query.offset).prefix(query.limit)), total: rows.count)
    }

    func staff() -> [StaffMember] {
        recorded.compactMap { event in
            guard case .staffAdded = event.event else { return nil }
            return StaffMember(folding: recorded.filter { $0.subject == event.subject })
        }
    }
}

extension CaseQuery {
    /// Whether the row is what is asked for, but for whose it is.
    func fits(_ row: CaseRow) -> Bool {
        let ownerFits =
            switch owner {
            case .anybody: true
            case .nobody: row.owner == nil
            case .anyOf(let owners): row.owner.map(owners.contains) ?? false
            }
        return ownerFits && !row.isWithdrawn && (type == nil || row.type == type) && (state == nil || row.state == state)
            && (type == nil || versionBelow.map { row.typeVersion < $0 } ?? true) && (queue == nil || row.queue == queue)
            && Self.lies(row.due, before: dueBefore) && Self.lies(row.clock, before: clockBefore)
            && (reminder == nil || row.reminder == reminder) && (!openOnly || row.isOpen)
    }

    private static func lies(_ day: CivilDate?, before limit: CivilDate?) -> Bool {
        guard let limit else { return true }
        return day.map { $0 < limit } ?? false
    }
}

extension CaseQuery.Order {
    func precedes(_ left: CaseRow, _ right: CaseRow) -> Bool {
        let byNumber =
            (left.number.prefix, left.number.year, left.number.serial) < (right.number.prefix, right.number.year, right.number.serial)
        func by(_ day: KeyPath<CaseRow, CivilDate?>) -> Bool {
            let never = CivilDate(dayNumber: .max)
            let days = (left[keyPath: day] ?? never, right[keyPath: day] ?? never)
            return days.0 == days.1 ? byNumber : days.0 < days.1
        }
        switch self {
        case .due: return by(\.due)
        case .clock: return by(\.clock)
        case .newest:
            return left.enteredOn == right.enteredOn ? !byNumber && left.number != right.number : left.enteredOn > right.enteredOn
        }
    }
}
