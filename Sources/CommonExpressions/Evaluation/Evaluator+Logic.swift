extension Evaluator {
    /// `false && x` is false whatever x comes to, and so is `x && false`.
    mutating func conjunction(_ left: Code, _ right: Code, at place: Position) -> Outcome {
        let first = evaluate(left)
        if case .value(.bool(false)) = first { return first }
        return Self.conjunction(first, evaluate(right), at: place)
    }

    mutating func disjunction(_ left: Code, _ right: Code, at place: Position) -> Outcome {
        let first = evaluate(left)
        if case .value(.bool(true)) = first { return first }
        return Self.disjunction(first, evaluate(right), at: place)
    }

    static func conjunction(_ left: Outcome, _ right: Outcome, at place: Position) -> Outcome {
        absorbed(left, right, by: false, at: place)
    }

    static func disjunction(_ left: Outcome, _ right: Outcome, at place: Position) -> Outcome {
        absorbed(left, right, by: true, at: place)
    }

    /// What settles the whole on either side wins; else what is unknown outweighs what fails, a value of no use included.
    private static func absorbed(_ left: Outcome, _ right: Outcome, by settling: Bool, at place: Position) -> Outcome {
        switch (left, right) {
        case (.value(.bool(let first)), .value(.bool(let second))): return .value(.bool(settling ? first || second : first && second))
        case (.value(.bool(settling)), _): return left
        case (_, .value(.bool(settling))): return right
        case (.unknown(let first), .unknown(let second)): return .unknown(first.union(second))
        case (.unknown, _): return left
        case (_, .unknown): return right
        case (.failure, _): return left
        case (_, .failure): return right
        default: return noOverload(place)
        }
    }

    static func negation(_ operand: Outcome, at place: Position) -> Outcome {
        switch operand {
        case .value(.bool(let value)): .value(.bool(!value))
        case .value: noOverload(place)
        default: operand
        }
    }

    mutating func conditional(_ condition: Code, _ first: Code, _ second: Code, at place: Position) -> Outcome {
        let outcome = evaluate(condition)
        switch outcome {
        case .value(.bool(true)): return evaluate(first)
        case .value(.bool(false)): return evaluate(second)
        case .value: return Self.noOverload(place)
        default: return outcome
        }
    }
}
