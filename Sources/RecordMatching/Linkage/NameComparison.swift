/// How the names of two records agree.
enum NameComparison {
    /// Levels of the given and of the family name. Names in each other's place are `swapped` in both.
    static func levels(_ left: MatchRecord, _ right: MatchRecord) -> (given: Likeness.Level, family: Likeness.Level) {
        let given = level(left.given, right.given, hasNicknames: true)
        let family = level(left.family, right.family, hasNicknames: false)
        guard given.isDoubtful, family.isDoubtful, !(given == .missing && family == .missing) else { return (given, family) }
        let crossed = (level(left.given, right.family, hasNicknames: false), level(left.family, right.given, hasNicknames: false))
        if crossed.0.isClose, crossed.1.isClose { return (.swapped, .swapped) }
        return (given, family)
    }

    /// How two names, given as folded words, agree.
    static func level(_ a: [String], _ b: [String], hasNicknames: Bool) -> Likeness.Level {
        if a.isEmpty || b.isEmpty { return .missing }
        if a == b { return .same }
        let (left, right) = (joined(a), joined(b))
        if left == right { return .same }
        if a.count > 1 || b.count > 1 {
            if a.count == b.count, a.sorted() == b.sorted() { return .same }
            let (fewer, more) = a.count <= b.count ? (a, b) : (b, a)
            // `de` and single letters say nothing by themselves.
            let telling = fewer.filter { $0.utf8.count > 2 }
            if !telling.isEmpty, telling.allSatisfy(more.contains) { return .part }
        }
        if hasNicknames, a.prefix(2).contains(where: { one in b.prefix(2).contains { Nicknames.areRelated(one, $0) } }) { return .nickname }
        if isInitial(a[0], b[0]) || isInitial(b[0], a[0]) { return .initial }
        let longest = max(left.utf8.count, right.utf8.count)
        let distance = EditDistance.within(longest >= 9 ? 3 : 2, left, right)
        if distance == 1, longest > 2 { return .nearly }
        if LookAlikes.differ(a, b) { return .nearly }
        if soundAlike(left, right) { return .sound }
        if let distance, distance == 2 ? longest >= 5 : distance == 3 { return .similar }
        if a.count > 1 || b.count > 1, shareAWord(a, b) { return .part }
        let shortest = min(left.utf8.count, right.utf8.count)
        return shortest >= 3 && (left.hasPrefix(right) || right.hasPrefix(left)) ? .similar : .different
    }

    private static func joined(_ words: [String]) -> String {
        words.count == 1 ? words[0] : words.joined()
    }

    private static func isInitial(_ short: String, _ long: String) -> Bool {
        short.utf8.count == 1 && long.utf8.first == short.utf8.first
    }

    /// A key of one sound alone is shared by too many names.
    private static func soundAlike(_ a: String, _ b: String) -> Bool {
        let key = SoundKey.of(a)
        return key.utf8.count > 1 && key == SoundKey.of(b)
    }

    /// Whether a word of the one, not too short, is in the other, a slip allowed.
    private static func shareAWord(_ a: [String], _ b: [String]) -> Bool {
        a.contains { one in
            one.utf8.count > 2
                && b.contains { $0.utf8.count > 2 && (one == $0 || (one.utf8.count > 4 && EditDistance.within(1, one, $0) != nil)) }
        }
    }
}

extension Likeness.Level {
    /// Whether it speaks for one person.
    var isClose: Bool {
        switch self {
        case .same, .nickname, .nearly, .swapped, .sound, .part: true
        case .initial, .similar, .year, .different, .missing: false
        }
    }

    fileprivate var isDoubtful: Bool { !isClose }
}
