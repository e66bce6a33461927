/// The smallest part of an expression's text.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        /// Without its sign: the least int has a magnitude that no int has.
        case int(UInt64)
        case double(Double)
        case string(String)
        case identifier(String)
        /// A selector written between backticks, which may hold what a name may not.
        case quotedSelector(String)
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, Sendable {
        case or = "||", and = "&&", not = "!"
        case equal = "==", notEqual = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="
        case plus = "+", minus = "-", times = "*", over = "/", modulo = "%"
        case question = "?", colon = ":", dot = ".", comma = ","
        case leftParenthesis = "(", rightParenthesis = ")", leftBracket = "[", rightBracket = "]", leftBrace = "{", rightBrace = "}"
    }

    let kind: Kind
    let start: Position
    /// Scalars of the text before its end.
    let end: Int

    /// How a message names it.
    var wording: String {
        switch kind {
        case .int, .double: "a number"
        case .string: "a text in quotes"
        case .identifier(let name), .quotedSelector(let name): Wording.quoted(name)
        case .symbol(let symbol): Wording.quoted(symbol.rawValue)
        case .end: "the end"
        }
    }
}
