import Interchange
import Testing

/// Reads bytes that come in pieces of a given length.
private func reader(
    _ bytes: [UInt8], piece: Int = 7, encoding: CSVForm.Encoding? = nil, delimiter: CSVForm.Delimiter? = nil
) -> CSVReader<Never> {
    var position = 0
    return CSVReader(encoding: encoding, delimiter: delimiter) {
        defer { position += piece }
        return position < bytes.count ? Array(bytes[position..<min(bytes.count, position + piece)]) : []
    }
}

private func rows(_ bytes: [UInt8], piece: Int = 7) -> [CSVRow] {
    var reader = reader(bytes, piece: piece)
    var rows: [CSVRow] = []
    while let row = reader.next() { rows.append(row) }
    return rows
}

private func fields(_ text: String, piece: Int = 7) -> [[String]] { rows(Array(text.utf8), piece: piece).map(\.fields) }

@Suite struct CSVReaderTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEndEndsALine(end: String) {
        let read = rows(Array("a,b\(end)1,2\(end)\(end)3,4".utf8), piece: 1)
        #expect(read.map(\.fields) == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(read.map(\.line) == [1, 2, 4])
    }

    @Test func quotesHoldDelimitersLinesAndQuotes() {
        let read = rows(Array("a,b\n\"x, \"\"y\"\"\",\"one\ntwo\r\nthree\"\nlast,\"\"\n".utf8))
        #expect(read.map(\.fields) == [["a", "b"], ["x, \"y\"", "one\ntwo\r\nthree"], ["last", ""]])
        #expect(read.map(\.line) == [1, 2, 5])
        #expect(read.allSatisfy { $0.problem == nil })
    }

    @Test func aLastLineNeedsNoEnd() {
        #expect(fields("a,b\n1,") == [["a", "b"], ["1", ""]])
        #expect(fields("a,b\n1,\"2\"") == [["a", "b"], ["1", "2"]])
        #expect(fields("") == [])
        #expect(fields("\n\r\n\r") == [])
    }

    @Test func blanksAroundQuotesAreNobodys() {
        #expect(fields("a,b\n1, \"x, y\" \n") == [["a", "b"], ["1", "x, y"]])
        #expect(fields("a,b\n5'10\", tall \n") == [["a", "b"], ["5'10\"", " tall "]])
    }

    @Test(arguments: [
        ("a,b\n1,2\n", CSVForm.Delimiter.comma), ("a;b\n\"x, y\";2\n1,5;2\n", .semicolon), ("a\tb\n1,2\t3\n", .tab),
        ("a|b|c\n1,2|3|4\n", .pipe), ("one column\nonly\n", .comma), ("name;born\nOrtega, Marisol;1979\nDiaz, Ana;1980\n", .semicolon),
        ("sep=;\na,x;b\n1;2\n", .semicolon), ("", .comma),
    ])
    func theDelimiterIsToldByTheBeginning(text: String, wanted: CSVForm.Delimiter) {
        var reader = reader(Array(text.utf8))
        _ = reader.next()
        #expect(reader.form.delimiter == wanted)
    }

    @Test func aDelimiterThatIsGivenGoesBeforeTheGuess() {
        var reader = reader(Array("a;b,c\n1;2,3\n".utf8), delimiter: .comma)
        #expect(reader.next()?.fields == ["a;b", "c"])
    }

    @Test func theNoteOfASpreadsheetIsNoHeading() {
        let read = rows(Array("sep=;\r\na;b\r\n1;2\r\n".utf8))
        #expect(read.map(\.fields) == [["a", "b"], ["1", "2"]])
        #expect(read.map(\.line) == [2, 3])
    }

    @Test func piecesOfAnyLengthGiveTheSame() {
        let text = "sep=,\r\nname,note\r\n\"Núñez, Ana\",\"a\r\nb\"\r\n\r\n李,\"x\"\"y\"\r\nlost,\"quote\r\nlast,row"
        let once = rows(Array(text.utf8), piece: 1000)
        for piece in 1...20 { #expect(rows(Array(text.utf8), piece: piece) == once) }
        #expect(once.count == 5)
    }

    @Test func rowsLongerThanTheBufferAreReadWhole() {
        let long = String(repeating: "x", count: 200_000)
        #expect(fields("a,b\n\(long),1\n\"\(long)\",2\n3,4\n", piece: 1000) == [["a", "b"], [long, "1"], [long, "2"], ["3", "4"]])
    }

    @Test func aHundredThousandRowsKeepTheirOrderAndLines() {
        let text = "n,s\n" + (1...100_000).map { "\($0),\"s\n\($0)\"\n" }.joined()
        var reader = reader(Array(text.utf8), piece: 4096)
        _ = reader.next()
        var wrong = 0
        for number in 1...100_000 {
            let row = reader.next()
            if row?.fields != ["\(number)", "s\n\(number)"] || row?.line != number * 2 { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(reader.next() == nil)
        #expect(reader.bytesRead == text.utf8.count)
    }

    @Test func aFailingSourceEndsWithItsOwnError() {
        struct Gone: Error {}
        var reader = CSVReader { () throws(Gone) -> [UInt8] in throw Gone() }
        #expect(throws: Gone.self) { try reader.next() }
    }
}

@Suite struct CSVEncodingTests {
    private static let text = "name,city\nNúñez €,Peñíscola 😀\n"

    private func read(_ bytes: [UInt8], encoding: CSVForm.Encoding? = nil) -> (fields: [[String]], form: CSVForm, problems: Int) {
        var reader = reader(bytes, piece: 3, encoding: encoding)
        var fields: [[String]] = []
        var problems = 0
        while let row = reader.next() {
            fields.append(row.fields)
            problems += row.problem == nil ? 0 : 1
        }
        return (fields, reader.form, problems)
    }

    private static func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in isLittleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    }

    @Test func marksAreReadAndAreNoText() {
        let wanted = [["name", "city"], ["Núñez €", "Peñíscola 😀"]]
        let utf8 = read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
        #expect(utf8.fields == wanted && utf8.form.encoding == .utf8)
        let little = read([0xFF, 0xFE] + Self.utf16(Self.text, isLittleEndian: true))
        #expect(little.fields == wanted && little.form.encoding == .utf16LittleEndian)
        let big = read([0xFE, 0xFF] + Self.utf16(Self.text, isLittleEndian: false))
        #expect(big.fields == wanted && big.form.encoding == .utf16BigEndian)
    }

    @Test func withoutAMarkTheBytesTell() {
        let wanted = [["name", "city"], ["Núñez €", "Peñíscola 😀"]]
        #expect(read(Array(Self.text.utf8)).fields == wanted)
        #expect(read(Self.utf16("name,city\nNunez,Cedar\n", isLittleEndian: true)).fields == [["name", "city"], ["Nunez", "Cedar"]])
        #expect(read(Self.utf16("name,city\nNunez,Cedar\n", isLittleEndian: false)).fields == [["name", "city"], ["Nunez", "Cedar"]])
        let windows = read(Array("name\nN".utf8) + [0xFA, 0xF1] + Array("ez ".utf8) + [0x80, 0x93, 0x78, 0x94, 10])
        #expect(windows.fields == [["name"], ["Núñez €“x”"]])
        #expect(windows.form.encoding == .windows1252 && windows.problems == 0)
    }

    @Test func aLetterAfterAMillionPlainBytesStillDecides() {
        let plain = Array(("name,city\n" + String(repeating: "Ana,Cedar\n", count: 100_000)).utf8)
        let windows = read(plain + Array("N".utf8) + [0xFA, 0xF1] + Array("ez,Cedar\n".utf8))
        #expect(windows.fields.last == ["Núñez", "Cedar"])
        #expect(read(plain + Array("Núñez,Cedar\n".utf8)).fields.last == ["Núñez", "Cedar"])
    }

    @Test func whatIsGivenGoesBeforeTheGuess() {
        let read = read([0x6E, 10, 0xC3, 0xBA, 10], encoding: .windows1252)
        #expect(read.fields == [["n"], ["Ãº"]])
    }

    @Test func bytesThatMeanNothingAreToldWithTheirLine() {
        let good = Array("n\nNúñez Núñez\n".utf8)
        #expect(rows(good + [0xFA, 10] + Array("x\n".utf8)).map(\.problem) == [nil, nil, .notText, nil])
        // Half a pair of UTF-16, and half a unit at the end.
        #expect(rows([0xFF, 0xFE, 0x6E, 0, 10, 0, 0x3D, 0xD8, 10, 0, 0x78, 0]).map(\.problem) == [nil, .notText, nil])
        #expect(rows([0xFF, 0xFE, 0x6E, 0, 10, 0, 0x78]).map(\.problem) == [nil, .notText])
        // Windows-1252 has nothing at 0x81.
        #expect(rows(Array("n\n".utf8) + [0xFA, 10, 0x81, 10]).map(\.problem) == [nil, nil, .notText])
    }

    @Test(arguments: [
        ([0x50, 0x4B, 3, 4, 0], ForeignFile.workbook), ([0xD0, 0xCF, 0x11, 0xE0, 1], .workbook), ([0x1F, 0x8B, 8, 0], .compressed),
        (Array("%PDF-1.7".utf8), .pdf),
    ])
    func otherFilesAreKnownByTheirFirstBytes(bytes: [UInt8], wanted: ForeignFile) {
        var reader = reader(bytes)
        reader.begin()
        #expect(reader.foreign == wanted)
    }
}

@Suite struct HostileCSVTests {
    @Test func aZeroByteIsToldWithItsLine() {
        let read = rows([0x61, 0x2C, 0x62, 10, 0x31, 0, 0x2C, 0x32, 10, 0x33, 0x2C, 0x34, 10])
        #expect(read.map(\.problem) == [nil, .zeroByte, nil])
        #expect(read[1].line == 2)
    }

    @Test func aLostQuoteCostsItsOwnRowOnly() {
        let text = "name,city\nAna,Cedar\nLuz,\"Cedar\nTom,Cedar\nKim,Cedar\n"
        let read = rows(Array(text.utf8))
        #expect(read.map(\.problem) == [nil, nil, .unclosedQuote, nil, nil])
        #expect(read.map(\.line) == [1, 2, 3, 4, 5])
        #expect(read.last?.fields == ["Kim", "Cedar"])
    }

    @Test func aLostQuoteBeforeSoundOnesCostsItsOwnRowOnly() {
        let read = rows(Array("name,city\nLuz,\"Cedar\nTom,Cedar\nKim,\"Cedar, NM\"\nAna,Cedar\n".utf8))
        #expect(read.map(\.problem) == [nil, .strayQuote, nil, nil, nil])
        #expect(read[2...].map(\.fields) == [["Tom", "Cedar"], ["Kim", "Cedar, NM"], ["Ana", "Cedar"]])
        #expect(read.map(\.line) == [1, 2, 3, 4, 5])
    }

    @Test func aLostQuoteInAHugeFileCostsItsOwnRowOnly() {
        let text = "name,city\n\"Ana,Cedar\n" + String(repeating: "Tom,Cedar\n", count: 200_000)
        var reader = reader(Array(text.utf8), piece: 65_536)
        var (whole, broken) = (0, 0)
        while let row = reader.next() { if row.problem == nil { whole += 1 } else { broken += 1 } }
        #expect(broken == 1)
        #expect(whole == 200_001)
        #expect(reader.line == 200_003)
    }

    @Test func quotesThatAreLostOnEveryLineEnd() {
        let text = "name,city\n" + String(repeating: "b\",\"c\n", count: 3000)
        let read = rows(Array(text.utf8), piece: 65_536)
        #expect(read.count { $0.problem == .unclosedQuote } > 1500)
    }

    @Test func textBehindAClosingQuoteIsTold() {
        let read = rows(Array("a,b\n\"Bob \"the man\" Smith\",x\n1,2\n".utf8))
        #expect(read.map(\.problem) == [nil, .strayQuote, nil])
        #expect(read[2].fields == ["1", "2"])
    }

    @Test func aGiantLineIsPassedOver() {
        let giant = String(repeating: "x", count: CSVReader<Never>.longestRecord * 3)
        let read = rows(Array("a,b\n\(giant),1\r\n\"\(giant)\",2\r\n3,4\n".utf8), piece: 10_000)
        #expect(read.map(\.problem) == [nil, .tooLong(limit: CSVReader<Never>.longestRecord), .unclosedQuote, nil])
        #expect(read.map(\.line) == [1, 2, 3, 4])
        #expect(read[3].fields == ["3", "4"])
    }

    @Test func aMillionDelimitersAreNoTrouble() {
        let read = rows(Array(("a,b\n" + String(repeating: ",", count: 100_000) + "\n1,2\n").utf8), piece: 10_000)
        #expect(read.map(\.count) == [2, 100_001, 2])
        #expect(read[1].isBlank)
    }

    @Test func anyBytesAtAllAreReadToTheirEnd() {
        var generator = SeededNoise(state: 42)
        let telling: [UInt8] = [0, 10, 13, 34, 34, 44, 59, 9, 124, 0x41, 0x41, 0x41, 0xC3, 0xA9, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 0x80]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in telling.randomElement(using: &generator) ?? 0 }
            let once = rows(bytes, piece: 1000)
            #expect(rows(bytes, piece: 1) == once)
            #expect(once.map(\.line) == once.map(\.line).sorted())
            for row in once { #expect(row.fields.count == row.count) }
        }
    }
}

/// Chance that is the same in every run (SplitMix64).
private struct SeededNoise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
