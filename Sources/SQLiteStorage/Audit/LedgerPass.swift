import CaseStorage
import Casework
import EventLedger
import GRDB

/// One pass over all events: their bytes, the columns kept beside them, the nodes they complete, and their commits.
struct LedgerPass {
    private var audit = LedgerAudit()
    private var partCount = 0
    private var commitCount = 0
    private var packs: Set<EventLedger.Digest> = []
    private let database: Database
    private let columns: PreparedStatement
    private let node: PreparedStatement
    private let commit: PreparedStatement

    init(_ database: Database) throws {
        self.database = database
        columns = try PreparedStatement(
            database, "SELECT subject, subject_version, kind, recorded_at, actor, commit_id FROM event WHERE sequence = ?")
        node = try PreparedStatement(database, "SELECT hash FROM node WHERE level = ? AND position = ?")
        commit = try PreparedStatement(database, "SELECT first, count, fingerprint, seal FROM commit_log WHERE commit_id = ?")
    }

    var state: LedgerState { LedgerState(size: audit.size, root: audit.root) }

    /// - Returns: false when the event is not in order, so that nothing after it can be judged.
    mutating func read(_ event: StoredEvent, _ findings: inout Findings) throws -> Bool {
        let seen: AuditedEvent
        do { seen = try audit.read(header: event.header, parts: event.parts) } catch {
            findings.add("\(error.reason)", at: error.sequence)
            return false
        }
        partCount += event.parts.count
        let header = seen.header
        let agree = try columnsAgree(with: header)
        if event.sequence != header.sequence || !agree {
            findings.add("a column beside its header does not agree with it", at: header.sequence)
        }
        for expected in seen.nodes {
            let place: [Binding] = [.number(expected.place.level), .number(expected.place.position)]
            if try node.first(place, { $0.digest(0) }) != expected.hash {
                findings.add("the stored node at \(expected.place) is not the one it completes", at: header.sequence)
            }
        }
        if header.positionInCommit == 0 {
            commitCount += 1
            if try !isLogged(header) { findings.add("the log of commits does not agree with it", at: header.sequence) }
        }
        if header.kind == PackInstalled.kind, case .packInstalled(let installed) = try EventReading.recorded(event).event,
            let digest = EventLedger.Digest(hex: installed.facts.digest)
        {
            packs.insert(digest)
        }
        return true
    }

    /// What shows only after the last event: rows that belong to none, and what the ledger does not vouch for.
    mutating func finish(_ findings: inout Findings) throws {
        do { try audit.finish() } catch { findings.add("\(error.reason)", at: error.sequence) }
        let size = Int(audit.size)
        try expect(size, "event", "events", &findings)
        try expect(partCount, "part", "parts", &findings)
        try expect(2 * size - audit.size.nonzeroBitCount, "node", "nodes", &findings)
        try expect(commitCount, "commit_log", "commits in the log", &findings)
        try checkPacks(&findings)
        try checkKey(&findings)
    }

    private func expect(_ expected: Int, _ table: String, _ what: String, _ findings: inout Findings) throws {
        let found = try PreparedStatement(database, "SELECT count(*) FROM \(table)").first { $0.int(0) } ?? 0
        if found != expected { findings.add("there are \(found) \(what) where \(expected) belong to the ledger") }
    }

    private func columnsAgree(with header: EventHeader) throws -> Bool {
        try columns.first([.number(header.sequence)]) { columns in
            columns.optionalID(0, of: AnySubject.self)?.ledger == header.subject && columns.unsigned(1) == header.subjectVersion
                && columns.text(2) == header.kind && columns.integer(3) == header.recordedAt
                && columns.optionalID(4, of: AnySubject.self)?.ledger == header.actor
                && columns.optionalID(5, of: AnySubject.self)?.ledger == header.commit
        } ?? false
    }

    private func isLogged(_ header: EventHeader) throws -> Bool {
        let id = CommitID(header.commit)
        return try commit.first([.id(id)]) { columns in
            guard columns.unsigned(0) == header.sequence, columns.int(1) == Int(header.eventsInCommit),
                let fingerprint = columns.digest(2)
            else { return false }
            let seal = CommitLog.seal(id, first: header.sequence, count: Int(header.eventsInCommit), fingerprint: fingerprint)
            return columns.digest(3) == seal
        } ?? false
    }

    private func checkPacks(_ findings: inout Findings) throws {
        var files: [EventLedger.Digest: [PackFile]] = [:]
        var hasNameless = false
        try PreparedStatement(database, "SELECT pack, path, bytes FROM pack_file").rows { columns in
            if let pack = columns.digest(0) {
                files[pack, default: []].append(PackFile(path: columns.text(1), bytes: columns.blob(2) ?? []))
            } else {
                hasNameless = true
            }
            return true
        }
        if hasNameless { findings.add("a file belongs to no pack") }
        for pack in packs.union(files.keys).sorted(by: { $0.hex < $1.hex }) {
            if !packs.contains(pack) {
                findings.add("files are kept of a pack that no event installed")
            } else if EventLedger.Digest.pack(files[pack] ?? []) != pack {
                findings.add("the files of the pack \(pack.hex.prefix(8))… are not those that were installed")
            }
        }
    }

    private func checkKey(_ findings: inout Findings) throws {
        let store = try PreparedStatement(database, "SELECT header FROM event WHERE sequence = 0").first { columns in
            columns.blob(0).flatMap { try? EventHeader(decoding: $0) }?.store
        }
        let keys = try PreparedStatement(database, "SELECT name, private, public FROM signing_key").all { columns in
            (name: columns.text(0), seed: columns.blob(1) ?? [], key: columns.blob(2) ?? [])
        }
        guard keys.count == 1, let store, let store, let key = keys.first,
            let expected = try? SigningKey.of(StoreID(store), seed: key.seed), expected.verifier.name == key.name,
            expected.verifier.publicKey == key.key
        else {
            findings.add("the key that signs checkpoints is not whole")
            return
        }
    }
}
