/// What evaluating comes to.
public enum Outcome: Hashable, Sendable {
    case value(Value)
    /// It depends on places nobody has filled in, by their names as the expression writes them (`loss_date`,
    /// `constituent.state`).
    case unknown(Set<String>)
    /// It cannot be evaluated: division by zero, a day that does not exist, an index out of range.
    case failure(EvaluationFailure)
}

public struct EvaluationFailure: Error, Hashable, Sendable {
    /// One phrase without a full stop, such as `division by zero`. It never holds a value: that may be one that is not shown.
    public let message: String
    public let position: Position

    public init(_ message: String, at position: Position) {
        self.message = message
        self.position = position
    }
}

/// A part of an expression with what it came to, for saying why.
public struct Explanation: Hashable, Sendable {
    /// As it is written.
    public let text: String
    public let outcome: Outcome
    /// The operands of `&&`, `||`, `!`, `?:` and the sides of a comparison that are more than a literal.
    public let parts: [Explanation]

    public init(text: String, outcome: Outcome, parts: [Explanation]) {
        self.text = text
        self.outcome = outcome
        self.parts = parts
    }
}
