import RecordMatching
import Testing

@Suite("Reading what was typed")
struct SearchQueryTests {
    func words(_ typed: String) -> Set<String> { Set(SearchQuery(typed).words.map(\.text)) }

    @Test(
        "Dates in many writings",
        arguments: [
            "1979-03-14", "1979/3/14", "1979.03.14", "3/14/1979", "03/14/1979", "3-14-1979", "3.14.1979", "14/3/1979", "14.03.1979",
        ])
    func dates(text: String) {
        #expect(SearchQuery(text).words == SearchQuery("1979-03-14").words)
        #expect(words(text) == ["19790314"] && SearchQuery(text).words.first?.kinds == [.birthDate])
        #expect(words("ortega \(text)") == ["19790314", "ortega"])
    }

    @Test("A month, and what only looks like a date")
    func almostDates() {
        #expect(words("1979-03") == ["197903"] && SearchQuery("1979-03").words.first?.kinds == [.birthDate])
        for text in ["1979-13-01", "13/13/1979", "3/14/79", "0000-00-00", "99999999999999999999-1-1", "1/2/3/4"] {
            #expect(!SearchQuery(text).words.contains { $0.kinds == [.birthDate] }, "\(text)")
        }
    }

    @Test(
        "Telephone numbers in pieces are one word",
        arguments: [
            "505 555 0142", "(505) 555-0142", "505-555-0142", "505.555.0142", "1 505 555 0142", "+1 505 555 0142", "+1 (505) 555-0142",
            "1-505-555-0142", "+15055550142", "505 5550142", "505555 0142",
        ])
    func phones(text: String) {
        #expect(words(text) == ["5055550142"], "\(SearchQuery(text).words)")
        #expect(words("begay \(text)") == ["5055550142", "begay"])
    }

    @Test(
        "Part of a telephone number as it is typed",
        arguments: [
            ("505", ["505"]), ("505 5", ["5055"]), ("505 555", ["505555"]), ("505 555 01", ["50555501"]), ("555-0142", ["5550142"]),
            ("555 0142", ["5550142"]), ("0142", ["0142"]), ("555-0142 1979", ["5550142", "1979"]),
            ("555-0142 1979-03-14", ["5550142", "19790314"]),
            ("1979 5550142", ["1979", "5550142"]),
        ])
    func partialPhones(text: String, expected: [String]) {
        #expect(words(text) == Set(expected))
    }

    @Test(
        "Case numbers, with hyphens, blanks or neither",
        arguments: [
            "LIP-2026-000123-J", "lip-2026-000123-j", "LIP2026000123J", "LIP 2026 000123 J", "lip 2026 000123 J",
        ])
    func caseNumbers(text: String) {
        #expect(words(text) == ["lip2026000123j"] && SearchQuery(text).words.first?.kinds.contains(.caseNumber) == true)
    }

    @Test("A serial number alone finds cases")
    func serials() {
        #expect(SearchQuery("123").words.first?.kinds.contains(.caseNumber) == true)
    }

    @Test("The most telling word comes first, no word twice, and at most eight")
    func order() {
        #expect(SearchQuery("mar ortega mar").words.map(\.text) == ["ortega", "mar"])
        #expect(SearchQuery("al 0142").words.map(\.text) == ["0142", "al"])
        #expect(SearchQuery("a b c d e f g h i j k").words.count == 8)
        #expect(SearchQuery("a").words.map(\.text) == ["a"] && SearchQuery("7").words.map(\.text) == ["7"])
    }

    @Test("Nothing to look for", arguments: ["", " ", ",,,", "\t\n", "!?", "%", "*", "--", "'", "\u{0}", "👍", "\u{202E}"])
    func nothing(text: String) {
        #expect(SearchQuery(text).words.isEmpty)
    }

    @Test("No text breaks it, and every word is folded")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                let range: ClosedRange<UInt32> = Bool.random(using: &generator) ? 0...0x2FF : 0...0x10FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { scalars.append(scalar) }
            }
            let text = String(scalars)
            for word in SearchQuery(text).words {
                let isPlain = !word.text.isEmpty && !word.text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x30 }
                if !isPlain { Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) }) reads as \(word.text)") }
            }
            _ = SearchKey.name([text]) + SearchKey.phone(text) + SearchKey.externalID(text) + SearchKey.caseNumber(text, serial: 1)
        }
    }
}

extension SearchQueryTests {
    @Test("A month by its name", arguments: ["10 Jun 1974", "June 10 1974", "10 junio 1974", "10 Jun, 1974"])
    func aMonthByItsName(typed: String) {
        #expect(SearchQuery(typed).words.map(\.text) == ["19740610"])
    }

    @Test("A name that begins like a month is a name")
    func aNameLikeAMonth() {
        #expect(SearchQuery("Marcela 1974").words.map(\.text).sorted() == ["1974", "marcela"])
    }
}
