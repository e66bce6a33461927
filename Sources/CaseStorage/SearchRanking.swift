public import Casework
public import RecordMatching

extension SearchMatch {
    /// How well a constituent agrees with a query; nil when a word agrees with nothing about them.
    public init?(id: ConstituentID, details: ConstituentDetails, numbers: [CaseNumber], query: SearchQuery) {
        guard !query.words.isEmpty else { return nil }
        let keys = SearchKey.keys(of: details)
        var total = 0.0
        var matched: SearchKey.Kind?
        var caseNumber: CaseNumber?
        for word in query.words {
            var best: (share: Double, kind: SearchKey.Kind)?
            for key in keys where word.kinds.contains(key.kind) && key.text.hasPrefix(word.text) {
                let share = word.text.utf8.count == key.firstWordLength ? 1 : 0.5
                if best.map({ share > $0.share }) ?? true { best = (share, key.kind) }
            }
            for number in numbers where word.kinds.contains(.caseNumber) {
                for key in SearchKey.keys(of: number) where key.text.hasPrefix(word.text) {
                    let share = key.text == word.text ? 1.0 : 0.5
                    if best.map({ share > $0.share }) ?? true {
                        best = (share, .caseNumber)
                        caseNumber = number
                    }
                }
            }
            guard let best else { return nil }
            total += best.share
            matched = matched ?? best.kind
        }
        self.init(
            id: id, details: details, score: total / Double(query.words.count), matched: matched ?? .name,
            caseNumber: caseNumber)
    }

    /// The order in which matches are shown: better first, then by name, then by identifier so that it never wavers.
    public static func precedes(_ left: SearchMatch, _ right: SearchMatch) -> Bool {
        if left.score != right.score { return left.score > right.score }
        let names = (left.details.sortName.lowercased(), right.details.sortName.lowercased())
        return names.0 == names.1 ? left.id < right.id : names.0 < names.1
    }
}

extension SearchKey {
    /// Length in UTF-8 bytes of what may be typed to agree with a whole word.
    var firstWordLength: Int {
        text.utf8.firstIndex(of: 32).map { text.utf8.distance(from: text.utf8.startIndex, to: $0) } ?? text.utf8.count
    }
}
