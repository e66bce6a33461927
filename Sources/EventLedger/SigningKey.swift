import Crypto

/// The key a store signs its checkpoints with.
public struct SigningKey: Sendable {
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 bytes from the system's secure generator; to be kept as the private key.
    public init(name: String, seed: [UInt8]) throws(CheckpointError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw .badSeed }
        self.key = key
        verifier = try VerifierKey(name: name, publicKey: [UInt8](key.publicKey.rawRepresentation))
    }

    /// The 32 bytes the key was made from.
    public var seed: [UInt8] { [UInt8](key.rawRepresentation) }

    /// `nil` only if the cryptography library fails, which it documents no reason for.
    func sign(_ text: String) -> [UInt8]? {
        guard let signature = try? key.signature(for: Array(text.utf8)) else { return nil }
        return [UInt8](signature)
    }
}
