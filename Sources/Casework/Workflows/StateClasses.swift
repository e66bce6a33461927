import CommonExpressions

/// Which states make the same difference to some conditions: `state == 'review'` knows two kinds of states only.
struct StateClasses {
    /// The parts of the conditions that read the state and nothing else.
    private var parts: [CommonExpression] = []
    /// Whether a part reads the state together with something else; then each state is its own class.
    private var isMixed = false

    init(_ conditions: [CommonExpression]) {
        for condition in conditions where condition.names.contains("state") {
            add(condition.root, of: Array(condition.source.unicodeScalars))
        }
    }

    var isOne: Bool { parts.isEmpty && !isMixed }

    /// Equal for states of one class.
    func name(of state: String) -> String {
        if isMixed { return state }
        return parts.map { part in
            if case .value(.bool(let truth)) = part.evaluate(["state": .string(state)]) { truth ? "1" : "0" } else { "-" }
        }.joined()
    }

    private mutating func add(_ syntax: Syntax, of scalars: [Unicode.Scalar]) {
        if case .call(let function, let operands, _) = syntax.form, ["_&&_", "_||_", "!_", "_?_:_"].contains(function) {
            for operand in operands { add(operand, of: scalars) }
            return
        }
        guard let part = ComposedCondition.parsed(String(String.UnicodeScalarView(scalars[syntax.range]))) else {
            isMixed = true
            return
        }
        if !part.names.contains("state") { return }
        if part.names == ["state"] { parts.append(part) } else { isMixed = true }
    }
}
