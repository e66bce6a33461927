/// Finds sentences that do not say who does something: "the form must be sent", "la solicitud es revisada".
///
/// It looks for a form of *be* (*ser*) with a participle behind it, and would rather miss one than find what is none.
enum PassiveVoice {
    /// The words of each passive in a text, such as `must be sent` → `be sent`. Languages it does not know have none.
    static func phrases(in text: String, language: String) -> [String] {
        switch language {
        case "en": phrases(in: text, auxiliaries: English.auxiliaries, isFiller: English.isFiller, isParticiple: English.isParticiple)
        case "es": phrases(in: text, auxiliaries: Spanish.auxiliaries, isFiller: Spanish.isFiller, isParticiple: Spanish.isParticiple)
        default: []
        }
    }

    private static func phrases(
        in text: String, auxiliaries: Set<String>, isFiller: (String) -> Bool,
        isParticiple: (String, _ hasAgent: Bool) -> Bool
    ) -> [String] {
        let words = Word.all(in: text)
        var found: [String] = []
        for (index, word) in words.enumerated() where word.length <= 6 && auxiliaries.contains(word.text) {
            var other = index + 1
            // "is not yet signed", "are always checked"
            while other < words.count, other - index <= 3, !words[other].isAfterMark, isFiller(words[other].text) { other += 1 }
            guard other < words.count, !words[other].isAfterMark else { continue }
            if isParticiple(words[other].text, hasAgent(words[(other + 1)...])) { found.append("\(word.text) \(words[other].text)") }
        }
        return found
    }

    /// Whether the words go on with "by" and somebody, and not with the day or hour "by" which something is.
    private static func hasAgent(_ rest: ArraySlice<Word>) -> Bool {
        guard let by = rest.first, by.text == "by", !by.isAfterMark, let agent = rest.dropFirst().first?.text else { return false }
        return agent.first?.isNumber == false
    }

    /// A word in small letters.
    private struct Word {
        private let bytes: ArraySlice<UInt8>
        /// Whether a comma, a full stop or the like stands before it.
        let isAfterMark: Bool

        var length: Int { bytes.count }
        var text: String { String(decoding: bytes, as: UTF8.self).lowercased() }

        static func all(in text: String) -> [Word] {
            let bytes = Array(text.utf8)
            var words: [Word] = []
            var start: Int?
            var isAfterMark = false
            for (index, byte) in bytes.enumerated() {
                if isLetter(byte) {
                    if start == nil { start = index }
                    continue
                }
                if let begin = start { words.append(Word(bytes: bytes[begin..<index], isAfterMark: isAfterMark)) }
                if start != nil { isAfterMark = false }
                start = nil
                if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\n") { isAfterMark = true }
            }
            if let begin = start { words.append(Word(bytes: bytes[begin...], isAfterMark: isAfterMark)) }
            return words
        }

        /// Hyphens and apostrophes belong to a word: "self-employed" is no participle, "isn't" is a form of be.
        private static func isLetter(_ byte: UInt8) -> Bool {
            (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte >= 0x80
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
        }
    }
}

private enum English {
    static let auxiliaries: Set<String> = [
        "be", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't",
    ]

    private static let fillers: Set<String> = [
        "not", "also", "already", "still", "never", "always", "often", "only", "just", "first", "then", "now", "soon", "yet", "again",
    ]

    static func isFiller(_ word: String) -> Bool { fillers.contains(word) || (word.hasSuffix("ly") && word.utf8.count > 4) }

    static func isParticiple(_ word: String, hasAgent: Bool) -> Bool {
        if irregular.contains(word) { return true }
        guard word.utf8.count >= 4, word.hasSuffix("ed"), !word.contains("-"), !word.contains("'"), !notParticiples.contains(word) else {
            return false
        }
        // Somebody does it after all: "is closed by the officer", but not "is closed by 5 p.m."
        return hasAgent || !(adjectives.contains(word) || word.hasPrefix("un"))
    }

    private static let irregular: Set<String> = [
        "beaten", "bitten", "blown", "bought", "brought", "built", "caught", "chosen", "cut", "dealt", "drawn", "driven", "eaten", "fed",
        "felt", "forbidden", "forgiven", "fought", "found", "given", "grown", "heard", "held", "hidden", "kept", "laid", "led", "lent",
        "lost", "made", "paid", "proven", "put", "rebuilt", "repaid", "said", "seen", "sent", "shown", "sold", "spent", "spoken",
        "stolen", "struck", "taken", "taught", "thrown", "told", "torn", "understood", "undertaken", "upheld", "withdrawn", "withheld",
        "written",
    ]

    /// They only look like it.
    private static let notParticiples: Set<String> = [
        "bleed", "breed", "creed", "deed", "feed", "greed", "hatred", "heed", "hundred", "indeed", "kindred", "naked", "need", "reed",
        "ragged", "rugged", "sacred", "seed", "shed", "sled", "speed", "steed", "weed", "wicked",
    ]

    /// What somebody or something is, rather than what is done to them.
    private static let adjectives: Set<String> = [
        "accustomed", "advanced", "aged", "ashamed", "based", "bored", "closed", "committed", "complicated", "concerned", "confused",
        "crowded", "dated", "dedicated", "detailed", "disabled", "disappointed", "divorced", "educated", "employed", "engaged",
        "excited", "experienced", "finished", "frightened", "frustrated", "handicapped", "incorporated", "infected", "injured",
        "insured", "interested", "involved", "limited", "located", "married", "mixed", "naturalized", "noninsured", "opposed", "pleased",
        "prepared", "qualified", "related", "retired", "rotted", "satisfied", "scared", "scattered", "separated", "skilled", "supposed",
        "surprised", "tired", "varied", "widowed", "worried",
    ]
}

private enum Spanish {
    static let auxiliaries: Set<String> = [
        "ser", "es", "son", "fue", "fueron", "era", "eran", "sea", "sean", "será", "serán", "sería", "serían", "sido", "siendo",
    ]

    private static let fillers: Set<String> = ["no", "ya", "también", "siempre", "nunca", "solo", "sólo", "aún", "todavía", "primero"]

    static func isFiller(_ word: String) -> Bool { fillers.contains(word) || word.hasSuffix("mente") }

    static func isParticiple(_ word: String, hasAgent: Bool) -> Bool {
        let isPlural = word.hasSuffix("s")
        let single = isPlural ? String(word.dropLast()) : word
        guard single.hasSuffix("o") || single.hasSuffix("a") else { return false }
        let stem = String(single.dropLast())
        if irregular.contains(stem) { return true }
        guard stem.hasSuffix("ad") || stem.hasSuffix("id") || stem.hasSuffix("íd"), stem.unicodeScalars.count >= 4 else { return false }
        if notParticiples.contains(stem) { return false }
        // A participle is spoken with the weight on its ending; "válido" and "sábado", with an accent before it, are none.
        return !stem.dropLast(2).unicodeScalars.contains { "áéíóú".unicodeScalars.contains($0) }
    }

    /// Without their last vowel.
    private static let irregular: Set<String> = [
        "hech", "dich", "escrit", "vist", "puest", "abiert", "cubiert", "devuelt", "resuelt", "impres", "descrit", "inscrit",
    ]

    /// Things and qualities that end as participles do, without their last vowel.
    private static let notParticiples: Set<String> = [
        "abogad", "acertad", "adecuad", "agradecid", "apellid", "apropiad", "cansad", "casad", "certificad", "comid", "complicad",
        "conocid", "contenid", "cuidad", "debid", "delgad", "demasiad", "desconocid", "discapacitad", "divertid", "divorciad", "elevad",
        "emplead", "encargad", "entrad", "estad", "ganad", "graduad", "granizad", "grad", "prad", "ruid", "cuñad", "helad", "herid",
        "interesad", "jornad", "jubilad", "juzgad",
        "licenciad", "limitad", "llegad", "marid", "medid", "mercad", "nacid", "nevad", "obligad", "ordenad", "parad", "parecid",
        "partid", "pasad", "pesad", "pescad", "privad", "querid", "resultad", "retirad", "salid", "sagrad", "segund", "sentid",
        "separad", "significad", "soldad", "sonid", "temporad", "tratad", "unid", "variad", "vestid", "bebid", "mitad",
    ]
}
