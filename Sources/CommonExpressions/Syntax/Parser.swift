/// Reads an expression by CEL's grammar. Every level of nesting is counted, so that no text can exhaust the stack.
struct Parser {
    let tokens: [Token]
    var index = 0
    private var depth = 0
    /// The variables of the macros around the place that is being read.
    var variables: [String] = []
    /// Places that the expression reads, as it writes them.
    var names: Set<String> = []

    init(_ tokens: [Token]) {
        self.tokens = tokens
    }

    /// A part that has been read, with what the part around it needs to know.
    struct Part {
        let syntax: Syntax
        /// Where it begins and ends, parentheses around it included.
        let start: Position
        let end: Int
        let height: Int
    }

    var token: Token { tokens[index] }

    func comes(_ symbol: Token.Symbol, ahead: Int = 0) -> Bool {
        index + ahead < tokens.count && tokens[index + ahead].kind == .symbol(symbol)
    }

    /// The token, which is left behind; the end stays where it is.
    @discardableResult mutating func take() -> Token {
        let taken = token
        if index < tokens.count - 1 { index += 1 }
        return taken
    }

    mutating func take(_ symbol: Token.Symbol) -> Bool {
        guard comes(symbol) else { return false }
        take()
        return true
    }

    /// - Returns: where the symbol ends.
    @discardableResult mutating func expect(_ symbol: Token.Symbol, _ why: String) throws(ExpressionProblem) -> Int {
        guard comes(symbol) else {
            throw ExpressionProblem(
                .syntax, "Here \(Wording.quoted(symbol.rawValue)) is missing \(why); \(token.wording) came instead.", at: token.start)
        }
        return take().end
    }

    mutating func wholeExpression() throws(ExpressionProblem) -> Syntax {
        guard token.kind != .end else { throw ExpressionProblem(.syntax, "There is no expression here.", at: token.start) }
        let part = try expression()
        guard token.kind == .end else {
            throw ExpressionProblem(
                .syntax, "The expression could end before \(token.wording), yet more follows. An operator may be missing.", at: token.start)
        }
        return part.syntax
    }

    /// `Expr`: a choice between two, or what stands in one.
    mutating func expression() throws(ExpressionProblem) -> Part {
        depth += 1
        defer { depth -= 1 }
        guard depth <= CommonExpression.maximumDepth else { throw tooDeep(at: token.start) }
        let condition = try operation(atLeast: 1)
        guard take(.question) else { return condition }
        let first = try operation(atLeast: 1)
        try expect(.colon, "between the two values of ?:")
        let second = try expression()
        return try join("_?_:_", [condition, first, second])
    }

    /// Operators between two operands, by how tightly they bind; all of them group from the left.
    private mutating func operation(atLeast minimum: Int) throws(ExpressionProblem) -> Part {
        var left = try unary()
        while let (name, level) = operatorHere, level >= minimum {
            guard level <= 2 else {
                take()
                left = try join(name, [left, try operation(atLeast: level + 1)])
                continue
            }
            // Order does not matter to && and ||: a balanced tree keeps a long chain shallow.
            var operands = [left]
            while operatorHere?.name == name {
                take()
                operands.append(try operation(atLeast: level + 1))
            }
            left = try balanced(name, operands[...])
        }
        return left
    }

    private var operatorHere: (name: String, level: Int)? {
        switch token.kind {
        case .symbol(.or): ("_||_", 1)
        case .symbol(.and): ("_&&_", 2)
        case .symbol(.equal): ("_==_", 3)
        case .symbol(.notEqual): ("_!=_", 3)
        case .symbol(.less): ("_<_", 3)
        case .symbol(.atMost): ("_<=_", 3)
        case .symbol(.greater): ("_>_", 3)
        case .symbol(.atLeast): ("_>=_", 3)
        case .identifier("in"): ("@in", 3)
        case .symbol(.plus): ("_+_", 4)
        case .symbol(.minus): ("_-_", 4)
        case .symbol(.times): ("_*_", 5)
        case .symbol(.over): ("_/_", 5)
        case .symbol(.modulo): ("_%_", 5)
        default: nil
        }
    }

    private func balanced(_ name: String, _ parts: ArraySlice<Part>) throws(ExpressionProblem) -> Part {
        guard parts.count > 1 else { return parts[parts.startIndex] }
        let middle = parts.startIndex + parts.count / 2
        return try join(name, [try balanced(name, parts[..<middle]), try balanced(name, parts[middle...])])
    }

    /// `Unary`: a member with any number of `!`, or of `-`, before it.
    private mutating func unary() throws(ExpressionProblem) -> Part {
        guard comes(.not) || comes(.minus) else { return try member() }
        let symbol: Token.Symbol = comes(.not) ? .not : .minus
        var starts: [Position] = []
        while comes(symbol) {
            if symbol == .minus, isNumber(ahead: 1) { break }
            starts.append(take().start)
            guard starts.count <= CommonExpression.maximumDepth else { throw tooDeep(at: token.start) }
        }
        var part = try member()
        for start in starts.reversed() {
            part = try make(.call(symbol == .not ? "!_" : "-_", [part.syntax], isMethod: false), from: start, to: part.end, over: [part])
        }
        return part
    }

    func isNumber(ahead: Int) -> Bool {
        guard index + ahead < tokens.count else { return false }
        switch tokens[index + ahead].kind {
        case .int, .double: return true
        default: return false
        }
    }

    private func join(_ name: String, _ operands: [Part]) throws(ExpressionProblem) -> Part {
        guard let first = operands.first, let last = operands.last else { throw tooDeep(at: token.start) }
        return try make(.call(name, operands.map(\.syntax), isMethod: false), from: first.start, to: last.end, over: operands)
    }

    func make(_ form: Syntax.Form, from start: Position, to end: Int, over parts: [Part] = []) throws(ExpressionProblem) -> Part {
        let height = 1 + (parts.lazy.map(\.height).max() ?? 0)
        guard height <= CommonExpression.maximumDepth else { throw tooDeep(at: start) }
        return Part(syntax: Syntax(form, start: start, range: start.offset..<end), start: start, end: end, height: height)
    }

    func tooDeep(at position: Position) -> ExpressionProblem {
        ExpressionProblem(
            .tooDeep, "The expression is nested more than \(CommonExpression.maximumDepth) levels deep here. Divide it into several.",
            at: position)
    }
}
