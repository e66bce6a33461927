import Foundation
import Glibc
import PseudoTerminal
import Testing

extension OnATerminal {
    @Suite struct Leaving {
        private func expectRestored(_ program: TerminalProgram, sourceLocation: SourceLocation = #_sourceLocation) {
            let screen = program.screen
            #expect(!screen.isAlternate, sourceLocation: sourceLocation)
            #expect(screen.isCursorVisible, sourceLocation: sourceLocation)
            #expect(program.lineSettings == .usual, sourceLocation: sourceLocation)
        }

        @Test("Leaving gives the terminal back, mouse and paste switched off")
        func quit() throws {
            let program = try demo()
            #expect(
                !program.lineSettings.echoes && !program.lineSettings.collectsLines
                    && !program.lineSettings.makesSignals)
            try program.type("q")
            #expect(try program.waitForExit() == .code(0))
            expectRestored(program)
            // The terminal sends nothing for a click, and pastes without marks.
            #expect(try program.inputFor { try $0.click(column: 1, row: 1) }.isEmpty)
            #expect(try program.inputFor { try $0.paste("x") } == Array("x".utf8))
        }

        @Test("SIGTERM and SIGINT are heard, and the terminal is given back", arguments: [SIGTERM, SIGINT])
        func signals(number: Int32) throws {
            let program = try demo()
            program.signal(number)
            #expect(try program.waitForExit() == .code(128 + number))
            expectRestored(program)
        }

        @Test("A dropped line ends the session soon")
        func hangUp() throws {
            let program = try demo()
            program.hangUp()
            #expect(try program.waitForExit(upTo: .seconds(2)) == .code(129))
        }

        @Test("SIGHUP alone ends the session and gives the terminal back")
        func hangUpSignal() throws {
            let program = try demo()
            program.signal(SIGHUP)
            #expect(try program.waitForExit() == .code(129))
            expectRestored(program)
        }

        @Test("`exit` without closing gives the terminal back")
        func exitWithoutClosing() throws {
            let program = try demo()
            try program.type("E")
            #expect(try program.waitForExit() == .code(7))
            expectRestored(program)
        }

        @Test("A crash gives the terminal back")
        func crash() throws {
            let program = try demo(environment: ["SWIFT_BACKTRACE": "enable=no", "COLORTERM": "truecolor"])
            #expect(!program.changedColours.isEmpty)
            try program.type("X")
            guard case .signal = try program.waitForExit() else {
                Issue.record("the program was to crash")
                return
            }
            #expect(program.changedColours.isEmpty)
            expectRestored(program)
        }

        @Test("Faults of memory give the terminal back", arguments: [SIGSEGV, SIGBUS, SIGABRT, SIGQUIT])
        func fault(number: Int32) throws {
            let program = try demo(environment: ["SWIFT_BACKTRACE": "enable=no"])
            program.signal(number)
            #expect(try program.waitForExit() == .signal(number))
            expectRestored(program)
        }

        @Test("Without a terminal, or with one that cannot show a screen: one sentence, and nothing else is written")
        func refusals() throws {
            let cases: [([String: String?], String)] = [
                (["TERM": nil], "TERM is not set"), (["TERM": ""], "TERM is not set"),
                (["TERM": "dumb"], "“dumb”"), (["TERM": "no-such-terminal"], "“no-such-terminal” is unknown"),
                (["TERM": "evil\u{1b}]0;x\u{7}\u{1b}[2J"], "“evil0x2J” is unknown"),
            ]
            for (environment, words) in cases {
                let program = try TerminalProgram(
                    running: builtProgram("TerminalDemo"), environment: environment, columns: 200)
                #expect(try program.waitForExit() == .code(2))
                let screen = program.screen
                let written = screen.lines.filter { !$0.isEmpty }
                #expect(written.count == 1 && written[0].contains(words) && written[0].hasSuffix("."), "\(screen)")
                #expect(screen.title == nil)
                expectRestored(program)
            }
        }

        @Test("Input or output that is no terminal is refused", arguments: ["</dev/null", ">/dev/null", "| cat"])
        func redirected(how: String) throws {
            let program = try TerminalProgram(
                running: "/bin/sh", arguments: ["-c", "'\(builtProgram("TerminalDemo"))' \(how)"], columns: 200)
            let exit = try program.waitForExit()
            #expect(exit == .code(how == "| cat" ? 0 : 2))
            #expect(program.screen.lines[0].hasPrefix("The screen needs a terminal"))
            expectRestored(program)
        }
    }
}
