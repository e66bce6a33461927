import CaseDocuments

/// Documents of the tests' own, which together show everything that a page can hold.
enum SampleDocuments {
    /// One sheet as a person is handed it.
    static let checklist = Document(
        title: "Your garden permit: what to bring", language: "en", issuer: "City of Millbrook · Garden Office",
        reference: "GP-2027-00042-7",
        marks: ["TRAINING"], watermark: "TRAINING",
        blocks: [
            .barcode(label: "Case number", text: "GP-2027-00042-7"),
            .paragraph(Paragraph("For people who want to grow food on a city lot.")),
            .facts([
                Fact("Name", "Ana Núñez"), Fact("Received", "Monday, November 2, 2026"), Fact("Printed", "Sunday, November 22, 2026, 9:42"),
                Fact("Rules as of", "January 17, 2025"),
            ]),
            .paragraph(Paragraph("This is a sample office: nothing here is advice about a real permit.", style: .notice)),
            .heading(level: 2, "What to bring"),
            .items([
                CheckItem(
                    number: 1, isDone: false, title: "Draw a plan of the beds and paths.", emphasis: "Due Monday, March 1, 2027",
                    explanation: "We check that a fire engine can reach every house behind the lot.",
                    facts: [
                        Fact("Form", "G-12, G-12a"), Fact("Send to", "This office, by mail or in person"), Fact("Fee", "No fee"),
                        Fact("Rule", "City Code 14.2, City Code 14.3"),
                    ]),
                CheckItem(
                    number: 2, isDone: false, title: "Ask two neighbors to sign.", emphasis: "30 days after we received your request",
                    facts: [Fact("Form", "G-15"), Fact("Fee", "$12.50")],
                    caution: "This rule was to be looked at again by June 30, 2026. Ask before you rely on it."),
                CheckItem(number: 10, isDone: true, title: "Show who you are.", emphasis: "Received November 9, 2026"),
            ]),
            .heading(level: 2, "Why it fits"),
            .findings([
                Finding(.holds, word: "Holds", text: "The lot belongs to the city.", facts: [Fact("Rule", "City Code 14.1")]),
                Finding(.fails, word: "Does not hold", text: "The lot is smaller than 200 square feet."),
                Finding(.unknown, word: "Not known yet", text: "Nobody has said whether there is water.", caution: "Ask the office."),
            ]),
            .list([ListLine("A photograph of the lot"), ListLine("Seeds", detail: "Any will do.")]),
            .heading(level: 2, "How to appeal"),
            .paragraph(Paragraph("You can ask us to look at a decision again within 30 days. Write to the office or call.")),
            .paragraph(Paragraph("Si necesita ayuda en español, pregúntenos.", language: "es")),
            .heading(level: 2, "Signing"),
            .signatures(
                statement: "By signing I say that what I told the office is true as far as I know.",
                [SignatureLine(label: "Signature", dateLabel: "Date"), SignatureLine(label: "Signed for the person by", dateLabel: "Date")]),
            .box(title: "For the office", blanks: ["Received by", "Date", "Copies returned", "Fee paid"]),
        ],
        footer: Document.Footer(form: "GP", edition: "edition 3, January 17, 2025"), printedOn: "2026-11-22", hasNotesMargin: true)

    /// A table over several pages, lying down.
    static func history(rows: Int) -> Document {
        Document(
            title: "History of a case", language: "en", issuer: "City of Millbrook", reference: "GP-2027-00042-7",
            blocks: [
                .facts([Fact("Case", "GP-2027-00042-7")]), .heading(level: 2, "What happened"),
                .table(
                    Table(
                        caption: "Every event of the case", columns: ["No.", "When", "What", "Hash"],
                        rows: (1...rows).map { number in
                            [
                                .init("\(number)"), .init(["2026-11-\(10 + number % 18) 09:42"], isUnbroken: true),
                                .init(["Item \(number) was received from Ana Núñez and put with the others.", "By Kim Ito"]),
                                .init([String(repeating: "9f2c41d7", count: 8)], isCode: true),
                            ]
                        })),
            ], footer: Document.Footer(form: "History", edition: ""), isLandscape: true)
    }

    /// Chapters of running text.
    static func book(chapters: Int, sentences: Int = 60) -> Document {
        let sentence = "The office answers each question in plain words, and says which rule the answer comes from. "
        return Document(
            title: "A long letter", language: "en", issuer: "City of Millbrook", reference: "GP-2027-00042-7",
            blocks: (1...chapters).flatMap { chapter -> [Block] in
                [.heading(level: 2, "Chapter \(chapter)"), .heading(level: 3, "Part (\(chapter))")]
                    + (0..<3).map { _ in .paragraph(Paragraph(String(repeating: sentence, count: sentences / 3))) }
            }, footer: Document.Footer(form: "Letter", edition: "1"))
    }
}
