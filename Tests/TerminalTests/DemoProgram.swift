import CursesTerminal
import PseudoTerminal
import Testing

/// Tests that drive a real program on a terminal. One after the other: each keeps a thread waiting.
@Suite("A program on a terminal", .serialized)
struct OnATerminal {}

/// Starts the demonstration program and waits for its first screen.
func demo(
    environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> TerminalProgram {
    let program = try TerminalProgram(
        running: builtProgram("TerminalDemo"), environment: environment, columns: columns, rows: rows)
    try program.wait(forText: "heard 0")
    return program
}

extension TerminalProgram {
    /// Waits until the program says it heard this.
    @discardableResult
    func waitToHear(_ what: String) throws -> SeenScreen {
        try wait(for: "“\(what)” to be heard") { screen in
            screen.lines.count > 1 && screen.lines[1].hasSuffix(": \(what)")
        }
    }
}
