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
        let sheet = SampleSheet.blank()
        Golden.expect(PlainTextLayout().text(sheet.document), matches: "blank-en-80.txt")
    }

    @Test(arguments: ["en", "es"])
    func checklistFromAnswersAsText(language: String) throws {
        let sheet = try #require(StallChecklist.sheet(language: language, showsAll: true))
        Golden.expect(PlainTextLayout().text(sheet.document), matches: "stall-\(language)-80.txt")
    }

    @Test func checklistFromAnswersAsHTML() throws {
        let sheet = try #require(StallChecklist.sheet(showsAll: true))
        Golden.expect(HTMLLayout().html(sheet.document), matches: "stall-en.html")
    }

    @Test func checklistWithoutAnswersAsText() throws {
        let sheet = try #require(StallChecklist.sheet([:]))
        Golden.expect(PlainTextLayout().text(sheet.document), matches: "stall-blank-80.txt")
    }

    @Test(arguments: ["en", "es"])
    func programsAsText(language: String) {
        Golden.expect(
            PlainTextLayout().text(SampleInterview.sheet(language: language).document), matches: "programs-\(language)-80.txt")
    }

    @Test func programsAsHTML() {
        Golden.expect(HTMLLayout().html(SampleInterview.sheet().document), matches: "programs-en.html")
    }

    @Test func historyAsHTMLAndText() {
        let document = SampleSheet.history().document
        Golden.expect(HTMLLayout(paper: .a4).html(document), matches: "history.html")
        Golden.expect(PlainTextLayout().text(document), matches: "history-80.txt")
    }
}
