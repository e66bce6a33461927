/// The first scalar of some bytes, told strictly (Unicode Standard, table 3-7): no overlong forms, no surrogates.
enum UTF8Scalar: Equatable {
    case scalar(Unicode.Scalar, length: Int)
    /// Right so far, and more is needed.
    case unfinished
    /// No text; so many bytes are to be skipped.
    case invalid(length: Int)

    init(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first else {
            self = .unfinished
            return
        }
        let length: Int
        var value: UInt32
        switch first {
        case 0..<0x80: (length, value) = (1, UInt32(first))
        case 0xc2..<0xe0: (length, value) = (2, UInt32(first & 0x1f))
        case 0xe0..<0xf0: (length, value) = (3, UInt32(first & 0x0f))
        case 0xf0..<0xf5: (length, value) = (4, UInt32(first & 0x07))
        default:
            self = .invalid(length: 1)
            return
        }
        var taken = 1
        for byte in bytes.dropFirst().prefix(length - 1) {
            guard Self.mayFollow(first, at: taken, byte) else {
                self = .invalid(length: taken)
                return
            }
            value = value << 6 | UInt32(byte & 0x3f)
            taken += 1
        }
        guard taken == length else {
            self = .unfinished
            return
        }
        self = Unicode.Scalar(value).map { .scalar($0, length: length) } ?? .invalid(length: length)
    }

    private static func mayFollow(_ first: UInt8, at place: Int, _ byte: UInt8) -> Bool {
        guard place == 1 else { return (0x80..<0xc0).contains(byte) }
        return switch first {
        case 0xe0: (0xa0..<0xc0).contains(byte)
        case 0xed: (0x80..<0xa0).contains(byte)
        case 0xf0: (0x90..<0xc0).contains(byte)
        case 0xf4: (0x80..<0x90).contains(byte)
        default: (0x80..<0xc0).contains(byte)
        }
    }
}
