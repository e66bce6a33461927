import Casework

/// For whom a text is written.
enum Audience {
    /// People at the counter: every language of the office is expected.
    case everybody
    /// The office: its own language will do, but a translation that is begun is finished.
    case staff
}

extension YAMLValue {
    /// A text, or a map of languages.
    func localizedText(for audience: Audience) -> LocalizedText? {
        let languages = report.languages
        let own = languages.first ?? "en"
        if scalar != nil {
            guard let text = text() else { return nil }
            if audience == .everybody, languages.count > 1 { missing(Array(languages.dropFirst())) }
            checkReading(text, language: own, audience: audience)
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
            entry.value.checkReading(text, language: entry.key, audience: audience)
            byLanguage[entry.key] = text
        }
        let absent = languages.filter { language in !mapping.entries.contains { $0.key == language } }
        if !absent.isEmpty { missing(absent) }
        return byLanguage.isEmpty ? nil : LocalizedText(byLanguage, fallback: own)
    }

    private func missing(_ languages: [String]) {
        warning(.untranslated, "The text is missing in \(listed(languages)); whoever reads that language gets another one.")
    }
}
