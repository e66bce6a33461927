extension Parser {
    /// `Primary`: a literal, a name, a function with its arguments, a list, a map, or what stands in parentheses.
    mutating func primary() throws(ExpressionProblem) -> Part {
        let first = token
        switch first.kind {
        case .symbol(.minus) where isNumber(ahead: 1):
            take()
            return try number(from: first.start, isNegative: true)
        case .int, .double: return try number(from: first.start, isNegative: false)
        case .string(let text):
            take()
            return try make(.literal(.string(text)), from: first.start, to: first.end)
        case .identifier(let word): return try named(word, at: first)
        case .symbol(.dot):
            take()
            guard case .identifier(let word) = token.kind, !Self.isReserved(word) else {
                throw ExpressionProblem(.syntax, "After a dot comes a name; \(token.wording) came instead.", at: token.start)
            }
            return try named(word, at: token, isAbsolute: true)
        case .symbol(.leftParenthesis):
            take()
            let inner = try expression()
            let end = try expect(.rightParenthesis, "to close the parenthesis in column \(first.start.column)")
            return Part(syntax: inner.syntax, start: first.start, end: end, height: inner.height)
        case .symbol(.leftBracket): return try list(from: first.start)
        case .symbol(.leftBrace): return try map(from: first.start)
        case .end: throw ExpressionProblem(.syntax, "The expression breaks off here; a value has to follow.", at: first.start)
        default: throw ExpressionProblem(.syntax, "A value has to stand here; \(first.wording) came instead.", at: first.start)
        }
    }

    private mutating func number(from start: Position, isNegative: Bool) throws(ExpressionProblem) -> Part {
        let token = take()
        switch token.kind {
        case .double(let value): return try make(.literal(.double(isNegative ? -value : value)), from: start, to: token.end)
        case .int(let magnitude) where isNegative || magnitude <= UInt64(Int64.max):
            let value = isNegative ? 0 &- Int64(bitPattern: magnitude) : Int64(bitPattern: magnitude)
            return try make(.literal(.int(value)), from: start, to: token.end)
        default:
            throw ExpressionProblem(.syntax, "This number is too large: an int is at most \(Int64.max).", at: token.start)
        }
    }

    private mutating func named(_ word: String, at first: Token, isAbsolute: Bool = false) throws(ExpressionProblem) -> Part {
        let literal: Value? =
            switch word {
            case "true": .bool(true)
            case "false": .bool(false)
            case "null": .null
            default: nil
            }
        if let literal {
            take()
            return try make(.literal(literal), from: first.start, to: first.end)
        }
        guard !Self.isReserved(word) else {
            throw ExpressionProblem(.syntax, "\(Wording.quoted(word)) is a reserved word and cannot be a name.", at: first.start)
        }
        take()
        guard take(.leftParenthesis) else {
            // A leading dot reaches past a variable of a macro to the name of the same spelling.
            return try make(.name(isAbsolute && variables.contains(word) ? "." + word : word), from: first.start, to: first.end)
        }
        if word == "has" { return try has(from: first.start) }
        if let feature = UnsupportedFeature.function(word) { throw feature.problem(at: first.start) }
        let (arguments, end) = try arguments()
        if word == "known" {
            guard arguments.count == 1, let place = arguments.first?.syntax, Self.isPlace(place) else {
                throw ExpressionProblem(.syntax, "known() takes one name, as in known(loss_date).", at: first.start)
            }
        }
        return try make(.call(word, arguments.map(\.syntax), isMethod: false), from: first.start, to: end, over: arguments)
    }

    private static func isPlace(_ syntax: Syntax) -> Bool {
        switch syntax.form {
        case .name, .select: true
        case .call("_[_]", _, _): true
        default: false
        }
    }

    private mutating func has(from start: Position) throws(ExpressionProblem) -> Part {
        let argument = try expression()
        let end = try expect(.rightParenthesis, "after the argument of has")
        guard case .select(let operand, let member) = argument.syntax.form else {
            throw ExpressionProblem(
                .syntax, "has() takes a member of something, as in has(row.weight). For a name alone, write known(name).",
                at: argument.start)
        }
        return try make(.has(operand, member: member), from: start, to: end, over: [argument])
    }

    private mutating func list(from start: Position) throws(ExpressionProblem) -> Part {
        take()
        var parts: [Part] = []
        while !comes(.rightBracket) {
            if comes(.question) { throw UnsupportedFeature.optional.problem(at: token.start) }
            parts.append(try expression())
            guard take(.comma) else { break }
        }
        let end = try expect(.rightBracket, "to close the list that begins in column \(start.column)")
        return try make(.list(parts.map(\.syntax)), from: start, to: end, over: parts)
    }

    private mutating func map(from start: Position) throws(ExpressionProblem) -> Part {
        take()
        var parts: [Part] = []
        var entries: [Syntax.MapEntry] = []
        while !comes(.rightBrace) {
            if comes(.question) { throw UnsupportedFeature.optional.problem(at: token.start) }
            let key = try expression()
            try expect(.colon, "between a key and its value")
            let value = try expression()
            parts += [key, value]
            entries.append(Syntax.MapEntry(key: key.syntax, value: value.syntax))
            guard take(.comma) else { break }
        }
        let end = try expect(.rightBrace, "to close the map that begins in column \(start.column)")
        return try make(.map(entries), from: start, to: end, over: parts)
    }

    static func isReserved(_ word: String) -> Bool {
        switch word {
        case "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
            "package", "namespace", "return", "var", "void", "while":
            true
        default: false
        }
    }
}
