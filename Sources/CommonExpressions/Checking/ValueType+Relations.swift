extension ValueType {
    /// How a message names it.
    var wording: String {
        switch self {
        case .dyn: "anything"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .string: "string"
        case .type: "type"
        case .date: "date"
        case .days: "days"
        case .choice: "choice"
        case .list(let item): "list of \(item.wording)"
        case .map, .record: "map"
        }
    }

    var isNumber: Bool { self == .int || self == .double }

    var isText: Bool {
        switch self {
        case .string, .choice: true
        default: false
        }
    }

    /// Whether values of both may be compared. Numbers are compared by value whatever their type; null with anything.
    func isComparable(to other: ValueType) -> Bool {
        switch (self, other) {
        case (.dyn, _), (_, .dyn), (.null, _), (_, .null): true
        case (.list(let left), .list(let right)): left.isComparable(to: right)
        case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
            leftKey.isComparable(to: rightKey) && leftValue.isComparable(to: rightValue)
        case (.record, .map), (.map, .record), (.record, .record): true
        default: self == other || (isNumber && other.isNumber) || (isText && other.isText)
        }
    }

    /// The type of something that is one or the other.
    func joined(_ other: ValueType) -> ValueType {
        if self == other { return self }
        switch (self, other) {
        case (.choice(let left), .choice(let right)): return .choice(left + right.filter { !left.contains($0) })
        case (.list(let left), .list(let right)): return .list(left.joined(right))
        case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
            return .map(leftKey.joined(rightKey), leftValue.joined(rightValue))
        default: return isText && other.isText ? .string : .dyn
        }
    }
}

extension Value {
    /// The type that a checker would give it.
    public var valueType: ValueType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .double: .double
        case .string: .string
        case .type: .type
        case .date: .date
        case .days: .days
        case .unfilled: .dyn
        case .list(let items): .list(items.dropFirst().reduce(items.first?.valueType ?? .dyn) { $0.joined($1.valueType) })
        case .map(let entries):
            .map(Self.joined(entries.keys), Self.joined(entries.values))
        }
    }

    private static func joined(_ values: some Sequence<Value>) -> ValueType {
        var result: ValueType?
        for value in values { result = result.map { $0.joined(value.valueType) } ?? value.valueType }
        return result ?? .dyn
    }
}
