import Foundation

/// Letters that look like others: a register may hold one person twice because somebody wrote `а` for `a`, or `0` for `O`.
///
/// The pairs are those a reader at a screen cannot tell apart in common typefaces; chosen by hand after the idea of
/// Unicode Technical Standard 39, section 4, but also for the exchanges of typists and scanners.
public enum LookAlikes {
    /// The text as the eye takes it: equal for two texts that look the same. Meant to be compared, never shown.
    public static func skeleton(_ text: String) -> String {
        Folding.words(compatible(text)).map(skeleton(folded:)).joined(separator: " ")
    }

    /// Whether the texts are different once folded, and look the same all the same.
    public static func differOnlyByLookAlikes(_ a: String, _ b: String) -> Bool {
        a != b && differ(Folding.words(compatible(a)), Folding.words(compatible(b)))
    }

    /// The same for words that are folded already.
    static func differ(_ a: [String], _ b: [String]) -> Bool {
        guard a.count == b.count, a != b else { return false }
        return zip(a, b).allSatisfy { left, right in
            left == right || (beginAlike(left, right) && skeleton(folded: left) == skeleton(folded: right))
        }
    }

    /// Whether skeletons of the words may begin with the same letter; tells most pairs apart at little cost.
    private static func beginAlike(_ a: String, _ b: String) -> Bool {
        guard let left = a.unicodeScalars.first.map(alike), let right = b.unicodeScalars.first.map(alike) else { return false }
        if left == right { return true }
        // `rn` and `m`, `vv` and `w`.
        switch (left, right) {
        case ("r", "m"), ("m", "r"), ("v", "w"), ("w", "v"): return true
        default: return false
        }
    }

    private static func alike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value >= 97 && scalar.value <= 122 && scalar != "i" ? scalar : table[scalar] ?? scalar
    }

    private static func skeleton(folded word: String) -> String {
        var skeleton = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            let alike = alike(scalar)
            if alike == "n", skeleton.last == "r" {
                skeleton.removeLast()
                skeleton.append("m")
            } else if alike == "v", skeleton.last == "v" {
                skeleton.removeLast()
                skeleton.append("w")
            } else {
                skeleton.append(alike)
            }
        }
        return String(skeleton)
    }

    /// Letters drawn anew for mathematics, circles and full width become plain ones; plain text is left alone.
    private static func compatible(_ text: String) -> String {
        let bounded = text.utf8.count > Folding.limit ? String(text.unicodeScalars.prefix(Folding.limit)) : text
        return bounded.utf8.allSatisfy { $0 < 128 } ? bounded : bounded.precomposedStringWithCompatibilityMapping
    }

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        // A letter to be taken for another, then what may be mistaken for it, after folding to lower case.
        let groups: [(Unicode.Scalar, String)] = [
            ("a", "аαɑ"), ("b", "вβьƅ"), ("c", "сϲⅽ"), ("d", "ԁⅾ"), ("e", "еεҽ"), ("g", "ɡց"), ("h", "һнηհ"), ("j", "јϳ"), ("k", "кκ"),
            ("l", "1iіιıӏļǀ"), ("m", "мμⅿ"), ("n", "пոᥒ"), ("o", "0оοօסଠ"), ("p", "рρ"), ("q", "ԛգ"), ("r", "гᴦ"), ("s", "ѕꜱ"),
            ("t", "тτ"), ("u", "υսᴜ"), ("v", "νѵ"), ("w", "ѡԝաω"), ("x", "хχ"), ("y", "уγүყ"), ("z", "ζᴢ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (letter, others) in groups {
            for other in others.unicodeScalars { table[other] = letter }
        }
        return table
    }()
}
