/// Finds where a term takes another value as one question moves through its domain, by bisection with the evaluator itself.
struct ChangeSearch {
    let term: SearchedTerm
    /// Which of the term's questions moves.
    let slot: Int
    let range: AnswerRange
    let effort: Effort
    /// More changes than this are not listed.
    let maximum: Int

    static let maximum = 20_000

    private var found: [Int] = []
    private var values: [Value?] = []

    init(term: SearchedTerm, slot: Int, range: AnswerRange, effort: Effort, maximum: Int = Self.maximum) {
        self.term = term
        self.slot = slot
        self.range = range
        self.effort = effort
        self.maximum = maximum
    }

    /// Positions whose outcome differs from the one before; the term moves one way within each piece. Nil when there are
    /// too many or the effort is spent.
    mutating func changes(pieces starts: [Int], values: [Value?]) -> [Int]? {
        self.values = values
        found = []
        let inner = Set(starts).filter { $0 > range.positions.lowerBound && $0 <= range.positions.upperBound }.sorted()
        var low = range.positions.lowerBound
        var before: Outcome?
        for end in inner.map({ $0 - 1 }) + [range.positions.upperBound] {
            guard let first = outcome(at: low), let last = outcome(at: end) else { return nil }
            if let before, before != first { found.append(low) }
            guard descend(low, end, first, last) else { return nil }
            before = last
            if end < range.positions.upperBound { low = end + 1 }
        }
        return found
    }

    private mutating func outcome(at position: Int) -> Outcome? {
        guard effort.spend(), found.count <= maximum else { return nil }
        values[slot] = range.value(at: position)
        return term.outcome(values)
    }

    private mutating func descend(_ low: Int, _ high: Int, _ first: Outcome, _ last: Outcome) -> Bool {
        if first == last { return true }
        if high == low + 1 {
            found.append(high)
            return true
        }
        // The average rounded down, without leaving 64 bits.
        let middle = (low & high) + ((low ^ high) >> 1)
        guard let half = outcome(at: middle) else { return false }
        return descend(low, middle, first, half) && descend(middle, high, half, last)
    }
}
