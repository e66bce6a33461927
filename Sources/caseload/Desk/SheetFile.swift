import CaseScreens
import Foundation

/// Writes a sheet, a history or a screen into a file: whole, or not at all.
enum SheetFile {
    /// - Parameter isReplacing: whether a file that is there already makes way.
    static func write(_ bytes: [UInt8], to path: String, isReplacing: Bool = true) throws(PrintingFailure) {
        if !isReplacing {
            var facts = stat()
            if lstat(path, &facts) == 0 { throw PrintingFailure("\(path.prefix(200)) is there already and was left as it is") }
        }
        do { try write(to: path) { sink in try sink(bytes) } } catch let failure as PrintingFailure { throw failure } catch {
            throw PrintingFailure("\(path.prefix(200)) cannot be written")
        }
    }

    /// - Parameter body: hands over the bytes in pieces; if it throws, there is no file.
    static func write(to path: String, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Void) throws {
        guard !path.isEmpty, !path.contains("\0") else { throw PrintingFailure("the name of the file is empty") }
        var facts = stat()
        if stat(path, &facts) == 0 {
            guard facts.st_mode & S_IFMT == S_IFREG else { throw PrintingFailure("\(path.prefix(200)) is not a file") }
        }
        // Beside it, so that the last step is a rename within one folder; readable by its owner only, since it is about a person.
        let draft = "\(path).\(getpid()).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        func check(_ code: Int32) throws(PrintingFailure) {
            if code != 0 { throw PrintingFailure("\(path.prefix(200)) cannot be written: \(reason(code))") }
        }
        guard descriptor >= 0 else { return try check(errno) }
        do {
            defer { close(descriptor) }
            try body { bytes in try check(writeAll(bytes, to: descriptor)) }
            if fsync(descriptor) != 0 { try check(errno) }
            if rename(draft, path) != 0 { try check(errno) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += count
        }
        return 0
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "its folder is not there"
        case EACCES, EPERM: "it is not allowed here"
        case EROFS: "the disk may only be read"
        case ENOSPC, EDQUOT: "there is no space left"
        case EISDIR: "it is a folder"
        default: String(cString: strerror(code))
        }
    }
}
