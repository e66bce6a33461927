/// Finds abbreviations that a text uses and nobody explains.
enum Acronyms {
    /// Letters of an abbreviation; longer runs of capitals are words written large.
    static let length = 2...6
    /// What everybody knows, or what is no abbreviation: `US`, numbers of chapters, Spanish for the United States.
    private static let known: Set<String> = [
        "AM", "EE", "ID", "II", "III", "IV", "IX", "OK", "PIN", "PM", "PO", "TV", "US", "UU", "VI", "VII", "VIII", "XI", "XII", "ZIP",
    ]

    static func isAcronym(_ text: String) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy(isCapital)
    }

    /// Each once, in the order of the text.
    ///
    /// Not among them: numbers of forms and laws (`CCC-852`, `AD 1026`, `H-2A`), those in `explained`, and those this very
    /// text spells out, as in `Livestock Indemnity Program (LIP)` or `LIP (Livestock Indemnity Program)`.
    static func undefined(in text: String, explained: Set<String>) -> [String] {
        let bytes = Array(text.utf8)
        // Most texts have no two capitals together: that is quickly seen.
        guard zip(bytes, bytes.dropFirst()).contains(where: { isCapital($0) && isCapital($1) }) else { return [] }
        var found: [String] = []
        var defined: Set<String> = []
        var index = 0
        while index < bytes.count {
            guard isPart(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, isPart(bytes[index]) { index += 1 }
            let word = bytes[start..<index]
            if word.contains(where: isDigit) || isBeforeNumber(index, bytes) { continue }
            for piece in word.split(separator: UInt8(ascii: "-")) {
                guard let name = acronym(piece) else { continue }
                if isSpelledOut(piece, bytes) { defined.insert(name) }
                if !found.contains(name) { found.append(name) }
            }
        }
        return found.filter { !defined.contains($0) && !explained.contains($0) && !known.contains($0) }
    }

    /// The abbreviation, without the `s` of several.
    private static func acronym(_ piece: ArraySlice<UInt8>) -> String? {
        let capitals = piece.last == UInt8(ascii: "s") ? piece.dropLast() : piece
        guard length.contains(capitals.count), capitals.allSatisfy(isCapital) else { return nil }
        return String(decoding: capitals, as: UTF8.self)
    }

    /// `Long Name (ABC)`, or `ABC (Long Name)`.
    private static func isSpelledOut(_ piece: ArraySlice<UInt8>, _ bytes: [UInt8]) -> Bool {
        let isInBrackets =
            piece.startIndex > 1 && bytes[piece.startIndex - 1] == UInt8(ascii: "(") && piece.endIndex < bytes.count
            && bytes[piece.endIndex] == UInt8(ascii: ")")
        if isInBrackets { return true }
        let rest = bytes[piece.endIndex...]
        return rest.starts(with: " (".utf8) && rest.dropFirst(2).prefix { $0 != UInt8(ascii: ")") }.contains(UInt8(ascii: " "))
    }

    private static func isBeforeNumber(_ index: Int, _ bytes: [UInt8]) -> Bool {
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: " ") && isDigit(bytes[index + 1])
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Of a word: letters of any alphabet, digits, hyphens.
    private static func isPart(_ byte: UInt8) -> Bool {
        isCapital(byte) || isDigit(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }
}
