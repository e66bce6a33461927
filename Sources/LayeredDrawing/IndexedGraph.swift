/// A graph by numbers: nodes once, edges between nodes that are there, one for each pair.
struct IndexedGraph {
    struct Link {
        var from: Int
        var to: Int
        /// The first edge of the graph between the two.
        var edge: Int
        var labels: [String]
        var isTrail: Bool
    }

    var nodes: [LayeredGraph.Node] = []
    var links: [Link] = []
    /// Links by the node they leave and by the node they enter.
    var outgoing: [[Int]] = []
    var incoming: [[Int]] = []

    init(_ graph: LayeredGraph) {
        var number: [String: Int] = [:]
        for node in graph.nodes where number[node.id] == nil {
            number[node.id] = nodes.count
            nodes.append(node)
        }
        outgoing = Array(repeating: [], count: nodes.count)
        incoming = outgoing
        struct Pair: Hashable {
            var from: Int
            var to: Int
        }
        var known: [Pair: Int] = [:]
        for (index, edge) in graph.edges.enumerated() {
            guard let from = number[edge.from], let to = number[edge.to] else { continue }
            if from == to {
                nodes[from].loops += edge.labels.isEmpty ? [""] : edge.labels
            } else if let link = known[Pair(from: from, to: to)] {
                links[link].labels += edge.labels
                links[link].isTrail = links[link].isTrail || edge.isTrail
            } else {
                known[Pair(from: from, to: to)] = links.count
                outgoing[from].append(links.count)
                incoming[to].append(links.count)
                links.append(Link(from: from, to: to, edge: index, labels: edge.labels, isTrail: edge.isTrail))
            }
        }
    }

    /// Steps from the start to each node; a step out of an end counts for many, because what is only reached by coming back belongs
    /// below every end. `nil`: not reached.
    func distances() -> [Int?] {
        var distance: [Int?] = Array(repeating: nil, count: nodes.count)
        let reopening = nodes.count + 1
        var queue = nodes.indices.filter { $0 == 0 || nodes[$0].kind == .start }
        for node in queue { distance[node] = 0 }
        var reopened: [Int] = []
        // Two rounds of breadth first: the second begins at what is only reached out of an end.
        while !queue.isEmpty {
            var head = 0
            while head < queue.count {
                let node = queue[head]
                head += 1
                if nodes[node].kind == .end {
                    reopened.append(node)
                    continue
                }
                reach(from: node, step: 1, distance: &distance, queue: &queue)
            }
            queue = []
            for node in reopened { reach(from: node, step: reopening, distance: &distance, queue: &queue) }
            reopened = []
        }
        return distance
    }

    private func reach(from node: Int, step: Int, distance: inout [Int?], queue: inout [Int]) {
        for link in outgoing[node] where distance[links[link].to] == nil {
            distance[links[link].to] = (distance[node] ?? 0) + step
            queue.append(links[link].to)
        }
    }
}
