import Testing

@testable import RecordMatching

@Suite("Reading what was typed")
struct SearchQueryTests {
    func words(_ typed: String) -> Set<String> { Set(SearchQuery(typed).tokens.map(\.shortly)) }

    @Test(
        "Dates in many writings",
        arguments: [
            "1979-03-14", "1979/3/14", "1979.03.14", "3/14/1979", "03/14/1979", "3-14-1979", "3.14.1979", "14/3/1979", "14.03.1979",
        ])
    func dates(text: String) {
        #expect(words(text) == ["19790314"])
        #expect(words("ortega \(text)") == ["19790314", "ortega"])
    }

    @Test("Day and month may stand in each other's place, and a year may want its century")
    func doubtfulDates() {
        #expect(TypedDate.read("5/6/1979") == TypedDate(days: ["19790506"], swapped: ["19790605"]))
        #expect(TypedDate.read("5/5/1979") == TypedDate(days: ["19790505"]))
        #expect(TypedDate.read("5-6-79")?.days == ["19790506"])
        #expect(TypedDate.read("5-6-21")?.days == ["20210506", "19210506"])
        #expect(TypedDate.read("05061979")?.swapped == ["19790605"] && TypedDate.read("19790506")?.days == ["19790506"])
        for text in ["1979-13-01", "13/13/1979", "0000-00-00", "99999999999999999999-1-1", "1/2/3/4", "32/1/1979", "00000000"] {
            #expect(TypedDate.read(text) == nil, "\(text)")
        }
        #expect(words("1979-03") == ["197903"] && words("03/1979") == ["197903"])
    }

    @Test(
        "Telephone numbers in pieces are one word",
        arguments: [
            "505 555 0142", "(505) 555-0142", "505-555-0142", "505.555.0142", "1 505 555 0142", "+1 505 555 0142", "+1 (505) 555-0142",
            "1-505-555-0142", "+15055550142", "505 5550142", "505555 0142",
        ])
    func phones(text: String) {
        #expect(words(text) == ["5055550142"], "\(SearchQuery(text).tokens)")
        #expect(words("begay \(text)") == ["5055550142", "begay"])
    }

    @Test(
        "Part of a telephone number as it is typed",
        arguments: [
            ("505", ["505"]), ("505 555", ["505555"]), ("505 555 01", ["50555501"]), ("555-0142", ["5550142"]),
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
        #expect(SearchQuery(text).tokens.first?.readings.contains(.caseNumber("lip2026000123j")) == true)
    }

    @Test("A serial number alone finds cases")
    func serials() {
        for text in ["123", "000123"] { #expect(SearchQuery(text).tokens.first?.readings.contains(.caseNumber("123")) == true) }
    }

    @Test("Of many words those that tell most are looked at, in the order they were typed")
    func order() {
        #expect(SearchQuery("mar ortega mar").tokens.map(\.shortly) == ["mar", "ortega", "mar"])
        #expect(SearchQuery("mar ortega mar ").tokens.map(\.shortly) == ["mar", "ortega"])
        let many = SearchQuery("a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh iiiiiiiii jjjjjjjjjj ")
        #expect(many.tokens.count == SearchQuery.limit && many.tokens.first?.shortly == "ccc")
        #expect(SearchQuery("a").tokens.map(\.shortly) == ["a"] && SearchQuery("7").tokens.map(\.shortly) == ["7"])
    }

    @Test("The last word may go on, unless something stands behind it")
    func openness() {
        #expect(SearchQuery("tom beg").tokens.map(\.isOpen) == [false, true])
        #expect(SearchQuery("tom beg ").tokens.map(\.isOpen) == [false, false])
    }

    @Test("Qualifiers narrow; what is no qualifier is words")
    func qualifiers() {
        let query = SearchQuery("born:1979 case:open in:\"Los Lunas\" ortega")
        #expect(query.tokens.map(\.shortly) == ["1979", "open", "los", "lunas", "ortega"])
        #expect(query.tokens.map(\.isRequired) == [true, true, true, true, false])
        #expect(SearchQuery("born: ").isEmpty && SearchQuery("born:x").isEmpty && SearchQuery("case:").isEmpty)
        #expect(words("shoe:12 size") == ["shoe12", "size"])
        #expect(SearchQuery("in:\"Los").tokens.map(\.shortly) == ["los"])
    }

    @Test("Nothing to look for", arguments: ["", " ", ",,,", "\t\n", "!?", "%", "*", "--", "'", "\u{0}", "👍", "\u{202E}"])
    func nothing(text: String) {
        #expect(SearchQuery(text).isEmpty)
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
            for word in SearchQuery(text).tokens.map(\.shortly) {
                let isPlain = !word.isEmpty && !word.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x30 }
                if !isPlain { Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) }) reads as \(word)") }
            }
            _ = SearchKey.phone(text) + SearchKey.externalID(text) + SearchKey.caseNumber(text, serial: 1)
        }
    }
}

extension SearchQueryTests {
    @Test(
        "A month by its name",
        arguments: [
            "10 Jun 1974", "June 10 1974", "10 junio 1974", "10 Jun, 1974", "10 de junio de 1974", "June 10th, 1974", "10jun1974",
            "10-Jun-74",
        ])
    func aMonthByItsName(typed: String) {
        #expect(words(typed) == ["19740610"])
    }

    @Test("A name that begins like a month is a name")
    func aNameLikeAMonth() {
        #expect(words("Marcela 1974") == ["1974", "marcela"] && words("April 1974") == ["1974", "april"])
    }
}

extension SearchQuery.Token {
    /// The token's text in its first reading.
    var shortly: String {
        switch readings[0] {
        case .word(let text), .house(let text), .month(let text), .year(let text), .phone(let text), .caseNumber(let text),
            .externalID(let text):
            text
        case .day(let date): date.days[0]
        case .flag(let term): term.text
        }
    }
}
