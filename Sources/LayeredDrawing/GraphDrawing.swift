/// A graph laid out on character cells: where each box stands and how each line runs. Columns and rows count from 0 at the top left.
public struct GraphDrawing: Sendable, Hashable {
    public var width: Int
    public var height: Int
    /// In the order of the graph's nodes.
    public var boxes: [Box]
    /// One for each edge that is drawn as a line, in the order of the graph's edges.
    public var lines: [Line]
    /// The edges that are told in their source's box instead.
    public var named: [NamedEdge]

    public struct Point: Sendable, Hashable {
        public var x: Int
        public var y: Int

        public init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    public struct Frame: Sendable, Hashable {
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int

        /// The last column and the last row that belong to it.
        public var right: Int { x + width - 1 }
        public var bottom: Int { y + height - 1 }
    }

    public struct Box: Sendable, Hashable, Identifiable {
        public var id: String
        /// The border is part of it.
        public var frame: Frame
        /// Counted from the top; boxes of one layer stand side by side.
        public var layer: Int
        public var kind: LayeredGraph.Kind
        public var emphasis: LayeredGraph.Emphasis
        public var heat: Int
        public var lines: [BoxLine]
    }

    /// One line of text in a box, already cut to its width and free of control characters.
    public struct BoxLine: Sendable, Hashable {
        public enum Role: String, Sendable, Hashable, CaseIterable {
            case title, text, loop, back, down
        }

        public var role: Role
        /// Whether it names an edge that lies on the trail.
        public var isTrail: Bool
        public var glyphs: [Glyph]

        public var text: String { String(glyphs.map(\.character)) }
        public var width: Int { glyphs.reduce(0) { $0 + $1.width } }
    }

    /// A character and the columns it takes, 1 or 2.
    public struct Glyph: Sendable, Hashable {
        public var character: Character
        public var width: Int
        /// What stands for it where only ASCII can be drawn; `nil` for text, which is left as it is.
        public var ascii: Character?
    }

    /// An edge as a line of horizontal and vertical pieces, from a cell of its source's border to a cell of its target's.
    public struct Line: Sendable, Hashable {
        /// Its place in the graph's `edges`.
        public var edge: Int
        public var from: String
        public var to: String
        public var points: [Point]
        /// Whether it leads back up: drawn dashed.
        public var isBack: Bool
        public var isTrail: Bool
        /// Lines of one bus lead to the same box and may share their way; lines of different buses only ever cross.
        public var bus: Int
        /// All its labels, free of control characters.
        public var labels: [String]
        /// What of them stands in the picture.
        public var label: Label?
    }

    /// A label beside or in a line, where it hides nothing.
    public struct Label: Sendable, Hashable {
        public enum Side: Sendable, Hashable {
            case left, right
            /// In a level piece of the line.
            case within
        }

        public var x: Int
        public var y: Int
        /// Where it stands as seen from its line.
        public var side: Side
        public var glyphs: [Glyph]

        public var width: Int { glyphs.reduce(0) { $0 + $1.width } }
    }

    public struct NamedEdge: Sendable, Hashable {
        /// Its place in the graph's `edges`.
        public var edge: Int
        public var isBack: Bool
    }
}
