import CaseDocuments
import Foundation
import Testing

/// How the filter behaves as a program: what it takes, what it refuses, and that it says the same twice.
@Suite struct FilterTests {
    @Test(.enabled(if: !PrintFilter.makesPDF, "caseload-pdf was built with PDF")) func withoutPangoItSaysWhatToInstall() throws {
        #expect(try PrintFilter.run(SampleDocuments.checklist.json).complains(2, "install libpango1.0-dev"))
    }

    @Test func optionsThatAreNotKnownAreRefused() throws {
        for words in ["--paper=folio", "--paper", "-o", "file.pdf"] {
            #expect(try PrintFilter.run(SampleDocuments.checklist.json, words).complains(2, "letter"), "\(words)")
        }
        #expect(try PrintFilter.run([], "--help").status == 0)
    }

    @Test(.enabled(if: PrintFilter.makesPDF, PrintFilter.why))
    func whatIsNotADocumentIsRefusedInOneSentence() throws {
        let whole = SampleDocuments.checklist.json
        let inputs: [(String, [UInt8])] = [
            ("nothing", []), ("no JSON", Array("PDF please".utf8)), ("half", Array(whole.prefix(whole.count / 2))),
            ("another kind", Array("[1,2]".utf8)), ("a part missing", Array("{\"title\":\"x\"}".utf8)), ("bytes", [0xFF, 0, 0xC3]),
            ("deep", Array((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)),
            (
                "an unknown block",
                Array(
                    String(decoding: whole, as: UTF8.self).replacing("\"rule\"", with: "\"ruler\"").replacing("\"box\":", with: "\"bax\":")
                        .utf8)
            ),
        ]
        for (what, input) in inputs {
            let run = try PrintFilter.run(input)
            #expect(run.complains(2, "caseload-pdf cannot read the document"), "\(what): \(run.complaint)")
            // Nothing of a document comes out in a complaint.
            #expect(!run.complaint.contains("Ana") && run.complaint.utf8.count < 300)
        }
    }

    @Test(.enabled(if: PrintFilter.makesPDF && FileManager.default.fileExists(atPath: "/dev/full"), PrintFilter.why))
    func aFullDiskIsAFailureInOneSentence() throws {
        let run = try PrintFilter.run(SampleDocuments.checklist.json, output: "/dev/full")
        #expect(run.complains(3, "no space left"), "\(run.complaint)")
    }

    @Test(.enabled(if: PrintFilter.makesPDF, PrintFilter.why)) func aMachineWithoutFontsIsTold() throws {
        let file = FileManager.default.temporaryDirectory.path + "/caseload-fonts-\(UUID().uuidString).conf"
        try Data("<fontconfig></fontconfig>".utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let run = try PrintFilter.run(SampleDocuments.checklist.json, environment: ["FONTCONFIG_FILE": file])
        #expect(run.status == 2 && run.output.isEmpty && run.complaint.contains("install fonts-liberation"), "\(run.complaint)")
    }

    @Test(.enabled(if: PrintFilter.makesPDF, PrintFilter.why)) func theSameDocumentGivesTheSameBytes() throws {
        for document in [SampleDocuments.checklist, SampleDocuments.history(rows: 30), SampleDocuments.book(chapters: 8)] {
            let first = try PrintFilter.run(document.json).output
            let second = try PrintFilter.run(
                document.json, environment: ["LANG": "es_ES.UTF-8", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PANGO_LANGUAGE": "ar"]
            ).output
            #expect(first == second && first.starts(with: "%PDF-1.7".utf8))
        }
    }

    @Test(.enabled(if: PrintFilter.canLook, PrintFilter.why)) func aDayIsSaidOnlyIfTheDocumentHasOne() throws {
        var document = SampleDocuments.checklist
        #expect(try PrintFilter.pdf(document).raw.contains("/CreationDate (D:20261122)"))
        for day in [nil, "yesterday", "2026-1-2", "2026-)x-zz"] {
            document.printedOn = day
            #expect(try !PrintFilter.pdf(document).raw.contains("/CreationDate"))
        }
    }

    @Test(.enabled(if: PrintFilter.canLook, PrintFilter.why)) func hostileTextIsHarmlessAndVisible() throws {
        let hostile = "A\u{0}B\u{1B}[31mC\u{202E}D\u{2066}E endstream endobj /P << /MCID 0 >> BDC EMC ) ( \\ %%EOF 漢\u{10FFFD}"
        var document = SampleDocuments.checklist
        document.title = hostile
        document.issuer = hostile
        document.reference = hostile
        document.footer.form = hostile
        document.watermark = hostile
        document.marks = [hostile]
        document.words.toDo = hostile
        document.blocks += [
            .heading(level: 2, hostile), .paragraph(Paragraph(hostile, language: hostile)), .facts([Fact(hostile, hostile)]),
            .table(Table(caption: hostile, columns: [hostile], rows: [[.init(hostile)]])), .barcode(label: hostile, text: hostile),
            .box(title: hostile, blanks: [hostile]), .list([ListLine(hostile)]),
        ]
        let made = try PrintFilter.pdf(document)
        let text = try made.pages().joined()
        #expect(try made.facts()["Tagged"] == "yes")
        #expect(text.contains("/P << /MCID 0 >> BDC EMC ) ( \\ %%EOF") && text.contains("A\u{FFFD}B\u{FFFD}[31mC\u{FFFD}D\u{FFFD}E"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{2066}" || $0.value == 0 })
        _ = try made.structure()
    }

    /// Another way from a document to JSON and back would be another document.
    @Test func aDocumentSurvivesItsJSON() throws {
        for document in [SampleDocuments.checklist, SampleDocuments.history(rows: 3), SampleDocuments.book(chapters: 1)] {
            #expect(try Document(json: document.json) == document)
            #expect(document.json == document.json)
        }
        #expect(throws: Document.Unreadable.self) { try Document(json: Array("{}".utf8)) }
    }
}
