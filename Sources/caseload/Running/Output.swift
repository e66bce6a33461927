import CaseDocuments
import Foundation
import Interchange
import Synchronization

/// The one door to standard output and standard error. Text from outside is made harmless here, so that no name can move
/// the cursor, change the title or reorder a line.
final class Output: Sendable {
    private let buffered = Mutex<[UInt8]>([])
    private let hasFailed = Atomic<Bool>(false)

    init() {}

    var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    /// How wide tables may be; lines that go to a file or a pipe are not cut.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// One line.
    func line(_ text: String = "") { write(Array(SafeText.line(text).utf8) + [10]) }

    /// One JSON value on a line; it is harmless by its own rules.
    func json(_ value: JSONValue) { write(value.bytes + [10]) }

    /// Bytes of a format that guards itself: CSV, HTML, JSON, a laid-out sheet.
    func bytes(_ bytes: [UInt8]) { write(bytes) }

    /// What went wrong, on standard error.
    func complain(_ text: String) {
        flush()
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            Self.send(Array(SafeText.line(String(part)).utf8) + [10], to: STDERR_FILENO)
        }
    }

    /// Shows how far long work has come: one line that changes on a terminal, lines of their own elsewhere.
    func progress(_ text: String, isLast: Bool = false) {
        let harmless = SafeText.line(text)
        let line = isErrorTerminal ? "\r\u{1B}[K\(harmless)\(isLast ? "\n" : "")" : harmless + "\n"
        Self.send(Array(line.utf8), to: STDERR_FILENO)
    }

    /// Sends what waits; false when it could not be written, which a script has to know.
    func finish() throws -> Bool {
        flush()
        guard hasFailed.load(ordering: .relaxed) else { return true }
        throw CommandFailure(
            "The answer could not be written out completely; what was asked for is done. Check the disk or pipe it goes to.", .storage)
    }

    /// Sends what waits; whether all of it so far has gone out.
    func hasDelivered() -> Bool {
        flush()
        return !hasFailed.load(ordering: .relaxed)
    }

    private func write(_ bytes: [UInt8]) {
        let full: [UInt8]? = buffered.withLock { waiting in
            waiting += bytes
            guard waiting.count >= 1 << 16 else { return nil }
            defer { waiting = [] }
            return waiting
        }
        if let full { deliver(full) }
    }

    func flush() {
        let rest = buffered.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        if !rest.isEmpty { deliver(rest) }
    }

    private func deliver(_ bytes: [UInt8]) {
        // A pipe whose reader has had enough (`| head`) is nobody's mistake.
        if let code = Self.send(bytes, to: STDOUT_FILENO), code != EPIPE { hasFailed.store(true, ordering: .relaxed) }
    }

    @discardableResult
    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    usleep(1000)
                    continue
                }
                return errno
            }
            done += count
        }
        return nil
    }
}
