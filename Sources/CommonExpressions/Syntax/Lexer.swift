/// Cuts the text of an expression into tokens, by the lexical rules of the language definition ("Syntax").
struct Lexer {
    let scalars: [Unicode.Scalar]
    var offset = 0
    private var line = 1
    /// Where the line begins.
    private var lineStart = 0

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    static func tokens(of scalars: [Unicode.Scalar]) throws(ExpressionProblem) -> [Token] {
        var lexer = Lexer(scalars)
        var tokens: [Token] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    var position: Position { Position(line: line, column: offset - lineStart + 1, offset: offset) }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? { offset + ahead < scalars.count ? scalars[offset + ahead] : nil }

    /// Goes on by one; line ends are CR, LF, and both together.
    mutating func advance() {
        let scalar = scalars[offset]
        offset += 1
        if scalar == "\n" || (scalar == "\r" && peek() != "\n") {
            line += 1
            lineStart = offset
        }
    }

    private mutating func next() throws(ExpressionProblem) -> Token {
        skipBlank()
        let start = position
        guard let first = peek() else { return Token(kind: .end, start: start, end: offset) }
        let kind: Token.Kind
        if first.isDigit || (first == "." && peek(1)?.isDigit == true) {
            kind = try number()
        } else if let prefix = stringPrefix() {
            kind = .string(try string(prefix, from: start))
        } else if first.isNameStart {
            kind = .identifier(word())
        } else if first == "`" {
            kind = .quotedSelector(try quotedSelector(from: start))
        } else {
            kind = .symbol(try symbol(first))
        }
        return Token(kind: kind, start: start, end: offset)
    }

    private mutating func skipBlank() {
        while let scalar = peek() {
            switch scalar {
            case " ", "\t", "\n", "\u{0C}", "\r": advance()
            case "/" where peek(1) == "/": while let next = peek(), next != "\n", next != "\r" { advance() }
            default: return
            }
        }
    }

    private mutating func word() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek(), scalar.isNameStart || scalar.isDigit {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    /// The specification lets a selector between backticks hold letters, digits and `_ . - / ` and spaces.
    private mutating func quotedSelector(from start: Position) throws(ExpressionProblem) -> String {
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = peek(), scalar.isNameStart || scalar.isDigit || ".-/ ".unicodeScalars.contains(scalar) {
            text.append(scalar)
            advance()
        }
        guard peek() == "`", !text.isEmpty else {
            throw ExpressionProblem(
                .syntax, "A name between backticks may hold letters, digits, spaces and . - / _ and ends with a backtick.", at: start)
        }
        advance()
        return String(text)
    }

    private mutating func symbol(_ first: Unicode.Scalar) throws(ExpressionProblem) -> Token.Symbol {
        if let second = peek(1), let long = Token.Symbol(rawValue: String(first) + String(second)) {
            advance()
            advance()
            return long
        }
        if let short = Token.Symbol(rawValue: String(first)) {
            advance()
            return short
        }
        let advice =
            switch first {
            case "=": " Equality is written =="
            case "&": " \u{201C}And\u{201D} is written &&"
            case "|": " \u{201C}Or\u{201D} is written ||"
            case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": " Quotes are straight: ' or \""
            case "\u{2264}", "\u{2265}", "\u{2260}": " Comparisons are written <= >= and !="
            default: ""
            }
        throw ExpressionProblem(
            .syntax, "\(Wording.quoted(String(first))) has no meaning here.\(advice.isEmpty ? "" : advice + ".")", at: position)
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { value >= 48 && value <= 57 }
    var isNameStart: Bool { (value >= 97 && value <= 122) || (value >= 65 && value <= 90) || value == 95 }
    var hexadecimal: UInt32? {
        switch value {
        case 48...57: value - 48
        case 65...70: value - 55
        case 97...102: value - 87
        default: nil
        }
    }
}
