import TextCanvas

/// Turns the bytes a terminal sends into what a person did. Pure: it reads nothing and keeps no time.
///
/// Bytes may be cut anywhere, so what is not finished waits for more. ``patience`` says how long that is worth while;
/// when that time has passed without a byte, ``giveUpWaiting()`` makes the best of what is there. A lone Esc is the
/// first byte of every special key, and only time tells it from them.
///
/// What cannot be understood is left out and never comes out as text: an unknown key does nothing.
struct KeyDecoder: Sendable {
    /// No key sends more than this many bytes.
    private static let longestSequence = 64
    private static let pasteStart = Array("\u{1b}[200~".utf8)
    private static let pasteEnd = Array("\u{1b}[201~".utf8)
    private static let escape: UInt8 = 0x1b

    private let sequences: SequenceTable
    private let longestPaste: Int
    /// What has come and is not yet understood.
    private var pending: [UInt8] = []
    /// What has been pasted so far, while a paste is going on.
    private var paste: [UInt8]?

    /// - Parameters:
    ///   - sequences: what the terminal's description says that its special keys send.
    ///   - longestPaste: where a paste is cut, in bytes: more than any field takes, less than hurts.
    init(sequences: [[UInt8]: KeyPress] = [:], longestPaste: Int = 1 << 20) {
        self.sequences = SequenceTable(sequences)
        self.longestPaste = longestPaste
    }

    /// Milliseconds to wait for the rest of something unfinished; nil if nothing is.
    var patience: Int32? {
        if paste != nil { return 2000 }
        guard let first = pending.first else { return nil }
        // A person cannot press a second key this soon, and a terminal sends a sequence in one piece.
        return first == Self.escape && pending.count == 1 ? 25 : 250
    }

    /// Takes bytes in the order they came.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [TerminalInput] {
        pending.append(contentsOf: bytes)
        return decode(isFinal: false)
    }

    /// Nothing came while ``patience`` lasted.
    mutating func giveUpWaiting() -> [TerminalInput] {
        decode(isFinal: true)
    }

    // MARK: -

    private mutating func decode(isFinal: Bool) -> [TerminalInput] {
        var inputs: [TerminalInput] = []
        var at = pending.startIndex
        scanning: while at < pending.endIndex || paste != nil {
            if paste != nil {
                guard let text = continuePaste(at: &at, isFinal: isFinal) else { break }
                inputs.append(.paste(text))
                continue
            }
            switch step(pending[at...], isFinal: isFinal) {
            case .unfinished:
                break scanning
            case .nothing(let length):
                at += length
            case .pasteStart(let length):
                at += length
                paste = []
            case .input(let input, let length):
                inputs.append(input)
                at += length
            }
        }
        pending.removeFirst(min(at, pending.count))
        return inputs
    }

    private enum Step {
        case unfinished
        case nothing(length: Int)
        case pasteStart(length: Int)
        case input(TerminalInput, length: Int)
    }

    private func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
        guard let first = bytes.first else { return .unfinished }
        if first == Self.escape { return escaped(bytes, isFinal: isFinal) }
        if first < 0x20 || first == 0x7f { return .input(.key(.control(byte: first)), length: 1) }
        switch UTF8Scalar(bytes) {
        case .scalar(let scalar, let length):
            // C1 controls are nobody's keys.
            if (0x80..<0xa0).contains(scalar.value) { return .nothing(length: length) }
            return .input(.key(.character(Character(scalar))), length: length)
        case .unfinished:
            return isFinal ? .nothing(length: bytes.count) : .unfinished
        case .invalid(let length):
            return .nothing(length: length)
        }
    }

    private func escaped(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
        let pressed = Step.input(.key(.escape), length: 1)
        guard bytes.count > 1 else { return isFinal ? pressed : .unfinished }
        if bytes.starts(with: Self.pasteStart) { return .pasteStart(length: Self.pasteStart.count) }
        if let (key, length) = sequences.match(bytes) { return .input(.key(key), length: length) }
        if !isFinal, sequences.mayBegin(bytes) { return .unfinished }
        switch bytes[bytes.startIndex + 1] {
        case UInt8(ascii: "["):
            return controlSequence(bytes, isFinal: isFinal)
        case UInt8(ascii: "O"):
            guard bytes.count > 2 else { return isFinal ? pressed : .unfinished }
            let final = bytes[bytes.startIndex + 2]
            if let key = KeyPress(applicationKey: final) { return .input(.key(key), length: 3) }
            // Esc, then a capital O, then something else, come so close together only over a slow line.
            return pressed
        default:
            return pressed
        }
    }

    /// ESC [ … final byte (ECMA-48 §5.4).
    private func controlSequence(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
        let body = bytes.dropFirst(2)
        guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
            if bytes.count == 2, isFinal { return .input(.key(.escape), length: 1) }
            let isTooLong = bytes.count > Self.longestSequence
            return isFinal || isTooLong ? .nothing(length: bytes.count) : .unfinished
        }
        let final = bytes[end]
        // Something else has begun in the middle of it.
        guard (0x40..<0x7f).contains(final) else { return .nothing(length: end - bytes.startIndex) }
        let length = end - bytes.startIndex + 1
        let parameters = body[..<end]
        if final == UInt8(ascii: "M"), parameters.isEmpty {
            // A terminal that knows only the first mouse protocol: three bytes follow.
            guard bytes.count >= length + 3 else { return isFinal ? .nothing(length: bytes.count) : .unfinished }
            return .nothing(length: length + 3)
        }
        if let input = TerminalInput(parameters: String(decoding: parameters, as: UTF8.self), final: final) {
            return .input(input, length: length)
        }
        return .nothing(length: length)
    }

    /// Moves bytes into the paste; the text when it is complete.
    private mutating func continuePaste(at: inout Int, isFinal: Bool) -> String? {
        let rest = pending[at...]
        let end = rest.firstRange(of: Self.pasteEnd)
        // The end mark itself may be cut in two.
        let held = end == nil && !isFinal ? Self.beginningOfEnd(in: rest) : 0
        let taken = rest[..<(end?.lowerBound ?? rest.endIndex - held)]
        let room = longestPaste - (paste?.count ?? 0)
        paste?.append(contentsOf: taken.prefix(room))
        at = end?.upperBound ?? (rest.endIndex - held)
        guard end != nil || isFinal, let bytes = paste else { return nil }
        paste = nil
        return Self.text(bytes)
    }

    private static func beginningOfEnd(in bytes: ArraySlice<UInt8>) -> Int {
        for length in stride(from: min(pasteEnd.count - 1, bytes.count), to: 0, by: -1)
        where bytes.suffix(length).elementsEqual(pasteEnd.prefix(length)) {
            return length
        }
        return 0
    }

    /// The bytes as text, what is not UTF-8 left out.
    private static func text(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        var rest = bytes[...]
        while !rest.isEmpty {
            switch UTF8Scalar(rest) {
            case .scalar(let scalar, let length):
                scalars.append(scalar)
                rest = rest.dropFirst(length)
            case .invalid(let length):
                rest = rest.dropFirst(length)
            case .unfinished:
                return String(scalars)
            }
        }
        return String(scalars)
    }
}
