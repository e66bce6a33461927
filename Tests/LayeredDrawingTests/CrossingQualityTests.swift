import Testing

@testable import LayeredDrawing

/// Crossings against the least possible ones, found by trying every order of every layer.
@Suite struct CrossingQualityTests {
    @Test func smallPlansHaveHardlyMoreCrossingsThanTheLeastPossible() {
        var found = 0
        var least = 0
        var plans = 0
        for number in 0..<300 {
            var random = RandomGraphs(seed: UInt64(number) + 77)
            let graph = IndexedGraph(random.graph(nodes: 5 + random.number(5), edges: 12 + random.number(14)))
            let plan = LayerPlanning(graph, options: DrawingOptions(width: 200, namedFrom: nil, longest: nil)).plan
            guard plan.layers.count > 1, plan.layers.reduce(1, { $0 * Self.factorial($1.count) }) <= 3_000 else { continue }
            plans += 1
            let own = CrossingReduction(plan).crossings
            let best = Self.leastCrossings(plan)
            #expect(own >= best)
            found += own
            least += best
        }
        #expect(plans >= 150)
        // Measured: 35 where 35 would do, in 257 plans; one in twenty more shows here.
        #expect(found * 20 <= least * 21, "\(found) crossings where \(least) would do, in \(plans) plans")
    }

    @Test func crossingsAreCountedAsDrawn() {
        // Two layers of three, each wired to its opposite: every pair crosses.
        let attempt = CrossingReduction.Attempt(
            layers: [[0, 1, 2], [3, 4, 5]], above: [[], [], [], [2], [1], [0]], below: [[5], [4], [3], [], [], []],
            place: Array(repeating: 0, count: 6))
        #expect(attempt.crossings() == 3)
    }

    private static func factorial(_ number: Int) -> Int { number < 2 ? 1 : number > 7 ? 1_000_000 : number * factorial(number - 1) }

    private static func leastCrossings(_ plan: LayerPlan) -> Int {
        var best = Int.max
        func fill(_ layer: Int, _ order: [[Int]]) {
            if layer == plan.layers.count {
                best = min(best, crossings(order, plan))
                return
            }
            for row in permutations(plan.layers[layer]) { fill(layer + 1, order + [row]) }
        }
        fill(0, [])
        return best
    }

    private static func permutations(_ items: [Int]) -> [[Int]] {
        if items.isEmpty { return [[]] }
        return items.indices.flatMap { index in
            var rest = items
            let item = rest.remove(at: index)
            return permutations(rest).map { [item] + $0 }
        }
    }

    /// Every pair of joints looked at, nothing clever.
    private static func crossings(_ order: [[Int]], _ plan: LayerPlan) -> Int {
        var place = Array(repeating: 0, count: plan.elements.count)
        for row in order { for (index, element) in row.enumerated() { place[element] = index } }
        var count = 0
        for (index, one) in plan.joints.enumerated() {
            for other in plan.joints[..<index] where plan.elements[one.upper].layer == plan.elements[other.upper].layer {
                if (place[one.upper] - place[other.upper]) * (place[one.lower] - place[other.lower]) < 0 { count += 1 }
            }
        }
        return count
    }
}
