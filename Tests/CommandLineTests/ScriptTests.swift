import Foundation
import Testing

@Suite struct ScriptTests {
    @Test func aScriptPressesKeysAndSavesScreens() throws {
        let place = try Workplace()
        _ = try place.addConstituent()
        let script = try place.write(
            """
            # Find somebody.
            expect TRAINING
            key /
            type ortega
            expect Ortega, Marisol
            screen found
            key enter
            expect Ortega
            screen person
            count-keys 2
            """, to: "find.keys")
        let run = try place.run("desk", "--script", script, "--save-screens", place.folder + "/screens", "--size", "80x24")
        #expect(run.status == 0, "\(run.complaint)")
        let screen = String(decoding: try place.bytes(place.folder + "/screens/found.txt"), as: UTF8.self)
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        // 24 lines of text, a rule, 24 lines of roles, a rule, the cursor.
        #expect(lines.count == 24 + 1 + 24 + 1 + 1 + 1)
        #expect(lines[24] == String(repeating: "-", count: 80)[...])
        #expect(lines[50].hasPrefix("cursor at column "))
    }

    @Test func theFirstLineThatFailsIsTold() throws {
        let place = try Workplace()
        let failing = try place.write("key /\nexpect There is no such text\nscreen never\n", to: "failing.keys")
        let run = try place.run("desk", "--script", failing, "--save-screens", place.folder + "/screens")
        #expect(run.status == 1)
        #expect(run.complaint.contains("failing.keys:2:"))
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/screens/never.txt"))
        let costly = try place.write("key / esc / esc\ncount-keys 3\n", to: "costly.keys")
        #expect(try place.run("desk", "--script", costly).complaint.contains("4 keys were pressed"))
        let unreadable = try place.write("\n\nkey no-such-key\n", to: "unreadable.keys")
        #expect(try place.run("desk", "--script", unreadable).complains(2, "unreadable.keys:3:"))
        let outside = try place.write("screen ../../outside\n", to: "outside.keys")
        #expect(try place.run("desk", "--script", outside, "--save-screens", place.folder).status == 2)
        #expect(try place.run("desk", "--script", place.folder + "/none").complains(2, "cannot be read"))
    }

    @Test func theDeskNeedsATerminal() throws {
        let place = try Workplace()
        #expect(try place.run("desk").complains(2, "needs a terminal"))
        #expect(try place.run([]).complains(2, "needs a terminal"))
    }
}
