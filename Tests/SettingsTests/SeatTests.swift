import Foundation
import Settings
import Testing

@Suite struct SeatTests {
    @Test func seatsAreTellable() {
        func name(_ environment: [String: String], _ terminal: String?) -> String {
            Seat(environment: environment, terminal: terminal, host: "office").name
        }
        #expect(name(["SSH_CONNECTION": "10.0.0.7 50000 10.0.0.1 22"], "/dev/pts/3") == "ssh 10.0.0.7")
        #expect(name(["SSH_CLIENT": "fe80::1 50000 22"], nil) == "ssh fe80::1")
        #expect(name([:], "/dev/pts/3") == "office")
        #expect(name([:], "/dev/ttyS1") == "office ttyS1")
        #expect(name([:], nil) == "office")
        #expect(!name(["SSH_CLIENT": "\u{1B}[2J 1 2"], nil).contains("\u{1B}"))
    }

    @Test func whatIsSavedIsReadBack() throws {
        let folder = try Folder()
        let file = SeatFile(path: folder.path + "/new/caseload/seat.yaml")
        let (window, desk) = (Seat(name: "ssh 10.0.0.7"), Seat(name: "odd: \"name\" \\ #1"))
        #expect(try file.settings(of: window) == SeatSettings())
        let first = SeatSettings(printer: "front \"desk\"", printsLater: true, theme: "nord", language: "es")
        try file.save(first, of: window)
        try file.save(SeatSettings(theme: "no"), of: desk)
        #expect(try file.settings(of: window) == first)
        #expect(try file.settings(of: desk) == SeatSettings(theme: "no"))
        try file.save(SeatSettings(), of: window)
        #expect(try file.settings(of: window) == SeatSettings())
        #expect(try file.settings(of: desk).theme == "no")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/caseload").sorted()
        #expect(names == ["seat.yaml", "seat.yaml.lock"])
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func nothingIsSavedOverAFileThatCannotBeRead() throws {
        let folder = try Folder()
        try folder.write("seats: [broken", "seat.yaml")
        let file = SeatFile(path: folder.path + "/seat.yaml")
        #expect(throws: SettingsProblem.self) { try file.settings(of: Seat(name: "x")) }
        #expect(throws: SettingsProblem.self) { try file.save(SeatSettings(printer: "p"), of: Seat(name: "x")) }
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "seats: [broken")
    }

    @Test func aPlaceThatCannotBeWrittenIsTold() throws {
        let folder = try Folder()
        try folder.write("", "plain")
        let file = SeatFile(path: folder.path + "/plain/seat.yaml")
        let problem = #expect(throws: SettingsProblem.self) {
            try file.save(SeatSettings(printer: "p"), of: Seat(name: "x"))
        }
        #expect(problem?.message.hasPrefix("These settings are not saved") == true)
    }

    @Test func savingAtOnceLosesNothing() async throws {
        let folder = try Folder()
        let file = SeatFile(path: folder.path + "/seat.yaml")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { try file.save(SeatSettings(printer: "p\(number)"), of: Seat(name: "seat \(number)")) }
            }
            try await group.waitForAll()
        }
        for number in 0..<8 { #expect(try file.settings(of: Seat(name: "seat \(number)")).printer == "p\(number)") }
    }
}
