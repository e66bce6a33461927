// CursesTerminal is the one place that touches a terminal: keys in, changed cells out.
// It must not know what a screen means: no cases, no commands, no words of the interface; and nothing
// outside of it knows curses.

import CNcurses
public import Foundation
import Glibc
public import TextCanvas

/// The terminal on standard input and output, taken over for a full-screen session.
///
/// At most one exists at a time. From ``init(environment:)`` to ``close()`` the terminal is on its alternate screen,
/// in raw mode (ctrl-c, ctrl-z and ctrl-s come as keys), with mouse and bracketed paste on. Whatever way the program
/// ends, `exit` and a crash included, the terminal is given back as it was. No window title is ever set.
@MainActor
public final class Terminal {
    /// What the person does and what the system asks for, in the order it came: all that was waiting at one time makes
    /// one element, so that a burst of keys costs one picture. Take them in one loop; it ends after ``close()`` and
    /// after a hang-up.
    public let events: AsyncStream<[TerminalEvent]>
    /// How many colours ``show(_:theme:)`` uses.
    public var depth: ColourDepth { painter.depth }

    private let continuation: AsyncStream<[TerminalEvent]>.Continuation
    private let modes: TerminalModes
    private var painter: Painter
    private var isOpen = true

    /// Takes the terminal over.
    /// - Parameter environment: TERM, COLORTERM and NO_COLOR are read.
    /// - Throws: ``TerminalFailure``; the terminal is then as before.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(TerminalFailure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, terminal_guard_remember(STDOUT_FILENO) == 0 else {
            throw .notATerminal
        }
        guard let name = environment["TERM"], !name.isEmpty else { throw .typeUnset }
        guard curses_use_utf8() else { throw .noUnicode }
        let signals = terminal_signals_watch()
        guard signals >= 0 else { throw .noResources }
        let opening = curses_open(name)
        if let failure = TerminalFailure(opening, name: name) {
            terminal_signals_leave()
            throw failure
        }
        modes = TerminalModes()
        painter = Painter(environment: environment)
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(TerminalReader.capacity))
        modes.enter()
        let reader = TerminalReader(signals: signals, events: continuation) { [weak self] change in
            Task { @MainActor in self?.react(to: change) }
        }
        reader.start(KeyDecoder(sequences: Self.keySequences()))
    }

    /// The size of the window at this moment.
    public var size: Size { terminalSize() }

    /// Makes the terminal show `canvas`; only what changed since the last time is sent, all at once.
    ///
    /// After the window changed its size everything is painted again. A canvas of another size than the window is
    /// clipped, or leaves the rest blank.
    public func show(_ canvas: Canvas, theme: Theme) {
        guard isOpen else { return }
        painter.show(canvas, theme: theme, windowSize: size)
    }

    /// Sounds the bell, or flashes.
    public func bell() {
        if isOpen { beep() }
    }

    /// Stops the program as ctrl-z does at a shell, with the terminal given back; returns when it goes on, repainted.
    public func suspend() {
        guard isOpen else { return }
        modes.leave()
        terminal_signals_stop()
        goOn()
    }

    /// Gives the terminal back. Doing so again does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        continuation.finish()
        terminal_signals_wake()
        modes.leave()
        terminal_signals_leave()
    }

    // MARK: -

    private func react(to change: TerminalReader.JobControl) {
        switch change {
        case .stop: suspend()
        case .goOn: goOn()
        }
    }

    /// Another program may have used the terminal meanwhile, so nothing on it can be relied on.
    private func goOn() {
        guard isOpen else { return }
        modes.enter()
        painter.repaint(windowSize: size)
    }

    private static func keySequences() -> [[UInt8]: KeyPress] {
        var sequences: [[UInt8]: KeyPress] = [:]
        for (name, key) in SequenceTable.capabilities {
            guard let text = curses_capability(name) else { continue }
            let bytes = Array(String(cString: text).utf8)
            if sequences[bytes] == nil { sequences[bytes] = key }
        }
        return sequences
    }
}

extension TerminalFailure {
    /// Nil if the screen was opened.
    init?(_ opening: curses_opening, name: String) {
        switch opening {
        case CURSES_OPENED: return nil
        case CURSES_NO_DATABASE: self = .noDescriptions
        case CURSES_UNKNOWN_TERMINAL: self = .typeUnknown(name)
        case CURSES_TOO_SIMPLE: self = .typeTooSimple(name)
        default: self = .noResources
        }
    }
}
