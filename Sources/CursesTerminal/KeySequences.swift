import TextCanvas

/// What the special keys of one terminal send.
struct SequenceTable: Sendable {
    private let keys: [[UInt8]: KeyPress]
    /// Every proper beginning of a sequence.
    private let beginnings: Set<[UInt8]>
    private let longest: Int

    /// Only sequences that begin with Esc count; single bytes are decoded by what they are.
    init(_ sequences: [[UInt8]: KeyPress]) {
        keys = sequences.filter { $0.key.count > 1 && $0.key.first == 0x1b }
        beginnings = Set(keys.keys.flatMap { sequence in (1..<sequence.count).map { Array(sequence[..<$0]) } })
        longest = keys.keys.map(\.count).max() ?? 0
    }

    /// The longest key the bytes begin with.
    func match(_ bytes: ArraySlice<UInt8>) -> (key: KeyPress, length: Int)? {
        guard longest >= 2, bytes.count >= 2 else { return nil }
        for length in stride(from: min(longest, bytes.count), through: 2, by: -1) {
            if let key = keys[Array(bytes.prefix(length))] { return (key, length) }
        }
        return nil
    }

    /// Whether more bytes could make these a key.
    func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count < longest && beginnings.contains(Array(bytes))
    }

    /// The names terminfo gives to the keys that ``KeyPress`` knows.
    static let capabilities: [(name: String, key: KeyPress)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter), ("kbs", .backspace), ("ka1", .home), ("ka3", .pageUp), ("kc1", .end), ("kc3", .pageDown),
        ] + (1...24).map { ("kf\($0)", .function($0)) }
}

extension KeyPress {
    /// A key that sends a control character.
    static func control(byte: UInt8) -> KeyPress {
        switch byte {
        case 0x08, 0x7f: .backspace
        case 0x09: .tab
        case 0x0d: .enter
        case 0x01...0x1a: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    /// ESC O and this byte: arrows, F1 to F4, and the keypad in its application mode (VT100 and later).
    init?(applicationKey byte: UInt8) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "P")...UInt8(ascii: "S"):
            guard let key = KeyPress(finalByte: byte) else { return nil }
            self = key
        case UInt8(ascii: "M"): self = .enter
        case UInt8(ascii: "I"): self = .tab
        case UInt8(ascii: "X"): self = .character("=")
        case UInt8(ascii: "j")...UInt8(ascii: "y"): self = .character(Character(Unicode.Scalar(byte - 0x40)))
        default: return nil
        }
    }

    /// The last byte of a control sequence that names a key by a letter.
    init?(finalByte byte: UInt8) {
        let keys: [UInt8: KeyPress] = [
            UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
            UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home, UInt8(ascii: "Z"): .backTab,
            UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
            UInt8(ascii: "S"): .function(4),
        ]
        guard let key = keys[byte] else { return nil }
        self = key
    }

    /// The number of a control sequence that ends in a tilde.
    init?(editingNumber number: Int) {
        switch number {
        case 1, 7: self = .home
        case 2: self = .insert
        case 3: self = .delete
        case 4, 8: self = .end
        case 5: self = .pageUp
        case 6: self = .pageDown
        case 11...15: self = .function(number - 10)
        case 17...21: self = .function(number - 11)
        case 23...26: self = .function(number - 12)
        case 28, 29: self = .function(number - 13)
        case 31...34: self = .function(number - 14)
        default: return nil
        }
    }
}

extension TerminalInput {
    /// What a control sequence means; keys held with Shift, Alt or Ctrl count as the plain key.
    /// - Parameter parameters: what stands between `ESC [` and the final byte.
    init?(parameters: String, final: UInt8) {
        if parameters.hasPrefix("<") {
            guard let mouse = Self.mouse(parameters.dropFirst(), isPress: final == UInt8(ascii: "M")) else {
                return nil
            }
            self = mouse
            return
        }
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        if final == UInt8(ascii: "~") {
            guard let number = numbers.first ?? nil, let key = KeyPress(editingNumber: number) else { return nil }
            self = .key(key)
        } else {
            // `ESC [ 1 ; modifiers letter`, and nothing else: a report of the cursor's place may end in a letter, too.
            let isKey = parameters.isEmpty || numbers.first == 1 && numbers.count <= 2
            guard isKey, (1...16).contains((numbers.last ?? 1) ?? 1), let key = KeyPress(finalByte: final) else {
                return nil
            }
            self = .key(key)
        }
    }

    /// The mouse as xterm's mode 1006 tells it: `button;column;row`, counted from 1.
    private static func mouse(_ parameters: Substring, isPress: Bool) -> TerminalInput? {
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        guard numbers.count == 3, isPress, (1...9999).contains(numbers[1]), (1...9999).contains(numbers[2]) else {
            return nil
        }
        let (column, row) = (numbers[1] - 1, numbers[2] - 1)
        // The bits for Shift, Alt and Ctrl do not matter here.
        switch numbers[0] & ~0b11100 {
        case 0: return .mouse(column: column, row: row, kind: .press)
        case 64: return .mouse(column: column, row: row, kind: .wheelUp)
        case 65: return .mouse(column: column, row: row, kind: .wheelDown)
        default: return nil
        }
    }
}
