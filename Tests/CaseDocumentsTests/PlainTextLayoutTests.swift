import Testing

@testable import CaseDocuments

@Suite struct PlainTextLayoutTests {
    private func document(_ blocks: [Block], marks: [String] = []) -> Document {
        Document(
            title: "T", language: "en", issuer: "Office", reference: "LIP-1", marks: marks, blocks: blocks,
            footer: .init(form: "F", edition: "E"))
    }

    private func item(_ number: Int, lines: Int) -> CheckItem {
        CheckItem(
            number: number, isDone: false, title: "Item \(number)",
            facts: (1..<lines).map { Fact("detail \($0)", String(repeating: "x", count: 60)) })
    }

    @Test func everyPageIsFullLengthAndCarriesCaseMarkFormAndNumber() {
        let items = (1...40).map { item($0, lines: 4) }
        let pages = PlainTextLayout(columns: 80, lines: 60).pages(document([.items(items)], marks: ["TRAINING"]))
        #expect(pages.count == 4)
        for (index, page) in pages.enumerated() {
            #expect(page.count == 60)
            #expect(page.first?.hasPrefix("Office ") == true && page.first?.hasSuffix(" LIP-1") == true)
            #expect(page[1].contains("*** TRAINING ***"))
            #expect(page.last?.hasPrefix("F (E) ") == true && page.last?.hasSuffix("Page \(index + 1) of 4") == true)
            #expect(page.allSatisfy { TextWidth.width(of: $0) <= 80 })
        }
    }

    @Test(arguments: [3, 5, 7, 11, 30])
    func anItemThatFitsAPageIsNeverSplit(lines: Int) {
        let items = (1...25).map { item($0, lines: lines) }
        let pages = PlainTextLayout(columns: 80, lines: 60).pages(document([.items(items)]))
        for number in 1...25 {
            let home = pages.filter { $0.contains { $0.hasPrefix("☐ \(number). Item \(number)") } }
            #expect(home.count == 1)
            let start = home[0].firstIndex { $0.hasPrefix("☐ \(number). ") } ?? 0
            #expect(home[0][(start + 1)..<(start + lines)].allSatisfy { $0.contains("detail") })
        }
    }

    @Test func anItemLongerThanAPageIsSplitAndLosesNothing() {
        let pages = PlainTextLayout(columns: 80, lines: 20).pages(document([.items([item(1, lines: 50)])]))
        #expect(pages.joined().count(where: { $0.contains("detail") }) == 49)
        #expect(pages.allSatisfy { $0.count == 20 })
    }

    @Test func aHeadingIsNeverTheLastOnAPage() {
        for filler in 1...20 {
            let blocks: [Block] =
                (0..<filler).map { .paragraph(Paragraph("p\($0)")) } + [
                    .heading(level: 2, "Heading"), .items([item(1, lines: 6)]),
                ]
            let pages = PlainTextLayout(columns: 80, lines: 30).pages(document(blocks))
            let page = pages.first { $0.contains("HEADING") }
            #expect(page?.contains { $0.hasPrefix("☐ 1. ") } == true, "after \(filler) paragraphs")
        }
    }

    @Test func theNotesMarginBesideItemsStaysFree() {
        var document = document([.items([item(1, lines: 3), item(2, lines: 9)])])
        document.hasNotesMargin = true
        let body = PlainTextLayout(columns: 80).pages(document)[0].dropFirst(2).dropLast()
        #expect(body.allSatisfy { TextWidth.width(of: $0) <= 62 || $0.hasSuffix("Notes:") })
    }

    @Test func aPairOfWordsThatNeedsMoreThanALineHasItsLinesToItself() {
        let facts = [Fact("Form", "A-1"), Fact("Cost", String(repeating: "much ", count: 20)), Fact("Rule", "7"), Fact("Why", "x")]
        let page = PlainTextLayout(columns: 60).pages(document([.items([CheckItem(number: 1, isDone: false, title: "T", facts: facts)])]))[
            0]
        #expect(page.contains("     Form: A-1") && page.contains("     Rule: 7   Why: x"))
    }

    @Test func findingsSayTheirStandingByWordAndSign() {
        let findings = Finding.Standing.allCases.map { Finding($0, word: "Word \($0)", text: "text", caution: "ask") }
        let page = PlainTextLayout().pages(document([.findings(findings)]))[0]
        #expect(page.contains("✓ Word holds: text") && page.contains("✗ Word fails: text") && page.contains("? Word unknown: text"))
        let ascii = PlainTextLayout(characters: .ascii).pages(document([.findings(findings), .list([ListLine("é", detail: "d")])]))[0]
        #expect(ascii.contains("+ Word holds: text") && ascii.contains("x Word fails: text") && ascii.contains("* e"))
    }

    @Test func wordsAreWrappedByWidthAndCutOnlyWhereTheyMustBe() {
        #expect(TextWidth.wrapped("one two three", to: 7) == ["one two", "three"])
        #expect(TextWidth.wrapped("abcdefghij k", to: 4) == ["abcd", "efgh", "ij k"])
        #expect(TextWidth.wrapped("漢字漢字", to: 5) == ["漢字", "漢字"])
        #expect(TextWidth.wrapped("e\u{301}e\u{301}e\u{301} x", to: 5) == ["e\u{301}e\u{301}e\u{301} x"])
        #expect(TextWidth.wrapped("   ", to: 5) == [])
    }

    @Test func asciiHasBoxesOfASCII() {
        let done = CheckItem(number: 2, isDone: true, title: "Niño – ¿sí?")
        let page = PlainTextLayout(columns: 80, characters: .ascii).pages(document([.items([item(1, lines: 1), done])]))[0]
        #expect(page.contains("[ ] 1. Item 1") && page.contains("[x] 2. Nino - ?si?"))
    }

    @Test func absurdSizesAreBroughtToTheLeastThatWorks() {
        let pages = PlainTextLayout(columns: -3, lines: 0).pages(SampleSheet.sheet().document)
        #expect(pages.allSatisfy { $0.count == 20 && $0.allSatisfy { TextWidth.width(of: $0) <= 40 } })
    }
}
