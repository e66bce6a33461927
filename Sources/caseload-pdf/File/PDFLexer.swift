/// Reads the tokens that PDF files and the streams of their pages share (ISO 32000-1, 7.2 and 7.3), one after another.
///
/// It reads what Cairo wrote, not files of others; what it cannot read ends it.
struct PDFLexer {
    enum Token: Equatable {
        /// `/Name`, without the slash.
        case name(String)
        case number(String)
        /// Both kinds, with their brackets.
        case string
        /// `<<`, `>>`, `[`, `]`.
        case bracket(String)
        /// An operator, `obj`, `R`, `true`.
        case word(String)
    }

    let bytes: ArraySlice<UInt8>
    private(set) var position: Int
    /// Where the token read last begins.
    private(set) var start: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
        start = position
    }

    mutating func next() -> Token? {
        skipSpace()
        start = position
        guard position < bytes.endIndex else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "/"):
            position += 1
            return .name(regular())
        case UInt8(ascii: "("): return parentheses()
        case UInt8(ascii: "<"):
            if peek(1) == UInt8(ascii: "<") { return bracket(2) }
            while position < bytes.endIndex, bytes[position] != UInt8(ascii: ">") { position += 1 }
            position = min(position + 1, bytes.endIndex)
            return .string
        case UInt8(ascii: ">"): return bracket(peek(1) == UInt8(ascii: ">") ? 2 : 1)
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"): return bracket(1)
        default:
            let text = regular()
            let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 }
            return isNumber ? .number(text) : .word(text)
        }
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.endIndex ? bytes[position + distance] : nil
    }

    private mutating func bracket(_ length: Int) -> Token {
        let token = Token.bracket(String(decoding: bytes[position..<min(position + length, bytes.endIndex)], as: UTF8.self))
        position = min(position + length, bytes.endIndex)
        return token
    }

    private mutating func regular() -> String {
        let from = position
        while position < bytes.endIndex, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) { position += 1 }
        return String(decoding: bytes[from..<position], as: UTF8.self)
    }

    /// Parentheses nest unless a backslash stands before them.
    private mutating func parentheses() -> Token {
        var depth = 0
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { break }
        }
        position = min(position, bytes.endIndex)
        return .string
    }

    private mutating func skipSpace() {
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "%") {
                while position < bytes.endIndex, bytes[position] != 10, bytes[position] != 13 { position += 1 }
            } else if Self.isSpace(bytes[position]) {
                position += 1
            } else {
                return
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || byte == 0 }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        default: false
        }
    }
}
