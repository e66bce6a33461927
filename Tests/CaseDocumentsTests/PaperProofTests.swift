import CaseDocuments
import Casework
import Foundation
import Testing

/// What a sheet must be so that paper can be held against the store later, and read by any program that reads HTML.
@Suite struct PaperProofTests {
    @Test func theLedgersSizeAndRootStandOnTheSheet() {
        let text = PlainTextLayout().text(SampleSheet.sheet().document)
        #expect(text.contains("Held in the ledger: 12,345 events, root ab12 ab12"))
        #expect(text.components(of: "ab12") == 16)
        var without = SampleSheet.sheet()
        without.ledger = nil
        #expect(!PlainTextLayout().text(without.document).contains("ledger"))
    }

    @Test func printsOfOneDayAreTheSameBytes() {
        var morning = SampleSheet.sheet()
        var evening = morning
        evening.printedOn = morning.printedOn.adding(milliseconds: 8 * 3_600_000)
        for layout in [PlainTextLayout(), PlainTextLayout(characters: .ascii)] {
            #expect(layout.text(morning.document) == layout.text(evening.document))
        }
        #expect(HTMLLayout().html(morning.document) == HTMLLayout().html(evening.document))
        morning.printedOn = morning.printedOn.adding(milliseconds: 86_400_000)
        #expect(PlainTextLayout().text(morning.document) != PlainTextLayout().text(evening.document))
    }

    /// The program that makes PDF is handed the document as JSON.
    @Test(arguments: [SampleSheet.sheet().document, SampleInterview.sheet(language: "es").document, SampleSheet.history().document])
    func aDocumentSurvivesBeingHandedOver(document: Document) throws {
        #expect(try Document(json: document.json) == document)
        #expect(document.printedOn == "2027-01-06")
    }

    private static let tidy: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/tidy" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        .enabled(if: tidy != nil, "tidy is not installed"),
        arguments: [
            SampleSheet.sheet().document, SampleSheet.sheet(language: "es").document, SampleSheet.history(mode: .training).document,
            SampleInterview.sheet().document, StallChecklist.sheet(showsAll: true)?.document ?? SampleSheet.blank().document,
        ])
    func aValidatorFindsNothing(document: Document) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(HTMLLayout(paper: .letter).html(document).utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.tidy))
        process.arguments = ["-e", "-q", file.path]
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self) == "")
        #expect(process.terminationStatus == 0)
    }
}
