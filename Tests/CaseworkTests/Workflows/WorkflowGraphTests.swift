import Testing

@testable import Casework

@Suite("Graphs of workflows")
struct WorkflowGraphTests {
    private func random(_ seed: UInt64) -> WorkflowGraph {
        var chance = SeededGenerator(seed)
        let count = Int.random(in: 1...9, using: &chance)
        let edges = (0..<Int.random(in: 0...14, using: &chance)).map { _ in
            WorkflowGraph.Edge(from: Int.random(in: 0..<count, using: &chance), to: Int.random(in: 0..<count, using: &chance))
        }
        return WorkflowGraph(count: count, edges: edges)
    }

    @Test("loops are the nodes that come back to one another, by plain search")
    func loops() {
        for seed in UInt64(1)...800 {
            let graph = random(seed)
            var chance = SeededGenerator(seed + 5_000)
            let among = Set((0..<graph.count).filter { _ in Int.random(in: 0..<5, using: &chance) > 0 })
            // Where one or more steps lead, without leaving the nodes looked at.
            var after = (0..<graph.count).map { node in among.contains(node) ? Set(graph.next[node]).intersection(among) : [] }
            for _ in 0..<graph.count {
                for node in 0..<graph.count { after[node] = after[node].reduce(after[node]) { $0.union(after[$1]) } }
            }
            var groups: [[Int]] = []
            for node in among.sorted() where after[node].contains(node) && !groups.joined().contains(node) {
                groups.append(among.sorted().filter { after[node].contains($0) && after[$0].contains(node) })
            }
            #expect(graph.loops(among: among) == groups, "seed \(seed)")
            for group in groups {
                let walk = graph.walk(from: group[0], within: Set(group))
                #expect(walk.isLoop && walk.nodes.count >= 2)
            }
        }
    }

    @Test("paths are ways, and shortest")
    func paths() {
        for seed in UInt64(1)...400 {
            let graph = random(seed)
            let reached = graph.reached(from: [0])
            for goal in 0..<graph.count {
                let path = graph.path(from: [0], to: goal)
                #expect((path != nil) == reached.contains(goal))
                #expect(reached.contains(goal) == graph.reaching([goal]).contains(0))
                guard let path else { continue }
                #expect(path.first == 0 && path.last == goal && Set(path).count == path.count)
                for (from, to) in zip(path, path.dropFirst()) { #expect(graph.next[from].contains(to)) }
            }
        }
    }

    @Test("a chain of a hundred thousand nodes is no harm")
    func chain() {
        let count = 100_000
        let edges = (0..<count).map { WorkflowGraph.Edge(from: $0, to: ($0 + 1) % count) }
        let graph = WorkflowGraph(count: count, edges: edges)
        #expect(graph.loops(among: Set(0..<count)).map(\.count) == [count])
        #expect(graph.reached(from: [5]).count == count)
    }
}
