import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("Files made to do harm")
struct HostileFileTests {
    private func problems(ofAgencyFile bytes: [UInt8]) throws -> [PackProblem] {
        let files = try PackFiles([PackFile(path: "agency.yaml", bytes: bytes)])
        let pack = AgencyPack.read(files)
        #expect(pack.agency == nil)
        return pack.problems
    }

    private func problems(ofAgencyFile text: String) throws -> [PackProblem] { try problems(ofAgencyFile: Array(text.utf8)) }

    @Test("aliases that multiply are refused before they do")
    func aliasBomb() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        let found = try problems(ofAgencyFile: text + "? *a9\n: key\n")
        #expect(found.map(\.code) == [.tooLarge])
        #expect(found.first?.line == 3)
    }

    @Test("the few aliases that are read cannot multiply to much, not even as a key")
    func smallAliasBomb() throws {
        var text = "a0: &a0 [\(String(repeating: "x,", count: 2000))x]\n"
        for level in 1...4 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
        #expect(try problems(ofAgencyFile: text + "? *a4\n: key\n").isEmpty == false)
        text += "b: [*a4, *a4, *a4]\n"
        #expect(try problems(ofAgencyFile: text).contains { $0.code == .tooLarge })
    }

    @Test("an alias may be used", arguments: ["{title: &t Counter}\n  desk: {title: *t}"])
    func alias(text: String) throws {
        let pack = try SmallPack.reading(["agency.yaml": SmallPack.agency.replacingOccurrences(of: "{title: Counter}", with: text)])
        #expect(pack.agency?.queues.map(\.title.plain) == ["Counter", "Counter"])
    }

    @Test("nesting without end", arguments: ["[", "{a: ", "- ", "? ", "[{"])
    func depth(opening: String) throws {
        for count in [40, 999, 1001, 100_000] {
            let found = try problems(ofAgencyFile: String(repeating: opening, count: count))
            #expect(!found.isEmpty && found.allSatisfy { $0.line >= 1 && $0.column >= 1 })
        }
        let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try problems(ofAgencyFile: closed).map(\.code) == [.tooLarge])
    }

    @Test("text of ten megabytes")
    func tooLarge() throws {
        #expect(throws: PackFilesFailure.tooLarge("agency.yaml", limit: PackFiles.maximumFileSize)) {
            try problems(ofAgencyFile: "title: " + String(repeating: "x", count: 10 << 20))
        }
        #expect(try problems(ofAgencyFile: "title: " + String(repeating: "x", count: 3 << 20)).map(\.code) == [.tooLarge])
    }

    @Test("many values, many keys, many mistakes: answered, and counted")
    func manyOfEverything() throws {
        let keys = (0..<60_000).map { "key\($0): 1" }.joined(separator: "\n")
        let found = try problems(ofAgencyFile: keys)
        #expect(!found.isEmpty && found.count <= 1000)
        let list = "languages: [" + String(repeating: "a,", count: 300_000) + "a]"
        #expect(try problems(ofAgencyFile: list).contains { $0.code == .tooLarge })
    }

    @Test("a thousand warnings do not hide the error behind them")
    func errorsAmongWarnings() throws {
        let sentence = String(repeating: "word ", count: 30) + "end."
        let items = (0..<1200).map { "  - {id: i\($0), text: \(sentence)}" }.joined(separator: "\n")
        let pack = try SmallPack.reading(["checklists/papers.yaml": "checklist: papers\ntitle: T\nitems:\n\(items)\nlast: 1\n"])
        #expect(pack.agency == nil)
        #expect(pack.problems.contains { $0.severity == .error && $0.code == .unknownKey })
    }

    @Test("bytes that are no text")
    func notText() throws {
        let found = try problems(ofAgencyFile: Array("agency: office\ntitle: \"é".utf8) + [0xFF, 0xFE])
        #expect(found.map(\.code) == [.syntaxError])
        #expect(found.first?.line == 2)
        #expect(try problems(ofAgencyFile: [0, 1, 2, 3, 27]).map(\.code) == [.syntaxError])
        #expect(try problems(ofAgencyFile: [0xFF, 0xFE, 0x61, 0x00]).map(\.code) == [.syntaxError])
        #expect(try problems(ofAgencyFile: "").map(\.code) == [.missingKey])
        #expect(try problems(ofAgencyFile: "agency: office\ntitle: a\u{1B}[2J\n").map(\.line) == [2])
    }

    @Test(
        "text that a terminal would obey",
        arguments: [#""\e[2J""#, #""a\x07""#, #""\u202Eabc""#, #""\x9b31m""#, "a\u{202E}b", "\"a\u{2066}b\""])
    func hidden(text: String) throws {
        let pack = try SmallPack.reading([
            "agency.yaml": SmallPack.agency.replacingOccurrences(of: "title: Office", with: "title: \(text)")
        ])
        #expect(pack.agency == nil)
        #expect(pack.problems.map { "\($0.line):\($0.column)" } == ["2:8"])
    }

    @Test("names with escapes in them do not reach a message as they are")
    func hiddenInMessages() throws {
        let found = try problems(ofAgencyFile: #"{"\e]0;x\a": 1, "\u202Eid": [], agency: "\e"}"#)
        #expect(!found.isEmpty)
        for problem in found {
            #expect(
                problem.message.unicodeScalars.allSatisfy {
                    $0.value >= 32 && $0.value != 0x7F && !(0x2028...0x202E).contains($0.value)
                })
        }
    }

    @Test(
        "documents that are no pack",
        arguments: [
            "- a", "text", "~", "a: 1\n---\nb: 2", "%YAML 9.9\n---\na: 1", "!!binary x", "? [a]\n: b", "*a", "<<: {a: b}",
            "\u{FEFF}",
        ])
    func otherDocuments(text: String) throws {
        #expect(try !problems(ofAgencyFile: text).isEmpty)
    }
}
