import CaseOperations
import Casework

extension FormFields {
    /// What words typed to find somebody say about them, by field, and the words that nobody can tell the meaning of.
    struct Guess {
        var typed: [(id: String, text: String)] = []
        var rest: [String] = []
    }

    /// `Ortega, Marisol`, `Marisol Ortega`, a birth date in one word or three, a telephone in one word or several, and
    /// what qualifiers say: `born:6/5/1979 in:Cedar phone:555-0142`.
    static func guessed(from text: String, today: CivilDate?) -> Guess {
        let today = today ?? CivilDate(dayNumber: 0)
        var guess = Guess()
        var words = text.prefix(400).split(whereSeparator: \.isWhitespace).map(String.init)
        words = takeQualified(words, into: &guess, today)
        var names: [String] = []
        var index = 0
        while index < words.count {
            if let (date, count) = date(in: words[index...], today) {
                guess.typed.append(("born", date.description))
                index += count
            } else if let (phone, count) = phone(in: words[index...]) {
                guess.typed.append(("phones", phone))
                index += count
            } else {
                if words[index].contains(where: \.isNumber) { guess.rest.append(words[index]) } else { names.append(words[index]) }
                index += 1
            }
        }
        guess.typed = named(names) + guess.typed
        return guess
    }

    private static func takeQualified(_ words: [String], into guess: inout Guess, _ today: CivilDate) -> [String] {
        words.filter { word in
            guard let colon = word.firstIndex(of: ":") else { return true }
            let value = String(word[word.index(after: colon)...])
            switch (word[..<colon].lowercased(), value.isEmpty) {
            case ("born", false):
                if let date = DateWording.read(value, today: today) {
                    guess.typed.append(("born", date.description))
                } else {
                    guess.rest.append(word)
                }
            case ("in", false): guess.typed.append((value.allSatisfy(\.isNumber) ? "postal" : "city", capitalised([value])))
            case ("phone", false): guess.typed.append(("phones", value))
            case ("case", _), ("born", true), ("in", true), ("phone", true), ("name", true): break
            case ("name", false): return true
            default: return true
            }
            return false
        }.map { $0.lowercased().hasPrefix("name:") ? String($0.dropFirst(5)) : $0 }
    }

    /// A whole date at the beginning of these words, and how many of them it takes. A month or year alone is none.
    private static func date(in words: ArraySlice<String>, _ today: CivilDate) -> (CivilDate, Int)? {
        for count in [3, 1] where words.count >= count {
            let text = words.prefix(count).joined(separator: " ")
            let digits = text.count(where: \.isNumber)
            // Only what has a year in it: "today" or "+4" are no birth dates.
            guard digits >= 5, text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 || $0.count == 8 }),
                let date = DateWording.read(text, today: today), date <= today
            else { continue }
            return (date, count)
        }
        return nil
    }

    /// A telephone number of seven digits and more, in one word or in groups.
    private static func phone(in words: ArraySlice<String>) -> (String, Int)? {
        let groups = words.prefix(4).prefix { $0.contains(where: \.isNumber) && $0.allSatisfy { $0.isNumber || "()+-./".contains($0) } }
        for count in stride(from: groups.count, to: 0, by: -1) {
            let digits = groups.prefix(count).joined().count(where: \.isNumber)
            if (7...15).contains(digits) { return (groups.prefix(count).joined(separator: " "), count) }
        }
        return nil
    }

    private static func named(_ names: [String]) -> [(id: String, text: String)] {
        guard let last = names.last else { return [] }
        if let comma = names.firstIndex(where: { $0.hasSuffix(",") }) {
            let family = capitalised(names[...comma])
            return [("family", String(family.dropLast())), ("given", capitalised(names[(comma + 1)...]))]
        }
        return [("given", capitalised(names.dropLast())), ("family", capitalised([last]))]
    }

    private static func capitalised(_ words: some Sequence<String>) -> String {
        words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
