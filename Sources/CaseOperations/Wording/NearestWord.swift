extension Wording {
    /// The known word nearest to what was typed, if it is near enough for a slip.
    public static func nearest(to typed: String, among known: [String]) -> String? {
        let ranked = known.map {
            (distance(Array(typed.lowercased().unicodeScalars.prefix(60)), Array($0.lowercased().unicodeScalars)), $0)
        }
        guard let best = ranked.min(by: { $0 < $1 }), best.0 <= max(1, min(typed.count, 60) / 3) else { return nil }
        return best.1
    }

    /// Edits between two words, an exchange of neighbours counting as one.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
