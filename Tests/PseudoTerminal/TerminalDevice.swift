import CVterm
import Glibc

/// One end of a pseudo-terminal.
struct TerminalDevice {
    private var descriptor: Int32

    /// A new pair; the answer is the end a terminal emulator holds.
    static func newMaster(columns: Int, rows: Int) throws -> TerminalDevice {
        let descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0, grantpt(descriptor) == 0, unlockpt(descriptor) == 0 else {
            throw TerminalTestFailure.system("opening a pseudo-terminal", errno)
        }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let device = TerminalDevice(descriptor: descriptor)
        device.setSize(columns: columns, rows: rows)
        return device
    }

    static func open(_ name: String) throws -> TerminalDevice {
        let descriptor = Glibc.open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw TerminalTestFailure.system("opening \(name)", errno) }
        return TerminalDevice(descriptor: descriptor)
    }

    /// The name of the program's end.
    func slaveName() throws -> String {
        var buffer = [CChar](repeating: 0, count: 128)
        guard ptsname_r(descriptor, &buffer, buffer.count) == 0 else {
            throw TerminalTestFailure.system("naming a pseudo-terminal", errno)
        }
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    func setSize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// What has arrived, waiting at most so long for the first byte; empty if nothing came.
    func read(waiting limit: Duration) -> [UInt8] {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let parts = limit.components
        let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
        guard descriptor >= 0 else {
            // Nothing can come any more, but whoever waits is to wait and not to spin.
            poll(nil, 0, Int32(milliseconds))
            return []
        }
        guard poll(&wanted, 1, Int32(milliseconds)) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : []
    }

    /// Writes what fits now; answers how much that was.
    func write(_ bytes: ArraySlice<UInt8>) -> Int {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        return max(0, count)
    }

    mutating func close() {
        guard descriptor >= 0 else { return }
        _ = Glibc.close(descriptor)
        descriptor = -1
    }

    var lineSettings: LineSettings {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else {
            return LineSettings(echoes: false, collectsLines: false, makesSignals: false)
        }
        return LineSettings(
            echoes: settings.c_lflag & tcflag_t(ECHO) != 0, collectsLines: settings.c_lflag & tcflag_t(ICANON) != 0,
            makesSignals: settings.c_lflag & tcflag_t(ISIG) != 0)
    }
}

/// The settings of a line that a shell relies on.
public struct LineSettings: Sendable, Equatable {
    /// `echo`: what is typed appears.
    public let echoes: Bool
    /// `icanon`: a line is handed over when it is finished.
    public let collectsLines: Bool
    /// `isig`: ctrl-c interrupts.
    public let makesSignals: Bool

    /// As a shell leaves it to a program, and wants it back.
    public static let usual = LineSettings(echoes: true, collectsLines: true, makesSignals: true)

    public init(echoes: Bool, collectsLines: Bool, makesSignals: Bool) {
        self.echoes = echoes
        self.collectsLines = collectsLines
        self.makesSignals = makesSignals
    }
}
