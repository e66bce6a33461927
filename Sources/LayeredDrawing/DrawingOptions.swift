/// How wide a drawing may grow and what is drawn as a line.
public struct DrawingOptions: Sendable {
    /// How edges that lead back up are told.
    public enum BackEdges: String, Sendable, Hashable, CaseIterable {
        /// A dashed line to a box one layer up, a name in the box ("↑ Review") for one farther up. The calmest for many.
        case near
        /// Always a name in the box.
        case named
        /// Always a dashed line; far ones run up the right-hand side, one line for each box they lead to, of which there are a dozen
        /// at most: those that most come back to.
        case lines
    }

    /// Columns to keep to. A layer that needs more is broken into rows; only a single box, lines on the right-hand side, or lines that
    /// have to pass and may not be named, make a drawing wider.
    public var width: Int
    public var backEdges: BackEdges
    /// A box that this many others lead down to, over more than one layer, is named in those boxes ("↓ Withdrawn") instead of being
    /// joined to each by a line; `nil`: always drawn.
    public var namedFrom: Int?
    /// Layers that a line down may cross; what leads farther is named in its box, since nobody follows a line over several screens.
    /// `nil`: always drawn.
    public var longest: Int?
    /// Columns of text in a box before it is cut with "…".
    public var textWidth: Int
    /// Whether labels are written along the lines where they fit.
    public var labels: Bool
    /// Columns that one character takes on the reader's screen: 0, 1 or 2.
    public var measure: @Sendable (Character) -> Int

    public init(
        width: Int = 78, backEdges: BackEdges = .near, namedFrom: Int? = 5, longest: Int? = 5, textWidth: Int = 28, labels: Bool = false,
        measure: @escaping @Sendable (Character) -> Int = { _ in 1 }
    ) {
        self.width = max(20, width)
        self.backEdges = backEdges
        self.namedFrom = namedFrom.map { max(2, $0) }
        self.longest = longest.map { max(1, $0) }
        self.textWidth = max(6, textWidth)
        self.labels = labels
        self.measure = measure
    }
}
