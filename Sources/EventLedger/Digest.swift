import Crypto

/// A SHA-256 hash: 32 bytes, kept as four numbers so that ten million of them cost no allocation.
public struct Digest: Sendable, Hashable {
    // In memory order, not in number order: only the bytes have a meaning.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { target in
            for (position, byte) in bytes.enumerated() { target[position] = byte }
        }
        self.words = words
    }

    /// `nil` unless the text is exactly 64 lower-case hexadecimal digits.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hexadecimal.decode(hex, count: 32) else { return nil }
        self.init(bytes: bytes)
    }

    /// `nil` unless the buffer holds exactly 32 bytes; reads them in place, without a copy in between.
    public init?(raw: UnsafeRawBufferPointer) {
        guard raw.count == 32 else { return nil }
        words = raw.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
    }

    /// 32 zero bytes.
    public static let zero = Digest(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

    public var hex: String { withUnsafeBytes { Hexadecimal.encode($0) } }

    /// The 32 bytes in place, valid only inside `body`.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words, body)
    }

    public static func == (left: Digest, right: Digest) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}

extension Digest: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Digest(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A digest is 64 lower-case hexadecimal digits.")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
