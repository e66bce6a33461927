import Testing

@testable import CaseDocuments

/// Names, reasons and packs come from outside: none of them may leave its place on the page.
@Suite struct HostileTextTests {
    private static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style></title><b>", "&lt;b&gt; & '",
        "\u{1B}[2J\u{1B}]0;title\u{7}",
        "\u{9B}31m\u{90}q\u{9C}", "a\u{202E}cod.exe\u{2066}\u{2069}\u{200F}", "line\nbreak\rand\u{2028}more\u{85}\u{C}",
        "nul\u{0}del\u{7F}",
        "z" + String(repeating: "\u{0301}", count: 40), "\u{FEFF}\u{200B}\u{E0041}\u{AD}x", "\\\"; } @import url(x)", "</svg>",
        "]]>", "-->",
    ]

    private static func document(_ text: String) -> Document {
        Document(
            title: text, titleLanguage: text, language: text, issuer: text, reference: text, marks: [text, text], watermark: text,
            blocks: [
                .heading(level: 9, text, language: text), .paragraph(Paragraph(text, style: .notice, language: text)),
                .facts([Fact(text, text)]),
                .items([
                    CheckItem(
                        number: 1, isDone: true, title: text, titleLanguage: text, condition: text, emphasis: text, explanation: text,
                        explanationLanguage: text, facts: [Fact(text, text, language: text)], caution: text),
                    CheckItem(isDone: false, title: text),
                ]),
                .findings([Finding(.fails, word: text, text: text, language: text, facts: [Fact(text, text)], caution: text)]),
                .list([ListLine(text, language: text, detail: text)]),
                .table(
                    Table(
                        caption: text, columns: [text, text], rows: [[Table.Cell(text), Table.Cell([text, text], isCode: true)]])),
                .barcode(label: text, text: text), .box(title: text, blanks: [text]),
                .signatures(statement: text, [SignatureLine(label: text, dateLabel: text)]), .rule,
            ],
            footer: .init(form: text, edition: text), words: PageWords(page: text, of: text, notes: text, toDo: text, done: text),
            hasNotesMargin: true)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    @Test(arguments: texts)
    func stayTextInHTML(text: String) {
        let html = HTMLLayout().html(Self.document(text))
        #expect(!html.unicodeScalars.contains(where: Self.isHarmful))
        let checker = HTMLChecker(html)
        #expect(checker.problems == [])
        // The very elements that harmless text gives, and no others.
        let harmless = HTMLChecker(HTMLLayout().html(Self.document("harmless")))
        let unlike: Set = ["svg", "path"]  // text with other than ASCII has no bars
        #expect(
            checker.elements.map(\.name).filter { !unlike.contains($0) }
                == harmless.elements.map(\.name).filter { !unlike.contains($0) })
        let style = html.split(separator: "<style>")[1].split(separator: "</style>")[0]
        #expect(style.contains("@bottom-right") && style.contains("color: #e6e6e6"))
        #expect(!style.contains("@import") && !style.contains("url("))
    }

    @Test(arguments: texts)
    func stayTextOnAPrinter(text: String) {
        for characters in [PlainTextLayout.Characters.unicode, .ascii] {
            let layout = PlainTextLayout(columns: 66, characters: characters)
            let pages = layout.pages(Self.document(text))
            for line in pages.flatMap({ $0 }) {
                #expect(!line.unicodeScalars.contains { $0.value == 0x0A || Self.isHarmful($0) })
                #expect(TextWidth.width(of: line) <= 66)
            }
            let printed = layout.text(Self.document(text))
            #expect(printed.unicodeScalars.count(where: { $0 == "\u{0C}" }) == pages.count - 1)
        }
    }

    @Test func whatWasHiddenIsSeenToHaveBeenThere() {
        #expect(SafeText.line("a\u{1B}[31mb") == "a\u{FFFD}[31mb")
        #expect(SafeText.line("a\u{202E}b") == "a\u{FFFD}b")
        #expect(SafeText.line("a\r\nb\tc") == "a  b c")
        #expect(SafeText.line("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}").unicodeScalars.count == 5)
        #expect(SafeText.line("José 李 नमस्ते") == "José 李 नमस्ते")
    }
}
