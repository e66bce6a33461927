/// A value of the language: CEL's own (null, bool, int, double, string, list, map, type), and civil dates and spans of days.
///
/// `==` here is identity, for tests and keys; what `==` means in an expression (1 == 1.0) is `Value.equals`.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case list([Value])
    /// Keys are bools, ints and strings.
    case map([Value: Value])
    /// The name of a type, as `type(1)` gives it.
    case type(String)
    case date(CivilDay)
    /// A span of civil days, as `days(60)` gives it.
    case days(Int64)
    /// A place nobody has filled in, such as a blank column of a row: to read it is *unknown*, by that name.
    case unfilled(String)
}

// Written out because texts are sequences of code points to CEL, while Swift takes a letter with its accent written
// apart for the same as the letter written in one.
extension Value: Hashable {
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.string(let left), .string(let right)): left.isExactly(right)
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.date(let left), .date(let right)): left == right
        case (.days(let left), .days(let right)): left == right
        case (.unfilled(let left), .unfilled(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .double(let value): hasher.combine(value)
        // Equal code points hash equally; that some others do too is no harm.
        case .string(let value): hasher.combine(value)
        case .list(let values): hasher.combine(values)
        case .map(let entries): hasher.combine(entries)
        case .type(let name): hasher.combine(name)
        case .date(let day): hasher.combine(day)
        case .days(let count): hasher.combine(count)
        case .unfilled(let name): hasher.combine(name)
        }
    }
}

extension String {
    /// Whether both hold the same code points.
    func isExactly(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        // Equal to Swift; of the same bytes too? Nearly always, and then comparing memory is quickest.
        let areSame = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
        }
        return (areSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether its code points come first; the order of UTF-8 is that of code points.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
