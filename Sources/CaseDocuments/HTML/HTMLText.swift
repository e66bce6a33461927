/// Text made safe for a place in an HTML file.
enum HTMLText {
    /// For element content and quoted attributes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in SafeText.line(text).unicodeScalars {
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
