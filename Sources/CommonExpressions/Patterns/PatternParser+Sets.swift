extension PatternParser {
    /// What follows a backslash outside brackets.
    mutating func escape() throws(Pattern.Problem) -> PatternNode {
        guard let letter = peek(1) else { throw Pattern.Problem(message: "a backslash ends the pattern") }
        let assertion: PatternAssertion? =
            switch letter {
            case "A": .textStart
            case "z": .textEnd
            case "b": .wordBoundary
            case "B": .noWordBoundary
            default: nil
            }
        if let assertion {
            advance(2)
            return .assertion(assertion)
        }
        if var set = try classEscape() {
            set.foldsCase = flags.foldsCase
            set.finish()
            return .set(set)
        }
        return literal(try scalarEscape())
    }

    /// `\d`, `\pL` and their like; nil when it is none of them.
    private mutating func classEscape() throws(Pattern.Problem) -> ScalarSet? {
        guard let letter = peek(1) else { return nil }
        var set: ScalarSet
        switch letter {
        case "d", "D": set = .digits
        case "w", "W": set = .word
        case "s", "S": set = .blank
        case "p", "P":
            advance(2)
            return try category(isNegated: letter == "P")
        default: return nil
        }
        advance(2)
        if letter == "D" || letter == "W" || letter == "S" {
            set.isNegated = true
            set.finish()
        }
        return set
    }

    private mutating func category(isNegated: Bool) throws(Pattern.Problem) -> ScalarSet {
        var name = ""
        var isNegated = isNegated
        if take("{") {
            if take("^") { isNegated.toggle() }
            while let scalar = peek(), scalar != "}", name.utf8.count < 40 {
                name.unicodeScalars.append(scalar)
                advance()
            }
            guard take("}") else { throw Pattern.Problem(message: "the brace after \\p is not closed") }
        } else if let scalar = peek() {
            name = String(scalar)
            advance()
        }
        guard ScalarSet.isCategory(name) else {
            throw Pattern.Problem(
                message: "the Unicode class \(Wording.quoted(name)) is not supported; categories such as L, Lu and Nd are")
        }
        var set = ScalarSet()
        set.insert(category: name, isNegated: isNegated)
        set.finish()
        return set
    }

    /// An escape that stands for one character.
    private mutating func scalarEscape() throws(Pattern.Problem) -> Unicode.Scalar {
        guard let letter = peek(1) else { throw Pattern.Problem(message: "a backslash ends the pattern") }
        advance(2)
        switch letter {
        case "a": return "\u{07}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "x": return try hexadecimal()
        case "0", "1", "2", "3", "4", "5", "6", "7": return try octal(letter)
        case "C": throw Pattern.Problem(message: "\\C, a single byte, is not supported")
        default:
            guard letter.isASCII, !letter.isDigit, !letter.isNameStart || letter == "_", letter.value > 32, letter.value < 127 else {
                throw Pattern.Problem(message: "the escape \\\(Wording.harmless(String(letter))) is not supported")
            }
            return letter
        }
    }

    /// `\0`, `\12` with a leading zero or of three digits; a single other digit would be a back reference.
    private mutating func octal(_ first: Unicode.Scalar) throws(Pattern.Problem) -> Unicode.Scalar {
        guard first == "0" || (peek().map { ("0"..."7").contains($0) } ?? false) else {
            throw Pattern.Problem(message: "back references are not supported")
        }
        var value = first.value - 48
        for _ in 0..<2 {
            guard let digit = peek(), ("0"..."7").contains(digit) else { break }
            value = value * 8 + digit.value - 48
            advance()
        }
        guard let scalar = Unicode.Scalar(value) else { throw Pattern.Problem(message: "an escape stands for no character") }
        return scalar
    }

    private mutating func hexadecimal() throws(Pattern.Problem) -> Unicode.Scalar {
        var value: UInt32 = 0
        var digits = 0
        let isBraced = take("{")
        while digits < (isBraced ? 8 : 2), let digit = peek()?.hexadecimal {
            value = value << 4 | digit
            digits += 1
            advance()
        }
        guard isBraced ? digits > 0 && take("}") : digits == 2, let scalar = Unicode.Scalar(value) else {
            throw Pattern.Problem(message: "an escape \\x stands for no character; write it as \\x41 or \\x{263A}")
        }
        return scalar
    }

    /// `[a-z\d]`, `[^"]`, `[[:alpha:]]`.
    mutating func set() throws(Pattern.Problem) -> PatternNode {
        advance()
        var result = ScalarSet()
        result.isNegated = take("^")
        result.foldsCase = flags.foldsCase
        var isFirst = true
        while let scalar = peek(), scalar != "]" || isFirst {
            isFirst = false
            if scalar == "[", peek(1) == ":" {
                result.insert(try posixClass())
            } else if scalar == "\\", let inner = try classEscape() {
                result.insert(inner)
            } else {
                try insertRange(into: &result)
            }
        }
        guard take("]") else { throw Pattern.Problem(message: "a bracket is not closed") }
        result.finish()
        return .set(result)
    }

    private mutating func insertRange(into set: inout ScalarSet) throws(Pattern.Problem) {
        let low = try scalarInSet()
        guard peek() == "-", let next = peek(1), next != "]" else { return insert(low, low, into: &set) }
        advance()
        let high = try scalarInSet()
        guard low <= high else { throw Pattern.Problem(message: "a range in brackets runs backwards") }
        insert(low, high, into: &set)
    }

    /// With case folded, single letters bring their other case, which a test of the text alone would not find (`\u{212A}` is a k).
    private func insert(_ low: Unicode.Scalar, _ high: Unicode.Scalar, into set: inout ScalarSet) {
        set.insert(low.value...high.value)
        guard flags.foldsCase, low == high else { return }
        for other in low.otherCases { set.insert(other.value...other.value) }
    }

    private mutating func scalarInSet() throws(Pattern.Problem) -> Unicode.Scalar {
        guard let scalar = peek() else { throw Pattern.Problem(message: "a bracket is not closed") }
        if scalar == "\\" { return try scalarEscape() }
        advance()
        return scalar
    }

    private mutating func posixClass() throws(Pattern.Problem) -> ScalarSet {
        advance(2)
        let isNegated = take("^")
        var name = ""
        while let scalar = peek(), scalar != ":", scalar != "]", name.utf8.count < 10 {
            name.unicodeScalars.append(scalar)
            advance()
        }
        guard take(":"), take("]"), var set = ScalarSet.posix(name) else {
            throw Pattern.Problem(message: "there is no class \u{201C}[:\(Wording.harmless(name)):]\u{201D}")
        }
        set.isNegated = isNegated
        set.finish()
        return set
    }
}
