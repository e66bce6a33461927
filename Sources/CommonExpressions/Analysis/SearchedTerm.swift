/// A part of a condition that can be evaluated by itself, with the searched questions it reads.
struct SearchedTerm {
    let expression: CommonExpression
    /// Indices into `ConditionSet.ranges`, ascending.
    let questions: [Int]
    let names: [String]
    /// What it reads and does not search.
    let fixed: [String: Value]

    /// What it comes to; `values` are in the order of `questions`, nil for a question left open.
    func outcome(_ values: [Value?]) -> Outcome {
        var bindings = fixed
        for (name, value) in zip(names, values) {
            bindings[name] = value
        }
        return expression.evaluate(bindings)
    }
}

/// A part of a condition whose truth is taken as a whole.
struct Atom {
    let term: SearchedTerm
    /// It reads something that is neither given nor searchable, so nothing can be said of it.
    let isBeyond: Bool

    var questions: [Int] { term.questions }
}
