import Foundation
import Glibc
import PseudoTerminal
import Testing

extension TheProgram {
    /// What is wrong around the program: one sentence, the right exit code, the terminal as it was, nothing written.
    @Suite(.serialized) struct InBadSurroundings {
        @Test func notATerminal() throws {
            let office = try OfficeFolder(sample: false)
            try refuses(office, ["desk"], 2)
        }

        @Test(arguments: ["dumb", "", "no-such-terminal"]) func aTerminalThatCannotPaint(kind: String) throws {
            let office = try OfficeFolder(sample: false)
            let desk = try TerminalProgram(
                running: office.program, arguments: ["desk"],
                environment: office.environment.mapValues { $0 }.merging(["TERM": kind.isEmpty ? nil : kind]) { $1 })
            #expect(try desk.waitForExit() == .code(2))
            #expect(desk.lineSettings == .usual)
            let lines = desk.screen.text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
            #expect((1...3).contains(lines.count), "\(lines)")
        }

        @Test func aForeignFile() throws {
            let office = try OfficeFolder(sample: false)
            let path = "\(office.path)/letter.txt"
            try "Dear Sir or Madam,\n".write(toFile: path, atomically: true, encoding: .utf8)
            try refuses(office, ["case", "list", "--store", path], 3)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "Dear Sir or Madam,\n")
        }

        @Test func noStoreThere() throws {
            let office = try OfficeFolder(sample: false)
            try refuses(office, ["case", "list", "--store", "\(office.path)/none.sqlite"], 3)
            #expect(!FileManager.default.fileExists(atPath: "\(office.path)/none.sqlite"))
        }

        @Test func anotherDatabase() throws {
            let office = try OfficeFolder(sample: false)
            let path = "\(office.path)/other.sqlite"
            try python("import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('create table t(a)'); c.commit()", [path])
            try refuses(office, ["case", "list", "--store", path], 3)
        }

        @Test func aNewerFormat() throws {
            let office = try OfficeFolder(sample: false)
            try python(
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('pragma user_version=9999'); c.commit()", [office.store])
            try refuses(office, ["case", "list"], 3)
        }

        @Test(.enabled(if: geteuid() != 0, "root may write every file"))
        func aFileThatMayOnlyBeRead() throws {
            let office = try OfficeFolder(sample: false)
            chmod(office.store, 0o400)
            try refuses(office, ["constituent", "add", "--name", "Nora Nobody"], 3)
        }

        @Test func aStoreThatSomebodyHolds() throws {
            let office = try OfficeFolder(sample: false)
            let descriptor = open("\(office.store).lock", O_RDWR)
            try #require(descriptor >= 0)
            defer { close(descriptor) }
            try #require(flock(descriptor, LOCK_EX) == 0)
            try refuses(office, ["constituent", "add", "--name", "Nora Nobody"], 3)
        }

        @Test func somebodyElsesNameInALiveStore() throws {
            let office = try OfficeFolder(sample: false, isTraining: false)
            try refuses(office, ["case", "list", "--as", "dana"], 1)
        }

        /// Such names are refused where they come in; what a store holds all the same is in the tests of the screens.
        @Test func aNameWithEscapeSequences() throws {
            let office = try OfficeFolder(sample: false)
            let hostile = "Quill\u{1B}[2J\u{1B}]0;owned\u{07}"
            try refuses(office, ["constituent", "add", "--family-name", hostile, "--given-name", "Zita"], 1)
            let searched = try office.run(["search", hostile])
            #expect(!(searched.output + searched.complaint).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" })
            let me = try office.desk([])
            let title = me.screen.title
            try me.type("/")
            try me.wait(forText: "FIND")
            try me.paste(hostile)
            let seen = try me.wait(forText: "Quill")
            #expect(seen.text.contains("FIND"), "the screen was cleared")
            #expect(seen.title == title, "the title was changed")
        }

        /// One sentence or two on standard error, and the exit code.
        private func refuses(
            _ office: OfficeFolder, _ arguments: [String], _ status: Int32, sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            let run = try office.run(arguments)
            #expect(run.status == status, "\(run.complaint)", sourceLocation: sourceLocation)
            let lines = run.complaint.split(separator: "\n")
            #expect(lines.count == 1, "\(run.complaint)", sourceLocation: sourceLocation)
            #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        }

        private func python(_ program: String, _ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["python3", "-c", program] + arguments
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
        }
    }
}
