import CommonExpressions

/// What an expression comes to, or the problem with it.
func outcome(_ text: String, _ bindings: [String: Value] = [:], missing: MissingNames = .areUnknown) throws -> Outcome {
    try CommonExpression(parsing: text).evaluate(bindings, missing: missing)
}

/// Its value; nil when it has none.
func value(_ text: String, _ bindings: [String: Value] = [:]) throws -> Value? {
    guard case .value(let value) = try outcome(text, bindings, missing: .areUndeclared) else { return nil }
    return value
}

/// What it fails with; nil when it does not.
func failure(_ text: String, _ bindings: [String: Value] = [:]) throws -> String? {
    guard case .failure(let failure) = try outcome(text, bindings, missing: .areUndeclared) else { return nil }
    return failure.message
}

/// Why the text cannot be read; nil when it can.
func readingProblem(_ text: String) -> ExpressionProblem? {
    do throws(ExpressionProblem) {
        _ = try CommonExpression(parsing: text)
        return nil
    } catch {
        return error
    }
}

/// Messages of the check.
func problems(_ text: String, _ names: [String: ValueType] = [:]) throws -> [String] {
    try CommonExpression(parsing: text).check(Scope(names)).problems.map(\.message)
}
