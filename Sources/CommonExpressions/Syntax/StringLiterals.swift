/// How a text in quotes begins.
struct StringPrefix {
    let isRaw: Bool
    let isBytes: Bool
    /// Letters before the first quote.
    let letters: Int
    let quote: Unicode.Scalar
    let isTriple: Bool
}

extension Lexer {
    /// Nil where no text in quotes begins.
    func stringPrefix() -> StringPrefix? {
        var (isRaw, isBytes, letters) = (false, false, 0)
        while letters < 2, let letter = peek(letters) {
            if !isRaw, letter == "r" || letter == "R" {
                isRaw = true
            } else if !isBytes, letter == "b" || letter == "B" {
                isBytes = true
            } else {
                break
            }
            letters += 1
        }
        guard let quote = peek(letters), quote == "'" || quote == "\"" else { return nil }
        let isTriple = peek(letters + 1) == quote && peek(letters + 2) == quote
        return StringPrefix(isRaw: isRaw, isBytes: isBytes, letters: letters, quote: quote, isTriple: isTriple)
    }

    /// What the text in quotes stands for, its escapes read.
    mutating func string(_ prefix: StringPrefix, from start: Position) throws(ExpressionProblem) -> String {
        guard !prefix.isBytes else { throw UnsupportedFeature.bytes.problem(at: start) }
        for _ in 0..<prefix.letters + (prefix.isTriple ? 3 : 1) { advance() }
        var text = String.UnicodeScalarView()
        while let scalar = peek() {
            if scalar == prefix.quote, !prefix.isTriple || (peek(1) == prefix.quote && peek(2) == prefix.quote) {
                for _ in 0..<(prefix.isTriple ? 3 : 1) { advance() }
                return String(text)
            }
            if !prefix.isTriple, scalar == "\n" || scalar == "\r" { break }
            if scalar == "\\" {
                if prefix.isRaw {
                    text.append(scalar)
                    advance()
                } else {
                    text.append(try escape())
                }
            } else {
                text.append(scalar)
                advance()
            }
        }
        throw ExpressionProblem(
            .syntax, "The text that begins here does not end. Close it with \(prefix.isTriple ? "three of its quotes" : "its quote").",
            at: start)
    }

    private mutating func escape() throws(ExpressionProblem) -> Unicode.Scalar {
        let start = position
        advance()
        guard let letter = peek() else { throw badEscape(at: start) }
        let simple: Unicode.Scalar? =
            switch letter {
            case "a": "\u{07}"
            case "b": "\u{08}"
            case "f": "\u{0C}"
            case "n": "\n"
            case "r": "\r"
            case "t": "\t"
            case "v": "\u{0B}"
            case "\\", "?", "\"", "'", "`": letter
            default: nil
            }
        if let simple {
            advance()
            return simple
        }
        switch letter {
        case "x", "X": return try numbered(digits: 2, radix: 16, skipping: 1, from: start)
        case "u": return try numbered(digits: 4, radix: 16, skipping: 1, from: start)
        case "U": return try numbered(digits: 8, radix: 16, skipping: 1, from: start)
        case "0", "1", "2", "3": return try numbered(digits: 3, radix: 8, skipping: 0, from: start)
        default: throw badEscape(at: start)
        }
    }

    private mutating func numbered(digits: Int, radix: UInt32, skipping: Int, from start: Position) throws(ExpressionProblem)
        -> Unicode.Scalar
    {
        for _ in 0..<skipping { advance() }
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek()?.hexadecimal, digit < radix else { throw badEscape(at: start) }
            value = value &* radix &+ digit
            advance()
        }
        if let scalar = lowSurrogate(after: value) { return scalar }
        // Half a surrogate pair and numbers beyond U+10FFFF stand for no character.
        guard let scalar = Unicode.Scalar(value) else { throw badEscape(at: start) }
        return scalar
    }

    /// The character of a pair such as `\uD83D\uDC04`, whose first half has just been read.
    private mutating func lowSurrogate(after high: UInt32) -> Unicode.Scalar? {
        guard (0xD800...0xDBFF).contains(high), peek() == "\\", peek(1) == "u" else { return nil }
        var low: UInt32 = 0
        for index in 2..<6 {
            guard let digit = peek(index)?.hexadecimal else { return nil }
            low = low << 4 | digit
        }
        guard (0xDC00...0xDFFF).contains(low) else { return nil }
        for _ in 0..<6 { advance() }
        return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10 | (low - 0xDC00)))
    }

    private func badEscape(at start: Position) -> ExpressionProblem {
        ExpressionProblem(
            .syntax,
            "This is no escape: after \\ comes one of a b f n r t v \\ ? ' \" `, or x41, u0041, U00000041 or 101. Write \\\\ for \\.",
            at: start)
    }
}
