import CaseDocuments
import Testing

@Suite struct HTMLLayoutTests {
    private static let documents: [Document] = [
        SampleSheet.sheet().document, SampleSheet.sheet(language: "es", mode: .live).document,
        SampleSheet.history(mode: .training).document, SampleSheet.blank().document, SampleInterview.sheet().document,
        SampleInterview.sheet(language: "es", mode: .training).document,
        Document(title: "Empty", language: "en", issuer: "", blocks: [], footer: .init(form: "", edition: "")),
    ]

    @Test(arguments: documents)
    func isWellFormed(document: Document) {
        for paper in HTMLLayout.Paper.allCases {
            #expect(HTMLChecker(HTMLLayout(paper: paper).html(document)).problems == [])
        }
    }

    @Test func theCheckerItselfSeesWhatIsWrong() {
        for wrong in ["<p>", "<p></b>", "a & b", "<p class=x></p>", "<p a=\"1\" a=\"2\"></p>", "<div/>", "<p"] {
            #expect(HTMLChecker("<!DOCTYPE html>\n" + wrong).problems != [], "\(wrong)")
        }
    }

    @Test func saysItsLanguageTitleAndHeadings() throws {
        let checker = HTMLChecker(HTMLLayout().html(SampleSheet.sheet(language: "es").document))
        let root = try #require(checker.elements.first)
        #expect(root.name == "html" && root.attributes["lang"] == "es" && root.attributes["dir"] == "ltr")
        #expect(checker.elements(named: "title").count == 1 && checker.elements(named: "h1").count == 1)
        #expect(checker.text.contains("Su permiso de jardín: qué traer · CGP-2026-000119-O"))
        // Levels of headings never jump.
        var level = 0
        for element in checker.elements {
            guard element.name.count == 2, element.name.first == "h", let next = element.name.last?.wholeNumberValue else {
                continue
            }
            #expect(next <= level + 1, "h\(next) after h\(level)")
            level = next
        }
        // What is in another language says so.
        #expect(checker.elements(named: "span").contains { $0.attributes["lang"] == "vi" })
    }

    @Test func tableHeadersSayWhatTheyHead() {
        let checker = HTMLChecker(HTMLLayout().html(SampleSheet.history().document))
        let heads = checker.elements(named: "th")
        #expect(heads.count(where: { $0.attributes["scope"] == "col" }) == 9)
        #expect(heads.allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
        #expect(checker.elements(named: "caption").count == 2)
    }

    @Test func boxesAndBarcodeHaveTextForThoseWhoHearThem() {
        let checker = HTMLChecker(HTMLLayout().html(SampleSheet.sheet().document))
        let pictures = checker.elements(named: "svg")
        #expect(pictures.allSatisfy { $0.attributes["role"] == "img" })
        #expect(
            pictures.compactMap { $0.attributes["aria-label"] } == [
                "Case number: CGP-2026-000119-O", "To do", "To do", "To do", "Done",
            ])
        #expect(checker.text.contains("CGP-2026-000119-O"))
    }

    @Test func eachPageCarriesCaseFormPageAndTraining() {
        let html = HTMLLayout(paper: .a4).html(SampleSheet.sheet().document)
        #expect(html.contains("size: A4;"))
        #expect(html.contains("@top-right { content: \"CGP\\2d 2026\\2d 000119\\2d O\""))
        #expect(html.contains("@top-center { content: \"TRAINING"))
        #expect(html.contains("counter(page) \" of \" counter(pages)"))
        #expect(html.contains("class=\"watermark\""))
        #expect(!HTMLLayout().html(SampleSheet.sheet(mode: .live).document).contains("TRAINING"))
    }

    @Test func needsNothingBesideItself() {
        let html = HTMLLayout().html(SampleSheet.sheet().document)
        for reach in ["src=", "href=", "url(", "@import", "<script", "<link"] { #expect(!html.contains(reach), "\(reach)") }
    }

    @Test func rightToLeftIsSaid() {
        let document = Document(title: "قائمة", language: "ar", issuer: "X", blocks: [], footer: .init(form: "f", edition: ""))
        #expect(HTMLLayout().html(document).contains("<html lang=\"ar\" dir=\"rtl\">"))
    }
}
