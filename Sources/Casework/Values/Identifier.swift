/// Sixteen random bytes that name one thing for ever. Never a login or a number that an office could reuse.
///
/// The type parameter only keeps a case's identifier from being passed where a constituent's is meant.
public struct Identifier<Subject>: Hashable, Sendable, Comparable {
    /// Bytes 0 to 7, big-endian.
    public let high: UInt64
    /// Bytes 8 to 15, big-endian.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 16 bytes; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (position, byte) in bytes.enumerated() {
            if position < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        self.init(high: words.0, low: words.1)
    }

    /// Reads 32 hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        let digits = hex.utf8
        guard digits.count == 32 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (position, digit) in digits.enumerated() {
            guard let value = hexValue(digit) else { return nil }
            if position < 16 { words.0 = words.0 << 4 | value } else { words.1 = words.1 << 4 | value }
        }
        self.init(high: words.0, low: words.1)
    }

    public var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(16)
        for word in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) { result.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return result
    }

    /// 32 lowercase hexadecimal digits.
    public var hex: String {
        String(unsafeUninitializedCapacity: 32) { buffer in
            for (word, start) in [(high, 0), (low, 16)] {
                for digit in 0..<16 {
                    let value = UInt8(truncatingIfNeeded: word >> (60 - 4 * UInt64(digit))) & 0xF
                    buffer[start + digit] = value < 10 ? 48 + value : 87 + value
                }
            }
            return 32
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The same bytes under another name: a case's identifier as that of an event's subject.
    public func retyped<Other>(as type: Other.Type = Other.self) -> Identifier<Other> {
        Identifier<Other>(high: high, low: low)
    }
}

private func hexValue(_ digit: UInt8) -> UInt64? {
    switch digit {
    case 48...57: UInt64(digit - 48)
    case 65...70: UInt64(digit - 55)
    case 97...102: UInt64(digit - 87)
    default: nil
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(hex: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an identifier is 32 hexadecimal digits")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { hex }
}

/// Whatever an event is about: a case, a constituent, a member of staff, a pack, the store itself.
public enum AnySubject: Sendable {}
public typealias SubjectID = Identifier<AnySubject>
public typealias CaseID = Identifier<CaseRecord>
public typealias ConstituentID = Identifier<Constituent>
public typealias StaffID = Identifier<StaffMember>
/// Names one store for ever; it stands in every header of its ledger.
public enum StoreSubject: Sendable {}
public typealias StoreID = Identifier<StoreSubject>
/// Names one commit; doing the same commit twice does it once.
public enum CommitSubject: Sendable {}
public typealias CommitID = Identifier<CommitSubject>
