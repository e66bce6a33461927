extension Value {
    /// As an expression writes it.
    public var literal: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .double(let value):
            if value.isFinite { return value.description }
            return value.isNaN ? "double(\"NaN\")" : "double(\"\(value < 0 ? "-" : "")Infinity\")"
        case .string(let text): return Self.quoted(text)
        case .list(let items): return "[" + items.map(\.literal).joined(separator: ", ") + "]"
        case .map(let entries):
            let written = entries.sorted { Self.standsBefore($0.key, $1.key) }.map { "\($0.key.literal): \($0.value.literal)" }
            return "{" + written.joined(separator: ", ") + "}"
        case .type(let name): return name
        case .date(let day): return "date(\"\(day)\")"
        case .days(let count): return "days(\(count))"
        case .unfilled(let name): return name
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator:
                    let digits = String(scalar.value, radix: 16)
                    let width = scalar.value > 0xFFFF ? 8 : 4
                    result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
