/// What people with a given name are called, in English and in Spanish.
///
/// The names are in `NicknameGroups`. A word's others are the names it may stand for and those that may stand for it: bill
/// and william both ways, but not fred and bert, though each may be an alfred or an al.
public enum Nicknames {
    /// Other names that somebody of this name may be registered under, in alphabetical order; none when the name has none.
    ///
    /// - Parameter word: a word folded by `Folding.words`.
    public static func others(of word: String) -> [String] {
        table[word] ?? []
    }

    /// Whether the one is called the other, or both are short for the same name, as Bill and Will are.
    public static func areRelated(_ a: String, _ b: String) -> Bool {
        guard let left = table[a], let right = table[b] else { return false }
        if left.contains(b) { return true }
        // Short for the same formal name.
        guard !formal.contains(a), !formal.contains(b) else { return false }
        return left.contains { formal.contains($0) && right.contains($0) }
    }

    /// About 1,500 names; read once, when the first is asked for, in about a millisecond.
    private static let table: [String: [String]] = {
        var table: [String: Set<String>] = [:]
        for group in groups {
            for name in group.formal {
                table[name, default: []].formUnion(group.formal + group.short)
                for short in group.short { table[short, default: []].insert(name) }
            }
        }
        return Dictionary(uniqueKeysWithValues: table.map { ($0.key, $0.value.subtracting([$0.key]).sorted()) })
    }()

    private static let formal: Set<String> = Set(groups.flatMap(\.formal))

    private static let groups: [(formal: [String], short: [String])] = {
        (NicknameGroups.english + ";" + NicknameGroups.spanish).split(whereSeparator: { ";\n".contains($0) }).compactMap { group in
            let parts = group.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (parts[0].split(separator: " ").map(String.init), parts[1].split(separator: " ").map(String.init))
        }
    }()
}
