/// Compares values as `==` does in an expression. Values can share parts, so that a short expression makes one that would
/// take longer than anybody's life to walk through: steps are counted.
struct Equality {
    /// Steps that are left; below zero the comparison was given up.
    var budget: Int
    /// Places nobody has filled in that were met.
    private(set) var unfilled: Set<String> = []
    private var depth = 0

    init(budget: Int) {
        self.budget = budget
    }

    /// Whether nothing was found that differs; with `unfilled` met, that settles nothing.
    mutating func equals(_ left: Value, _ right: Value) -> Bool {
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= Value.deepest else {
            budget = -1
            return false
        }
        switch (left, right) {
        case (.unfilled(let name), _), (_, .unfilled(let name)):
            unfilled.insert(name)
            return true
        case (.int(let left), .int(let right)): return left == right
        case (.string(let left), .string(let right)): return left.isExactly(right)
        case (.bool(let left), .bool(let right)): return left == right
        case (.double(let left), .double(let right)): return left == right
        case (.int(let left), .double(let right)), (.double(let right), .int(let left)): return Numbers.order(left, right) == .same
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            for index in left.indices where budget >= 0 {
                if !equals(left[index], right[index]) { return false }
            }
            return true
        case (.map(let left), .map(let right)):
            guard left.count == right.count else { return false }
            for (key, value) in left where budget >= 0 {
                guard let other = right[key], equals(value, other) else { return false }
            }
            return true
        case (.null, .null): return true
        case (.type(let left), .type(let right)): return left == right
        case (.date(let left), .date(let right)): return left == right
        case (.days(let left), .days(let right)): return left == right
        default: return false
        }
    }
}

extension Value {
    /// How deep values may stand within values that are compared or handed out.
    static let deepest = 500

    /// What `==` means in an expression: numbers by their value whatever their type, texts by their code points.
    public static func equals(_ left: Value, _ right: Value) -> Bool {
        var equality = Equality(budget: .max)
        return equality.equals(left, right) && equality.unfilled.isEmpty
    }
}

/// Numbers of two types beside each other.
enum Numbers {
    enum Relation { case before, same, after, none }

    /// As CEL's conformance cases want it: the int is rounded to a double, so that the largest int equals 2^63 as a double.
    /// NaN stands in no order to anything.
    static func order(_ left: Int64, _ right: Double) -> Relation { order(Double(left), right) }

    static func order(_ left: Double, _ right: Double) -> Relation {
        left < right ? .before : (left == right ? .same : (left > right ? .after : .none))
    }

    static func reversed(_ relation: Relation) -> Relation {
        switch relation {
        case .before: .after
        case .after: .before
        default: relation
        }
    }

    /// The int that a double is; nil when it is none.
    static func exactInteger(_ value: Double) -> Int64? { Int64(exactly: value) }
}
