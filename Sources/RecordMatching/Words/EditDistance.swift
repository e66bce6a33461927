/// How many slips of the finger lie between two words: letters left out, put in, changed, or two neighbours exchanged.
///
/// Optimal string alignment (Damerau 1964, each part of the text touched once), counted on UTF-8 bytes: folded words are
/// nearly all ASCII, and a letter of two bytes counting twice is no harm where the limit is small.
public enum EditDistance {
    /// The distance when it is at most `limit`, nil when it is more.
    public static func within(_ limit: Int, _ a: String, _ b: String) -> Int? {
        var (a, b) = (a, b)
        return a.withUTF8 { left in b.withUTF8 { right in within(limit, left, right) } }
    }

    /// The distance when it is at most `limit`, nil when it is more.
    ///
    /// Takes time in proportion to the shorter word times `2 * limit + 1`, and no memory but two rows and a half on the stack.
    public static func within(_ limit: Int, _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int? {
        guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
        var start = 0
        let shortest = min(a.count, b.count)
        while start < shortest, a[start] == b[start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
            endA -= 1
            endB -= 1
        }
        let (m, n) = (endA - start, endB - start)
        if m == 0 || n == 0 { return max(m, n) <= limit ? max(m, n) : nil }
        if limit == 0 { return nil }
        if m == 1 && n == 1 { return 1 }
        if limit == 1 {
            return m == 2 && n == 2 && a[start] == b[start + 1] && a[start + 1] == b[start] ? 1 : nil
        }
        return banded(limit, UnsafeBufferPointer(rebasing: a[start..<endA]), UnsafeBufferPointer(rebasing: b[start..<endB]))
    }

    /// Rows of the alignment table, of which only cells at most `limit` off the diagonal can matter.
    private static func banded(_ limit: Int, _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int? {
        let width = b.count + 1
        let far = limit + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { cells -> Int? in
            cells.initialize(repeating: far)
            var (before, above, row) = (0, width, 2 * width)
            for column in 0...min(b.count, limit) { cells[above + column] = column }
            for i in 1...a.count {
                let (from, to) = (max(1, i - limit), min(b.count, i + limit))
                guard from <= to else { return nil }
                cells[row + from - 1] = from == 1 && i <= limit ? i : far
                var least = cells[row + from - 1]
                for j in from...to {
                    var cost = cells[above + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                    cost = min(cost, cells[row + j - 1] + 1, cells[above + j] + 1)
                    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, cells[before + j - 2] + 1) }
                    cost = min(cost, far)
                    cells[row + j] = cost
                    least = min(least, cost)
                }
                if to < b.count { cells[row + to + 1] = far }
                // An exchange reaches back two rows, so one bad row alone does not decide.
                if least > limit, i == a.count || cells[above..<above + width].allSatisfy({ $0 > limit }) { return nil }
                (before, above, row) = (above, row, before)
            }
            let distance = cells[above + b.count]
            return distance <= limit ? distance : nil
        }
    }
}
