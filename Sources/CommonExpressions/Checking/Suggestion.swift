/// What somebody may have meant who wrote a word that is not there.
enum Suggestion {
    /// The nearest of the candidates; nil when none is near.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let typed = Array(word.lowercased().unicodeScalars.prefix(60))
        guard !typed.isEmpty else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let name = Array(candidate.lowercased().unicodeScalars.prefix(60))
            let limit = max(1, (min(typed.count, name.count) + 1) / 3)
            guard abs(name.count - typed.count) <= limit else { continue }
            let distance = Self.distance(typed, name)
            guard distance <= limit else { continue }
            if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true { best = (distance, candidate) }
        }
        return best?.name
    }

    /// ` Did you mean “loss_date”?`, or nothing.
    static func sentence(for word: String, among candidates: some Sequence<String>) -> String {
        nearest(to: word, among: candidates).map { " Did you mean \(Wording.quoted($0))?" } ?? ""
    }

    /// Letters left out, put in, changed, or two neighbours exchanged (optimal string alignment, Damerau 1964).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var cost = min(above[j] + (left[i] == right[j] ? 0 : 1), above[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, above) = (above, row)
        }
        return above[right.count]
    }
}
