import Foundation

/// Text brought to the form it is compared in: lower case, no accents, letters and digits only.
public enum Folding {
    /// Longest text that is looked at, in Unicode scalars; what lies beyond cannot help to find anybody.
    public static let limit = 400

    /// Words of the text, folded. Apostrophes inside a name join (`O'Brien` is `obrien`); anything else that is neither
    /// letter nor digit separates, hyphens too, so that either half of a double name finds it.
    public static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func finish() {
            if !word.isEmpty { words.append(composed(word)) }
            word = ""
        }
        for scalar in folded(text).unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "'", "`", "\u{2018}", "\u{2019}", "\u{02BB}", "\u{02BC}": continue
            case _ where scalar.value < 128: finish()
            case _ where scalar.properties.generalCategory == .nonspacingMark || scalar.properties.isJoinControl: continue
            case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil: word.unicodeScalars.append(scalar)
            default: finish()
            }
        }
        finish()
        return words
    }

    /// Words written as one.
    static func joined(_ words: some Sequence<String>) -> String { composed(words.joined()) }

    /// One writing of what Unicode holds equal: words are compared and kept by their bytes. Letters of two words may
    /// compose to one when they are joined.
    private static func composed(_ word: String) -> String {
        word.utf8.allSatisfy { $0 < 128 } ? word : word.precomposedStringWithCanonicalMapping
    }

    /// The digits of the text, for telephone numbers.
    public static func digits(_ text: String) -> String {
        // Every scalar outside ASCII is of bytes above 127, so that bytes tell as much as scalars do.
        let bounded = text.utf8.count > limit ? text.unicodeScalars.prefix(limit).flatMap { Array($0.utf8) } : Array(text.utf8)
        return String(decoding: bounded.filter { (48...57).contains($0) }, as: UTF8.self)
    }

    private static func folded(_ text: String) -> String {
        // Counted in scalars: one character may carry thousands of marks.
        let bounded = text.utf8.count > limit ? String(text.unicodeScalars.prefix(limit)) : text
        if bounded.utf8.allSatisfy({ $0 < 128 }) { return bounded.lowercased() }
        return bounded.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
            .replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ø", with: "o")
            .replacingOccurrences(of: "ł", with: "l").replacingOccurrences(of: "đ", with: "d")
            .replacingOccurrences(of: "æ", with: "ae").replacingOccurrences(of: "œ", with: "oe")
    }
}
