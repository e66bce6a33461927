/// The size and root of a ledger at one moment (C2SP tlog-checkpoint), to be signed and kept *elsewhere*:
/// a copy beside the ledger proves nothing, because who changes one can change the other.
public struct Checkpoint: Sendable, Hashable {
    /// Names the ledger: one line, not empty.
    public let origin: String
    /// How many events.
    public let size: UInt64
    public let root: Digest
    /// Further lines that others may have added to the text; kept, not understood.
    public let extensionLines: [String]

    public init(
        origin: String, size: UInt64, root: Digest, extensionLines: [String] = []
    ) throws(CheckpointError) {
        for line in [origin] + extensionLines {
            guard !line.isEmpty, line.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw .badLine
            }
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensionLines = extensionLines
    }

    /// Reads the text of a note: origin, size, root, then any extension lines, each ended by a line feed.
    public init(text: String) throws(CheckpointError) {
        guard text.utf8.last == 0x0A else { throw .tooFewLines }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count >= 3 else { throw .tooFewLines }
        // Spelled back and compared: refuses signs, leading zeros and digits of other scripts.
        guard let size = UInt64(lines[1]), String(size) == lines[1] else { throw .badSize }
        guard let bytes = Base64.decode(lines[2]), let root = Digest(bytes: bytes) else { throw .badRoot }
        try self.init(
            origin: String(lines[0]), size: size, root: root, extensionLines: lines.dropFirst(3).map(String.init))
    }

    /// What is signed.
    public var text: String {
        ([origin, String(size), Base64.encode(root.bytes)] + extensionLines).map { $0 + "\n" }.joined()
    }

    /// The checkpoint as a signed note.
    public func signed(with key: SigningKey) throws(CheckpointError) -> SignedNote {
        guard let signature = key.sign(text) else { throw .cannotSign }
        return SignedNote(
            text: text,
            signatures: [.init(name: key.verifier.name, keyID: key.verifier.id, bytes: signature)])
    }

    /// Reads a signed note from outside and believes it only if `key` signed it and it is about `origin`.
    public init(verifying note: String, with key: VerifierKey, origin: String) throws(CheckpointError) {
        let note = try SignedNote(parsing: note)
        try note.verify(with: key)
        try self.init(text: note.text)
        guard self.origin == origin else { throw .otherOrigin(expected: origin, found: self.origin) }
    }
}
