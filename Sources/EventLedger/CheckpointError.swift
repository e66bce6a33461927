/// Why a text is not a checkpoint, or not one to believe.
public enum CheckpointError: Error, Equatable, Sendable {
    /// More than a million bytes: nobody signs that.
    case tooLong
    /// A control character other than a line feed.
    case controlCharacter
    /// There is no blank line between text and signatures, or nothing after it.
    case noSignatures
    /// The text does not have an origin, a size and a root, each on a line of its own, ended by a line feed.
    case tooFewLines
    /// An origin, or an extension line, that is empty or would break a line.
    case badLine
    /// Not a decimal number below 2^64 without sign, spaces or leading zeros.
    case badSize
    /// Not 32 bytes in base64.
    case badRoot
    /// The signature line with this index is not `— name base64`.
    case badSignatureLine(Int)
    /// More than a hundred signature lines.
    case tooManySignatures
    /// A key name is empty or holds a space or a plus sign.
    case badKeyName
    /// Not `name+hash+base64`, or the hash is not that of the key, or the key is not an Ed25519 key.
    case badVerifierKey
    /// A key seed is 32 bytes.
    case badSeed
    /// The cryptography library did not make a signature.
    case cannotSign
    /// None of the signatures was made with the key of this name.
    case notSigned(by: String)
    /// A signature carries the key's name and id, and does not fit the text.
    case signatureDoesNotFit(String)
    /// The checkpoint is of another ledger.
    case otherOrigin(expected: String, found: String)
}

extension CheckpointError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong: "The checkpoint is longer than a million bytes."
        case .controlCharacter: "The checkpoint holds a control character, so it is not a signed note."
        case .noSignatures: "The checkpoint has no signature lines after a blank line."
        case .tooFewLines: "The checkpoint does not have an origin, a size and a root, each on its own line."
        case .badLine: "A line of the checkpoint is empty or broken."
        case .badSize: "The checkpoint's size is not a plain decimal number."
        case .badRoot: "The checkpoint's root is not 32 bytes in base64."
        case .badSignatureLine(let index): "Signature line \(index + 1) of the checkpoint cannot be read."
        case .tooManySignatures: "The checkpoint has more than a hundred signatures."
        case .badKeyName: "The name of a signing key must not be empty or hold spaces or a plus sign."
        case .badVerifierKey: "The verifier key is not of the form name+hash+key, or its hash is not that of the key."
        case .badSeed: "A signing key is made from exactly 32 bytes."
        case .cannotSign: "The checkpoint could not be signed."
        case .notSigned(let name): "The checkpoint has no signature by \(name)."
        case .signatureDoesNotFit(let name):
            "The signature by \(name) does not fit the checkpoint: one of them was changed."
        case .otherOrigin(let expected, let found): "The checkpoint is of \(found), and this ledger is \(expected)."
        }
    }
}
