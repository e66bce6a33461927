import LayeredDrawing

/// The same graphs on every run: random ones, and ones that look like workflows.
struct RandomGraphs {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(_ below: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % max(1, below)
    }

    /// Any edges between any nodes, loops and doubles among them.
    mutating func graph(nodes: Int, edges: Int) -> LayeredGraph {
        var graph = LayeredGraph()
        for index in 0..<nodes {
            let kinds: [LayeredGraph.Kind] = [.normal, .normal, .normal, .end]
            graph.nodes.append(
                .init(id: "n\(index)", lines: [String(repeating: "x", count: 1 + number(24))], kind: index == 0 ? .start : kinds[number(4)])
            )
        }
        for index in 0..<(nodes == 0 ? 0 : edges) {
            graph.edges.append(
                .init(from: "n\(number(nodes))", to: "n\(number(nodes))", labels: ["e\(index)"], isTrail: number(6) == 0))
        }
        return graph
    }

    /// A way forward with shortcuts, ways back, and one end that many withdraw to.
    mutating func workflow(nodes: Int) -> LayeredGraph {
        var graph = self.graph(nodes: nodes, edges: 0)
        func edge(_ from: Int, _ to: Int) -> LayeredGraph.Edge { .init(from: "n\(from)", to: "n\(to)", labels: ["\(from) to \(to)"]) }
        for node in 1..<max(2, nodes) where node < nodes {
            graph.edges.append(edge(max(0, node - 1 - number(3)), node))
            if number(3) == 0 { graph.edges.append(edge(node, number(node))) }
            if number(2) == 0 { graph.edges.append(edge(node, nodes - 1)) }
        }
        return graph
    }
}

/// A graph, options and the drawing of it, by number.
struct DrawnSample {
    let number: Int
    let graph: LayeredGraph
    let options: DrawingOptions
    let drawing: GraphDrawing

    init(_ number: Int) {
        self.number = number
        var random = RandomGraphs(seed: UInt64(number) + 1)
        let nodes = 1 + random.number(number % 10 == 0 ? 26 : 12)
        graph = number % 3 == 0 ? random.workflow(nodes: nodes) : random.graph(nodes: nodes, edges: random.number(nodes * 3))
        var options = DrawingOptions(width: [40, 78, 120][random.number(3)])
        options.backEdges = DrawingOptions.BackEdges.allCases[random.number(3)]
        options.namedFrom = [nil, 2, 5][random.number(3)]
        options.longest = [nil, 1, 5][random.number(3)]
        options.labels = random.number(2) == 0
        self.options = options
        drawing = GraphDrawing(graph, options: options)
    }

    static let all = (0..<2000).map(DrawnSample.init)

    /// What is wrong in any sample, each fault with the sample's number.
    static func faults(_ find: (DrawnSample, (String) -> Void) -> Void) -> [String] {
        var faults: [String] = []
        for sample in all { find(sample) { faults.append("sample \(sample.number): \($0)") } }
        return faults
    }
}
