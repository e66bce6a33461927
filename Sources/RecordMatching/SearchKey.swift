/// A number that somebody is found by: folded, and what it is. Its beginning may be typed.
public struct SearchKey: Hashable, Sendable {
    public enum Kind: Int, Sendable, CaseIterable {
        case phone = 1
        case caseNumber = 3
        case externalID = 4
    }

    public let text: String
    public let kind: Kind

    public init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }

    /// Keys of a telephone number: whole, without the area code, and its last four digits.
    public static func phone(_ number: String) -> [SearchKey] {
        let national = national(Folding.digits(number))
        return Set([national, String(national.suffix(7)), String(national.suffix(4))]).filter { $0.count >= 4 }.sorted()
            .map { SearchKey(text: $0, kind: .phone) }
    }

    /// Digits without a country code of 1 in front of ten others.
    static func national(_ digits: String) -> String {
        digits.utf8.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
    }

    /// Keys of a case number: whole, and from its serial number on without leading zeros.
    public static func caseNumber(_ text: String, serial: Int) -> [SearchKey] {
        [
            SearchKey(text: Folding.joined(Folding.words(text)), kind: .caseNumber),
            SearchKey(text: String(serial), kind: .caseNumber),
        ]
    }

    public static func externalID(_ text: String) -> [SearchKey] {
        let joined = Folding.joined(Folding.words(text))
        return joined.isEmpty ? [] : [SearchKey(text: joined, kind: .externalID)]
    }
}
