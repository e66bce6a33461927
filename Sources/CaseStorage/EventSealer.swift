public import Casework
public import EventLedger

/// An event completed, encoded and hashed: what an engine writes.
public struct SealedEvent: Sendable, Equatable {
    public let recorded: RecordedEvent
    public let header: [UInt8]
    public let parts: [StoredPart]
    public let leaf: EventLedger.Digest
}

/// The part of sealing that needs no place in the ledger, and can be done before the transaction, on any thread:
/// JSON, salts and the parts' digests.
public struct EncodedCommit: Sendable {
    public let commit: Commit
    /// Digest of what the commit says, numbers left open: equal for a repetition of the same commit.
    public let fingerprint: EventLedger.Digest
    let entries: [[EncodedPart]]
}

struct EncodedPart: Sendable {
    let stored: StoredPart
    let digest: PartDigest
}

/// Turns the entries of a commit into ledger bytes. Pure but for the system's salts.
public struct EventSealer: Sendable {
    private let coding = EventCoding()

    public init() {}

    /// Encodes a commit, wherever it is going to stand.
    public func encode(_ commit: Commit) throws(StorageFailure) -> EncodedCommit {
        // The header counts the events of a commit in sixteen bits.
        guard (1...Int(UInt16.max)).contains(commit.entries.count) else {
            throw .unavailable("what is written at once holds 1 to \(UInt16.max) events, not \(commit.entries.count)")
        }
        guard DateBounds.allow(commit.at) else { throw .unavailable(DateBounds.reason) }
        var entries: [[EncodedPart]] = []
        entries.reserveCapacity(commit.entries.count)
        for (position, entry) in commit.entries.enumerated() {
            entries.append(try parts(of: entry.event, position: position, of: commit))
        }
        return EncodedCommit(commit: commit, fingerprint: commit.fingerprint ?? fingerprint(of: commit, entries), entries: entries)
    }

    /// - Parameters:
    ///   - sequence: the ledger's size, which is the first new event's sequence.
    ///   - version: a subject's current version, 0 when it has no events.
    ///   - number: allocates the next number for a case about to be opened, inside the transaction.
    public func seal(
        _ encoded: EncodedCommit, in identity: StoreIdentity, at sequence: UInt64,
        version: (SubjectID) throws(StorageFailure) -> UInt64,
        number: (CaseOpened) throws(StorageFailure) -> CaseNumber
    ) throws(StorageFailure) -> [SealedEvent] {
        let commit = encoded.commit
        var versions: [SubjectID: UInt64] = [:]
        var sealed: [SealedEvent] = []
        sealed.reserveCapacity(commit.entries.count)
        for (position, entry) in commit.entries.enumerated() {
            let before: UInt64
            if let known = versions[entry.subject] { before = known } else { before = try version(entry.subject) }
            versions[entry.subject] = before + 1
            var event = entry.event
            var parts = encoded.entries[position]
            if case .caseOpened(var opened) = event, opened.facts.number == nil {
                opened.facts.number = try number(opened)
                event = .caseOpened(opened)
                parts = try self.parts(of: event, position: position, of: commit)
            }
            let recorded = RecordedEvent(
                sequence: sequence + UInt64(position), commit: commit.id, subject: entry.subject, version: before + 1,
                recordedAt: commit.at, actor: commit.actor, event: event)
            sealed.append(try seal(recorded, parts, position: position, of: commit, in: identity))
        }
        return sealed
    }

    private func parts(of event: Event, position: Int, of commit: Commit) throws(StorageFailure) -> [EncodedPart] {
        let encoded: EventParts
        do { encoded = try coding.parts(of: event) } catch { throw .corrupt("event \(event.kind) cannot be written") }
        guard DateBounds.allow(facts: encoded.facts) else { throw .unavailable(DateBounds.reason) }
        var parts = [part(LedgerFormat.factsPart, encoded.facts, position: position, of: commit)]
        if let personal = encoded.personal {
            parts.append(part(LedgerFormat.personalPart, personal, position: position, of: commit))
        }
        return parts
    }

    private func seal(
        _ recorded: RecordedEvent, _ parts: [EncodedPart], position: Int, of commit: Commit, in identity: StoreIdentity
    ) throws(StorageFailure) -> SealedEvent {
        let header: EventHeader
        do {
            header = try EventHeader(
                store: identity.store.ledger, sequence: recorded.sequence, commit: commit.id.ledger,
                positionInCommit: UInt16(position), eventsInCommit: UInt16(commit.entries.count),
                subject: recorded.subject.ledger, subjectVersion: recorded.version, kind: recorded.event.kind,
                kindSchema: recorded.event.schema, recordedAt: recorded.recordedAt.utcMilliseconds,
                officeOffset: recorded.recordedAt.offsetMinutes, actor: recorded.actor.ledger, pack: identity.pack ?? .zero,
                parts: parts.map(\.digest))
        } catch {
            throw .corrupt("event \(recorded.event.kind) has no valid header")
        }
        let bytes = header.encode()
        return SealedEvent(recorded: recorded, header: bytes, parts: parts.map(\.stored), leaf: .leaf(of: bytes))
    }

    private func part(_ name: String, _ bytes: [UInt8], position: Int, of commit: Commit) -> EncodedPart {
        let salt = salt(for: name, position: position, of: commit)
        return EncodedPart(
            stored: StoredPart(name: name, salt: salt, bytes: bytes),
            digest: PartDigest(name: name, digest: .part(salt: salt, bytes: bytes)))
    }

    private func salt(for part: String, position: Int, of commit: Commit) -> [UInt8] {
        switch commit.salts {
        case .system:
            var generator = SystemRandomNumberGenerator()
            return (0..<4).flatMap { _ in
                let word = generator.next()
                return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            }
        case .derived(let seed):
            return EventLedger.Digest.part(
                salt: seed, bytes: commit.id.bytes + [UInt8(position >> 8), UInt8(position & 0xFF)] + Array(part.utf8)
            ).bytes
        }
    }

    private func fingerprint(of commit: Commit, _ entries: [[EncodedPart]]) -> EventLedger.Digest {
        var bytes: [UInt8] = []
        for (entry, parts) in zip(commit.entries, entries) {
            bytes += entry.subject.bytes + Array(entry.event.kind.utf8) + [0]
            // An event without a personal part counts as one whose personal part is empty.
            for name in [LedgerFormat.factsPart, LedgerFormat.personalPart] {
                bytes += (parts.first { $0.stored.name == name }?.stored.bytes ?? []) + [0]
            }
        }
        return .part(salt: commit.actor.bytes, bytes: bytes)
    }
}

extension Casework.Identifier {
    /// The same bytes as the ledger names them.
    public var ledger: EventLedger.Identifier { EventLedger.Identifier(high: high, low: low) }

    public init(_ identifier: EventLedger.Identifier) {
        self.init(high: identifier.high, low: identifier.low)
    }
}

extension RecordedEvent {
    /// Reads an event back from its stored bytes.
    public init(header: EventHeader, parts: [StoredPart]) throws(StorageFailure) {
        let facts = parts.first { $0.name == LedgerFormat.factsPart }?.bytes
        let personal = parts.first { $0.name == LedgerFormat.personalPart }?.bytes
        guard let facts else { throw .damaged(sequence: header.sequence, "its facts are missing") }
        let event: Event
        do {
            event = try EventCoding().event(
                kind: header.kind, schema: header.kindSchema, parts: EventParts(facts: facts, personal: personal))
        } catch { throw .damaged(sequence: header.sequence, "its parts cannot be read as \(header.kind)") }
        self.init(
            sequence: header.sequence, commit: CommitID(header.commit), subject: SubjectID(header.subject),
            version: header.subjectVersion, recordedAt: Moment(utcMilliseconds: header.recordedAt, offsetMinutes: header.officeOffset),
            actor: StaffID(header.actor), event: event)
    }
}
