import Foundation
import Glibc
import PseudoTerminal
import Testing

extension TheProgram {
    /// The desk on a terminal as a person has it.
    @Suite(.serialized) struct AtTheDesk {
        @Test func startsFindsMovesAndGivesTheTerminalBack() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            #expect(desk.screen.text.contains("TRAINING"))
            #expect(desk.screen.isAlternate)
            try desk.type("/")
            try desk.wait(forText: "FIND")
            try desk.type("quux")
            let matches = try desk.wait(forText: "Quuxley")
            #expect(matches.isCursorVisible)
            try desk.press(.escape)
            try desk.wait(forText: "MINE")
            let before = desk.screen.cursor.row
            try desk.press(.down)
            try desk.wait(for: "the cursor one row lower") { $0.cursor.row == before + 1 }
            try desk.press(.up)
            try desk.wait(for: "the cursor back") { $0.cursor.row == before }
            try desk.press(.enter)
            try desk.wait(forText: "CHECKLIST")
            try desk.press(.escape)
            try desk.wait(forText: "MINE")
            try desk.type("q")
            #expect(try desk.waitForExit() == .code(0))
            #expect(desk.lineSettings == .usual)
            #expect(!desk.screen.isAlternate)
        }

        @Test func everyWindowSizeIsDrawnAnew() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            desk.resize(columns: 40, rows: 15)
            try desk.wait(for: "a small desk") { $0.lines.count == 15 && $0.text.contains("MINE") && $0.text.contains("? keys") }
            desk.resize(columns: 20, rows: 5)
            try desk.wait(forText: "Make the window")
            desk.resize(columns: 80, rows: 24)
            try desk.wait(for: "the desk of before") { $0.lines.count == 24 && $0.text.contains("TODAY") && $0.text.contains("MINE") }
            for step in 0..<60 { desk.resize(columns: 30 + step * 7 % 170, rows: 8 + step * 5 % 50) }
            desk.resize(columns: 80, rows: 24)
            try desk.wait(for: "the desk after the storm") { $0.lines.count == 24 && $0.text.contains("TODAY") && $0.text.contains("MINE") }
            try desk.type("q")
            #expect(try desk.waitForExit() == .code(0))
        }

        @Test func aDroppedLineKeepsTheFormAndOffersItAgain() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            try fillIn(desk)
            desk.hangUp()
            #expect(try desk.waitForExit() == .code(129))
            try findAgain(in: office, "North pasture")
        }

        @Test func whatWasTypedBeforeAFieldWasLeftOutlivesAKill() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            try fillIn(desk)
            // Leaving the field keeps it; the answer that it is durable shows nowhere, so a later question waits for it.
            try desk.press(.tab)
            try desk.press(.function(1))
            try desk.wait(forText: "Keys")
            try desk.press(.escape)
            try waitUntil { (try office.run(["desk", "--script", Self.formsScript(office), "--as", "dana"]).status) == 0 }
            desk.signal(SIGKILL)
            #expect(try desk.waitForExit() == .signal(SIGKILL))
            try findAgain(in: office, "North pasture")
        }

        @Test func whatAnotherTerminalCommitsAppears() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            try desk.press(.enter)
            let seen = try desk.wait(forText: "CHECKLIST")
            // The history shows every entry, the newest first; the summary has room for a few.
            try desk.type("4")
            let number = try #require(seen.text.split(whereSeparator: \.isWhitespace).first { $0.contains("-2026-") })
            try office.succeed(["case", "note", String(number), "Said at another terminal.", "--as", "lee"])
            // A second by the clock of the promise; the limit is wide because the machine may be busy.
            try desk.wait(forText: "Said at another", upTo: .seconds(10))
        }

        @Test func aClickAndTheWheelDoWhatTheySeemTo() throws {
            let office = try OfficeFolder()
            let desk = try office.desk()
            let before = desk.screen.cursor.row
            try desk.turnWheel(.down, column: 10, row: before)
            try desk.wait(for: "a lower row") { $0.cursor.row > before }
            try desk.click(column: 20, row: before)
            try desk.wait(forText: "CHECKLIST")
        }

        @Test func statusesAreReadableWithoutColours() throws {
            let office = try OfficeFolder()
            let desk = try office.desk(environment: ["NO_COLOR": "1"])
            #expect(desk.screen.text.contains("days late"))
            for word in ["TRAINING", "MINE", "late"] {
                let glyph = try #require(desk.screen.glyph(at: word))
                #expect(glyph.foreground == .standard && glyph.background == .standard, "\(word) is coloured")
            }
            #expect(try #require(desk.screen.glyph(at: "TRAINING")).isReversed)
        }

        private func fillIn(_ desk: TerminalProgram) throws {
            try desk.type("/quux")
            try desk.wait(forText: "Quuxley")
            try desk.press(.enter)
            try desk.wait(forText: "TIMELINE")
            try desk.type("n5")
            try desk.wait(forText: "Received on")
            for _ in 0..<7 { try desk.press(.tab) }
            try desk.wait(for: "the place's help") { $0.text.contains("pasture name") }
            try desk.type("North pasture")
            try desk.wait(forText: "North pasture")
        }

        private static func formsScript(_ office: OfficeFolder) throws -> String {
            let path = "\(office.path)/forms.keys"
            try "key g h\nexpect left at\nkey enter\nexpect North pasture\n".write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }

        private func findAgain(in office: OfficeFolder, _ text: String) throws {
            let desk = try office.desk()
            try desk.type("gh")
            try desk.wait(forText: "left at")
            try desk.press(.enter)
            try desk.wait(forText: text)
        }

        private func waitUntil(_ condition: () throws -> Bool) throws {
            for _ in 0..<100 {
                if try condition() { return }
                usleep(50_000)
            }
            Issue.record("it did not happen within five seconds")
        }
    }
}
