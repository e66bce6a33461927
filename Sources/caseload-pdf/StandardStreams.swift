import Foundation

/// The program's three streams, whole: input up to a limit, output all or a failure.
enum StandardStreams {
    static func read(upTo limit: Int) throws(FilterFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FilterFailure("caseload-pdf cannot read its standard input: \(reason(errno)).")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit { throw FilterFailure("The document is larger than \(limit >> 20) MB: print it in parts.") }
        }
    }

    static func write(_ bytes: [UInt8]) throws(FilterFailure) {
        // A reader that went away is reported as a failure, not as a signal's death.
        signal(SIGPIPE, SIG_IGN)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FilterFailure("The PDF could not be written out whole: \(reason(errno)).", status: 3)
            }
            done += count
        }
    }

    static func complain(_ sentence: String) {
        let line = Array((sentence + "\n").utf8)
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func reason(_ code: Int32) -> String { code == ENOSPC ? "there is no space left" : String(cString: strerror(code)) }
}
