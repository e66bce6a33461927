// A terminal for tests: a real program runs on a pseudo-terminal, its output goes to libvterm,
// and what a person would see is read back. It knows nothing of the program it drives.
//
// Everything waits for something to be seen, with a time limit; nothing sleeps.

import Foundation
public import Glibc

/// A program running on a terminal of its own. Use it from one task; it blocks while it waits.
public final class TerminalProgram {
    /// How long a wait lasts before it gives up; generous, because test machines are busy.
    public static let patience: Duration = .seconds(20)

    public let process: pid_t
    /// Bytes the program has written so far.
    public private(set) var bytesReceived = 0

    private var master: TerminalDevice
    private var slave: TerminalDevice
    private let emulator: Emulator
    private var exit: ProgramExit?
    private var isHoldingBack = false
    private var heldBack: [UInt8] = []

    /// Starts `program` in a session of its own with the terminal as standard input, output and error.
    /// - Parameters:
    ///   - environment: laid over a small base (`PATH`, `HOME`, `LANG=C.UTF-8`, `TERM=xterm-256color`); nil takes a name away.
    ///   - directory: the working directory; nil keeps this process's.
    public init(
        running program: String, arguments: [String] = [], environment: [String: String?] = [:],
        directory: String? = nil, columns: Int = 80, rows: Int = 24
    ) throws {
        master = try TerminalDevice.newMaster(columns: columns, rows: rows)
        let line = try master.slaveName()
        slave = try TerminalDevice.open(line)
        emulator = Emulator(columns: columns, rows: rows)
        process = try spawn(
            program, arguments: arguments, environment: Self.environment(over: environment), directory: directory,
            terminal: line)
    }

    deinit {
        if exit == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        master.close()
        slave.close()
    }

    // MARK: What is seen

    /// What the screen shows now, of the output that has arrived.
    public var screen: SeenScreen {
        absorb(upTo: .zero)
        return emulator.screen
    }

    /// Entries of the terminal's colour table that the program has changed and not put back.
    public var changedColours: [Int: Int] { emulator.notes.changedColours }

    /// The colour a glyph shows at last, 0xRRGGBB; nil for one that the program left to the terminal.
    public func shown(_ colour: SeenGlyph.Colour) -> Int? {
        switch colour {
        case .standard: nil
        case .palette(let entry): emulator.notes.changedColours[entry]
        case .rgb(let value): value
        }
    }

    /// Reads output until `condition` holds for a screen that has stopped changing for a moment, and gives that screen.
    /// - Throws: ``TerminalTestFailure/timedOut(waitingFor:screen:)`` with the last screen as text.
    @discardableResult
    public func wait(
        for what: String = "the screen", upTo limit: Duration = patience, until condition: (SeenScreen) -> Bool
    ) throws -> SeenScreen {
        let deadline = ContinuousClock.now + limit
        while true {
            absorb(upTo: .zero)
            if condition(emulator.screen) {
                settle()
                let seen = emulator.screen
                if condition(seen) { return seen }
            }
            let isOver = hasEnded && !absorb(upTo: .zero)
            if ContinuousClock.now >= deadline || (isOver && !condition(emulator.screen)) {
                throw TerminalTestFailure.timedOut(waitingFor: what, screen: emulator.screen.text)
            }
            absorbOnce(waiting: .milliseconds(20))
        }
    }

    /// Waits until `text` stands somewhere on the screen.
    @discardableResult
    public func wait(forText text: String, upTo limit: Duration = patience) throws -> SeenScreen {
        try wait(for: "“\(text)”", upTo: limit) { $0.text.contains(text) }
    }

    // MARK: What a person does

    public func type(_ text: String) throws {
        for scalar in text.unicodeScalars { emulator.press(scalar) }
        try sendWhatWasPressed()
    }

    public func press(_ key: TerminalKey, _ modifiers: KeyModifiers = []) throws {
        emulator.press(key, modifiers)
        try sendWhatWasPressed()
    }

    /// Pastes as a terminal does: between the marks of a bracketed paste if the program asked for them.
    public func paste(_ text: String) throws {
        emulator.paste(text)
        try sendWhatWasPressed()
    }

    /// Presses and releases the first button, both counted from 0.
    public func click(column: Int, row: Int) throws {
        emulator.click(button: 1, column: column, row: row)
        try sendWhatWasPressed()
    }

    /// Turns the wheel one notch.
    public func turnWheel(_ direction: WheelDirection, column: Int = 0, row: Int = 0) throws {
        emulator.click(button: direction == .up ? 4 : 5, column: column, row: row)
        try sendWhatWasPressed()
    }

    /// Sends bytes as they are, reading output meanwhile so that neither side waits for ever.
    public func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        let deadline = ContinuousClock.now + Self.patience
        while !rest.isEmpty {
            let sent = master.write(rest)
            rest = rest.dropFirst(sent)
            if sent == 0 {
                absorbOnce(waiting: .milliseconds(5))
                if hasEnded || ContinuousClock.now >= deadline {
                    throw TerminalTestFailure.notRead(bytesLeft: rest.count)
                }
            }
        }
    }

    public func resize(columns: Int, rows: Int) {
        absorb(upTo: .zero)
        emulator.resize(columns: columns, rows: rows)
        master.setSize(columns: columns, rows: rows)
    }

    /// The line drops: the program gets SIGHUP, and its terminal is gone.
    public func hangUp() {
        absorb(upTo: .zero)
        master.close()
    }

    public func signal(_ number: Int32) {
        kill(process, number)
    }

    // MARK: The end

    /// Waits for the program to end, reading what it still has to say.
    public func waitForExit(upTo limit: Duration = patience) throws -> ProgramExit {
        let deadline = ContinuousClock.now + limit
        while !hasEnded {
            if ContinuousClock.now >= deadline {
                throw TerminalTestFailure.timedOut(waitingFor: "the program to end", screen: emulator.screen.text)
            }
            absorbOnce(waiting: .milliseconds(5))
        }
        absorb(upTo: .zero)
        guard let exit else { throw TerminalTestFailure.system("wait", errno) }
        return exit
    }

    /// Waits until the program is stopped (SIGTSTP and its like).
    public func waitUntilStopped(upTo limit: Duration = patience) throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG | WUNTRACED) == process {
                if status & 0xff == 0x7f {
                    absorb(upTo: .zero)
                    return
                }
                exit = ProgramExit(status: status)
            }
            absorbOnce(waiting: .milliseconds(5))
        }
        throw TerminalTestFailure.timedOut(waitingFor: "the program to stop", screen: emulator.screen.text)
    }

    /// How the line is set: what `stty -a` would say.
    public var lineSettings: LineSettings { slave.lineSettings }

    // MARK: -

    private var hasEnded: Bool {
        if exit != nil { return true }
        var status: Int32 = 0
        if waitpid(process, &status, WNOHANG) == process { exit = ProgramExit(status: status) }
        return exit != nil
    }

    private func sendWhatWasPressed() throws {
        let input = emulator.takeInput()
        if isHoldingBack { heldBack += input } else { try send(input) }
    }

    /// Reads on until the program has painted what it was painting: it sleeps, and nothing more has come.
    private func settle() {
        for _ in 0..<200 {
            let wasAsleep = isAsleep(process)
            if !absorb(upTo: wasAsleep ? .zero : .milliseconds(1)), wasAsleep { return }
        }
    }

    /// Reads everything there is, until nothing has come for `quiet`. True if anything came.
    @discardableResult
    private func absorb(upTo quiet: Duration) -> Bool {
        var any = false
        while absorbOnce(waiting: quiet) { any = true }
        return any
    }

    @discardableResult
    private func absorbOnce(waiting limit: Duration) -> Bool {
        let bytes = master.read(waiting: limit)
        guard !bytes.isEmpty else { return false }
        bytesReceived += bytes.count
        emulator.show(bytes)
        return true
    }

    private static func environment(over changes: [String: String?]) -> [String: String] {
        let inherited = ProcessInfo.processInfo.environment
        var result = ["LANG": "C.UTF-8", "TERM": "xterm-256color"]
        for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { result[name] = inherited[name] }
        for (name, value) in changes { result[name] = value }
        return result
    }
}

extension TerminalProgram {
    /// What the terminal would send for something a person does, without sending it.
    public func inputFor(_ action: (TerminalProgram) throws -> Void) rethrows -> [UInt8] {
        isHoldingBack = true
        defer { isHoldingBack = false }
        try action(self)
        defer { heldBack = [] }
        return heldBack
    }
}
