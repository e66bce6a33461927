/// What kind of value an expression or a name has.
public indirect enum ValueType: Hashable, Sendable {
    /// Not known before evaluating.
    case dyn
    case null, bool, int, double, string, type, date, days
    /// A string that is one of these.
    case choice([String])
    case list(ValueType)
    case map(ValueType, ValueType)
    /// A map with known members: a row of a form (`l.head`), or `constituent`.
    case record([String: ValueType])
}

/// The names an expression may use, and their types.
public struct Scope: Hashable, Sendable {
    public var names: [String: ValueType]

    public init(_ names: [String: ValueType]) {
        self.names = names
    }
}
