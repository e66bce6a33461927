/// Text for a printer that knows nothing but ASCII: letters lose their accents, signs become the nearest that is there.
enum AsciiText {
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                result.unicodeScalars.append(scalar)
            } else if let replacement = signs[scalar] {
                result += replacement
            } else if let base = letters[scalar] {
                result.append(base)
            } else if TextWidth.width(of: scalar) > 0 {
                result += "?"
            }
        }
        return result
    }

    private static let signs: [Unicode.Scalar: String] = [
        "☐": "[ ]", "☑": "[x]", "✓": "+", "✗": "x", "•": "*", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "·": "-",
        "–": "-", "—": "-",
        "→": "->", "‘": "'", "’": "'", "“": "\"", "”": "\"", "…": "...", "§": "section ", "¿": "?", "¡": "!", "°": " degrees",
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "\u{A0}": " ", "«": "\"", "»": "\"", "º": "o", "ª": "a",
    ]

    private static let letters: [Unicode.Scalar: Character] = {
        let families: [(Character, String)] = [
            ("a", "áàâäãåā"), ("A", "ÁÀÂÄÃÅĀ"), ("c", "çćč"), ("C", "ÇĆČ"), ("d", "đ"), ("D", "Đ"), ("e", "éèêëēę"),
            ("E", "ÉÈÊËĒĘ"), ("i", "íìîïī"), ("I", "ÍÌÎÏĪ"), ("l", "ł"), ("L", "Ł"), ("n", "ñńň"), ("N", "ÑŃŇ"),
            ("o", "óòôöõøō"), ("O", "ÓÒÔÖÕØŌ"), ("s", "śš"), ("S", "ŚŠ"), ("u", "úùûüū"), ("U", "ÚÙÛÜŪ"), ("y", "ýÿ"),
            ("Y", "ÝŸ"), ("z", "źżž"), ("Z", "ŹŻŽ"),
        ]
        var table: [Unicode.Scalar: Character] = [:]
        for (base, accented) in families {
            for scalar in accented.unicodeScalars { table[scalar] = base }
        }
        return table
    }()
}
