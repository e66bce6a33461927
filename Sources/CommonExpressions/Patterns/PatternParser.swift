/// Reads a pattern by RE2's syntax. Groups are counted, so that no pattern exhausts the stack.
struct PatternParser {
    struct Flags {
        var foldsCase = false
        /// `^` and `$` at line ends too.
        var isMultiline = false
        /// `.` takes a line end too.
        var takesLineEnds = false
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    var flags = Flags()

    /// RE2's limit on how often something is repeated by numbers, all in all.
    private static let mostRepeats = 1000

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? { index + ahead < scalars.count ? scalars[index + ahead] : nil }
    mutating func advance(_ count: Int = 1) { index += count }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        index += 1
        return true
    }

    mutating func wholePattern() throws(Pattern.Problem) -> PatternNode {
        guard scalars.count <= CommonExpression.maximumLength else { throw Pattern.Problem(message: "the pattern is too long") }
        let node = try choice()
        guard peek() == nil else { throw Pattern.Problem(message: "a closing parenthesis has no opening one") }
        return node
    }

    /// Alternatives up to the end or a closing parenthesis.
    private mutating func choice() throws(Pattern.Problem) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= CommonExpression.maximumDepth else {
            throw Pattern.Problem(message: "the groups of the pattern are nested too deep")
        }
        var alternatives = [try sequence()]
        while take("|") { alternatives.append(try sequence()) }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() throws(Pattern.Problem) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = peek(), scalar != "|", scalar != ")" {
            if scalar == "\\", peek(1) == "Q" {
                advance(2)
                while peek() != nil, !(peek() == "\\" && peek(1) == "E") {
                    if let quoted = peek() { nodes.append(literal(quoted)) }
                    advance()
                }
                if peek() != nil { advance(2) }
                continue
            }
            let node = try atom()
            nodes.append(try repeated(node))
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    // MARK: Repetition

    private mutating func repeated(_ node: PatternNode) throws(Pattern.Problem) -> PatternNode {
        guard let (least, most) = try takeRepetition() else { return node }
        // Laziness changes which match is found, not whether there is one.
        _ = take("?")
        let result = PatternNode.repetition(node, least: least, most: most)
        guard result.repeats <= Self.mostRepeats else {
            throw Pattern.Problem(message: "something is repeated more than \(Self.mostRepeats) times")
        }
        guard try takeRepetition() == nil else {
            throw Pattern.Problem(message: "a repetition follows a repetition; put the first in parentheses")
        }
        return result
    }

    private mutating func takeRepetition() throws(Pattern.Problem) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard peek() == "{" else { return nil }
        var ahead = 1
        guard let least = number(&ahead) else { return nil }
        var most: Int? = least
        if peek(ahead) == "," {
            ahead += 1
            most = number(&ahead)
        }
        // Braces that hold no numbers stand for themselves.
        guard peek(ahead) == "}" else { return nil }
        advance(ahead + 1)
        guard least <= Self.mostRepeats, (most ?? 0) <= Self.mostRepeats else {
            throw Pattern.Problem(message: "something is repeated more than \(Self.mostRepeats) times")
        }
        if let most, most < least { throw Pattern.Problem(message: "a repetition has more at least than at most") }
        return (least, most)
    }

    /// A number ahead; nil when there is none. More than any limit is as good as any such number.
    private func number(_ ahead: inout Int) -> Int? {
        var value: Int?
        while let digit = peek(ahead), digit.isDigit {
            value = min((value ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
            ahead += 1
        }
        return value
    }

    // MARK: Atoms

    private mutating func atom() throws(Pattern.Problem) -> PatternNode {
        guard let scalar = peek() else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return try set()
        case "\\": return try escape()
        case ".":
            advance()
            return flags.takesLineEnds ? .anything : .anythingButLineEnd
        case "^":
            advance()
            return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$":
            advance()
            return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw Pattern.Problem(message: "\(Wording.quoted(String(scalar))) has nothing before it to repeat")
        default:
            if try takeRepetition() != nil { throw Pattern.Problem(message: "a repetition has nothing before it to repeat") }
            advance()
            return literal(scalar)
        }
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.foldsCase else { return .scalar(scalar.value) }
        let cases = [scalar] + scalar.otherCases
        guard cases.count > 1 else { return .scalar(scalar.value) }
        var set = ScalarSet(cases.map { $0.value...$0.value })
        set.foldsCase = true
        set.finish()
        return .set(set)
    }

    private mutating func group() throws(Pattern.Problem) -> PatternNode {
        advance()
        let outer = flags
        if take("?") {
            if peek() == "=" || peek() == "!" || (peek() == "<" && (peek(1) == "=" || peek(1) == "!")) {
                throw Pattern.Problem(message: "looking ahead or behind is not supported")
            }
            if peek() == "P" || peek() == "<" {
                try takeGroupName()
            } else if try takeFlags() {
                // `(?i)` holds until the group around it ends.
                return .empty
            }
        }
        defer { flags = outer }
        let node = try choice()
        guard take(")") else { throw Pattern.Problem(message: "a parenthesis is not closed") }
        return node
    }

    private mutating func takeGroupName() throws(Pattern.Problem) {
        _ = take("P")
        if peek() == "=" || peek() == ">" { throw Pattern.Problem(message: "back references are not supported") }
        var count = 0
        if take("<") {
            while let scalar = peek(), scalar.isNameStart || scalar.isDigit {
                count += 1
                advance()
            }
        }
        guard count > 0, take(">") else { throw Pattern.Problem(message: "the name of a group is not written (?<name>…)") }
    }

    /// - Returns: whether they stand by themselves, `(?i)`, rather than before a group, `(?i:…)`.
    private mutating func takeFlags() throws(Pattern.Problem) -> Bool {
        var isOn = true
        while let scalar = peek() {
            advance()
            switch scalar {
            case "i": flags.foldsCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.takesLineEnds = isOn
            case "U": break
            case "-" where isOn: isOn = false
            case ":": return false
            case ")": return true
            default: throw Pattern.Problem(message: "\u{201C}(?\(Wording.harmless(String(scalar)))\u{201D} is not supported")
            }
        }
        throw Pattern.Problem(message: "a parenthesis is not closed")
    }
}
