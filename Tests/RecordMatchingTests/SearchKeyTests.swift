import RecordMatching
import Testing

@Suite("Search keys")
struct SearchKeyTests {
    func texts(_ keys: [SearchKey]) -> [String] { keys.map(\.text) }

    @Test("A telephone is found whole, without its area code, and by its last four digits")
    func phones() {
        for number in ["+1 (505) 555-0142", "505.555.0142", "15055550142", "505 555 0142"] {
            #expect(texts(SearchKey.phone(number)) == ["0142", "5055550142", "5550142"], "\(number)")
        }
        #expect(texts(SearchKey.phone("5550142")) == ["0142", "5550142"])
        #expect(SearchKey.phone("").isEmpty && SearchKey.phone("12").isEmpty && SearchKey.phone("call me").isEmpty)
    }

    @Test("Case numbers and numbers elsewhere")
    func others() {
        #expect(texts(SearchKey.caseNumber("LIP-2026-000123-J", serial: 123)) == ["lip2026000123j", "123"])
        #expect(texts(SearchKey.externalID("FSA-77/41")) == ["fsa7741"] && SearchKey.externalID(" -").isEmpty)
    }
}
