import CaseStorage
import Casework
import EventLedger
import GRDB

/// Writes commits inside one transaction: what was written in it is remembered, never read again.
final class CommitWriter {
    private let database: Database
    private let reading: EventReading
    private let sealer = EventSealer()
    private let projector: Projector
    private var identity: StoreIdentity
    private var frontier: TreeFrontier
    private var versions: [SubjectID: UInt64] = [:]
    private var erasesParts = false

    private let insertEvent: PreparedStatement
    private let insertPart: PreparedStatement
    private let insertNode: PreparedStatement
    private let insertCommit: PreparedStatement

    /// - Parameter identity: nil reads it from the store; given for a store that has no event yet.
    init(_ database: Database, identity: StoreIdentity? = nil) throws {
        self.database = database
        reading = EventReading(database)
        if let identity { self.identity = identity } else { self.identity = try reading.identity() }
        frontier = try reading.frontier(ofSize: try reading.size())
        projector = try Projector(database)
        insertEvent = try PreparedStatement(
            database,
            """
            INSERT INTO event(sequence, header, subject, subject_version, kind, recorded_at, actor, commit_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertPart = try PreparedStatement(database, "INSERT INTO part(sequence, name, salt, bytes) VALUES (?, ?, ?, ?)")
        insertNode = try PreparedStatement(database, "INSERT INTO node(level, position, hash) VALUES (?, ?, ?)")
        insertCommit = try PreparedStatement(
            database, "INSERT INTO commit_log(first, count, commit_id, fingerprint, seal) VALUES (?, ?, ?, ?, ?)")
    }

    var state: LedgerState { LedgerState(size: frontier.size, root: frontier.root) }

    /// Whether an erasure was among the commits, so that its traces have to be swept out of the write-ahead log.
    var hasErased: Bool { erasesParts }

    /// Does one commit, or answers what it came to before.
    func commit(_ commit: EncodedCommit) throws -> Committed {
        if let logged = try CommitLog(database).entry(commit.commit.id) {
            guard logged.fingerprint == commit.fingerprint else { throw StorageFailure.requestReused }
            try projector.flush()
            return try logged.committed(reading)
        }
        let events = try write(commit)
        return Committed(events: events.map(\.recorded), ledger: state, isRepeat: false)
    }

    /// As `commit`, but without the answer: for many at once.
    func load(_ commit: EncodedCommit) throws {
        if let logged = try CommitLog(database).entry(commit.commit.id) {
            guard logged.fingerprint == commit.fingerprint else { throw StorageFailure.requestReused }
        } else {
            _ = try write(commit)
        }
    }

    /// Brings the projections up to date; to be called before the transaction ends.
    func finish() throws { try projector.flush() }

    private func write(_ encoded: EncodedCommit) throws -> [SealedEvent] {
        let (commit, fingerprint) = (encoded.commit, encoded.fingerprint)
        guard !commit.entries.isEmpty, commit.entries.count <= Int(UInt16.max) else {
            throw StorageFailure.corrupt("a commit has from 1 to 65,535 events")
        }
        for (subject, expected) in commit.expecting.sorted(by: { $0.key < $1.key }) {
            let actual = try version(of: subject)
            if actual != expected { throw StorageFailure.conflict(subject, expected: expected, actual: actual) }
        }
        let first = frontier.size
        let sealed = try sealer.seal(encoded, in: identity, at: first) { subject throws(StorageFailure) in
            try mappingFailures { try version(of: subject) }
        } number: { opened throws(StorageFailure) in
            guard let prefix = commit.prefixes[opened.facts.type] else { throw .corrupt("no prefix for \(opened.facts.type)") }
            return try mappingFailures { try projector.serials.next(prefix, opened.facts.enteredOn.year) }
        }
        for event in sealed { try write(event, of: commit) }
        try insertCommit.run([
            .number(first), .number(sealed.count), .id(commit.id), .digest(fingerprint),
            .digest(CommitLog.seal(commit.id, first: first, count: sealed.count, fingerprint: fingerprint)),
        ])
        return sealed
    }

    private func write(_ event: SealedEvent, of commit: Commit) throws {
        let recorded = event.recorded
        versions[recorded.subject] = recorded.version
        try insertEvent.run([
            .number(recorded.sequence), .blob(event.header), .id(recorded.subject), .number(recorded.version),
            .text(recorded.event.kind), .integer(recorded.recordedAt.utcMilliseconds), .id(recorded.actor), .id(recorded.commit),
        ])
        for part in event.parts {
            try insertPart.run([
                .number(recorded.sequence), .text(part.name), .blob(part.salt ?? []), .blob(part.bytes ?? []),
            ])
        }
        try frontier.append(event.leaf) { node in
            try insertNode.run([.number(node.place.level), .number(node.place.position), .digest(node.hash)])
        }
        switch recorded.event {
        case .packInstalled(let installed): try install(installed.facts, commit.packFiles)
        case .partErased(let erased): try erase(erased.facts, by: recorded.sequence)
        default: break
        }
        try projector.project(recorded)
    }

    private func version(of subject: SubjectID) throws -> UInt64 {
        if let known = versions[subject] { return known }
        let version = try reading.version(of: subject)
        versions[subject] = version
        return version
    }

    private func install(_ installed: PackInstalled.Facts, _ files: [PackFile]) throws {
        let digest = try EventLedger.Digest(hex: installed.digest).orCorrupt("the digest of the pack")
        let select = try PreparedStatement(database, "SELECT 1 FROM pack_file WHERE pack = ? LIMIT 1")
        let isKept = try select.first([.digest(digest)]) { _ in true }
        if isKept == nil {
            guard Set(files.map(\.path)).count == files.count, EventLedger.Digest.pack(files) == digest else {
                throw StorageFailure.corrupt("the pack's files do not have its digest")
            }
            let insert = try PreparedStatement(database, "INSERT INTO pack_file(pack, path, bytes) VALUES (?, ?, ?)")
            for file in files { try insert.run([.digest(digest), .text(file.path), .blob(file.bytes)]) }
        }
        identity = StoreIdentity(store: identity.store, mode: identity.mode, pack: digest)
    }

    private func erase(_ erased: PartErased.Facts, by sequence: UInt64) throws {
        guard erased.part == LedgerFormat.personalPart, erased.sequence < sequence else { throw StorageFailure.missing(.event) }
        try projector.willErase(erased.sequence)
        try PreparedStatement(database, "DELETE FROM part WHERE sequence = ? AND name = ?").run([
            .number(erased.sequence), .text(erased.part),
        ])
        erasesParts = true
    }
}
