import CaseStorage
import Casework
import EventLedger
import GRDB

/// Reads events back from their tables.
struct EventReading {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// Sequences are 0, 1, 2, …, so the last one tells the size.
    func size() throws -> UInt64 {
        try PreparedStatement(database, "SELECT max(sequence) + 1 FROM event").first { $0.unsigned(0) } ?? 0
    }

    /// How many events there are, counted one by one.
    func count() throws -> UInt64 {
        try PreparedStatement(database, "SELECT count(*) FROM event").first { $0.unsigned(0) } ?? 0
    }

    /// The current version of a subject, 0 when it has no events.
    func version(of subject: SubjectID) throws -> UInt64 {
        try PreparedStatement(database, "SELECT max(subject_version) FROM event WHERE subject = ?").first([.id(subject)]) {
            $0.unsigned(0)
        } ?? 0
    }

    /// Stored bytes, oldest first.
    func stored(_ range: Range<UInt64>) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        try forEachStored(range) { events.append($0) }
        return events
    }

    func forEachStored(_ range: Range<UInt64>, _ body: (StoredEvent) throws -> Void) throws {
        let sql = """
            SELECT e.sequence, e.header, p.name, p.salt, p.bytes FROM event e LEFT JOIN part p ON p.sequence = e.sequence
            WHERE e.sequence >= ? AND e.sequence < ? ORDER BY e.sequence, p.name
            """
        try gather(PreparedStatement(database, sql), [.number(range.lowerBound), .number(range.upperBound)], body)
    }

    func recorded(_ range: Range<UInt64>) throws -> [RecordedEvent] {
        try stored(range).map { try Self.recorded($0) }
    }

    /// Nil where the place is not taken.
    func event(_ sequence: UInt64) throws -> RecordedEvent? {
        guard sequence < Self.always else { return nil }
        return try recorded(sequence..<sequence + 1).first
    }

    /// A subject's own events and those of some kinds that name it, oldest first, those before `end` only.
    func recorded(about subject: SubjectID, namedIn kinds: [String], before end: UInt64) throws -> [RecordedEvent] {
        let places = kinds.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let sql = """
            WITH about(sequence) AS (
                SELECT sequence FROM event WHERE subject = ?1
                UNION SELECT r.sequence FROM related r JOIN event e ON e.sequence = r.sequence WHERE r.subject = ?1 AND e.kind IN (\(places)))
            SELECT e.sequence, e.header, p.name, p.salt, p.bytes FROM about a JOIN event e ON e.sequence = a.sequence
                LEFT JOIN part p ON p.sequence = e.sequence WHERE e.sequence < ?2 ORDER BY e.sequence, p.name
            """
        var events: [RecordedEvent] = []
        let bindings: [Binding] = [.id(subject), .number(end)] + kinds.map { .text($0) }
        try gather(PreparedStatement(database, sql), bindings) { events.append(try Self.recorded($0)) }
        return events
    }

    func caseFile(_ id: CaseID, before end: UInt64 = Self.always) throws -> CaseFile? {
        CaseFile(folding: try recorded(about: id.retyped(), namedIn: [ContactRecorded.kind], before: end))
    }

    func constituentEvents(_ id: ConstituentID, before end: UInt64 = Self.always) throws -> [RecordedEvent] {
        try recorded(about: id.retyped(), namedIn: Self.kindsNamingConstituents, before: end)
    }

    /// Events that stand in the file of a constituent beside their subject's.
    private static let kindsNamingConstituents = [
        ConstituentsRelated.kind, ConstituentMerged.kind, ConstituentUnmerged.kind, ConstituentsDistinguished.kind,
    ]

    /// Later than every event of a SQLite store.
    static let always = UInt64(Int64.max)

    func node(_ place: TreePlace) throws -> EventLedger.Digest {
        let hash = try PreparedStatement(database, "SELECT hash FROM node WHERE level = ? AND position = ?").first(
            [.number(place.level), .number(place.position)]) { $0.digest(0) }
        guard let hash else { throw StorageFailure.missing(.event) }
        return try hash.orCorrupt("a node of the ledger's tree")
    }

    func state() throws -> LedgerState {
        let size = try size()
        return LedgerState(size: size, root: try root(ofSize: size))
    }

    func root(ofSize size: UInt64) throws -> EventLedger.Digest { try frontier(ofSize: size).root }

    func frontier(ofSize size: UInt64) throws -> TreeFrontier {
        try TreeFrontier(size: size) { place throws(StorageFailure) in
            do { return try node(place) } catch let failure {
                let known = StorageFailure(failure)
                throw known == .missing(.event) ? .damaged(sequence: nil, "the ledger's tree has no node at \(place)") : known
            }
        }
    }

    /// As the projection says; where it says nothing or nonsense, as the events say, so that a rebuild can mend it.
    func identity() throws -> StoreIdentity {
        if let projected = try? projectedIdentity() { return projected }
        guard let first = try recorded(0..<1).first, case .storeCreated(let created) = first.event else {
            throw StorageFailure.corrupt("the store's identity")
        }
        let sql = "SELECT max(sequence) FROM event WHERE kind = 'pack-installed'"
        let last = try PreparedStatement(database, sql).first { $0.isNull(0) ? nil : $0.unsigned(0) }
        var pack: EventLedger.Digest?
        if let last, let last, case .packInstalled(let installed)? = try recorded(last..<last + 1).first?.event {
            pack = try EventLedger.Digest(hex: installed.facts.digest).orCorrupt("the digest of the pack")
        }
        return StoreIdentity(store: created.facts.store, mode: created.facts.mode, pack: pack)
    }

    private func projectedIdentity() throws -> StoreIdentity {
        let identity = try PreparedStatement(database, "SELECT store, mode, pack FROM identity").first { columns in
            StoreIdentity(
                store: try columns.id(0), mode: try StoreMode(rawValue: columns.text(1)).orCorrupt("the store's mode"),
                pack: columns.digest(2))
        }
        return try identity.orCorrupt("the store's identity")
    }

    static func recorded(_ stored: StoredEvent) throws -> RecordedEvent {
        let header: EventHeader
        do { header = try EventHeader(decoding: stored.header) } catch {
            throw StorageFailure.damaged(sequence: stored.sequence, "its header cannot be read")
        }
        guard header.sequence == stored.sequence else {
            throw StorageFailure.damaged(sequence: stored.sequence, "its header gives another place")
        }
        return try plain(header, stored.parts) ?? RecordedEvent(header: header, parts: stored.parts)
    }

    /// A registration or an edit, read without Foundation, which takes many times as long for each of some millions when
    /// projections are made anew; nil for anything else.
    private static func plain(_ header: EventHeader, _ parts: [StoredPart]) -> RecordedEvent? {
        guard header.kind == ConstituentAdded.kind || header.kind == ConstituentEdited.kind, header.kindSchema == 1, parts.count == 2,
            parts[0].name == LedgerFormat.factsPart, parts[0].bytes == Array("{}".utf8), parts[1].name == LedgerFormat.personalPart,
            let details = parts[1].bytes?.withUnsafeBytes({ bytes in
                var reader = PlainJSON(bytes)
                return reader.details()
            })
        else { return nil }
        return RecordedEvent(
            sequence: header.sequence, commit: CommitID(header.commit), subject: SubjectID(header.subject),
            version: header.subjectVersion, recordedAt: Moment(utcMilliseconds: header.recordedAt, offsetMinutes: header.officeOffset),
            actor: StaffID(header.actor),
            event: header.kind == ConstituentAdded.kind
                ? .constituentAdded(ConstituentAdded(details)) : .constituentEdited(ConstituentEdited(details)))
    }

    /// Joins the rows of one event's parts.
    private func gather(_ statement: PreparedStatement, _ bindings: [Binding], _ body: (StoredEvent) throws -> Void) throws {
        var sequence: UInt64?
        var header: [UInt8] = []
        var parts: [StoredPart] = []
        func finish() throws {
            if let sequence { try body(StoredEvent(sequence: sequence, header: header, parts: parts)) }
        }
        try statement.rows(bindings) { columns in
            if columns.unsigned(0) != sequence {
                try finish()
                sequence = columns.unsigned(0)
                header = columns.blob(1) ?? []
                parts = []
            }
            if !columns.isNull(2) {
                parts.append(StoredPart(name: columns.text(2), salt: columns.blob(3), bytes: columns.blob(4)))
            }
            return true
        }
        try finish()
    }
}
