extension Evaluator {
    mutating func equal(_ left: Code, _ right: Code, isNegated: Bool, at place: Position) -> Outcome {
        let (first, second) = (evaluate(left), evaluate(right))
        guard case .value(let one) = first, case .value(let other) = second else { return Self.without(first, second) }
        // Most comparisons are of two plain values.
        switch (one, other) {
        case (.string(let one), .string(let other)): return .value(.bool(one.isExactly(other) != isNegated))
        case (.int(let one), .int(let other)): return .value(.bool((one == other) != isNegated))
        case (.bool(let one), .bool(let other)): return .value(.bool((one == other) != isNegated))
        default: break
        }
        var equality = Equality(budget: steps)
        let isEqual = equality.equals(one, other)
        steps = equality.budget
        if steps < 0 { return Self.exhausted }
        if isEqual, !equality.unfilled.isEmpty { return .unknown(equality.unfilled) }
        return .value(.bool(isEqual != isNegated))
    }

    /// `x in list` and `key in map`.
    mutating func contains(_ item: Code, in collection: Code, at place: Position) -> Outcome {
        let (first, second) = (evaluate(item), evaluate(collection))
        guard case .value(let value) = first, case .value(let whole) = second else { return Self.without(first, second) }
        switch whole {
        case .list(let items): return contains(value, in: items)
        case .map(let entries):
            guard let key = Self.key(value) else { return .value(.bool(false)) }
            return .value(.bool(entries[key] != nil))
        default: return Self.noOverload(place)
        }
    }

    private mutating func contains(_ value: Value, in items: [Value]) -> Outcome {
        guard spend(items.count) else { return Self.exhausted }
        var unfilled: Set<String> = []
        for item in items {
            // Most lists are of texts or ints that are written out.
            switch (value, item) {
            case (.string(let wanted), .string(let text)):
                if wanted.isExactly(text) { return .value(.bool(true)) }
            case (.int(let wanted), .int(let number)):
                if wanted == number { return .value(.bool(true)) }
            default:
                var equality = Equality(budget: steps)
                let isEqual = equality.equals(value, item)
                steps = equality.budget
                if steps < 0 { return Self.exhausted }
                if isEqual {
                    if equality.unfilled.isEmpty { return .value(.bool(true)) }
                    unfilled.formUnion(equality.unfilled)
                }
            }
        }
        return unfilled.isEmpty ? .value(.bool(false)) : .unknown(unfilled)
    }

    mutating func order(_ ordering: Code.Ordering, _ left: Code, _ right: Code, at place: Position) -> Outcome {
        let (first, second) = (evaluate(left), evaluate(right))
        guard case .value(let one) = first, case .value(let other) = second else { return Self.without(first, second) }
        guard let relation = Self.relation(one, other) else { return Self.noOverload(place) }
        let holds =
            switch ordering {
            case .less: relation == .before
            case .atMost: relation == .before || relation == .same
            case .greater: relation == .after
            case .atLeast: relation == .after || relation == .same
            }
        return .value(.bool(holds))
    }

    /// Nil where the values cannot be put in order.
    private static func relation(_ one: Value, _ other: Value) -> Numbers.Relation? {
        func order<T: Comparable>(_ left: T, _ right: T) -> Numbers.Relation { left < right ? .before : (left == right ? .same : .after) }
        switch (one, other) {
        case (.int(let left), .int(let right)): return order(left, right)
        case (.date(let left), .date(let right)): return order(left, right)
        case (.double(let left), .double(let right)): return Numbers.order(left, right)
        case (.int(let left), .double(let right)): return Numbers.order(left, right)
        case (.double(let left), .int(let right)): return Numbers.reversed(Numbers.order(right, left))
        case (.string(let left), .string(let right)):
            return left.isExactly(right) ? .same : (left.precedes(right) ? .before : .after)
        case (.bool(let left), .bool(let right)): return order(left ? 1 : 0, right ? 1 : 0)
        case (.days(let left), .days(let right)): return order(left, right)
        default: return nil
        }
    }
}
