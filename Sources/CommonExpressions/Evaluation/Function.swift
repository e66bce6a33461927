/// The functions of the language, apart from its operators.
enum Function: String, Sendable, CaseIterable {
    case size, contains, startsWith, endsWith, matches
    case bool, int, double, string, dyn, type
    case date, days, year, month, day
    case daysBetween = "days_between"

    /// What may be written behind a dot: `name.startsWith("A")`.
    static let methods: Set<String> = ["size", "contains", "startsWith", "endsWith", "matches"]

    var isMethod: Bool {
        switch self {
        case .size, .contains, .startsWith, .endsWith, .matches: true
        default: false
        }
    }

    /// Whether it may be written with its first argument in parentheses. CEL has `size(x)` and `matches(x, pattern)` both ways.
    var isGlobal: Bool {
        switch self {
        case .contains, .startsWith, .endsWith: false
        default: true
        }
    }

    /// How many arguments it takes, the target of a method counted.
    var arity: ClosedRange<Int> {
        switch self {
        case .size, .bool, .int, .double, .string, .dyn, .type, .days, .year, .month, .day: 1...1
        case .contains, .startsWith, .endsWith, .matches, .daysBetween: 2...2
        case .date: 1...3
        }
    }

    /// The function of a call; nil when there is none of this name and form.
    init?(name: String, arguments: Int, isMethod: Bool) {
        guard let function = Function(rawValue: name), isMethod ? function.isMethod : function.isGlobal,
            function.arity.contains(arguments), function != .date || arguments != 2
        else { return nil }
        self = function
    }
}
