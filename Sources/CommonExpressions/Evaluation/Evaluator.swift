/// Works out what code comes to, in three values: a value, not known yet, or a failure.
///
/// Every step is counted and big values cost more than one, so that work and memory stay bounded whatever the text says.
struct Evaluator {
    /// Steps an evaluation may take.
    static let limit = 1_000_000

    let bindings: [String: Value]
    let missing: MissingNames
    var steps = Evaluator.limit
    /// Values of the variables of macros, the innermost last.
    var variables: [Value] = []

    init(bindings: [String: Value], missing: MissingNames) {
        self.bindings = bindings
        self.missing = missing
    }

    mutating func evaluate(_ code: Code) -> Outcome {
        steps -= 1
        if steps < 0 { return Self.exhausted }
        switch code {
        case .constant(let value): return .value(value)
        case .name(let reference): return read(reference)
        case .variable(let slot): return Self.reading(variables[slot])
        case .equal(let left, let right, let isNegated, let place): return equal(left, right, isNegated: isNegated, at: place)
        case .order(let ordering, let left, let right, let place): return order(ordering, left, right, at: place)
        case .and(let left, let right, let place): return conjunction(left, right, at: place)
        case .or(let left, let right, let place): return disjunction(left, right, at: place)
        case .not(let operand, let place): return Self.negation(evaluate(operand), at: place)
        case .conditional(let condition, let first, let second, let place): return conditional(condition, first, second, at: place)
        case .member(let item, let collection, let place): return contains(item, in: collection, at: place)
        case .arithmetic(let operation, let left, let right, let place): return arithmetic(operation, left, right, at: place)
        case .negate(let operand, let place): return negative(operand, at: place)
        default: return evaluateRarer(code)
        }
    }

    /// Apart from the rest, which is met most: a smaller function keeps less of the stack.
    private mutating func evaluateRarer(_ code: Code) -> Outcome {
        switch code {
        case .select(let operand, let key, let place): select(operand, key, at: place)
        case .has(let operand, let member, let place): has(operand, member, at: place)
        case .hasPlace(let whole, let operand, let member): has(whole, operand: operand, member)
        case .known(let place): known(place)
        case .index(let collection, let index, let place): element(of: collection, at: index, place)
        case .list(let items, let place): list(items, at: place)
        case .map(let entries, let place): map(entries, at: place)
        case .macro(let macro, let range, let slot, let body, let transform, let place):
            run(macro, over: range, slot: slot, body: body, transform: transform, at: place)
        case .call(let function, let arguments, let place): call(function, arguments, at: place)
        case .matches(let text, let pattern, let place): matches(text, pattern, at: place)
        case .failure(let failure): .failure(failure)
        default: Self.exhausted
        }
    }

    /// Counts work that a single step does not cover.
    mutating func spend(_ count: Int) -> Bool {
        steps -= count
        return steps >= 0
    }

    static let exhausted = Outcome.failure(
        EvaluationFailure("too much work", at: Position(line: 1, column: 1, offset: 0)))

    /// What to read a value comes to: a place that nobody has filled in is not known.
    static func reading(_ value: Value) -> Outcome {
        if case .unfilled(let name) = value { return .unknown([name]) }
        return .value(value)
    }

    static func failure(_ message: String, _ place: Position) -> Outcome { .failure(EvaluationFailure(message, at: place)) }

    static func noOverload(_ place: Position) -> Outcome { failure("no matching overload", place) }

    /// What two operands come to when not both have values: what is unknown outweighs what fails.
    static func without(_ left: Outcome, _ right: Outcome) -> Outcome {
        switch (left, right) {
        case (.unknown(let first), .unknown(let second)): .unknown(first.union(second))
        case (.unknown, _): left
        case (_, .unknown): right
        case (.failure, _): left
        default: right
        }
    }
}

extension CommonExpression {
    /// What it comes to with these values for its names.
    ///
    /// - Parameters:
    ///   - bindings: values by name; `constituent.state` may be bound as a whole or as a member of `constituent`.
    ///   - missing: whether a name that is not bound is a place not filled in yet, or a mistake.
    public func evaluate(_ bindings: [String: Value], missing: MissingNames = .areUnknown) -> Outcome {
        var evaluator = Evaluator(bindings: bindings, missing: missing)
        return evaluator.result(of: code)
    }
}

extension Evaluator {
    /// The outcome, which is small enough to be walked through by whoever gets it.
    mutating func result(of code: Code) -> Outcome {
        let outcome = evaluate(code)
        guard case .value(let value) = outcome else { return outcome }
        switch value {
        case .list, .map:
            var room = Self.limit
            value.measure(&room)
            return room >= 0 ? outcome : Self.exhausted
        default: return outcome
        }
    }
}

extension Value {
    /// Takes one away for every value in it, and stops below zero; what is too deep counts as too much.
    func measure(_ room: inout Int, depth: Int = 0) {
        room = depth > Self.deepest ? -1 : room - 1
        guard room >= 0 else { return }
        switch self {
        case .list(let items):
            for item in items where room >= 0 { item.measure(&room, depth: depth + 1) }
        case .map(let entries):
            for (_, value) in entries where room >= 0 {
                room -= 1
                value.measure(&room, depth: depth + 1)
            }
        default: break
        }
    }
}
