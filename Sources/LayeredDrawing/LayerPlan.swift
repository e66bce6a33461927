/// Boxes and passing lines, layer by layer: what has to be put in order from left to right and then given columns.
struct LayerPlan {
    enum Content: Hashable {
        /// A node, by its number.
        case box(Int)
        /// All lines down into one node, where they pass a layer: one lane however many they are.
        case lane(Int)
    }

    struct Element {
        var content: Content
        var layer: Int
        /// Columns of a box; a lane is a line wide.
        var width: Int

        var isLane: Bool { content != .box(target) }

        /// The node it is, or whose lines it stands for.
        var target: Int {
            switch content {
            case .box(let node), .lane(let node): node
            }
        }
    }

    /// A piece of line between neighbouring layers.
    struct Joint: Hashable {
        var upper: Int
        var lower: Int
        /// Whether it leads back up.
        var isBack: Bool
    }

    /// The first elements are the boxes, so that a node and its box have one number.
    private(set) var elements: [Element]
    private(set) var joints: [Joint] = []
    /// Elements by layer, from left to right.
    var layers: [[Int]]
    /// The lane of a node in each layer that its lines pass, from the top; `firstLane` is the layer of the first.
    private(set) var lanes: [[Int]]
    private(set) var firstLane: [Int]

    init(_ graph: IndexedGraph, ranking: Ranking, courses: EdgeCourses, widths: [Int]) {
        elements = graph.nodes.indices.map { Element(content: .box($0), layer: ranking.rank[$0], width: widths[$0]) }
        layers = Array(repeating: [], count: ranking.layerCount)
        lanes = Array(repeating: [], count: graph.nodes.count)
        firstLane = ranking.rank
        for node in graph.nodes.indices { layers[ranking.rank[node]].append(node) }
        for node in graph.nodes.indices {
            let sources = graph.incoming[node].filter { courses.course[$0] == .down }.map { graph.links[$0].from }
            if let top = sources.map({ ranking.rank[$0] }).min() { addLanes(to: node, from: top + 1) }
            for source in sources {
                joints.append(Joint(upper: source, lower: entry(of: node, layer: ranking.rank[source] + 1), isBack: false))
            }
        }
        for (number, link) in graph.links.enumerated() where courses.course[number] == .up {
            joints.append(Joint(upper: link.to, lower: link.from, isBack: true))
        }
    }

    private mutating func addLanes(to node: Int, from layer: Int) {
        firstLane[node] = layer
        var previous: Int?
        for layer in layer..<max(layer, elements[node].layer) {
            let lane = elements.count
            elements.append(Element(content: .lane(node), layer: layer, width: 1))
            layers[layer].append(lane)
            lanes[node].append(lane)
            if let previous { joints.append(Joint(upper: previous, lower: lane, isBack: false)) }
            previous = lane
        }
        if let previous { joints.append(Joint(upper: previous, lower: node, isBack: false)) }
    }

    /// Where lines down into `node` go through a layer: its lane there, or its box.
    func entry(of node: Int, layer: Int) -> Int {
        let index = layer - firstLane[node]
        return lanes[node].indices.contains(index) ? lanes[node][index] : node
    }

    /// Columns that an element takes together with the space to its right-hand neighbour.
    func span(_ element: Int) -> Int {
        // Boxes and lanes begin at even columns, so that a line can always step aside into an odd one.
        let width = elements[element].width
        return elements[element].isLane ? 4 : width + (width % 2 == 0 ? 2 : 3)
    }

    /// Columns that a layer needs.
    func span(ofLayer layer: Int) -> Int { layers[layer].reduce(0) { $0 + span($1) } }
}
