/// An expression made ready for evaluating: names taken apart, functions looked up, constants folded, patterns compiled.
indirect enum Code: Sendable {
    case constant(Value)
    case name(Reference)
    /// The value of a macro's variable, by its place on the stack of variables.
    case variable(Int)
    /// Members are kept as the keys that they look up.
    case select(Code, key: Value, Position)
    case has(Code, member: String, Position)
    /// `has(constituent.state)`, which may be bound as a whole.
    case hasPlace(Reference, operand: Reference, member: String)
    case known(Code)
    case not(Code, Position)
    case negate(Code, Position)
    case and(Code, Code, Position)
    case or(Code, Code, Position)
    case conditional(Code, Code, Code, Position)
    case equal(Code, Code, isNegated: Bool, Position)
    case order(Ordering, Code, Code, Position)
    case arithmetic(Arithmetic, Code, Code, Position)
    case member(Code, of: Code, Position)
    case index(Code, Code, Position)
    case list([Code], Position)
    case map([(key: Code, value: Code)], Position)
    case macro(Syntax.Macro, range: Code, slot: Int, body: Code, transform: Code?, Position)
    case call(Function, [Code], Position)
    /// `matches` with a pattern that is written out.
    case matches(Code, Pattern, Position)
    case failure(EvaluationFailure)

    enum Ordering: Sendable {
        case less, atMost, greater, atLeast
    }

    enum Arithmetic: Sendable {
        case add, subtract, multiply, divide, remainder
    }
}

/// A place that an expression reads: `constituent.state` may be bound whole, or `constituent` with a member `state`.
final class Reference: Sendable {
    /// As the expression writes it.
    let path: String
    /// Ways to read it, the longest bound name first, with the members to select from its value.
    let candidates: [(name: String, members: [Value])]
    let position: Position
    /// What it comes to when nobody has filled it in; made once, since interviews meet it all the time.
    let unknown: Outcome
    let undeclared: Outcome

    init(_ members: [String], at position: Position) {
        path = members.joined(separator: ".")
        candidates = (1...max(1, members.count)).reversed().map { count in
            (members.prefix(count).joined(separator: "."), members.dropFirst(count).map(Value.string))
        }
        self.position = position
        unknown = .unknown([path])
        undeclared = .failure(EvaluationFailure("undeclared reference to \(Wording.quoted(path))", at: position))
    }
}
