/// Characters that a reader does not see and a terminal may obey: controls, and marks that turn the direction of text.
enum HiddenCharacters {
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The first hidden character of a text; line ends are let through, as YAML's folded text has them.
    static func first(in text: String) -> Unicode.Scalar? {
        // Almost every text has none: look at bytes first, where only a few lead bytes can start one.
        let isSuspicious = text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }
        guard isSuspicious else { return nil }
        return text.unicodeScalars.first { isHidden($0) && $0 != "\n" }
    }
}
