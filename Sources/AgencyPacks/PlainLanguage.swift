/// Whether people can follow a text that is written for them.
extension YAMLValue {
    /// Words of a sentence that people read without going back (plainlanguage.gov advises fewer still).
    static let longestSentence = 25

    /// Warns of long sentences, and where everybody reads it of the passive and of abbreviations nobody explains.
    func checkReading(_ text: String, language: String, audience: Audience) {
        guard report.looksAtWording else { return }
        let longest = longestSentenceCount(in: text)
        if longest > Self.longestSentence {
            warning(
                .hardToRead,
                "A sentence of this text has \(longest) words, and more than \(Self.longestSentence) are hard to follow; make "
                    + "two of it."
            )
        }
        guard audience == .everybody else { return }
        let passives = PassiveVoice.phrases(in: text, language: language)
        if !passives.isEmpty {
            warning(
                .hardToRead, "The passive \(listed(passives)) does not say who does it; say \"you\" or \"we\", and what they do.")
        }
        let acronyms = Acronyms.undefined(in: text, explained: report.acronyms)
        if !acronyms.isEmpty {
            warning(
                .hardToRead,
                "Nothing here explains \(listed(acronyms)); write it out, put it behind its long name as in \"Long Name (LN)\", or "
                    + "add it to \"acronyms\" in agency.yaml.")
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
