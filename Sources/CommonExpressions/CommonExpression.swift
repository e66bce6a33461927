/// A parsed expression. Immutable, cheap to copy, safe to evaluate from anywhere.
public struct CommonExpression: Sendable {
    /// As it is written.
    public let source: String
    public let root: Syntax
    /// The places it reads, as it writes them: `loss_date`, `constituent.state`; variables of macros are not among them.
    public let names: Set<String>
    /// The same as `root`, made ready for evaluating.
    let code: Code

    /// The longest text that is read, in Unicode scalars.
    public static let maximumLength = 10_000
    /// How deep parts may stand within parts.
    public static let maximumDepth = 100

    /// Reads an expression; its names and types are not checked yet.
    public init(parsing text: String) throws(ExpressionProblem) {
        // A scalar has at most four bytes, so a text of megabytes is refused without being walked through.
        guard text.utf8.count <= 4 * Self.maximumLength, text.unicodeScalars.count <= Self.maximumLength else {
            throw ExpressionProblem(
                .tooLong, "The expression is longer than \(Self.maximumLength) characters. Divide it into several.",
                at: Position(line: 1, column: 1, offset: 0))
        }
        var parser = Parser(try Lexer.tokens(of: Array(text.unicodeScalars)))
        root = try parser.wholeExpression()
        source = text
        names = parser.names
        code = Lowering.code(of: root)
    }

    /// A part of an expression as one of its own.
    init(source: String, root: Syntax, names: Set<String>) {
        self.source = source
        self.root = root
        self.names = names
        code = Lowering.code(of: root)
    }
}

extension CommonExpression: Hashable {
    // The code follows from the root.
    public static func == (left: Self, right: Self) -> Bool { left.source.isExactly(right.source) && left.root == right.root }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(source)
    }
}

/// What a name that is not bound means.
public enum MissingNames: Sendable {
    /// A place nobody has filled in.
    case areUnknown
    /// A mistake: evaluation fails.
    case areUndeclared
}
