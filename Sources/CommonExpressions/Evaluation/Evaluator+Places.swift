extension Evaluator {
    /// The value of a place, by the longest name of it that is bound.
    func read(_ reference: Reference) -> Outcome {
        for (name, members) in reference.candidates {
            guard let value = bindings[name] else { continue }
            if members.isEmpty { return Self.reading(value) }
            return Self.select(members, of: value, at: reference.position)
        }
        return missing == .areUnknown ? reference.unknown : reference.undeclared
    }

    private static func select(_ members: [Value], of value: Value, at place: Position) -> Outcome {
        var value = value
        for member in members {
            let outcome = select(member, of: value, at: place)
            guard case .value(let inner) = outcome else { return outcome }
            value = inner
        }
        return .value(value)
    }

    private static func select(_ key: Value, of value: Value, at place: Position) -> Outcome {
        switch value {
        case .map(let entries):
            guard let inner = entries[key] else { return failure("no such key: \(Wording.harmless(key.literal))", place) }
            return reading(inner)
        case .unfilled(let name): return .unknown([name])
        default: return noOverload(place)
        }
    }

    mutating func select(_ operand: Code, _ key: Value, at place: Position) -> Outcome {
        let outcome = evaluate(operand)
        guard case .value(let value) = outcome else { return outcome }
        return Self.select(key, of: value, at: place)
    }

    mutating func has(_ operand: Code, _ member: String, at place: Position) -> Outcome {
        Self.has(member, in: evaluate(operand), at: place)
    }

    func has(_ whole: Reference, operand: Reference, _ member: String) -> Outcome {
        if let value = bindings[whole.path] { return .value(.bool(value.isFilled)) }
        let outcome = read(operand)
        // Nobody has filled in the place around it, so nobody has said that it lacks the member.
        if case .unknown([operand.path]) = outcome { return whole.unknown }
        return Self.has(member, in: outcome, at: whole.position)
    }

    /// A blank column counts as a member that is not there.
    private static func has(_ member: String, in outcome: Outcome, at place: Position) -> Outcome {
        guard case .value(let value) = outcome else { return outcome }
        guard case .map(let entries) = value else { return noOverload(place) }
        return .value(.bool(entries[.string(member)]?.isFilled ?? false))
    }

    /// Whether a place has been filled in.
    mutating func known(_ place: Code) -> Outcome {
        if case .name(let reference) = place {
            let outcome = read(reference)
            if case .failure = outcome { return .value(.bool(false)) }
            return .value(.bool(outcome.isValue))
        }
        let outcome = evaluate(place)
        if case .failure = outcome { return outcome }
        return .value(.bool(outcome.isValue))
    }

    mutating func element(of collection: Code, at index: Code, _ place: Position) -> Outcome {
        let (first, second) = (evaluate(collection), evaluate(index))
        guard case .value(let whole) = first, case .value(let key) = second else { return Self.without(first, second) }
        switch whole {
        case .list(let items):
            guard case .int(let number)? = Self.key(key) else { return Self.failure("invalid argument: a list is indexed by ints", place) }
            guard number >= 0, number < items.count else { return Self.failure("invalid argument: index out of range", place) }
            return Self.reading(items[Int(number)])
        case .map(let entries):
            guard let plain = Self.key(key) else { return Self.failure("no such key", place) }
            guard let value = entries[plain] else { return Self.failure("no such key", place) }
            return Self.reading(value)
        default: return Self.noOverload(place)
        }
    }

    /// The key a value looks up; a double stands for the int it is. Nil for what cannot be a key.
    static func key(_ value: Value) -> Value? {
        switch value {
        case .bool, .int, .string: value
        case .double(let number): Numbers.exactInteger(number).map(Value.int)
        default: nil
        }
    }

    mutating func list(_ items: [Code], at place: Position) -> Outcome {
        var values: [Value] = []
        values.reserveCapacity(items.count)
        var other: Outcome?
        for item in items {
            let outcome = evaluate(item)
            if case .value(let value) = outcome { values.append(value) } else { other = other.map { Self.without($0, outcome) } ?? outcome }
        }
        return other ?? .value(.list(values))
    }

    mutating func map(_ entries: [(key: Code, value: Code)], at place: Position) -> Outcome {
        var values: [Value: Value] = [:]
        var other: Outcome?
        func note(_ outcome: Outcome) { other = other.map { Self.without($0, outcome) } ?? outcome }
        for entry in entries {
            let (key, value) = (evaluate(entry.key), evaluate(entry.value))
            guard case .value(let name) = key, case .value(let content) = value else {
                note(Self.without(key, value))
                continue
            }
            switch name {
            case .bool, .int, .string:
                if values.updateValue(content, forKey: name) != nil { note(Self.failure("repeated key in a map", place)) }
            default: note(Self.failure("unsupported key type: \(name.typeName)", place))
            }
        }
        return other ?? .value(.map(values))
    }
}

extension Value {
    var isFilled: Bool {
        if case .unfilled = self { return false }
        return true
    }
}

extension Outcome {
    var isValue: Bool {
        if case .value = self { return true }
        return false
    }
}
