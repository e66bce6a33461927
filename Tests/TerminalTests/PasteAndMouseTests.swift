import PseudoTerminal
import Testing

extension OnATerminal {
    @Suite struct PasteAndMouse {
        @Test("A paste is one event, line ends and all, and none of it acts as keys")
        func paste() throws {
            let program = try demo()
            try program.paste("q\r\nsecond line\tX")
            try program.waitToHear("paste 16 q/second line\tX".replacing("\t", with: " "))
        }

        @Test("A long paste comes whole, across many reads")
        func longPaste() throws {
            let program = try demo()
            try program.paste(String(repeating: "ä", count: 60_000))
            try program.waitToHear("paste 120000 " + String(repeating: "ä", count: 40))
        }

        @Test("A paste beyond a mebibyte is cut, and the keys after it are heard")
        func hugePaste() throws {
            let program = try demo()
            try program.paste(String(repeating: "x", count: 3_000_000))
            try program.waitToHear("paste 1048576 " + String(repeating: "x", count: 40))
            try program.type("a")
            try program.waitToHear("key a")
        }

        @Test("Clicks and the wheel arrive with their place")
        func mouse() throws {
            let program = try demo(columns: 300, rows: 50)
            try program.click(column: 12, row: 3)
            try program.waitToHear("mouse press 12,3")
            try program.click(column: 299, row: 49)
            try program.waitToHear("mouse press 299,49")
            try program.turnWheel(.down, column: 2, row: 4)
            try program.waitToHear("mouse wheelDown 2,4")
            try program.turnWheel(.up, column: 2, row: 4)
            try program.waitToHear("mouse wheelUp 2,4")
        }

        @Test("Random bytes in plenty neither ends the program nor hangs it")
        func randomBytes() throws {
            let program = try demo()
            var generator = SplitMix(state: 11)
            // Without the keys that the demonstration program obeys, and without ctrl-z.
            let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
                .filter { ![0x71, 0x58, 0x45, 0x74, 0x42, 0x1a].contains($0) }
            try program.send(bytes)
            // The end of a paste, if one was begun by chance.
            try program.send(Array("\u{1b}[201~".utf8))
            try program.type("a")
            try program.press(.up)
            try program.waitToHear("key up")
            try program.type("q")
            #expect(try program.waitForExit() == .code(0))
        }
    }
}

/// Steele, Lea and Flood's splittable generator: the same bytes in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
