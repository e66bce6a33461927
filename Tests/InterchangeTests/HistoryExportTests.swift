import Foundation
import Interchange
import Testing

@Suite struct HistoryExportTests {
    private let rows = [
        HistoryRow(
            sequence: 11, subject: "CGP-2026-000119-B", kind: "case-opened", localTime: "2026-12-28 09:00 -06:00",
            utcTime: "2026-12-28T15:00:00.000Z", actorName: "Dana \"D\" Reed", actorLogin: "dana", action: "Opened the case",
            changes: [.init(field: "State", from: nil, to: "Intake"), .init(field: "Head lost", from: "1", to: "=2+3")],
            reason: nil, isWithdrawn: false, commit: "5a5a", leafHash: "0f0f"),
        HistoryRow(
            sequence: .max, subject: "CGP-2026-000119-B", kind: "case-noted", localTime: "2027-01-05 10:30 -06:00",
            utcTime: "2027-01-05T16:30:00.000Z", actorName: "Lee", actorLogin: "lee", action: "Wrote a note",
            reason: "ESC \u{1B}[2J, \u{202E}abc\u{2028}\u{E0041} é 李", isWithdrawn: true, commit: "6b6b", leafHash: "1e1e"),
    ]

    @Test func eachChangeHasARowAndAStepWithoutOneHasARowToo() {
        var bytes: [UInt8] = []
        var export = HistoryCSV { (piece: [UInt8]) throws(Never) in bytes += piece }
        for row in rows { export.append(row) }
        export.finish()
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == 5 && lines[4].isEmpty)
        #expect(
            lines[0]
                == "sequence,subject,kind,utc_time,local_time,actor_login,actor_name,action,field,from,to,reason,withdrawn,commit,leaf_hash"
        )
        #expect(lines[1].hasSuffix(",State,,Intake,,no,5a5a,0f0f"))
        #expect(lines[2].contains("\"Dana \"\"D\"\" Reed\",Opened the case,Head lost,1,\"'=2+3\","))
        #expect(lines[3].hasPrefix("18446744073709551615,CGP-2026-000119-B,case-noted,"))
        #expect(lines[3].hasSuffix(",yes,6b6b,1e1e"))
    }

    @Test func jsonLinesAreExactAndCarryNoRawControls() throws {
        var bytes: [UInt8] = []
        var export = HistoryJSONL { (piece: [UInt8]) throws(Never) in bytes += piece }
        for row in rows { export.append(row) }
        export.finish()
        let lines = bytes.split(separator: 10)
        #expect(lines.count == 2)
        for (line, row) in zip(lines, rows) {
            #expect(!line.contains { $0 < 0x20 || $0 == 0x7F })
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
            #expect(object["reason"] as? String == row.reason)
            #expect((object["actor"] as? [String: Any])?["name"] as? String == row.actorName)
            #expect((object["changes"] as? [[String: Any]])?.count == row.changes.count)
            #expect(object["withdrawn"] as? Bool == row.isWithdrawn)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#""reason":"ESC \u001b[2J, \u202eabc\u2028\udb40\udc41 é 李""#))
        #expect(text.hasPrefix(#"{"sequence":11,"subject":"CGP-2026-000119-B","kind":"case-opened","utc_time":"#))
        #expect(text.contains(#"{"field":"State","from":null,"to":"Intake"}"#))
    }
}
