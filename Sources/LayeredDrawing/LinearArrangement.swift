/// Puts items in a row so that little is paid for pairs standing the wrong way round.
///
/// The problem is hard in general; this takes each item out in turn and puts it where it costs least, until nothing improves.
/// Of equally good places the nearest to the old one is kept, so that the result depends on nothing but the input.
struct LinearArrangement {
    /// What an item pays for standing before or after another one.
    private struct Price {
        var other: Int
        var before: Int
        var after: Int
    }

    private var prices: [[Price]]

    init(count: Int) {
        prices = Array(repeating: [], count: count)
    }

    /// `cost` is paid when `first` stands before `second`.
    mutating func charge(_ cost: Int, first: Int, second: Int) {
        prices[first].append(Price(other: second, before: cost, after: 0))
        prices[second].append(Price(other: first, before: 0, after: cost))
    }

    /// The row, improved from `start` (every item once) in at most `rounds` passes.
    func improved(from start: [Int], rounds: Int) -> [Int] {
        var row = start
        var place = Array(repeating: 0, count: row.count)
        for (index, item) in row.enumerated() { place[item] = index }
        for _ in 0..<rounds {
            var moved = false
            for item in start {
                let target = bestPlace(of: item, place: place)
                if target == place[item] { continue }
                moved = true
                move(item, to: target, in: &row, place: &place)
            }
            if !moved { break }
        }
        return row
    }

    private func bestPlace(of item: Int, place: [Int]) -> Int {
        let here = place[item]
        // Places as they are once the item is taken out: it can be put before place p for any p.
        let others = prices[item].map { price in
            (place: place[price.other] > here ? place[price.other] - 1 : place[price.other], before: price.before, after: price.after)
        }.sorted { $0.place < $1.place }
        var cost = others.reduce(0) { $0 + $1.before }
        var best = 0
        var bestCost = Int.max
        var index = 0
        // The cost only changes behind another priced item; between two of them the place nearest to the old one will do.
        var low = 0
        while true {
            let high = index < others.count ? others[index].place : place.count - 1
            if low <= high {
                let candidate = min(max(here, low), high)
                if cost < bestCost || (cost == bestCost && abs(candidate - here) < abs(best - here)) {
                    best = candidate
                    bestCost = cost
                }
            }
            if index == others.count { break }
            let at = others[index].place
            while index < others.count, others[index].place == at {
                cost += others[index].after - others[index].before
                index += 1
            }
            low = at + 1
        }
        return best
    }

    private func move(_ item: Int, to target: Int, in row: inout [Int], place: inout [Int]) {
        let here = place[item]
        row.remove(at: here)
        row.insert(item, at: target)
        for index in min(here, target)...max(here, target) { place[row[index]] = index }
    }
}
