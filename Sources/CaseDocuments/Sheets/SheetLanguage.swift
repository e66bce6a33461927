import Casework

/// A text in some language, the one it should be in or another that had to do.
struct Phrase: Equatable {
    /// With a mark behind it where the language is another.
    var text: String
    /// Where it is not the document's.
    var language: String?
}

/// The language of a sheet: picks each text in it, and marks those that are not there in it.
struct SheetLanguage {
    let asked: String
    let words: SheetWords
    /// What the document is to be read out in.
    let document: String
    /// Said at the head of a sheet in another language than the one asked for.
    let notice: String?

    /// - Parameter title: the sheet's own; a language that neither it nor the sheet's words are in falls back on English.
    init(_ asked: String, title: LocalizedText) {
        self.asked = asked
        words = SheetWords.words(for: asked)
        let named = words.languageNames[LanguageTag.primary(of: asked)] ?? asked
        if SheetWords.hasWords(for: asked) {
            document = asked
            notice = nil
        } else if Self.found(title, in: asked).map({ LanguageTag.primary(of: $0.language) == LanguageTag.primary(of: asked) }) == true {
            document = asked
            notice = "Some words of this sheet are in English, because they have not been translated into \(named) yet."
        } else {
            document = "en"
            notice = "This sheet is in English, because it has not been translated into \(named) yet."
        }
    }

    /// In the sheet's language, else as the pack falls back and with a mark that says so.
    func phrase(_ localized: LocalizedText) -> Phrase {
        guard let found = Self.found(localized, in: asked) else { return Phrase(text: "") }
        let primary = LanguageTag.primary(of: found.language)
        if primary == LanguageTag.primary(of: document) || found.text.isEmpty { return Phrase(text: found.text) }
        let mark = words.inLanguage.filled(words.languageNames[primary] ?? found.language)
        return Phrase(text: "\(found.text) \(mark)", language: found.language)
    }

    func text(_ localized: LocalizedText) -> String { phrase(localized).text }

    func paragraph(_ localized: LocalizedText, style: Paragraph.Style = .plain) -> Block {
        let phrase = phrase(localized)
        return .paragraph(Paragraph(phrase.text, style: style, language: phrase.language))
    }

    func fact(_ label: String, _ localized: LocalizedText) -> Fact {
        let phrase = phrase(localized)
        return Fact(label, phrase.text, language: phrase.language)
    }

    /// The language asked for, the same without its region, the same with any region, the pack's own, any.
    private static func found(_ localized: LocalizedText, in language: String) -> (text: String, language: String)? {
        let texts = localized.byLanguage
        let primary = LanguageTag.primary(of: language)
        let kin = texts.keys.sorted().first { LanguageTag.primary(of: $0) == primary }
        let candidates: [String?] = [language, primary, kin, localized.fallback, texts.keys.sorted().first]
        for candidate in candidates.compactMap({ $0 }) {
            if let text = texts[candidate] { return (text, candidate) }
        }
        return nil
    }
}
