/// A language tag that is shaped like one (BCP 47): letters, digits and hyphens.
struct LanguageTag: Equatable {
    let text: String

    init?(_ text: String) {
        let isShaped =
            (2...35).contains(text.utf8.count)
            && text.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isShaped else { return nil }
        self.text = text
    }
}
