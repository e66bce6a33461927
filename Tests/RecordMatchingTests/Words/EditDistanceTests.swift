import RecordMatching
import Testing

struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("smith", "smith", 0), ("smith", "smyth", 1), ("smith", "smiht", 1),
        ("smith", "mith", 1),

        ("ca", "abc", 3), ("abcdef", "bacdfe", 2), ("gonzalez", "gonsales", 2), ("maria", "mario", 1), ("juarez", "uajrez", 2),
    ])
    func knownDistances(_ a: String, _ b: String, _ distance: Int) {
        #expect(EditDistance.within(3, a, b) == distance)
        #expect(EditDistance.within(3, b, a) == distance)
    }

    @Test func saysNothingBeyondTheLimit() {
        #expect(EditDistance.within(1, "gonzalez", "gonsales") == nil)
        #expect(EditDistance.within(0, "a", "b") == nil)
        #expect(EditDistance.within(0, "a", "a") == 0)
        #expect(EditDistance.within(-1, "a", "a") == nil)
        #expect(EditDistance.within(2, "a", "abcd") == nil)
    }

    /// The banded version against the whole table, on words of few letters so that repeats and exchanges abound.
    @Test func agreesWithTheWholeTable() {
        var random = SmallRandom(seed: 7)
        for _ in 0..<20_000 {
            let a = random.word(of: "abc", upTo: 9)
            let b = random.flip() ? random.word(of: "abc", upTo: 9) : random.slips(in: a, of: "abc")
            let truth = Self.wholeTable(Array(a.utf8), Array(b.utf8))
            for limit in 0...4 {
                #expect(EditDistance.within(limit, a, b) == (truth <= limit ? truth : nil), "\(a) \(b) within \(limit)")
            }
        }
    }

    @Test func longTextIsNoTrouble() {
        let long = String(repeating: "ab", count: 5_000)
        #expect(EditDistance.within(2, long, "x" + long) == 1)
        #expect(EditDistance.within(2, long, String(long.reversed())) == 2)
    }

    /// Straight from the definition.
    static func wholeTable(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var cells = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    cells[i][j] = i + j
                    continue
                }
                cells[i][j] = min(cells[i - 1][j] + 1, cells[i][j - 1] + 1, cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cells[i][j] = min(cells[i][j], cells[i - 2][j - 2] + 1) }
            }
        }
        return cells[a.count][b.count]
    }
}

/// A generator that gives the same on every machine (SplitMix64, Steele, Lea and Flood 2014).
struct SmallRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func flip() -> Bool { next() & 1 == 0 }

    mutating func word(of letters: String, upTo length: Int) -> String {
        let letters = Array(letters)
        return String((0..<below(length + 1)).map { _ in letters[below(letters.count)] })
    }

    /// The word with up to three slips.
    mutating func slips(in word: String, of letters: String) -> String {
        var word = Array(word)
        let letters = Array(letters)
        for _ in 0..<below(4) {
            let at = below(word.count + 1)
            switch below(4) {
            case 0: word.insert(letters[below(letters.count)], at: at)
            case 1 where at < word.count: word.remove(at: at)
            case 2 where at < word.count: word[at] = letters[below(letters.count)]
            case 3 where at + 1 < word.count: word.swapAt(at, at + 1)
            default: break
            }
        }
        return String(word)
    }
}
