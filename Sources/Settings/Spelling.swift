/// The nearest of the words there are, for “did you mean”.
enum Spelling {
    /// `nil` where nothing is near: more than a third of the letters differ, and at least two.
    static func nearest(to word: String, in words: [String]) -> String? {
        let wanted = Array(word.lowercased().prefix(80))
        let allowed = max(2, wanted.count / 3)
        let ranked = words.map { (word: $0, distance: distance(wanted, Array($0.lowercased().prefix(80)))) }
        let best = ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        if let best, best.distance <= allowed { return best.word }
        guard wanted.count >= 3 else { return nil }
        return words.filter { $0.lowercased().contains(String(wanted)) }.min()
    }

    /// Letters to insert, delete or replace to get from one to the other.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
