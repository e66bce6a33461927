extension CrossingReduction {
    /// One try at ordering, from one beginning.
    struct Attempt {
        private var layers: [[Int]]
        private let above: [[Int]]
        private let below: [[Int]]
        private var place: [Int]
        private(set) var best = Int.max
        private(set) var bestLayers: [[Int]] = []

        init(layers: [[Int]], above: [[Int]], below: [[Int]], place: [Int]) {
            self.layers = layers
            self.above = above
            self.below = below
            self.place = place
            for layer in layers.indices { renumber(layer) }
        }

        mutating func reverse() {
            for layer in layers.indices {
                layers[layer].reverse()
                renumber(layer)
            }
        }

        mutating func shuffle(_ chance: inout SteadyChance) {
            for layer in layers.indices {
                layers[layer].shuffle(using: &chance)
                renumber(layer)
            }
        }

        /// Sweeps until nothing improves any more, at most `sweeps` times; `fine` also tries single elements at every place.
        mutating func improve(sweeps: Int, fine: Bool) {
            keepBest()
            var idle = 0
            for sweep in 0..<sweeps {
                let isDown = sweep % 2 == 0
                for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
                    sort(layer, by: isDown ? above : below)
                }
                if fine { for layer in layers.indices { sift(layer) } }
                idle = keepBest() ? 0 : idle + 1
                if idle == 4 || best == 0 { break }
            }
            if fine { settle() }
        }

        /// From the best order on, single elements only, for as long as that helps.
        private mutating func settle() {
            layers = bestLayers
            for layer in layers.indices { renumber(layer) }
            repeat {
                for layer in layers.indices { sift(layer) }
                for layer in layers.indices.reversed() { sift(layer) }
            } while keepBest() && best > 0
        }

        @discardableResult
        private mutating func keepBest() -> Bool {
            let crossings = crossings()
            guard crossings < best else { return false }
            best = crossings
            bestLayers = layers
            return true
        }

        private mutating func renumber(_ layer: Int) {
            for (index, element) in layers[layer].enumerated() { place[element] = index }
        }

        private mutating func sort(_ layer: Int, by neighbours: [[Int]]) {
            let keys = layers[layer].map { element in
                let near = neighbours[element]
                if near.isEmpty { return Double(place[element]) }
                return Double(near.reduce(0) { $0 + place[$1] }) / Double(near.count)
            }
            let order = keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
            layers[layer] = order.map { layers[layer][$0] }
            renumber(layer)
        }

        /// Puts each element of a layer where its lines cross fewest others, all other elements staying.
        private mutating func sift(_ layer: Int) {
            let count = layers[layer].count
            guard count > 1, count <= 80 else { return }
            var arrangement = LinearArrangement(count: count)
            let elements = layers[layer]
            let up = elements.map { above[$0].map { place[$0] }.sorted() }
            let down = elements.map { below[$0].map { place[$0] }.sorted() }
            for first in 0..<count {
                for second in 0..<first {
                    let straight = Self.inversions(up[second], up[first]) + Self.inversions(down[second], down[first])
                    let swapped = Self.inversions(up[first], up[second]) + Self.inversions(down[first], down[second])
                    if straight > 0 { arrangement.charge(straight, first: second, second: first) }
                    if swapped > 0 { arrangement.charge(swapped, first: first, second: second) }
                }
            }
            layers[layer] = arrangement.improved(from: Array(0..<count), rounds: 4).map { elements[$0] }
            renumber(layer)
        }

        /// Pairs in which the one on the left has the greater end.
        private static func inversions(_ left: [Int], _ right: [Int]) -> Int {
            var count = 0
            var index = 0
            for end in left {
                while index < right.count, right[index] < end { index += 1 }
                count += index
            }
            return count
        }

        func crossings() -> Int {
            guard layers.count > 1 else { return 0 }
            return (1..<layers.count).reduce(0) { $0 + crossings(above: $1) }
        }

        /// Crossings between a layer and the one above it, counted with a tree of sums (Barth, Jünger and Mutzel, 2002).
        private func crossings(above layer: Int) -> Int {
            var sums = Array(repeating: 0, count: layers[layer - 1].count + 1)
            var crossings = 0
            var seen = 0
            for element in layers[layer] {
                let ends = above[element].map { place[$0] }.sorted()
                for end in ends {
                    var notRight = 0
                    var index = end + 1
                    while index > 0 {
                        notRight += sums[index]
                        index -= index & -index
                    }
                    crossings += seen - notRight
                }
                for end in ends {
                    var index = end + 1
                    while index < sums.count {
                        sums[index] += 1
                        index += index & -index
                    }
                }
                seen += ends.count
            }
            return crossings
        }
    }
}
