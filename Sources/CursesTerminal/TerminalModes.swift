import CNcurses
import Glibc

/// The settings of the terminal that a full-screen session wants, put on and taken off as one.
@MainActor
struct TerminalModes {
    /// Switches that terminfo has no common names for: bracketed paste, mouse buttons and wheel, their numbers in decimal.
    private let on: String
    private let off: String
    /// What brings a terminal back to order when nothing else can run any more.
    private let farewell: [CChar]

    /// Right after ncurses was started.
    init() {
        raw()
        noecho()
        nonl()
        // Keys are read and decoded elsewhere; ncurses is not to look for them.
        typeahead(-1)
        keypad(curses_screen(), true)
        let hasMouse = curses_capability("kmous") != nil
        let hasPaste = hasMouse || curses_capability("BE") != nil
        on = (hasPaste ? "\u{1b}[?2004h" : "") + (hasMouse ? "\u{1b}[?1000h\u{1b}[?1006h" : "")
        off = (hasMouse ? "\u{1b}[?1006l\u{1b}[?1000l" : "") + (hasPaste ? "\u{1b}[?2004l" : "")
        var buffer = [CChar](repeating: 0, count: 400)
        let length = curses_farewell(&buffer, buffer.count)
        farewell = off.utf8.map { CChar(bitPattern: $0) } + buffer[..<length]
    }

    func enter() {
        terminal_guard_arm(farewell, farewell.count)
        reset_prog_mode()
        send(on)
    }

    func leave() {
        send(off)
        curs_set(1)
        endwin()
        terminal_guard_disarm()
    }

    private func send(_ sequence: String) {
        var rest = Array(sequence.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}
