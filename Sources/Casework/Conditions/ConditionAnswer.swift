public import CommonExpressions

/// What a condition comes to for somebody.
public enum ConditionAnswer: Sendable, Hashable {
    case holds
    case doesNot
    /// These have to be filled in first.
    case unknown(Set<String>)
    /// It cannot be worked out, such as a division by zero; a phrase says why.
    case failed(String)
}

extension CommonExpression {
    /// The condition for these facts; anything but true or false is a failure.
    public func answer(_ facts: ConditionFacts) -> ConditionAnswer {
        switch evaluate(facts.bindings) {
        case .value(.bool(true)): .holds
        case .value(.bool(false)): .doesNot
        case .value: .failed("it is neither true nor false")
        case .unknown(let names): .unknown(names)
        case .failure(let failure): .failed(failure.message)
        }
    }
}
