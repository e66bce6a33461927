/// Brings a file's bytes to UTF-8, piece by piece, whatever they were.
///
/// Without a mark at its beginning a file counts as UTF-8 as long as nothing speaks against it. The first piece that is
/// not plain ASCII decides between UTF-8 and Windows-1252 for the rest, so that a name on the last of a million lines is
/// read as well as one on the first. Bytes that mean nothing become 0xFF, which is no UTF-8 either: whoever reads on can
/// say on which line.
struct TextPieces<Failure: Error> {
    /// Whole pieces are gathered before anything is decided, so that it does not depend on how a pipe delivers them.
    private static var pieceSize: Int { 1 << 18 }

    private let read: () throws(Failure) -> [UInt8]
    private(set) var encoding: CSVForm.Encoding?
    private(set) var bytesRead: UInt64 = 0
    private(set) var foreign: ForeignFile?
    private var isDecided: Bool
    private var isFirst = true
    private var isAtEnd = false
    /// Half a unit of UTF-16, or the first of a pair, that waits for the next piece.
    private var waiting: [UInt8] = []

    init(encoding: CSVForm.Encoding?, read: @escaping () throws(Failure) -> [UInt8]) {
        self.read = read
        self.encoding = encoding
        isDecided = encoding != nil
    }

    /// The next piece; empty at the end.
    mutating func next() throws(Failure) -> [UInt8] {
        var piece = waiting
        waiting = []
        while !isAtEnd, piece.count < Self.pieceSize {
            let bytes = try read()
            isAtEnd = bytes.isEmpty
            bytesRead += UInt64(bytes.count)
            piece += bytes
        }
        if isFirst {
            isFirst = false
            foreign = ForeignFile.recognised(in: piece.prefix(8))
            piece.removeFirst(readMark(of: piece))
        }
        guard !piece.isEmpty else { return [] }
        switch encoding {
        case .utf16LittleEndian: return fromUTF16(piece, isLittleEndian: true)
        case .utf16BigEndian: return fromUTF16(piece, isLittleEndian: false)
        case .windows1252: return Self.fromWindows1252(piece)
        case .utf8: return piece
        case nil: break
        }
        guard piece.contains(where: { $0 >= 0x80 }) else { return piece }
        encoding = Self.looksLikeUTF8(piece) ? .utf8 : .windows1252
        return encoding == .utf8 ? piece : Self.fromWindows1252(piece)
    }

    /// Settles the encoding where the beginning does; answers how many bytes are only the mark of it.
    private mutating func readMark(of head: [UInt8]) -> Int {
        let mark: (CSVForm.Encoding, Int)? =
            if head.starts(with: [0xEF, 0xBB, 0xBF]) {
                (.utf8, 3)
            } else if head.starts(with: [0xFF, 0xFE]) {
                (.utf16LittleEndian, 2)
            } else if head.starts(with: [0xFE, 0xFF]) {
                (.utf16BigEndian, 2)
            } else {
                nil
            }
        if let (marked, length) = mark {
            // What somebody says goes before what the file says, and a mark is no text in either case.
            if !isDecided { encoding = marked }
            return encoding == marked ? length : 0
        }
        if !isDecided { encoding = Self.unmarkedUTF16(head.prefix(4096)) }
        return 0
    }

    /// UTF-16 without a mark: text of ours has a zero in every second place, and no other file of text has any.
    private static func unmarkedUTF16(_ head: ArraySlice<UInt8>) -> CSVForm.Encoding? {
        guard head.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let most = head.count / 2 * 3 / 4
        if zeros.odd >= most, zeros.even == 0 { return .utf16LittleEndian }
        return zeros.even >= most && zeros.odd == 0 ? .utf16BigEndian : nil
    }

    /// Whether there are more characters of several bytes than bytes that fit into none.
    private static func looksLikeUTF8(_ piece: [UInt8]) -> Bool {
        var (good, bad, index) = (0, 0, 0)
        while index < piece.count {
            let length =
                switch piece[index] {
                case ..<0x80: 1
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 0
                }
            if length == 1 {
                index += 1
            } else if length > 0, index + length > piece.count {
                // Goes on in the next piece.
                break
            } else if length > 0, piece[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 }) {
                good += 1
                index += length
            } else {
                bad += 1
                index += 1
            }
        }
        return good > bad || bad == 0
    }

    private mutating func fromUTF16(_ piece: [UInt8], isLittleEndian: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(piece.count * 3 / 4)
        func unit(_ index: Int) -> UInt32 {
            let (first, second) = (UInt32(piece[index]), UInt32(piece[index + 1]))
            return isLittleEndian ? first | second << 8 : first << 8 | second
        }
        var index = 0
        while index < piece.count {
            guard index + 1 < piece.count else {
                if isAtEnd { text.append(Self.nothing) } else { waiting = Array(piece[index...]) }
                break
            }
            var value = unit(index)
            var length = 2
            if value & 0xFC00 == 0xD800 {
                if index + 3 >= piece.count, !isAtEnd {
                    waiting = Array(piece[index...])
                    break
                }
                if index + 3 < piece.count, unit(index + 2) & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + unit(index + 2) & 0x3FF
                    length = 4
                }
            }
            Self.append(value, to: &text)
            index += length
        }
        return text
    }

    private static func fromWindows1252(_ piece: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(piece.count * 9 / 8)
        for byte in piece {
            switch byte {
            case ..<0x80: text.append(byte)
            case 0x80..<0xA0: append(WindowsLetters.scalars[Int(byte) - 0x80], to: &text)
            default: append(UInt32(byte), to: &text)
            }
        }
        return text
    }

    private static var nothing: UInt8 { 0xFF }

    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        if value < 0x80 {
            text.append(UInt8(value))
        } else if value != 0xFFFF, let scalar = Unicode.Scalar(value) {
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
            text.append(nothing)
        }
    }
}

/// What Windows-1252 has from 0x80 to 0x9F; 0xFFFF where it has nothing.
private enum WindowsLetters {
    static let scalars: [UInt32] = [
        0x20AC, 0xFFFF, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFF, 0x017D, 0xFFFF,
        0xFFFF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFF, 0x017E, 0x0178,
    ]
}
