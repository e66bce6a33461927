import CaseDocuments
import Testing

/// What is on the pages, and where they break.
@Suite(.enabled(if: PrintFilter.canLook, PrintFilter.why)) struct PageTests {
    @Test func aSheetHasEverythingThatItsBlocksSay() throws {
        let pages = try PrintFilter.pdf(SampleDocuments.checklist).pages()
        let text = pages.joined(separator: "\n")
        for part in [
            "Your garden permit:", "Ana Núñez", "nothing here is advice", "Draw a plan of the beds and paths.", "Due Monday, March 1, 2027",
            "Fee: $12.50", "Ask before", "Holds: The lot belongs", "Does not hold:", "Not known yet:", "Any will do.", "pregúntenos",
            "Signed for the person by", "Copies returned", "Notes",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func eachPageSaysWhoseItIsAndWhichOneOfHowMany() throws {
        let document = SampleDocuments.checklist
        let pages = try PrintFilter.pdf(document).pages()
        try #require(pages.count == 2)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("GP-2027-00042-7") && page.contains("City of Millbrook · Garden Office") && page.contains("TRAINING"))
            #expect(page.contains("GP (edition 3, January 17, 2025)") && page.contains("Page \(index + 1) of 2"))
        }
        var spanish = document
        spanish.words = .spanish
        #expect(try PrintFilter.pdf(spanish).pages()[0].contains("Página 1 de 2"))
    }

    @Test(arguments: [
        ("letter", false, "612 x 792 pts (letter)"), ("letter", true, "792 x 612 pts (letter)"), ("a4", false, "595.28 x 841.89 pts (A4)"),
    ])
    func paperIsWhatWasAskedFor(_ paper: String, isLandscape: Bool, size: String) throws {
        var document = SampleDocuments.checklist
        document.isLandscape = isLandscape
        #expect(try PrintFilter.pdf(document, paper: paper).facts()["Page size"] == size)
    }

    @Test func headsOfATableComeAgainOnEachPage() throws {
        let made = try PrintFilter.pdf(SampleDocuments.history(rows: 40))
        let pages = try made.pages()
        #expect(pages.count > 2)
        for page in pages { #expect(page.contains("No.") && page.contains("Hash")) }
        // A row is not torn apart, and none is lost.
        for number in 1...40 {
            #expect(pages.contains { $0.contains("Item \(number) was received") && $0.contains("2026-11-\(10 + number % 18) 09:42") })
        }
        // For those who hear the table they come once.
        #expect(try made.structure().count { $0 == "\"Hash\"" } == 1)
    }

    @Test func aHeadingStaysWithWhatFollows() throws {
        for filler in 20..<34 {
            var document = SampleDocuments.book(chapters: 1)
            document.blocks =
                (0..<filler).map { .paragraph(Paragraph("Line \($0)")) }
                + [.heading(level: 2, "Below it"), .paragraph(Paragraph("stands this."))]
            let page = try #require(try PrintFilter.pdf(document).pages().first { $0.contains("Below it") })
            #expect(page.contains("stands this."), "\(filler)")
        }
    }

    @Test func aFewFactsStayTogether() throws {
        for filler in 24..<34 {
            var document = SampleDocuments.book(chapters: 1)
            document.blocks =
                (0..<filler).map { .paragraph(Paragraph("Line \($0)")) } + [
                    .facts([Fact("Office", "here"), Fact("Help line", "555"), Fact("Web", "there")])
                ]
            let page = try #require(try PrintFilter.pdf(document).pages().first { $0.contains("Office") })
            #expect(page.contains("Help line") && page.contains("Web"), "\(filler)")
        }
    }

    @Test func aPlaceToSignStaysWithTheOfficesBox() throws {
        for filler in stride(from: 12, to: 30, by: 3) {
            var document = SampleDocuments.checklist
            document.blocks = (0..<filler).map { .paragraph(Paragraph("Line \($0)")) } + document.blocks.suffix(3)
            let page = try #require(try PrintFilter.pdf(document).pages().first { $0.contains("By signing I say") })
            #expect(page.contains("Signing") && page.contains("Fee paid"), "\(filler)")
        }
    }

    @Test func aParagraphLongerThanAPageGoesOn() throws {
        let words = (0..<2500).map { "word\($0)" }
        var document = SampleDocuments.book(chapters: 1)
        document.blocks = [
            .paragraph(Paragraph(words.joined(separator: " "), style: .notice)), .paragraph(Paragraph(words.joined(separator: " "))),
        ]
        let pages = try PrintFilter.pdf(document).pages()
        let read = pages.joined(separator: " ").split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("word") }.map(String.init)
        #expect(read == words + words)
    }

    @Test func aNumberThatHasNoBarsIsPrintedAsText() throws {
        var document = SampleDocuments.checklist
        document.blocks = [.barcode(label: "Number", text: "ñ-7")]
        let made = try PrintFilter.pdf(document)
        #expect(try made.pages()[0].contains("ñ-7"))
        #expect(try !made.structure().contains("Figure:"))
    }

    @Test func blocksWithNothingInThemTakeNothingDown() throws {
        var document = SampleDocuments.checklist
        document.blocks = [
            .heading(level: 99, "Deep"), .heading(level: -3, ""), .paragraph(Paragraph("")), .facts([]), .facts([Fact("", "")]), .items([]),
            .items([CheckItem(number: -5, isDone: true, title: "")]), .findings([]), .list([]), .list([ListLine("")]),
            .table(Table(caption: "", columns: [], rows: [])),
            .table(Table(caption: "", columns: ["A"], rows: [[], [.init("b"), .init("c")]])),
            .barcode(label: "", text: ""), .box(title: "", blanks: []), .signatures(statement: "", []), .rule,
        ]
        document.title = ""
        document.issuer = ""
        #expect(try PrintFilter.pdf(document).facts()["Pages"] == "1")
    }
}
