import Testing

@testable import RecordMatching

@Suite("Folding")
struct FoldingTests {
    @Test(
        "Names fold to what people type",
        arguments: [
            ("Marisol Ortega-Núñez", ["marisol", "ortega", "nunez"]), ("O'Brien", ["obrien"]), ("O\u{2019}Brien", ["obrien"]),
            ("\u{02BB}Okina", ["okina"]), ("Jürgen Groß", ["jurgen", "gross"]), ("Nguyễn Thị Đào", ["nguyen", "thi", "dao"]),
            ("Łukasz Ørsted", ["lukasz", "orsted"]), ("Æsa Œuvre", ["aesa", "oeuvre"]), ("ＡＢＣ １２", ["abc", "12"]),
            ("Begay, Tom (Sr.)", ["begay", "tom", "sr"]), ("José\u{301}", ["jose"]), ("ELAP & Sons, LLC", ["elap", "sons", "llc"]),
            ("李 小龍", ["李", "小龍"]), ("שָׁלוֹם", ["שלום"]), ("محمد علي", ["محمد", "علي"]), ("Иван Ёлкин", ["иван", "елкин"]),
            ("👩‍🌾 Ana 👍", ["ana"]), ("", []), ("  \t\n", []), ("---", []), ("'", []), ("\u{1B}[31mAna\u{7}", ["31mana"]),
            ("\u{202E}ana", ["ana"]),
        ])
    func names(text: String, words: [String]) {
        #expect(Folding.words(text) == words)
    }

    @Test("Composed and decomposed spellings fold alike, and folding twice changes nothing")
    func normal() {
        #expect(Folding.words("Nu\u{301}n\u{303}ez") == Folding.words("Núñez"))
        for text in ["Nguyễn Thị Đào", "Jürgen Groß", "שָׁלוֹם", "Łukasz", "İstanbul"] {
            let once = Folding.words(text)
            #expect(once.flatMap { Folding.words($0) } == once, "\(text)")
        }
    }

    @Test(
        "Long text is cut, however it is made up",
        arguments: [
            String(repeating: "a", count: 10_000), String(repeating: "ñ", count: 10_000), "a" + String(repeating: "\u{301}", count: 10_000),
            String(repeating: "👩‍👩‍👧‍👦", count: 3_000), String(repeating: "a ", count: 10_000), String(repeating: "\u{FDFA}", count: 5_000),
        ])
    func long(text: String) {
        // One scalar may fold to several; U+FDFA, the worst, to eighteen.
        let length = Folding.words(text).reduce(0) { $0 + $1.unicodeScalars.count }
        #expect(length <= 20 * Folding.limit)
        #expect(Folding.digits(text).isEmpty)
        #expect(SearchQuery(text).tokens.count <= SearchQuery.limit)
    }

    @Test("Digits of telephone numbers")
    func digits() {
        #expect(Folding.digits("+1 (505) 555-0142") == "15055550142")
        #expect(Folding.digits("٣ three 3") == "3" && Folding.digits("1\u{FE0F}\u{20E3}") == "1" && Folding.digits("") == "")
    }
}
