/// The space between two layers, in which lines run sideways: what runs there and on which track.
///
/// A net is everything that may share its way: all lines that pass the channel towards one box. Two nets only ever cross.
struct Channel {
    enum Way: Hashable {
        /// Down into a box or a lane.
        case down
        /// Up into a box of the layer above.
        case up
        /// Out to the right-hand side, on the way up.
        case aside
        /// From the right-hand side down into a box.
        case inward
    }

    struct Pin {
        var element: Int
        var column: Int
    }

    struct Net {
        var way: Way
        /// The node all its lines lead to.
        var target: Int
        /// Where it meets the layer above and the layer below.
        var top: [Pin] = []
        var bottom: [Pin] = []
        /// The column on the right-hand side it runs to.
        var side: Int?
        /// Counted from the top; `nil` for a line that runs straight through.
        var track: Int?

        var first: Int { columns.min() ?? 0 }
        var last: Int { columns.max() ?? 0 }
        private var columns: [Int] { top.map(\.column) + bottom.map(\.column) + (side.map { [$0] } ?? []) }
    }

    var nets: [Net] = []
    private(set) var trackCount = 0

    /// Whether arrow heads point up into the layer above, and down into the layer below.
    var hasUpward: Bool { nets.contains { $0.way == .up } }

    func net(_ way: Way, to target: Int) -> Int? { nets.firstIndex { $0.way == way && $0.target == target } }

    /// Gives every net that has to run sideways a track, so that few cross and none lies upon another.
    mutating func assignTracks() {
        let running = nets.indices.filter { nets[$0].first != nets[$0].last }
        let order = Self.order(running.map { nets[$0] }).map { running[$0] }
        stepAside(order)
        trackCount = 0
        for (index, net) in order.enumerated() {
            var track = 0
            for upper in order[..<index] where touch(nets[upper], nets[net]) { track = max(track, (nets[upper].track ?? -1) + 1) }
            nets[net].track = track
            trackCount = max(trackCount, track + 1)
        }
    }

    private func touch(_ one: Net, _ other: Net) -> Bool { one.first < other.last + 2 && other.first < one.last + 2 }

    private static func order(_ nets: [Net]) -> [Int] {
        let spans = nets.map { $0.first...$0.last }
        let tops = nets.map { $0.top.map(\.column) }
        let bottoms = nets.map { $0.bottom.map(\.column) }
        func price(_ upper: Int, _ lower: Int) -> Int {
            let crossed = tops[lower].count { spans[upper].contains($0) } + bottoms[upper].count { spans[lower].contains($0) }
            // Two lines upon each other in one column; mended by stepping aside, but better avoided.
            let covered = tops[lower].count { bottoms[upper].contains($0) }
            return crossed + 40 * covered
        }
        var arrangement = LinearArrangement(count: nets.count)
        for first in nets.indices {
            for second in 0..<first where spans[first].overlaps(spans[second]) {
                let one = price(second, first)
                let other = price(first, second)
                if one > 0 { arrangement.charge(one, first: second, second: first) }
                if other > 0 { arrangement.charge(other, first: first, second: second) }
            }
        }
        return arrangement.improved(from: Array(nets.indices), rounds: 8)
    }

    /// Moves pins at the top into the odd column beside, where a net above would come down upon them. Nothing else uses odd columns.
    private mutating func stepAside(_ order: [Int]) {
        for (index, lower) in order.enumerated() {
            for upper in order[..<index] {
                let taken = nets[upper].bottom.map(\.column)
                for pin in nets[lower].top.indices where taken.contains(nets[lower].top[pin].column) {
                    nets[lower].top[pin].column += 1
                }
            }
        }
    }
}
