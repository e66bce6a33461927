import Foundation

/// How a name or number that was heard and typed in a hurry differs from the one that is written down.
enum Slips {
    private static let neighbours: [Character: String] = [
        "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "o", "a": "qsz",
        "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli", "l": "ko", "z": "xa", "x": "zc", "c": "xv",
        "v": "cb", "b": "vn", "n": "bm", "m": "n",
    ]

    /// One slip of the fingers, seldom in the first letter.
    static func typo(_ word: String, _ dice: inout Dice) -> String {
        var letters = Array(word)
        guard letters.count >= 3 else { return word }
        let place = dice.happens(60) ? 0 : dice.between(1, letters.count - 1)
        switch dice.below(4) {
        case 0:
            let place = min(place, letters.count - 2)
            if letters[place] == letters[place + 1] { letters.remove(at: place) } else { letters.swapAt(place, place + 1) }
        case 1: letters.remove(at: place)
        case 2: letters.insert(letters[place], at: place)
        default: letters[place] = dice.pick(Array(neighbours[letters[place]] ?? "e"))
        }
        return String(letters)
    }

    private static let sounds: [(String, String)] = [
        ("ph", "f"), ("f", "ph"), ("ck", "k"), ("qu", "k"), ("v", "b"), ("b", "v"), ("z", "s"), ("s", "z"), ("ll", "y"), ("y", "i"),
        ("ei", "ie"), ("ie", "y"), ("sch", "sh"), ("th", "t"), ("gh", "g"), ("x", "ks"), ("c", "k"), ("k", "c"), ("j", "h"), ("h", ""),
        ("nn", "n"), ("tt", "t"), ("ss", "s"), ("rr", "r"), ("mm", "m"), ("ee", "i"), ("ea", "e"), ("ou", "u"), ("o", "a"), ("e", "i"),
    ]

    /// Written as it sounds; nil when the word gives no occasion.
    static func sound(_ word: String, _ dice: inout Dice) -> String? {
        let fitting = sounds.filter { word.dropFirst().contains($0.0) }
        guard !fitting.isEmpty else { return nil }
        // What changes most is named first: those are heard wrong more often than a single vowel.
        let (from, to) = fitting[min(dice.below(fitting.count), dice.below(fitting.count))]
        guard let range = word.range(of: from, range: word.index(after: word.startIndex)..<word.endIndex) else { return nil }
        return word.replacingCharacters(in: range, with: to)
    }

    /// Two neighbouring digits that differ, exchanged.
    static func exchanged(_ digits: String, _ dice: inout Dice) -> String? {
        var characters = Array(digits)
        let places = characters.indices.dropLast().filter { characters[$0] != characters[$0 + 1] }
        guard !places.isEmpty else { return nil }
        let place = dice.pick(Array(places))
        characters.swapAt(place, place + 1)
        return String(characters)
    }

    /// A name of several words as one, or one with a first part that could stand alone as two; nil when it is neither.
    static func joinedOrSplit(_ name: String, _ dice: inout Dice) -> String? {
        let parts = name.split(whereSeparator: { " -'’.".contains($0) }).map(String.init)
        if parts.count > 1 { return dice.happens(700) || name.contains(" ") ? parts.joined() : parts.joined(separator: " ") }
        for beginning in ["mac", "mc", "van", "von", "saint", "la", "de", "fitz", "mary", "anna", "jose", "juan", "lee", "rose"]
        where name.hasPrefix(beginning) && name.count >= beginning.count + 3 {
            return beginning + " " + name.dropFirst(beginning.count)
        }
        return nil
    }
}
