/// What CEL has and this part of it has not. It is refused by its name when an expression is read, never half understood.
enum UnsupportedFeature: String {
    case uint = "unsigned ints (uint)"
    case bytes = "bytes"
    case timestamp = "timestamps (timestamp)"
    case duration = "durations (duration)"
    case message = "messages (Name{field: value})"
    case optional = "optional values"
    case twoVariables = "macros with two variables"
    case extensionLibrary = "functions of CEL's extension libraries"

    func problem(at position: Position) -> ExpressionProblem {
        let advice =
            switch self {
            case .uint: " Write the number without u."
            case .timestamp: " For a day, write date(\"2026-06-02\")."
            case .duration: " For a span of days, write days(60)."
            default: ""
            }
        return ExpressionProblem(.unsupported, "CEL's \(rawValue) are not part of this language.\(advice)", at: position)
    }

    /// What a function of this name would need; nil for one that CEL does not have, which is a mistake of another kind.
    static func function(_ name: String) -> UnsupportedFeature? {
        switch name {
        case "uint": .uint
        case "bytes": .bytes
        case "timestamp": .timestamp
        case "duration": .duration
        default: nil
        }
    }

    /// The same for a function that is written behind the name of a library: `math.greatest(1, 2)`.
    static func function(_ name: String, of library: String) -> UnsupportedFeature? {
        if Function.methods.contains(name) { return nil }
        if library == "optional" { return .optional }
        return libraries.contains(library) ? .extensionLibrary : nil
    }

    static func method(_ name: String) -> UnsupportedFeature? {
        switch name {
        case "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getMonth", "getHours", "getMinutes", "getSeconds",
            "getMilliseconds":
            .timestamp
        case "transformList", "transformMap", "transformMapEntry": .twoVariables
        case "optMap", "optFlatMap", "hasValue", "orValue", "or": .optional
        case "charAt", "indexOf", "lastIndexOf", "join", "lowerAscii", "upperAscii", "replace", "split", "substring", "trim", "format",
            "reverse", "flatten", "sort", "sortBy", "distinct", "slice":
            .extensionLibrary
        default: nil
        }
    }

    private static let libraries: Set<String> = ["math", "strings", "base64", "cel", "proto", "lists", "sets", "regex", "net", "json"]
}
