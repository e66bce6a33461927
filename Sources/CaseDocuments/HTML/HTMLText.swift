/// Text made safe for a place in an HTML file.
enum HTMLText {
    /// For element content and quoted attributes.
    static func escaped(_ text: String) -> String {
        let safe = SafeText.line(text)
        if !safe.utf8.contains(where: isSpecial) { return safe }
        var result = ""
        for character in safe.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// `"`, `&`, `'`, `<`, `>`.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
        default: false
        }
    }

    /// A quoted string of CSS inside a `style` element, which knows no entities: everything but letters and digits
    /// is written by its number, so that no text can end the string or the element.
    static func styleString(_ text: String) -> String {
        var result = "\""
        for scalar in SafeText.line(text).unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return result + "\""
    }

    /// ` lang="es" dir="ltr"` for a text that is not in the document's language, nothing for one that is.
    static func languageAttributes(_ language: String?) -> String {
        language.map(languageTag).map { " lang=\"\($0)\" dir=\"\(direction(of: $0))\"" } ?? ""
    }

    /// Languages written from right to left, by their primary subtag.
    static func direction(of language: String) -> String {
        let primary = language.split(separator: "-").first.map(String.init) ?? ""
        return ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"].contains(primary) ? "rtl" : "ltr"
    }

    /// A language tag that is shaped like one; anything else becomes `und`, undetermined.
    static func languageTag(_ language: String) -> String {
        let fine =
            (2...35).contains(language.utf8.count)
            && language.utf8.allSatisfy {
                (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            }
        return fine ? language : "und"
    }
}
