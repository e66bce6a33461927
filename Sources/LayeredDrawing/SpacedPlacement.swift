/// Puts things in a given order as near as possible to where each would like to be, a distance apart, between two walls.
///
/// The sum of weighted squares of the distances is least (pooling neighbours that would overlap, as in isotonic regression).
struct SpacedPlacement {
    /// Where each would like to begin, and how much that counts.
    var wishes: [Double]
    var weights: [Double]
    /// What each takes up until the next may begin.
    var spans: [Int]

    /// Beginnings from 0; the last one ends by `room` where that is possible at all.
    func places(room: Int) -> [Int] {
        var taken: [Int] = []
        var sum = 0
        for span in spans {
            taken.append(sum)
            sum += span
        }
        let slack = Double(max(0, room - sum))
        var blocks: [(mean: Double, weight: Double, count: Int)] = []
        for index in wishes.indices {
            var block = (mean: wishes[index] - Double(taken[index]), weight: weights[index], count: 1)
            while let last = blocks.last, last.mean >= block.mean {
                let weight = last.weight + block.weight
                block = ((last.mean * last.weight + block.mean * block.weight) / weight, weight, last.count + block.count)
                blocks.removeLast()
            }
            blocks.append(block)
        }
        var places: [Int] = []
        for block in blocks {
            let offset = Int(min(slack, max(0, block.mean)) + 0.5)
            for _ in 0..<block.count { places.append(taken[places.count] + offset) }
        }
        return places
    }
}
