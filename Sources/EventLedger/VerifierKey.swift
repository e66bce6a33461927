import Crypto

/// What a reader needs to check one signer's notes: a name and an Ed25519 public key (C2SP signed-note).
public struct VerifierKey: Sendable, Hashable {
    private static let ed25519: UInt8 = 1

    /// Not empty, without spaces and plus signs; by custom a host and path without a scheme.
    public let name: String
    /// 32 bytes.
    public let publicKey: [UInt8]

    public init(name: String, publicKey: [UInt8]) throws(CheckpointError) {
        guard Self.isName(name) else { throw .badKeyName }
        guard (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else { throw .badVerifierKey }
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads `name+hash+base64`, as printed by `text`.
    public init(text: String) throws(CheckpointError) {
        let fields = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let key = Base64.decode(fields[2]), key.count == 33, key[0] == Self.ed25519 else {
            throw .badVerifierKey
        }
        try self.init(name: String(fields[0]), publicKey: Array(key.dropFirst()))
        guard fields[1] == Hexadecimal.encode(id) else { throw .badVerifierKey }
    }

    /// `name+hash+base64`: short enough to be read out over a telephone, or printed on a wall.
    public var text: String {
        "\(name)+\(Hexadecimal.encode(id))+\(Base64.encode([Self.ed25519] + publicKey))"
    }

    /// SHA-256(name ‖ line feed ‖ 0x01 ‖ public key), first four bytes: tells signatures apart, proves nothing.
    public var id: [UInt8] {
        var hash = SHA256()
        (Array(name.utf8) + [0x0A, Self.ed25519] + publicKey).withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize().prefix(4))
    }

    func accepts(signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Array(text.utf8))
    }

    static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.properties.generalCategory != .control
            }
    }
}
