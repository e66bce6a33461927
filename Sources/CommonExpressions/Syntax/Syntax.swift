/// A part of a parsed expression.
///
/// Operators are calls by the names CEL gives them: `_&&_ _||_ !_ -_ _+_ _-_ _*_ _/_ _%_ _==_ _!=_ _<_ _<=_ _>_ _>=_ @in _?_:_ _[_]`.
public struct Syntax: Hashable, Sendable {
    public indirect enum Form: Hashable, Sendable {
        case literal(Value)
        case name(String)
        case select(Syntax, member: String)
        /// `has(a.b)`.
        case has(Syntax, member: String)
        /// A function or method; the target of a method comes first and `isMethod` is true.
        case call(String, [Syntax], isMethod: Bool)
        case list([Syntax])
        case map([MapEntry])
        /// `range.all(variable, body)` and its like; `transform` is the third argument of `map(x, when, transform)`.
        case macro(Macro, range: Syntax, variable: String, body: Syntax, transform: Syntax?)
    }

    public struct MapEntry: Hashable, Sendable {
        public let key: Syntax
        public let value: Syntax
    }

    public enum Macro: String, Hashable, Sendable {
        case all, exists, existsOne = "exists_one", filter, map
    }

    public let form: Form
    /// Where it begins.
    public let start: Position
    /// Scalars of the text from its beginning to its end.
    public let range: Range<Int>

    public init(_ form: Form, start: Position, range: Range<Int>) {
        self.form = form
        self.start = start
        self.range = range
    }
}
