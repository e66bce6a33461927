import Glibc
import PseudoTerminal
import Testing

extension OnATerminal {
    /// Job control needs a shell: an orphan cannot be stopped.
    @Suite struct Stopping {
        /// A shell with job control runs the program, says when it is stopped, and goes on after a line.
        private func underShell() throws -> TerminalProgram {
            let program = try TerminalProgram(
                running: "/bin/sh",
                arguments: [
                    "-c",
                    "set -m; '\(builtProgram("TerminalDemo"))'; echo stopped $?; read line; fg >/dev/null; echo ended $?",
                ])
            try program.wait(forText: "heard 0")
            return program
        }

        @Test("ctrl-z gives the terminal to the shell, and going on paints everything again")
        func stopAndGoOn() throws {
            let program = try underShell()
            try program.press(.character("z"), .control)
            let shell = try program.wait(forText: "stopped ")
            #expect(!shell.isAlternate && shell.isCursorVisible)
            #expect(program.lineSettings == .usual)
            try program.send(Array("go\r".utf8))
            let again = try program.wait(for: "the screen again") { $0.isAlternate && $0.text.contains("role match") }
            #expect(again.glyphs[2][16].text == "|")
            #expect(!program.lineSettings.echoes)
            try program.press(.up)
            try program.waitToHear("key up")
            try program.click(column: 5, row: 5)
            try program.waitToHear("mouse press 5,5")
            try program.type("q")
            try program.wait(forText: "ended 0")
            #expect(program.lineSettings == .usual)
        }

        @Test("Where nobody could continue it, ctrl-z does not stop the program")
        func orphan() throws {
            let program = try demo()
            try program.press(.character("z"), .control)
            try program.press(.up)
            try program.waitToHear("key up")
        }

        @Test("SIGTSTP from elsewhere is obeyed as ctrl-z is; SIGCONT paints again")
        func signals() throws {
            let program = try demo()
            program.signal(SIGSTOP)
            try program.waitUntilStopped()
            program.resize(columns: 60, rows: 20)
            program.signal(SIGCONT)
            let screen = try program.wait(forText: "Demo 60x20")
            #expect(screen.glyphs[2][16].text == "|")
            program.signal(SIGTSTP)
            try program.press(.up)
            try program.waitToHear("key up")
        }
    }
}
