/// Names nobody need have: pronounceable, each made from its number alone, nearly all of them different.
struct InventedName {
    private static let onsets = [
        "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr", "qu", "r", "s",
        "sh", "sk", "sl", "st", "str", "t", "th", "tr", "v", "w", "wh", "y", "z",
    ]
    private static let vowels = [
        "a", "a", "a", "a", "e", "e", "e", "e", "i", "i", "o", "o", "o", "u", "u", "ai", "au", "ea", "ee", "ei", "ie", "oa", "ou",
    ]
    private static let codas = [
        "", "", "", "", "", "", "", "", "l", "ll", "m", "n", "n", "nd", "ng", "nn", "r", "r", "rd", "rk", "rs", "s", "ss", "t", "tt", "ck",
        "x",
    ]
    private static let familyEndings = [
        "", "", "", "son", "sen", "man", "ez", "ez", "ski", "er", "er", "ley", "ton", "ford", "ing", "ini", "ova", "wood", "berg", "ardo",
        "ado", "is", "field", "worth", "stein", "ova", "akis", "enko", "yan", "ura", "ito",
    ]
    private static let givenEndings = [
        "", "", "a", "a", "ia", "ie", "o", "y", "elle", "ette", "an", "in", "on", "us", "lyn", "ita", "ito", "esha",
    ]
    private static let townEndings = [
        "ville", " City", " Springs", "ton", "burg", " Falls", "field", " Creek", "dale", " Grove", "port", " Junction",
    ]

    static func family(_ number: Int) -> String { name(number, 1, familyEndings) }
    static func given(_ number: Int) -> String { name(number, 2, givenEndings) }
    static func town(_ number: Int) -> String { name(number, 3, townEndings) }
    static func street(_ number: Int) -> String { name(number, 4, [" Street", " Road", " Avenue", " Lane", " Drive", " Court", " Way"]) }

    private static func name(_ number: Int, _ space: UInt64, _ endings: [String]) -> String {
        // One seed for all registers: a name of a number stays that name.
        var dice = Dice(0xCA5E, of: number, in: space)
        var name = ""
        for _ in 0..<(dice.happens(250) ? 1 : 2) { name += dice.pick(onsets) + dice.pick(vowels) + dice.pick(codas) }
        let ending = dice.pick(endings)
        if let first = ending.first, "aeiouy".contains(first), let last = name.last, "aeiou".contains(last) { name.removeLast() }
        name += ending
        if name.count < 3 { name += "na" }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
