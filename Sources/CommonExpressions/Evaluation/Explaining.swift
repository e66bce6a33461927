extension CommonExpression {
    /// The outcome with those of its parts that show why: the operands of `&&`, `||`, `!` and `?:`, and the sides of comparisons
    /// and arguments of functions that read something. Parts within macros are not shown, since they differ for every item.
    public func explain(_ bindings: [String: Value], missing: MissingNames = .areUnknown) -> Explanation {
        var explainer = Explainer(scalars: Array(source.unicodeScalars), bindings: bindings, missing: missing)
        return explainer.explain(root)
    }
}

private struct Explainer {
    let scalars: [Unicode.Scalar]
    let bindings: [String: Value]
    let missing: MissingNames
    /// Steps left for all parts together: a part of a part is evaluated again.
    private var steps = 4 * Evaluator.limit

    init(scalars: [Unicode.Scalar], bindings: [String: Value], missing: MissingNames) {
        self.scalars = scalars
        self.bindings = bindings
        self.missing = missing
    }

    mutating func explain(_ syntax: Syntax) -> Explanation {
        guard case .call(let name, let arguments, _) = syntax.form, steps > 0 else { return leaf(syntax) }
        switch name {
        case "_&&_", "_||_":
            let parts = operands(of: name, in: syntax).map { explain($0) }
            let outcome = parts.dropFirst().reduce(parts[0].outcome) { whole, part in
                name == "_&&_"
                    ? Evaluator.conjunction(whole, part.outcome, at: syntax.start)
                    : Evaluator.disjunction(whole, part.outcome, at: syntax.start)
            }
            return Explanation(text: text(syntax), outcome: outcome, parts: parts)
        case "!_":
            let parts = arguments.map { explain($0) }
            return Explanation(text: text(syntax), outcome: Evaluator.negation(parts[0].outcome, at: syntax.start), parts: parts)
        case "_?_:_": return explainChoice(syntax, arguments)
        case "known": return leaf(syntax)
        default:
            return Explanation(
                text: text(syntax), outcome: outcome(of: syntax), parts: arguments.filter(\.readsSomething).map { explain($0) })
        }
    }

    /// The condition and what it chose; both choices while the condition is not known.
    private mutating func explainChoice(_ syntax: Syntax, _ arguments: [Syntax]) -> Explanation {
        let condition = explain(arguments[0])
        switch condition.outcome {
        case .value(.bool(let holds)):
            let chosen = explain(arguments[holds ? 1 : 2])
            return Explanation(text: text(syntax), outcome: chosen.outcome, parts: [condition, chosen])
        case .unknown:
            let both = [explain(arguments[1]), explain(arguments[2])]
            return Explanation(text: text(syntax), outcome: condition.outcome, parts: [condition] + both)
        case .failure: return Explanation(text: text(syntax), outcome: condition.outcome, parts: [condition])
        case .value: return Explanation(text: text(syntax), outcome: Evaluator.noOverload(syntax.start), parts: [condition])
        }
    }

    /// `a && b && c` as three operands, in the order they are written.
    private func operands(of name: String, in syntax: Syntax) -> [Syntax] {
        guard case .call(name, let arguments, _) = syntax.form else { return [syntax] }
        return arguments.flatMap { operands(of: name, in: $0) }
    }

    private mutating func leaf(_ syntax: Syntax) -> Explanation {
        Explanation(text: text(syntax), outcome: outcome(of: syntax), parts: [])
    }

    private mutating func outcome(of syntax: Syntax) -> Outcome {
        var evaluator = Evaluator(bindings: bindings, missing: missing)
        let outcome = evaluator.result(of: Lowering.code(of: syntax))
        steps -= Evaluator.limit - evaluator.steps
        return outcome
    }

    private func text(_ syntax: Syntax) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[syntax.range.clamped(to: scalars.indices)])
        return String(text)
    }
}

extension Syntax {
    /// Whether what it comes to depends on a name.
    var readsSomething: Bool {
        switch form {
        case .literal: false
        case .name(let name): !TypeName.isTypeName(name)
        case .select(let operand, _), .has(let operand, _): operand.readsSomething
        case .call(_, let arguments, _): arguments.contains(where: \.readsSomething)
        case .list(let items): items.contains(where: \.readsSomething)
        case .map(let entries): entries.contains { $0.key.readsSomething || $0.value.readsSomething }
        case .macro(_, let range, _, let body, let transform):
            range.readsSomething || body.readsSomething || transform?.readsSomething == true
        }
    }
}
