/// A text with signatures under it, as C2SP signed-note describes: the text, a blank line, and for each signature
/// a line `— name base64(key id ‖ signature)`. What is signed is the text with its last line feed.
public struct SignedNote: Sendable, Hashable {
    /// One signature line.
    public struct Signature: Sendable, Hashable {
        public let name: String
        /// Four bytes.
        public let keyID: [UInt8]
        public let bytes: [UInt8]
    }

    private static let dash = "\u{2014} "

    /// Ends with a line feed.
    public let text: String
    public let signatures: [Signature]

    init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nothing about its signatures is checked here.
    public init(parsing note: String) throws(CheckpointError) {
        guard note.utf8.count <= 1_000_000 else { throw .tooLong }
        // By scalar, because "\r\n" is one Character, and a carriage return has no place in a note.
        guard note.unicodeScalars.allSatisfy({ $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .controlCharacter
        }
        guard note.hasSuffix("\n") else { throw .noSignatures }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        // The last blank line parts text from signatures: the text may hold blank lines itself.
        guard let blank = lines.lastIndex(of: ""), blank > 0, blank + 1 < lines.endIndex else { throw .noSignatures }
        guard lines.endIndex - blank - 1 <= 100 else { throw .tooManySignatures }
        var signatures: [Signature] = []
        for (index, line) in lines[(blank + 1)...].enumerated() {
            guard let signature = Self.signature(line) else { throw .badSignatureLine(index) }
            signatures.append(signature)
        }
        text = lines[..<blank].map { $0 + "\n" }.joined()
        self.signatures = signatures
    }

    public func encode() -> String {
        text + "\n"
            + signatures.map { "\(Self.dash)\($0.name) \(Base64.encode($0.keyID + $0.bytes))\n" }.joined()
    }

    /// Throws unless the key's own signature is there and fits. Signatures of other keys are not looked at.
    public func verify(with key: VerifierKey) throws(CheckpointError) {
        let own = signatures.filter { $0.name == key.name && $0.keyID == key.id }
        guard !own.isEmpty else { throw .notSigned(by: key.name) }
        for signature in own where !key.accepts(signature: signature.bytes, of: text) {
            throw .signatureDoesNotFit(key.name)
        }
    }

    private static func signature(_ line: Substring) -> Signature? {
        guard line.hasPrefix(dash) else { return nil }
        let fields = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 2, VerifierKey.isName(fields[0]), let bytes = Base64.decode(fields[1]), bytes.count > 4
        else { return nil }
        return Signature(name: String(fields[0]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }
}
