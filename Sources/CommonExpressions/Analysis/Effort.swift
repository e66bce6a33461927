/// How much work an analysis may still do, in evaluations of a part of a condition and steps of the search.
final class Effort {
    private(set) var left: Int

    init(_ limit: Int) {
        left = max(0, limit)
    }

    var isSpent: Bool { left == 0 }

    /// False when there was nothing left to spend.
    func spend(_ amount: Int = 1) -> Bool {
        guard left >= amount else {
            left = 0
            return false
        }
        left -= amount
        return true
    }
}
