import CNcurses
import Foundation
import Glibc
import TextCanvas

/// The loop that waits for the keyboard and for signals, in a thread of its own.
///
/// All its state is local to ``run(_:)``; it touches neither curses nor the screen. When nobody takes the events,
/// it stops reading, and the terminal's own buffer holds the rest back.
struct TerminalReader: Sendable {
    /// Readings kept while the session is busy.
    static let capacity = 64

    /// Signals that concern the screen itself and not the session.
    enum JobControl: Sendable {
        /// Somebody asked the program to stop (SIGTSTP).
        case stop
        /// It was stopped and goes on (SIGCONT); the terminal may have been used meanwhile.
        case goOn
    }

    /// The reading end of the pipe of signal numbers; a 0 ends the loop.
    let signals: Int32
    let events: AsyncStream<[TerminalEvent]>.Continuation
    let jobControl: @Sendable (JobControl) -> Void

    func start(_ decoder: KeyDecoder) {
        Thread.detachNewThread { run(decoder) }
    }

    private func run(_ start: KeyDecoder) {
        var decoder = start
        var hasHungUp = false
        defer { events.finish() }
        terminal_signals_admit()
        while true {
            var waiting = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&waiting, 2, decoder.patience ?? -1)
            if ready < 0, errno != EINTR { return }
            if ready == 0, !deliver(decoder.giveUpWaiting()) { return }
            guard ready > 0 else { continue }
            if waiting[1].revents != 0 {
                let numbers = read(signals) ?? []
                if numbers.contains(0) { return }
                for number in Set(numbers).sorted() where !react(to: Int32(number), &hasHungUp) { return }
            }
            if waiting[0].revents != 0 {
                guard let bytes = read(STDIN_FILENO) else {
                    // The end of input is a line that dropped, whether or not SIGHUP said so.
                    if !hasHungUp { _ = deliver(.signal(.hangUp)) }
                    return
                }
                if !deliver(decoder.take(bytes)) { return }
            }
        }
    }

    /// False when nobody listens any more.
    private func react(to number: Int32, _ hasHungUp: inout Bool) -> Bool {
        switch number {
        case SIGWINCH:
            let size = terminalSize()
            return deliver(.input(.resize(columns: size.columns, rows: size.rows)))
        case SIGHUP:
            hasHungUp = true
            return deliver(.signal(.hangUp))
        case SIGTERM:
            return deliver(.signal(.terminate))
        case SIGINT:
            return deliver(.signal(.interrupt))
        case SIGTSTP:
            jobControl(.stop)
        case SIGCONT:
            jobControl(.goOn)
        default:
            break
        }
        return true
    }

    private func deliver(_ inputs: [TerminalInput]) -> Bool {
        inputs.isEmpty || deliver(inputs.map { .input($0) })
    }

    private func deliver(_ event: TerminalEvent) -> Bool { deliver([event]) }

    /// Waits until there is room for them. False when nobody listens any more.
    private func deliver(_ together: [TerminalEvent]) -> Bool {
        while true {
            switch events.yield(together) {
            case .enqueued: return true
            case .dropped: poll(nil, 0, 2)
            case .terminated: return false
            @unknown default: return false
            }
        }
    }

    /// What can be read at once; nil at the end.
    private func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return [] }
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}

/// The size the terminal on standard output has now; 80×24 where it does not say.
func terminalSize() -> Size {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
        return Size(columns: 80, rows: 24)
    }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
}
