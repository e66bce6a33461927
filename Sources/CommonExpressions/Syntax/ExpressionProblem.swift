/// Why an expression cannot be used.
public struct ExpressionProblem: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        case syntax
        /// CEL has it, this part of CEL does not: bytes, uint, timestamps, durations, messages.
        case unsupported
        case undefinedName
        case type
        case tooLong, tooDeep
    }

    public let kind: Kind
    /// One sentence: what, why, and what next where that can be said; holds no control characters whatever the text holds.
    public let message: String
    public let position: Position

    public init(_ kind: Kind, _ message: String, at position: Position) {
        self.kind = kind
        self.message = message
        self.position = position
    }
}

/// A place in the text of an expression; line and column count from 1, in Unicode scalars.
public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
    /// Scalars before it, from 0.
    public let offset: Int

    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}
