import Casework

/// Finds things of one kind that people cannot tell apart because they are called the same.
enum SameTitles {
    /// Whether any title is there twice in a language.
    static func occur(in titles: [LocalizedText], languages: [String]) -> Bool {
        languages.contains { language in
            let texts = titles.compactMap { $0.byLanguage[language] }
            return Set(texts).count < texts.count
        }
    }

    /// In each language by itself; the warning stands at the second, once.
    static func report(
        _ titles: some Collection<(id: String, title: LocalizedText)>, kind: String, places: [String: Place], report: PackReport
    ) {
        var reported: Set<String> = []
        for language in report.languages {
            var seen: [String: String] = [:]
            for (id, title) in titles {
                guard let text = title.byLanguage[language], let other = seen.updateValue(id, forKey: text) else { continue }
                // The same thing may come by twice, as a transition does that leaves several states.
                guard other != id, let place = places[id], reported.insert(id).inserted else { continue }
                report.warning(
                    .sameTitle, at: place,
                    "The \(kind) \(quoted(id)) has the title \(quoted(text)) that \(quoted(other)) has too, so nobody can tell "
                        + "them apart; rename one."
                )
            }
        }
    }
}
