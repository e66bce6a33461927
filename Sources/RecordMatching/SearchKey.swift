/// One way to find a record: a folded text whose beginning may be typed, and what it is.
public struct SearchKey: Hashable, Sendable {
    public enum Kind: Int, Sendable, CaseIterable {
        case name = 0, phone = 1, birthDate = 2, caseNumber = 3, externalID = 4
    }

    public let text: String
    public let kind: Kind

    public init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }

    /// Keys of a name: its words in every rotation, so that each word begins one key and every key holds all words.
    /// A hyphenated name is found by either half and as one word.
    public static func name(_ parts: [String?]) -> [SearchKey] {
        let texts = parts.compactMap { $0 }
        let halves = rotations(of: texts.flatMap { Folding.words($0) })
        let wholes = rotations(of: texts.flatMap { Folding.words($0, joiningHyphens: true) })
        return Set(halves + wholes).sorted().map { SearchKey(text: $0, kind: .name) }
    }

    private static func rotations(of words: [String]) -> [String] {
        let words = words.prefix(8)
        return words.indices.map { (words[$0...] + words[..<$0]).joined(separator: " ") }
    }

    /// Keys of a telephone number: whole, without the area code, and its last four digits.
    public static func phone(_ number: String) -> [SearchKey] {
        let digits = Folding.digits(number)
        let national = digits.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
        return Set([national, String(national.suffix(7)), String(national.suffix(4))]).filter { $0.count >= 4 }.sorted()
            .map { SearchKey(text: $0, kind: .phone) }
    }

    /// Key of a birth date given as `YYYY-MM-DD`.
    public static func birthDate(_ iso: String) -> [SearchKey] {
        [SearchKey(text: Folding.digits(iso), kind: .birthDate)]
    }

    /// Keys of a case number: whole, and from its serial number on without leading zeros.
    public static func caseNumber(_ text: String, serial: Int) -> [SearchKey] {
        [
            SearchKey(text: Folding.words(text).joined(), kind: .caseNumber),
            SearchKey(text: String(serial), kind: .caseNumber),
        ]
    }

    public static func externalID(_ text: String) -> [SearchKey] {
        let joined = Folding.words(text).joined()
        return joined.isEmpty ? [] : [SearchKey(text: joined, kind: .externalID)]
    }
}
