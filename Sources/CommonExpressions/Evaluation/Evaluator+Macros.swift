extension Evaluator {
    /// Runs a macro over the items of a list or the keys of a map.
    mutating func run(_ macro: Syntax.Macro, over range: Code, slot: Int, body: Code, transform: Code?, at place: Position) -> Outcome {
        let outcome = evaluate(range)
        guard case .value(let value) = outcome else { return outcome }
        guard let items = Self.items(value) else { return Self.noOverload(place) }
        // Keys were put in order, which is more than looking at each.
        guard spend(items.count) else { return Self.exhausted }
        variables.append(.null)
        defer { variables.removeLast() }
        switch macro {
        case .all, .exists: return settle(items, slot: slot, body: body, by: macro == .exists, at: place)
        case .existsOne: return countOne(items, slot: slot, body: body, at: place)
        case .filter: return collect(items, slot: slot, condition: body, transform: nil, at: place)
        case .map:
            guard let transform else { return collect(items, slot: slot, condition: nil, transform: body, at: place) }
            return collect(items, slot: slot, condition: body, transform: transform, at: place)
        }
    }

    /// Nil where there is nothing to go through.
    private static func items(_ value: Value) -> [Value]? {
        switch value {
        case .list(let items): items
        case .map(let entries): entries.keys.sorted(by: Value.standsBefore)
        default: nil
        }
    }

    /// `all` is && over the items and `exists` is ||: what settles it absorbs what fails or is unknown.
    private mutating func settle(_ items: [Value], slot: Int, body: Code, by settling: Bool, at place: Position) -> Outcome {
        var result = Outcome.value(.bool(!settling))
        for item in items {
            variables[slot] = item
            let outcome = evaluate(body)
            if case .value(.bool(settling)) = outcome { return outcome }
            if steps < 0 { return Self.exhausted }
            if case .value(.bool) = outcome { continue }
            result = settling ? Self.disjunction(result, outcome, at: place) : Self.conjunction(result, outcome, at: place)
            // Something that is no bool has to stay a failure beside the next item.
            if case .value = result { result = Self.noOverload(place) }
        }
        return result
    }

    private mutating func countOne(_ items: [Value], slot: Int, body: Code, at place: Position) -> Outcome {
        var count = 0
        var other: Outcome?
        for item in items {
            variables[slot] = item
            let outcome = evaluate(body)
            if steps < 0 { return Self.exhausted }
            switch outcome {
            case .value(.bool(let holds)): count += holds ? 1 : 0
            default: note(outcome, &other, at: place)
            }
        }
        return other ?? .value(.bool(count == 1))
    }

    private mutating func collect(_ items: [Value], slot: Int, condition: Code?, transform: Code?, at place: Position) -> Outcome {
        var values: [Value] = []
        var other: Outcome?
        for item in items {
            variables[slot] = item
            if steps < 0 { return Self.exhausted }
            if let condition {
                let outcome = evaluate(condition)
                switch outcome {
                case .value(.bool(true)): break
                case .value(.bool(false)): continue
                default:
                    note(outcome, &other, at: place)
                    continue
                }
            }
            guard let transform else {
                values.append(item)
                continue
            }
            let outcome = evaluate(transform)
            if case .value(let value) = outcome { values.append(value) } else { note(outcome, &other, at: place) }
        }
        return other ?? .value(.list(values))
    }

    private func note(_ outcome: Outcome, _ other: inout Outcome?, at place: Position) {
        var outcome = outcome
        if case .value = outcome { outcome = Self.noOverload(place) }
        other = other.map { Self.without($0, outcome) } ?? outcome
    }
}

extension Value {
    /// An order of keys, so that the same map is gone through in the same way every time: bools, ints, texts.
    static func standsBefore(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): !left && right
        case (.int(let left), .int(let right)): left < right
        case (.string(let left), .string(let right)): left.precedes(right)
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .bool: 0
        case .int: 1
        case .string: 2
        default: 3
        }
    }
}
