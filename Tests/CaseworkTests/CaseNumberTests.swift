import Casework
import Testing

@Suite("Case numbers")
struct CaseNumberTests {
    static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// ISO 7064, hybrid system MOD 37,36, as its recursion is written: P(1) = 36; S(j) = P(j) mod 37 + a(j);
    /// P(j+1) = (S(j) reduced to 1...36) x 2; the last S, its check character added, is 1 modulo 36.
    static func isValid(_ text: String) -> Bool {
        let values = text.filter { $0 != "-" }.map { alphabet.firstIndex(of: $0) ?? 99 }
        var p = 36
        for (index, value) in values.enumerated() {
            let s = p % 37 + value
            if index == values.count - 1 { return s % 36 == 1 }
            p = (s % 36 == 0 ? 36 : s % 36) * 2
        }
        return false
    }

    static let some = [
        CaseNumber(prefix: "LIP", year: 2026, serial: 123), CaseNumber(prefix: "LFP", year: 2025, serial: 999_999),
        CaseNumber(prefix: "ELAP", year: 2026, serial: 1), CaseNumber(prefix: "AB", year: 1999, serial: 1_234_567),
        CaseNumber(prefix: "ZZZZZZZZ", year: 2026, serial: 40),
    ]

    @Test("The number of the product page is a valid one")
    func productPage() {
        #expect(CaseNumber(prefix: "LIP", year: 2026, serial: 123).text == "LIP-2026-000123-J")
        #expect(Self.isValid("LIP-2026-000123-J"))
        #expect(CaseNumber.read("LIP-2026-000123-J") == .number(CaseNumber(prefix: "LIP", year: 2026, serial: 123)))
    }

    @Test("Numbers check by the standard's recursion, and read back")
    func standard() {
        for prefix in ["LIP", "LFP", "ELAP", "AB", "QZXWVUTS"] {
            for serial in Array(1...300) + [99_999, 100_000, 999_999, 1_000_000, 12_345_678] {
                let number = CaseNumber(prefix: prefix, year: 2026, serial: serial)
                if !Self.isValid(number.text) || CaseNumber.read(number.text) != .number(number) { Issue.record("\(number)") }
            }
        }
    }

    @Test(
        "Any case, hyphens and blanks are read",
        arguments: ["lip-2026-000123-j", "LIP2026000123J", " lip 2026 000123 j ", "LIP-2026-000123J"])
    func lenient(text: String) {
        #expect(CaseNumber.read(text) == .number(Self.some[0]))
    }

    @Test("Every single wrong character is found, and the right number suggested", arguments: some.prefix(2))
    func oneWrong(number: CaseNumber) {
        let characters = Array(number.text)
        for index in characters.indices where characters[index] != "-" {
            for replacement in Self.alphabet where replacement != characters[index] {
                var typed = characters
                typed[index] = replacement
                guard case .mistyped(let suggestions) = CaseNumber.read(String(typed)), suggestions.contains(number) else {
                    Issue.record("\(String(typed)): \(CaseNumber.read(String(typed)))")
                    continue
                }
                if suggestions.contains(where: { !Self.isValid($0.text) }) { Issue.record("\(String(typed)) suggests nonsense") }
            }
        }
    }

    @Test("Two neighbours exchanged are found whenever the standard finds them, and the right number suggested", arguments: some)
    func exchanged(number: CaseNumber) {
        let characters = number.text.filter { $0 != "-" }.map { $0 }
        var passed = 0
        for index in characters.indices.dropLast() where characters[index] != characters[index + 1] {
            var typed = characters
            typed.swapAt(index, index + 1)
            switch CaseNumber.read(String(typed)) {
            case .mistyped(let suggestions): #expect(suggestions.contains(number), "\(String(typed))")
            case .number: passed += 1
            case .notANumber: Issue.record("\(String(typed)) is not taken for a number")
            }
            if !Self.isValid(String(typed)), case .number = CaseNumber.read(String(typed)) { Issue.record("\(String(typed)) is believed") }
        }
        // A hybrid system misses very few exchanges, and none in these numbers.
        #expect(passed == 0)
    }

    @Test(
        "What is no number is no number",
        arguments: [
            "", "-", "J", "hello", "Ortega, Marisol", "505 555 0142", "1979-03-14", "LIP-2026", "LIP-2026-000123", "LIP-2026-000000-J",
            "0123456789012345", String(repeating: "A", count: 10_000), "LIP-2026-00\u{1B}[31m0123-J", "ＬＩＰ-2026-000123-J",
            "LIP-2026-٠٠٠123-J",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ])
    func notANumber(text: String) {
        if case .number = CaseNumber.read(text) { Issue.record("\(text) is read as a number") }
    }

    @Test("A number has one spelling: needless noughts do not read")
    func oneSpelling() {
        for body in ["LIP-2026-0000123-", "LIP-0026-000123-"] {
            for check in Self.alphabet where CaseNumber.read(body + String(check)) == .number(Self.some[0]) {
                Issue.record("\(body)\(check) reads as \(Self.some[0])")
            }
        }
    }

    @Test("Suggestions stay few for random text")
    func random() {
        var generator = SeededGenerator(7)
        for _ in 0..<200 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in Self.alphabet.randomElement(using: &generator) ?? "A" })
            if case .mistyped(let suggestions) = CaseNumber.read(text) { #expect(suggestions.count <= 2 * text.count) }
        }
    }
}
