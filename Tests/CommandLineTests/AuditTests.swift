import Foundation
import Testing

@Suite struct AuditTests {
    @Test func anIntactLedgerIsToldSo() throws {
        let place = try Workplace()
        _ = try place.openCase(place.addConstituent())
        let verified = try place.run("audit", "verify", "--json")
        #expect(verified.status == 0)
        #expect(verified.json["intact"] as? Bool == true)
        #expect(verified.json["events"] as? Int == 5)
        #expect((verified.json["root"] as? String)?.count == 64)
        #expect(verified.json["first_bad"] is NSNull)
        #expect(try place.run("audit", "verify").output.contains("Intact: 5 events"))
    }

    @Test func anOlderCheckpointFindsATruncatedLedger() throws {
        let place = try Workplace()
        _ = try place.addConstituent("Ana Diaz")
        let early = try place.write(place.run("audit", "checkpoint").output, to: "early.txt")
        let copy = place.folder + "/early.sqlite"
        #expect(try place.run("store", "backup", copy).status == 0)
        _ = try place.addConstituent("Luz Diaz")
        let late = try place.write(place.run("audit", "checkpoint").output, to: "late.txt")
        let against = try place.run("audit", "verify", "--against", early, "--json")
        #expect(against.status == 0)
        #expect((against.json["against"] as? [String: Any])?["consistent"] as? Bool == true)
        let truncated = try place.run("audit", "verify", "--against", late, "--store", copy, "--json")
        #expect(truncated.status == 4)
        #expect(truncated.json["intact"] as? Bool == false)
        let note = try String(contentsOfFile: early, encoding: .utf8)
        let forged = try place.write(note.replacing("\n4\n", with: "\n3\n"), to: "forged.txt")
        #expect(try place.run("audit", "verify", "--against", forged).status == 2)
        #expect(try place.run("audit", "verify", "--against", place.folder + "/none").complains(2, "cannot be read"))
    }

    @Test(arguments: ["csv", "jsonl", "html"]) func aHistoryIsTakenAway(format: String) throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent("Marisol <b>Ortega</b>"), "--set", "cause=blizzard")
        _ = try place.run("case", "note", number, "=HYPERLINK(\"http://x\")")
        let file = place.folder + "/history.\(format)"
        let run = try place.run("audit", "export", "--case", number, "--to", format, "--output", file)
        #expect(run.status == 0, "\(run.complaint)")
        let text = String(decoding: try place.bytes(file), as: UTF8.self)
        #expect(text.contains(number))
        #expect(!text.contains("<b>Ortega"))
        if format == "csv" { #expect(!text.contains("\"=HYPERLINK") && !text.contains(",=HYPERLINK")) }
        #expect(try place.run("audit", "export", "--case", number, "--to", "xml").status == 2)
        let missing = try place.run("audit", "export", "--case", number, "--output", place.folder + "/no/history")
        #expect(missing.complains(3, "its folder is not there"))
    }
}
