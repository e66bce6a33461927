import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Foundation
import Testing

@Suite("Taking a history away")
struct ExportTests {
    /// A case with a protected number, a hostile-looking but lawful note, a contact, and a withdrawn step.
    func story() throws -> (Counter, CaseID) {
        let counter = try Counter()
        let marisol = try counter.person()
        let opened = try counter.open(marisol)
        _ = try counter.office(after: 1).change(opened.id, .note("=HYPERLINK(\"x\") <script>\u{200F} two\nlines"))
        _ = try counter.office(after: 2).change(opened.id, .edit(["cause": .text("flood")]))
        _ = try counter.office(after: 3).change(opened.id, submit)
        _ = try counter.office(after: 4).change(opened.id, .withdraw)
        _ = try counter.office(after: 5).recordContact(
            with: marisol, ContactRecorded(channel: .call, cases: [opened.id], note: "asked for papers"))
        _ = try counter.person("Tom", "Begay")
        return (counter, opened.id)
    }

    func export(_ counter: Counter, _ id: CaseID, _ format: ExportFormat) throws -> String {
        let office = counter.office(after: 60)
        return String(decoding: try office.exportHistory(of: office.showCase(id).file, to: format), as: UTF8.self)
    }

    @Test("Every format tells the whole history and never a protected number", arguments: ExportFormat.allCases)
    func formats(format: ExportFormat) throws {
        let (counter, id) = try story()
        let text = try export(counter, id, format)
        #expect(text.contains("Dana Whitfield") && text.contains("asked for papers") && text.contains("••••6789"))
        #expect(text.contains("Blizzard") && text.contains("Flood") && text.contains("2026-11-05 10:02 -06:00"))
        for secret in ["123-45-6789", String(Data("\"123-45-6789\"".utf8).base64EncodedString().dropLast(4))] {
            #expect(!text.contains(secret))
        }
        #expect(!text.contains("<script>") || format != .html)
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\r" })
    }

    @Test("The lines carry the case, its events in order, and say what is withheld")
    func lines() throws {
        let (counter, id) = try story()
        let lines = try export(counter, id, .jsonl).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines[0]["subject"] as? String == id.hex && lines[0]["caseload-export"] as? Int == 1)
        #expect(lines[0]["root"] as? String == (try counter.store.ledgerState().root.hex) && lines.count == 7)
        let sequences = lines.dropFirst().compactMap { $0["sequence"] as? Int }
        #expect(sequences == sequences.sorted() && Set(sequences).count == 6)
        let parts = try #require(lines[1]["parts"] as? [[String: Any]])
        #expect(parts.map { $0["withheld"] as? Bool } == [nil, true] && parts[1]["bytes"] is NSNull && parts[1]["salt"] is NSNull)
        #expect(lines.dropFirst(2).allSatisfy { line in (line["parts"] as? [[String: Any]])?.allSatisfy { $0["withheld"] == nil } == true })
    }

    static let verifier = Counter.above("Tests/Verifier/verify.py")
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first { FileManager.default.isExecutableFile(atPath: $0) }

    func verify(_ export: String) throws -> (intact: Bool, firstBad: Int?, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("caseload-export-\(UUID().uuidString).jsonl")
        try Data(export.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-B", try #require(Self.verifier), file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(process.terminationStatus)")
        #expect(process.terminationStatus == (answer["intact"] as? Bool == true ? 0 : 4))
        return (answer["intact"] as? Bool == true, answer["first_bad"] as? Int, String(decoding: data, as: UTF8.self))
    }

    @Test(
        "The second verifier believes it, and nothing that was changed",
        .enabled(if: python != nil && verifier != nil, "python3 or Tests/Verifier is not here"))
    func verified() throws {
        let (counter, id) = try story()
        let text = try export(counter, id, .jsonl)
        let answer = try verify(text)
        #expect(answer.intact, "\(answer.output)")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        lines.remove(at: 3)
        #expect(try !verify(lines.joined(separator: "\n") + "\n").intact)
        #expect(try !verify(text.replacing(",\"withheld\":true", with: "")).intact)
    }

    @Test(
        "Where a part was erased, the event that says why is there too",
        .enabled(if: python != nil && verifier != nil, "python3 or Tests/Verifier is not here"))
    func erased() throws {
        let (counter, id) = try story()
        let noted = try #require(try counter.store.caseFile(id)?.events.first { $0.event.kind == "case-noted" })
        _ = try counter.store.commit(
            Commit(
                id: CommitID(high: 77, low: 77),
                entries: [
                    .init(
                        SubjectID(high: 8, low: 8),
                        .partErased(PartErased(sequence: noted.sequence, part: "personal", basis: "a court order")))
                ],
                actor: counter.boss.id, at: Counter.ten))
        let text = try export(counter, id, .jsonl)
        #expect(!text.contains("HYPERLINK") && text.contains("a court order"))
        let answer = try verify(text)
        #expect(answer.intact, "\(answer.output)")
        let without = text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        #expect(try verify(without).firstBad == Int(noted.sequence))
    }
}
