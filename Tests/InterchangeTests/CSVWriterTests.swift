import Interchange
import Testing

@Suite struct CSVWriterTests {
    private func csv(_ rows: [[String]]) -> String {
        var bytes: [UInt8] = []
        var writer = CSVWriter { (piece: [UInt8]) throws(Never) in bytes += piece }
        for row in rows { writer.row(row) }
        writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func linesEndInCRLFAndOnlyWhatNeedsQuotesHasThem() {
        #expect(
            csv([["plain", "two words", ""], ["a,b", "say \"hi\"", "line\nbreak"]])
                == "plain,two words,\r\n\"a,b\",\"say \"\"hi\"\"\",\"line\nbreak\"\r\n")
    }

    @Test func textThatIsNotASCIIStaysAsItIs() {
        #expect(csv([["Núñez", "李"]]) == "\"Núñez\",\"李\"\r\n")
    }

    @Test(arguments: [
        "=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1+1", "\u{A0}=1", "\u{200B}=1", "\u{FEFF}@x", "\t =x", "＝1",
        "－1", "\u{1B}=1",
    ])
    func whatASpreadsheetWouldRunGetsAnApostrophe(field: String) {
        #expect(csv([[field]]).hasPrefix("\"'"))
    }

    @Test(arguments: ["a=b", "1-2", "me@example.org", "'=already", "555-0100", "", "  two"])
    func whatNoSpreadsheetRunsGetsNone(field: String) {
        let text = csv([[field]])
        #expect(!text.hasPrefix("\"'") || field.hasPrefix("'"))
        #expect(text.contains(field))
    }

    @Test func controlsAndOverridesCannotReachATerminal() {
        let text = csv([["a\u{1B}[31mb\u{9B}2Jc\u{0}\u{202E}d\u{7F}"]])
        #expect(text == "\"a\u{FFFD}[31mb\u{FFFD}2Jc\u{FFFD}\u{FFFD}d\u{FFFD}\"\r\n")
    }

    @Test func aFailingSinkStopsTheWriterWithItsOwnError() {
        struct Full: Error, Equatable {}
        var writer = CSVWriter { (_: [UInt8]) throws(Full) in throw Full() }
        #expect(throws: Full.self) {
            try writer.row(["x"])
            try writer.finish()
        }
    }

    @Test func aLongFileIsPassedOnInPiecesAsItGrows() {
        var largest = 0
        var total = 0
        var pieces = 0
        var writer = CSVWriter { (piece: [UInt8]) throws(Never) in
            largest = max(largest, piece.count)
            total += piece.count
            pieces += 1
        }
        for number in 0..<20_000 { writer.row([String(1_000_000 + number), "some text that is repeated"]) }
        writer.finish()
        #expect(total == 20_000 * (7 + 1 + 26 + 2))
        #expect(largest < 70_000)
        #expect(pieces > 5)
    }
}
