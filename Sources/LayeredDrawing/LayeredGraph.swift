/// What is to be drawn: boxes with text and the edges between them. It knows nothing of cases, states or transitions.
///
/// The order of `nodes` carries sense: the first one is where reading starts, and where two ways round a loop are equally good the
/// earlier node is put above the later one. An edge that names a node which is not there is not drawn; of two nodes with one id the
/// first counts; several edges between the same two nodes are drawn as one; an edge from a node to itself is a loop, told in the box.
public struct LayeredGraph: Sendable, Hashable {
    public var nodes: [Node]
    public var edges: [Edge]

    public init(nodes: [Node] = [], edges: [Edge] = []) {
        self.nodes = nodes
        self.edges = edges
    }

    public struct Node: Sendable, Hashable, Identifiable {
        public var id: String
        /// The text of the box; the first line is its title, by which other boxes name it.
        public var lines: [String]
        public var kind: Kind
        public var emphasis: Emphasis
        /// 0 (cold) to 4 (hot). Only shades the box: whoever sets it says the same in `lines`, since not everybody sees colour.
        public var heat: Int
        /// What can be done here without leaving, told in the box behind a ↻.
        public var loops: [String]

        public init(
            id: String, lines: [String], kind: Kind = .normal, emphasis: Emphasis = .none, heat: Int = 0, loops: [String] = []
        ) {
            self.id = id
            self.lines = lines
            self.kind = kind
            self.emphasis = emphasis
            self.heat = min(4, max(0, heat))
            self.loops = loops
        }
    }

    public struct Edge: Sendable, Hashable {
        public var from: String
        public var to: String
        /// One for each way between the two; drawn only where there is room, so that a legend has to say them all.
        public var labels: [String]
        /// Whether it lies on the way that is to be followed with the eye: drawn heavier.
        public var isTrail: Bool

        public init(from: String, to: String, labels: [String] = [], isTrail: Bool = false) {
            self.from = from
            self.to = to
            self.labels = labels
            self.isTrail = isTrail
        }
    }

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case normal
        /// Where one comes in: marked with a filled dot.
        case start
        /// Where it ends: a double frame.
        case end
    }

    public enum Emphasis: String, Sendable, Hashable, CaseIterable {
        case none
        /// Where one stands: a heavy frame and a ▶.
        case current
        /// Where one has been: a ✓.
        case trail
    }
}
