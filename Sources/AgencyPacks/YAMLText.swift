import Casework

/// For whom a text is written.
enum Audience {
    /// People at the counter: every language of the office is expected.
    case everybody
    /// The office: its own language will do, but a translation that is begun is finished.
    case staff
}

extension YAMLValue {
    /// Words of a sentence that people read without going back (plainlanguage.gov advises fewer still).
    static let longestSentence = 25

    /// A text, or a map of languages.
    func localizedText(for audience: Audience) -> LocalizedText? {
        let languages = report.languages
        let own = languages.first ?? "en"
        if scalar != nil {
            guard let text = text() else { return nil }
            if audience == .everybody, languages.count > 1 { missing(Array(languages.dropFirst())) }
            checkReading(text)
            return LocalizedText(text, fallback: own)
        }
        guard isMapping, let mapping = names() else {
            wanted("a text, or texts by language such as {\(own): …},")
            return nil
        }
        var byLanguage: [String: String] = [:]
        for entry in mapping.entries {
            guard languages.isEmpty || languages.contains(entry.key) else {
                error(
                    .undefinedName,
                    "The office does not speak \(quoted(entry.key)); its languages are "
                        + "\(listed(languages)).\(report.didYouMean(entry.key, among: languages))",
                    at: entry.place)
                continue
            }
            guard let text = entry.value.text() else { continue }
            entry.value.checkReading(text)
            byLanguage[entry.key] = text
        }
        let absent = languages.filter { language in !mapping.entries.contains { $0.key == language } }
        if !absent.isEmpty { missing(absent) }
        return byLanguage.isEmpty ? nil : LocalizedText(byLanguage, fallback: own)
    }

    private func missing(_ languages: [String]) {
        warning(.untranslated, "The text is missing in \(listed(languages)); whoever reads that language gets another one.")
    }

    private func checkReading(_ text: String) {
        let longest = longestSentenceCount(in: text)
        if longest > Self.longestSentence {
            warning(
                .hardToRead,
                "A sentence of this text has \(longest) words, and more than \(Self.longestSentence) are hard to follow; make "
                    + "two of it."
            )
        }
    }
}

/// Words of the longest sentence. A sentence ends at `.`, `!` or `?` before a space; words are what stands between spaces.
private func longestSentenceCount(in text: String) -> Int {
    var longest = 0
    var count = 0
    var isInWord = false
    var hasEnded = false
    for byte in text.utf8 {
        switch byte {
        case 0x20, 0x0A, 0x09:
            isInWord = false
            if hasEnded {
                longest = max(longest, count)
                count = 0
            }
            hasEnded = false
        default:
            if !isInWord {
                count += 1
                isInWord = true
            }
            hasEnded = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        }
    }
    return max(longest, count)
}
