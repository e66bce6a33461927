import Foundation
import Settings
import Testing

/// Files made to hurt are refused with one sentence, and at once.
@Suite struct HostileFileTests {
    private func refusal(_ text: String) -> SettingsProblem? {
        #expect(throws: SettingsProblem.self) { try Base16Scheme(text: text, file: "x.yaml") }
    }

    @Test func aliasBombs() {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for letter in "bcdefghi" {
            let before = Character(UnicodeScalar(letter.asciiValue.map { $0 - 1 } ?? 97))
            text += "\(letter): &\(letter) [" + Array(repeating: "*\(before)", count: 9).joined(separator: ", ") + "]\n"
        }
        let problem = refusal(text)
        #expect(problem?.message.contains("aliases") == true)
        #expect(problem?.line == 2)
        // As a key, where the reader would compare all of it.
        #expect(refusal("? &a [x]\n: 1\n? *a\n: 2\n") != nil)
        #expect(refusal("{x:&a [1],y:*a}") != nil)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000),
        String(repeating: "{a: ", count: 20_000),
        String(repeating: "- ", count: 100_000),
        String(repeating: "? ", count: 100_000),
        String(repeating: "[']',\n", count: 2_000),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\r\n" }.joined(),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\u{85}" }.joined(),
    ])
    func depth(text: String) {
        #expect(refusal(text)?.message.contains("nested more deeply") == true)
    }

    @Test func linesMayEndInEitherWay() throws {
        let text = SchemeTests.fixture.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(
            try Base16Scheme(text: text, file: "x").colours
                == Base16Scheme(text: SchemeTests.fixture, file: "x").colours)
    }

    @Test func size() throws {
        #expect(refusal("a: " + String(repeating: "x", count: 10_000_000))?.message.contains("KB") == true)
        let folder = try Folder()
        let file = folder.path + "/big.yaml"
        #expect(FileManager.default.createFile(atPath: file, contents: Data(count: 10_000_000)))
        #expect(throws: SettingsProblem.self) { try Base16Scheme(file: file) }
    }

    @Test func whatIsNotAFile() throws {
        let folder = try Folder()
        let problem = #expect(throws: SettingsProblem.self) { try Base16Scheme(file: folder.path) }
        #expect(problem?.message.isEmpty == false)
        try #require(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
        #expect(throws: SettingsProblem.self) { try Base16Scheme(file: folder.path + "/pipe.yaml") }
        #expect(throws: SettingsProblem.self) { try Base16Scheme(file: "/dev/zero") }
        let missing = #expect(throws: SettingsProblem.self) { try Base16Scheme(file: folder.path + "/none.yaml") }
        #expect(missing?.message == "This file cannot be read: it is not there.")
        try Data([0x61, 0x3A, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: folder.path + "/latin.yaml"))
        let foreign = #expect(throws: SettingsProblem.self) { try Base16Scheme(file: folder.path + "/latin.yaml") }
        #expect(foreign?.message.contains("UTF-8") == true)
    }

    @Test func escapesInWhatIsSaidBack() {
        let problem = refusal("system: \"base16\\e[2J\"\nname: x")
        #expect(problem?.description.contains("\u{1B}") == false)
        let keys = try? KeyPatch(text: "\"a\\e[2J\": \"\\e[31m\"", file: "a\u{1B}b")
        #expect(keys?.problems.count == 1)
        #expect(keys?.problems.first?.description.contains("\u{1B}") == false)
    }
}

/// A folder that goes when the test is over.
final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "caseload-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    }
}
