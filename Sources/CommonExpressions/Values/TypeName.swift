/// The names of types, which are values themselves: `type(1) == int`. They are never names of fields.
enum TypeName {
    /// `uint` and `bytes` are types too, although no value here is of them.
    static func isTypeName(_ name: String) -> Bool {
        switch name {
        case "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type": true
        default: false
        }
    }
}

extension Value {
    /// The name of its type, as `type()` gives it.
    public var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .string: "string"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        case .date: "date"
        case .days: "days"
        case .unfilled: "unfilled"
        }
    }
}
