/// How a name sounds, roughly, to somebody who writes down what they hear in English or in Spanish.
///
/// Equal keys mean "may sound alike". The rules are made for names of both languages at once, so that Gonzales and
/// González, Ybarra and Ibarra, Vasquez and Básquez, Stefany and Stephanie, Jonson and Johnson meet. They are coarse on
/// purpose: a key finds candidates, which are weighed afterwards.
public enum SoundKey {
    /// Longest word that is looked at, in bytes.
    static let limit = 64

    /// Key of a word folded by `Folding.words`; empty when the word has no letter.
    public static func of(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes -> String in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * min(bytes.count, limit) + 4) { key in
                var reader = Reader(bytes: UnsafeBufferPointer(rebasing: bytes.prefix(limit)), key: key)
                reader.read()
                // A letter of another script cut in two at the limit becomes the replacement character: harmless in a key.
                return String(decoding: key[..<reader.length], as: UTF8.self)
            }
        }
    }
}

/// Reads one word from left to right, a rule at a time.
private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    let key: UnsafeMutableBufferPointer<UInt8>
    var length = 0
    var at = 0
    /// Doubled sounds are one, unless a vowel stands between them: Nina is not Inn.
    var isAfterVowel = false

    init(bytes: UnsafeBufferPointer<UInt8>, key: UnsafeMutableBufferPointer<UInt8>) {
        self.bytes = bytes
        self.key = key
    }

    mutating func read() {
        readStart()
        while at < bytes.count { readNext() }
        if length == 0, let letter = bytes.first(where: { $0 >= a && $0 <= z }) { put(letter) }
    }

    // MARK: The first letter, where silent letters stand and vowels count

    private mutating func readStart() {
        switch (letter(0), letter(1)) {
        case ("k", "n"), ("g", "n"), ("p", "n"), ("w", "r"), ("p", "s"): at = 1
        case ("x", _):
            // Xavier and Javier, Ximena and Jimena.
            put("j")
            at = 1
        case ("l", "l"):
            // Llamas and Yamas.
            put("y")
            at = 2
        case ("y", "a"), ("y", "e"), ("y", "o"), ("y", "u"), ("i", "o"), ("i", "u"):
            // Yolanda and Iolanda.
            put("y")
            at = 1
        case ("h", _): at = 1
        default: break
        }
        if letter(0) == "h", letter(1) == "u", letter(2) == "a" || letter(2) == "e" {
            // Huerta as Werta.
            put("w")
            at = 2
        } else if length == 0, isVowel(at) {
            putVowel()
        }
    }

    private mutating func putVowel() {
        switch (letter(at), letter(at + 1)) {
        case ("a", "i"), ("a", "y"), ("e", _), ("i", _), ("y", _): put(letter(at) == "e" && letter(at + 1) == "u" ? "o" : "e")
        case ("a", "u"), ("o", _), ("u", _): put("o")
        default: put("a")
        }
        at += 1
    }

    // MARK: What follows

    private mutating func readNext() {
        let (now, next) = (letter(at), letter(at + 1))
        var taken = 1
        switch now {
        case "b", "v": put("b")
        case "c": taken = readC(next)
        case "d":
            if next == "g", isFront(at + 2) { put("j") } else { put("d") }
            if next == "g", isFront(at + 2) {
                taken = 2
            } else if next == "t" {
                key[length - 1] = UInt8(ascii: "t")
                taken = 2
            }
        case "f": put("f")
        case "g": taken = readG(next)
        case "h":
            // An English ear writes h for the j of Mejía.
            if at > 0, isVowel(at - 1), isVowel(at + 1), length > 0, at > 1 { put("j") }
        case "j": put("j")
        case "k": put("k")
        case "q":
            put("k")
            taken = next == "u" ? 2 : 1
        case "l":
            // Castillo and Castiyo, but Miller and Miler.
            if next == "l", letter(at + 2) == "a" || letter(at + 2) == "o" { put("y") } else { put("l") }
            taken = next == "l" ? 2 : 1
        case "m": put("m")
        case "n": put("n")
        case "p":
            if next == "h" || next == "f" { put("f") } else { put("p") }
            taken = next == "h" || next == "f" ? 2 : 1
        case "r": put("r")
        case "s": taken = readS(next)
        case "t":
            if next == "c", letter(at + 2) == "h" {
                put("x")
                taken = 3
            } else if next == "z" || (next == "s" && at + 2 == bytes.count && length > 0) {
                put("s")
                taken = 2
            } else {
                put("t")
            }
        case "w": if isVowel(at + 1), length == 0 || !isVowel(at - 1) { put("w") }
        case "x":
            put("k")
            put("s")
        case "y":
            if isVowel(at + 1), length > 0, isVowel(at - 1) { put("y") } else { isAfterVowel = true }
        case "z": put("s")
        case "a", "e", "i", "o", "u": isAfterVowel = true
        default: if bytes[at] >= 128 { putRaw(bytes[at]) }
        }
        at += taken
    }

    private mutating func readC(_ next: Unicode.Scalar) -> Int {
        switch next {
        case "h":
            // Christina, Chloe; otherwise Chavez, Sanchez.
            put(letter(at + 2) == "r" || letter(at + 2) == "l" ? "k" : "x")
            return 2
        case "z":
            put("x")
            return 2
        case "k", "q":
            put("k")
            return 2
        case _ where isFront(at + 1):
            put("s")
            return 1
        default:
            put("k")
            return 1
        }
    }

    private mutating func readG(_ next: Unicode.Scalar) -> Int {
        switch next {
        case "h":
            // Ghent; but Wright, Leigh, Vaughn.
            if at == 0 { put("g") }
            return 2
        case "u" where isFront(at + 2):
            put("g")
            return 2
        case "u" where letter(at + 2) == "a":
            // Guadalupe as Wadalupe.
            put("w")
            return 2
        case _ where isFront(at + 1):
            put("j")
            return 1
        default:
            put("g")
            return 1
        }
    }

    private mutating func readS(_ next: Unicode.Scalar) -> Int {
        switch next {
        case "c" where letter(at + 2) == "h":
            put("x")
            return 3
        case "c" where isFront(at + 2):
            put("s")
            return 2
        case "h":
            put("x")
            return 2
        case "z":
            put("s")
            return 2
        default:
            put("s")
            return 1
        }
    }

    // MARK: Letters

    /// The ASCII byte at the index as a scalar, a blank outside the word or where a letter of another script stands.
    private func letter(_ index: Int) -> Unicode.Scalar {
        bytes.indices.contains(index) && bytes[index] < 128 ? Unicode.Scalar(bytes[index]) : " "
    }

    private func isVowel(_ index: Int) -> Bool {
        switch letter(index) {
        case "a", "e", "i", "o", "u", "y": true
        default: false
        }
    }

    /// Before these c and g are soft.
    private func isFront(_ index: Int) -> Bool {
        switch letter(index) {
        case "e", "i", "y": true
        default: false
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) { put(UInt8(truncatingIfNeeded: scalar.value)) }

    private mutating func put(_ byte: UInt8) {
        if length == 0 || isAfterVowel || key[length - 1] != byte { putRaw(byte) }
        isAfterVowel = false
    }

    private mutating func putRaw(_ byte: UInt8) {
        guard length < key.count else { return }
        key[length] = byte
        length += 1
    }

    private let a = UInt8(ascii: "a")
    private let z = UInt8(ascii: "z")
}
