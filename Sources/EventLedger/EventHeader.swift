/// What a header says of one part: its name and SHA-256(salt ‖ bytes).
public struct PartDigest: Sendable, Hashable {
    public let name: String
    public let digest: Digest

    public init(name: String, digest: Digest) {
        self.name = name
        self.digest = digest
    }
}

/// The fixed part of an event: who, when, about what, and the digests of everything else.
/// Its bytes are what the ledger hashes and keeps for ever.
///
/// A value of this type always has an encoding, because it is checked when it is made.
public struct EventHeader: Sendable, Hashable {
    /// The store this event belongs to: the same in all of its events.
    public let store: Identifier
    /// Place in the ledger, from 0, without gaps.
    public let sequence: UInt64
    /// The commit this event came with; the key that makes a repeated request harmless.
    public let commit: Identifier
    /// From 0, below `eventsInCommit`.
    public let positionInCommit: UInt16
    public let eventsInCommit: UInt16
    /// Whom or what the event is about.
    public let subject: Identifier
    /// 1 for the subject's first event, then 2, 3, … without gaps.
    public let subjectVersion: UInt64
    /// 1 to 255 visible ASCII characters.
    public let kind: String
    /// The version of the shape of this kind's parts.
    public let kindSchema: UInt16
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let recordedAt: Int64
    /// Minutes the office's clock was ahead of UTC when the event was recorded.
    public let officeOffset: Int16
    public let actor: Identifier
    /// Digest of the agency pack in force; 32 zero bytes where there is none yet.
    public let pack: Digest
    /// At most 255, names distinct, in the order written.
    public let parts: [PartDigest]

    public init(
        store: Identifier, sequence: UInt64, commit: Identifier, positionInCommit: UInt16, eventsInCommit: UInt16,
        subject: Identifier, subjectVersion: UInt64, kind: String, kindSchema: UInt16, recordedAt: Int64,
        officeOffset: Int16, actor: Identifier, pack: Digest, parts: [PartDigest]
    ) throws(HeaderError) {
        guard positionInCommit < eventsInCommit else {
            throw .badPosition(position: positionInCommit, count: eventsInCommit)
        }
        guard Self.isName(kind) else { throw .badKind }
        guard parts.count <= 255 else { throw .tooManyParts(parts.count) }
        for (index, part) in parts.enumerated() {
            guard Self.isName(part.name) else { throw .badPartName(index) }
            if parts[..<index].contains(where: { $0.name == part.name }) { throw .repeatedPart(part.name) }
        }
        self.store = store
        self.sequence = sequence
        self.commit = commit
        self.positionInCommit = positionInCommit
        self.eventsInCommit = eventsInCommit
        self.subject = subject
        self.subjectVersion = subjectVersion
        self.kind = kind
        self.kindSchema = kindSchema
        self.recordedAt = recordedAt
        self.officeOffset = officeOffset
        self.actor = actor
        self.pack = pack
        self.parts = parts
    }

    /// Kinds and part names are 1 to 255 visible ASCII characters, so that they can be shown anywhere as they are.
    private static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...255).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
