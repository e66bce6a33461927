/// In which sense a graph is read: which of two joined nodes had better stand above the other, and a row of all nodes that follows it.
struct ReadingSense {
    struct Arc {
        var upper: Int
        var lower: Int
    }

    /// One for each link, by the link's number. A link out of an end to what is also reached without it is a way of coming back: the
    /// end stands below, and the arc is the link turned round.
    let arcs: [Arc]
    /// All nodes in a row in which as few arcs as possible lead back, the first node first.
    private(set) var order: [Int] = []

    /// Steps from the start to each node; more than all nodes for what is only reached by coming back out of an end, still more for
    /// what is not reached.
    private let distance: [Int]

    init(_ graph: IndexedGraph) {
        let reached = graph.distances()
        let unreached = 2 * graph.nodes.count * (graph.nodes.count + 2)
        distance = reached.map { $0 ?? unreached }
        let near = graph.nodes.count
        let steps = distance
        arcs = graph.links.map { link in
            let isEnd = graph.nodes[link.from].kind == .end && graph.nodes[link.to].kind != .end
            return isEnd && steps[link.to] <= near ? Arc(upper: link.to, lower: link.from) : Arc(upper: link.from, lower: link.to)
        }
        var below: [[Int]] = Array(repeating: [], count: graph.nodes.count)
        // Whatever leads to the first node leads back.
        for arc in arcs where arc.lower != 0 { below[arc.upper].append(arc.lower) }
        let groups = StrongComponents(successors: below).groups
        for group in groups.filter({ $0.contains(0) }) + groups.filter({ !$0.contains(0) }) {
            order += group.count == 1 ? group : row(of: group, below: below)
        }
    }

    /// A group of nodes that go round. Among equals an arc had better lead back when it brings one nearer to the start, and then when
    /// it leads to a node that was named earlier.
    private func row(of group: [Int], below: [[Int]]) -> [Int] {
        let far = group.map { distance[$0] }
        let local = Dictionary(uniqueKeysWithValues: zip(group, group.indices))
        var arrangement = LinearArrangement(count: group.count)
        for (upper, node) in group.enumerated() {
            for lower in below[node].compactMap({ local[$0] }) {
                let price = (far[lower] > far[upper] ? 12 : far[lower] == far[upper] ? 6 : 3) + (upper < lower ? 1 : 0)
                arrangement.charge(price, first: lower, second: upper)
            }
        }
        let start = group.indices.sorted { far[$0] == far[$1] ? $0 < $1 : far[$0] < far[$1] }
        return arrangement.improved(from: start, rounds: group.count > 2000 ? 1 : 12).map { group[$0] }
    }
}
