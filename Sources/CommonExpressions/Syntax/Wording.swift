/// Pieces of messages. Expressions come from outside, so nothing of them is repeated at length or with control characters.
enum Wording {
    /// The longest piece of an expression that a message repeats.
    private static let longest = 40

    static func quoted(_ text: String) -> String { "\u{201C}\(harmless(text))\u{201D}" }

    static func harmless(_ text: String) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == longest { return result + "\u{2026}" }
            count += 1
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `a, b and c`; a long list is cut.
    static func list(_ texts: [String], most: Int = 8) -> String {
        guard let last = texts.last else { return "nothing" }
        if texts.count > most { return texts.prefix(most).joined(separator: ", ") + " and \(texts.count - most) more" }
        return texts.count == 1 ? last : texts.dropLast().joined(separator: ", ") + " and " + last
    }
}
