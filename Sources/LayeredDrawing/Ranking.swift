/// Which edges lead back, and the layer of every node: each edge that does not lead back goes down by at least one layer.
struct Ranking {
    /// The layer of each node, from 0.
    private(set) var rank: [Int]
    /// Whether a link leads back up or sideways, by the link's number.
    private(set) var isBack: [Bool]

    private let links: [IndexedGraph.Link]

    init(_ graph: IndexedGraph) {
        let sense = ReadingSense(graph)
        let order = sense.order
        var place = Array(repeating: 0, count: order.count)
        for (index, node) in order.enumerated() { place[node] = index }
        let arcs = sense.arcs.filter { place[$0.upper] < place[$0.lower] }
        var above: [[Int]] = Array(repeating: [], count: order.count)
        var below = above
        for arc in arcs {
            above[arc.lower].append(arc.upper)
            below[arc.upper].append(arc.lower)
        }
        links = graph.links
        isBack = links.map { place[$0.from] > place[$0.to] }
        rank = Array(repeating: 0, count: order.count)
        for node in order {
            let isFirst = node == order.first || graph.nodes[node].kind == .start
            rank[node] = above[node].reduce(isFirst ? 0 : 1) { max($0, rank[$1] + 1) }
        }
        for node in order.reversed() { lower(node, in: graph, below: below[node]) }
        // What nothing leads to or from stands last, out of the way.
        let last = rank.max() ?? 0
        for node in order.dropFirst() where graph.outgoing[node].isEmpty && graph.incoming[node].isEmpty { rank[node] = last }
        tellDirections()
    }

    var layerCount: Int { (rank.max() ?? -1) + 1 }

    /// Moves a node down to just above what stands below it, where that makes the lines shorter altogether.
    private mutating func lower(_ node: Int, in graph: IndexedGraph, below: [Int]) {
        guard rank[node] > 0, let limit = below.map({ rank[$0] - 1 }).min(), limit > rank[node] else { return }
        var saved = 0
        for link in graph.outgoing[node] where !isBack[link] {
            // Lines into one box are one line: only its topmost source makes it long.
            let isTopmost = graph.incoming[graph.links[link].to].allSatisfy { other in
                other == link || isBack[other] || rank[graph.links[other].from] > rank[node]
            }
            if isTopmost { saved += 1 }
        }
        if saved > (graph.incoming[node].contains { !isBack[$0] } ? 1 : 0) { rank[node] = limit }
    }

    /// Breaks layers into rows, each of them a layer from then on; `row` counts from 0 within a node's layer.
    mutating func split(row: [Int]) {
        var extra = Array(repeating: 0, count: layerCount)
        for node in rank.indices { extra[rank[node]] = max(extra[rank[node]], row[node]) }
        var shift = 0
        for layer in extra.indices { (extra[layer], shift) = (shift, shift + extra[layer]) }
        for node in rank.indices { rank[node] += extra[rank[node]] + row[node] }
        tellDirections()
    }

    /// By the layers alone: what happens to go down is no way back, whatever the row of nodes says.
    private mutating func tellDirections() { isBack = links.map { rank[$0.from] >= rank[$0.to] } }
}
