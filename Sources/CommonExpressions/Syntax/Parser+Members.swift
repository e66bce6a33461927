extension Parser {
    /// `Member`: a primary with any number of `.name`, `.method(…)` and `[index]` behind it.
    mutating func member() throws(ExpressionProblem) -> Part {
        var part = try primary()
        while true {
            if comes(.dot) {
                take()
                if comes(.question) { throw UnsupportedFeature.optional.problem(at: token.start) }
                part = try selection(of: part)
            } else if comes(.leftBracket) {
                take()
                if comes(.question) { throw UnsupportedFeature.optional.problem(at: token.start) }
                try note(part.syntax)
                let index = try expression()
                let end = try expect(.rightBracket, "after an index")
                part = try make(
                    .call("_[_]", [part.syntax, index.syntax], isMethod: false), from: part.start, to: end, over: [part, index])
            } else if comes(.leftBrace), Self.path(of: part.syntax) != nil {
                throw UnsupportedFeature.message.problem(at: part.start)
            } else {
                return try finished(part)
            }
        }
    }

    /// `constituent.state` as it is written; nil for what is not a chain of names.
    static func path(of syntax: Syntax) -> String? {
        switch syntax.form {
        case .name(let name): name
        case .select(let operand, let member): path(of: operand).map { "\($0).\(member)" }
        default: nil
        }
    }

    /// Notes the place that a finished chain of names reads.
    private mutating func finished(_ part: Part) throws(ExpressionProblem) -> Part {
        try note(part.syntax)
        return part
    }

    mutating func note(_ syntax: Syntax) throws(ExpressionProblem) {
        var inner = syntax
        while true {
            if let path = Self.path(of: inner) {
                if let root = path.split(separator: ".", maxSplits: 1).first, !path.hasPrefix(".") {
                    if variables.contains(String(root)) { return }
                    if TypeName.isTypeName(path) { return }
                }
                if path.hasPrefix("google.protobuf.") { throw UnsupportedFeature.message.problem(at: inner.start) }
                names.insert(path.hasPrefix(".") ? String(path.dropFirst()) : path)
                return
            }
            // `rows[0].head`: the chain before an index has been noted when it was read.
            guard case .select(let operand, _) = inner.form else { return }
            inner = operand
        }
    }

    private mutating func selection(of target: Part) throws(ExpressionProblem) -> Part {
        let place = token.start
        let name: String
        switch token.kind {
        case .identifier(let word) where !["true", "false", "null", "in"].contains(word): name = word
        case .quotedSelector(let word):
            let end = take().end
            return try make(.select(target.syntax, member: word), from: target.start, to: end, over: [target])
        default:
            throw ExpressionProblem(.syntax, "After a dot comes a name; \(token.wording) came instead.", at: token.start)
        }
        let end = take().end
        guard comes(.leftParenthesis) else {
            return try make(.select(target.syntax, member: name), from: target.start, to: end, over: [target])
        }
        take()
        // CEL has a second spelling of exists_one.
        if let macro = Syntax.Macro(rawValue: name == "existsOne" ? "exists_one" : name),
            let part = try self.macro(macro, over: target, at: place)
        {
            return part
        }
        if case .name(let library) = target.syntax.form, !variables.contains(library),
            let feature = UnsupportedFeature.function(name, of: library)
        {
            throw feature.problem(at: target.start)
        }
        if let feature = UnsupportedFeature.method(name) { throw feature.problem(at: place) }
        try note(target.syntax)
        let (arguments, close) = try arguments()
        return try make(
            .call(name, [target.syntax] + arguments.map(\.syntax), isMethod: true), from: target.start, to: close,
            over: [target] + arguments)
    }

    /// Arguments up to and with the closing parenthesis; the opening one has been taken.
    mutating func arguments() throws(ExpressionProblem) -> ([Part], end: Int) {
        var parts: [Part] = []
        if comes(.rightParenthesis) { return (parts, take().end) }
        repeat { parts.append(try expression()) } while take(.comma)
        return (parts, try expect(.rightParenthesis, "after the arguments"))
    }

    /// `range.all(x, …)` and its like. Nil when the arguments are not those of a macro, so that it is an ordinary method.
    private mutating func macro(_ macro: Syntax.Macro, over target: Part, at place: Position) throws(ExpressionProblem) -> Part? {
        guard !comes(.rightParenthesis) else { return nil }
        guard case .identifier(let variable) = token.kind, comes(.comma, ahead: 1), !Self.isReserved(variable) else {
            throw ExpressionProblem(
                .syntax, "\(macro.rawValue) takes a name of its own and a condition, as in rows.\(macro.rawValue)(row, row.head > 0).",
                at: token.start)
        }
        try note(target.syntax)
        take()
        take()
        if macro != .map, case .identifier = token.kind, comes(.comma, ahead: 1) {
            throw UnsupportedFeature.twoVariables.problem(at: place)
        }
        variables.append(variable)
        defer { variables.removeLast() }
        let body = try expression()
        var transform: Part?
        if macro == .map, take(.comma) { transform = try expression() }
        let end = try expect(.rightParenthesis, "at the end of \(macro.rawValue)")
        return try make(
            .macro(macro, range: target.syntax, variable: variable, body: body.syntax, transform: transform?.syntax), from: target.start,
            to: end, over: [target, body] + (transform.map { [$0] } ?? []))
    }
}
