import CaseDocuments
import Testing

@Suite struct GoldenDocumentTests {
    @Test(arguments: [("en", 80), ("en", 66), ("es", 80), ("es", 66)])
    func sheetAsText(language: String, columns: Int) {
        let text = PlainTextLayout(columns: columns).text(SampleSheet.sheet(language: language).document)
        Golden.expect(text, matches: "sheet-\(language)-\(columns).txt")
    }

    @Test func sheetInASCII() {
        let text = PlainTextLayout(columns: 80, characters: .ascii).text(SampleSheet.sheet(language: "es", mode: .live).document)
        #expect(text.utf8.allSatisfy { $0 < 0x7F })
        Golden.expect(text, matches: "sheet-es-80-ascii.txt")
    }

    @Test(arguments: ["en", "es"])
    func sheetAsHTML(language: String) {
        let html = HTMLLayout(paper: .letter).html(SampleSheet.sheet(language: language).document)
        Golden.expect(html, matches: "sheet-\(language).html")
    }

    @Test func blankSheetAsText() {
        let sheet = ChecklistSheet(
            agency: SampleSheet.agency(), caseType: SampleSheet.caseType, checklist: SampleSheet.checklist, record: nil,
            constituent: nil, language: "en", printedOn: SampleSheet.printedOn, mode: .live)
        Golden.expect(PlainTextLayout().text(sheet.document), matches: "blank-en-80.txt")
    }

    @Test func historyAsHTMLAndText() {
        let document = SampleSheet.history().document
        Golden.expect(HTMLLayout(paper: .a4).html(document), matches: "history.html")
        Golden.expect(PlainTextLayout().text(document), matches: "history-80.txt")
    }
}
