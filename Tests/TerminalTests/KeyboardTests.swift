import PseudoTerminal
import Testing

extension OnATerminal {
    @Suite struct Keyboard {
        @Test("The first screen is on the alternate screen, with the cursor where the canvas has it")
        func firstScreen() throws {
            let screen = try demo().wait(forText: "role match")
            #expect(screen.isAlternate)
            #expect(screen.lines[0] == "Demo 80x24 colours256")
            #expect(screen.cursor == SeenScreen.Position(column: 5, row: 1))
            #expect(screen.isCursorVisible)
            #expect(screen.title == nil)
        }

        @Test(
            "Letters, capitals, signs and other scripts arrive as typed",
            arguments: ["a", "Z", "?", "é", "ß", "日", "🙂"])
        func characters(text: String) throws {
            let program = try demo()
            try program.type(text)
            try program.waitToHear("key \(text)")
        }

        @Test(
            "Special keys arrive by name, whatever the terminal sends for them",
            arguments: ["xterm-256color", "xterm", "linux", "vt100", "screen-256color", "tmux-256color"])
        func specialKeys(type: String) throws {
            let program = try demo(environment: ["TERM": type])
            let keys: [(TerminalKey, String)] = [
                (.up, "up"), (.down, "down"), (.left, "left"), (.right, "right"), (.home, "home"), (.end, "end"),
                (.pageUp, "pageup"), (.pageDown, "pagedown"), (.insert, "insert"), (.delete, "delete"),
                (.backspace, "backspace"), (.tab, "tab"), (.enter, "enter"), (.function(1), "f1"), (.function(3), "f3"),
                (.function(5), "f5"), (.function(12), "f12"),
            ]
            for (key, name) in keys {
                try program.press(key)
                try program.waitToHear("key \(name)")
            }
            try program.press(.tab, .shift)
            try program.waitToHear("key backtab")
        }

        @Test("Keys held with Ctrl are told; arrows held with Shift or Ctrl are plain arrows")
        func modifiers() throws {
            let program = try demo()
            try program.press(.character("c"), .control)
            try program.waitToHear("key ctrl-c")
            try program.press(.character("s"), .control)
            try program.waitToHear("key ctrl-s")
            try program.press(.left, .control)
            try program.waitToHear("key left")
            try program.press(.down, .shift)
            try program.waitToHear("key down")
        }

        @Test("Esc alone is heard without another key, and twice is heard twice")
        func escape() throws {
            let program = try demo()
            try program.press(.escape)
            try program.waitToHear("key esc")
            try program.send([0x1b, 0x1b])
            let screen = try program.wait(forText: "heard 3: key esc")
            #expect(screen.lines[1] == "heard 3: key esc")
        }

        @Test("Esc alone takes less than a tenth of a second of waiting")
        func escapeIsQuick() throws {
            let program = try demo()
            // Against the same way without the wait, so that a busy machine does not matter; the best of five of each.
            func best(_ key: TerminalKey, _ name: String) throws -> Duration {
                try (0..<5).map { _ in
                    try program.press(.up)
                    try program.waitToHear("key up")
                    let start = ContinuousClock.now
                    try program.press(key)
                    try program.waitToHear(name)
                    return ContinuousClock.now - start
                }.min() ?? .zero
            }
            let letter = try best(.character("a"), "key a")
            let escape = try best(.escape, "key esc")
            #expect(escape - letter < .milliseconds(100))
        }

        @Test("A special key cut in two by a slow line is still one key")
        func slowLine() throws {
            let program = try demo()
            try program.send(Array("\u{1b}[".utf8))
            try program.send(Array("1;5".utf8))
            try program.send(Array("A".utf8))
            try program.wait(forText: "heard 1: key up")
        }

        @Test("Unknown sequences and bytes that are no text do nothing")
        func nonsense() throws {
            let program = try demo()
            try program.send(
                [0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80] + Array("\u{1b}[?1;2c\u{1b}[99~\u{1b}[I\u{1b}[12;34R\u{9b}5n".utf8)
            )
            try program.type("a")
            // The bracket after a broken letter is a key of its own, and so are the two after an eight-bit control.
            try program.wait(forText: "heard 4: key a")
        }
    }
}
