import CaseScreens
import Foundation

/// Writes a sheet, a history or a screen into a file: whole, or not at all.
///
/// It is written aside, made durable, and given its name at the end; a power cut leaves the old file or the new one.
enum SheetFile {
    /// - Parameter isReplacing: whether a file that is there already makes way.
    static func write(_ bytes: [UInt8], to path: String, isReplacing: Bool = true) throws(PrintingFailure) {
        do { try write(to: path, isReplacing: isReplacing) { sink in try sink(bytes) } } catch let failure as PrintingFailure {
            throw failure
        } catch {
            throw PrintingFailure("\(path.prefix(200)) cannot be written")
        }
    }

    /// - Parameter body: hands over the bytes in pieces; if it throws, there is no file.
    static func write(to path: String, isReplacing: Bool = true, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Void) throws {
        let shown = path.prefix(200)
        guard !path.isEmpty, !path.contains("\0") else { throw PrintingFailure("the name of the file is empty") }
        func check(_ code: Int32) throws(PrintingFailure) {
            if code != 0 { throw PrintingFailure("\(shown) cannot be written: \(reason(code))") }
        }
        try refuseOthers(path, isReplacing: isReplacing)
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let (descriptor, draft) = open(in: folder)
        guard descriptor >= 0 else { return try check(-descriptor) }
        do {
            do {
                defer { close(descriptor) }
                try body { bytes in try check(writeAll(bytes, to: descriptor)) }
                if fsync(descriptor) != 0 { try check(errno) }
            }
            // Once more: whatever was put there meanwhile is not followed, and not replaced unless that was asked for.
            try refuseOthers(path, isReplacing: isReplacing)
            if rename(draft, path) != 0 { try check(errno) }
        } catch {
            unlink(draft)
            throw error
        }
        try check(syncFolder(folder))
    }

    /// A link is not followed: what it leads to is perhaps not the writer's to replace, and somebody wanted it to be a link.
    private static func refuseOthers(_ path: String, isReplacing: Bool) throws(PrintingFailure) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        let shown = path.prefix(200)
        switch facts.st_mode & S_IFMT {
        case S_IFLNK: throw PrintingFailure("\(shown) is a symbolic link; name the file that it leads to")
        case S_IFDIR: throw PrintingFailure("\(shown) is a folder; name a file in it")
        case S_IFREG where isReplacing: return
        case S_IFREG: throw PrintingFailure("\(shown) is there already and was left as it is")
        default: throw PrintingFailure("\(shown) is not a file")
        }
    }

    /// Beside the file, so that the last step is a rename within one folder; readable by its owner only, since it is about
    /// a person. Its name does not grow with the file's, which may be as long as names can be.
    ///
    /// - Returns: what was opened, or the negative of why not.
    private static func open(in folder: String) -> (descriptor: Int32, path: String) {
        var draft = ""
        for attempt in 0..<100 {
            draft = "\(folder)/.caseload-\(getpid())-\(attempt).new"
            let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            let code = errno
            if descriptor >= 0 || code != EEXIST { return (descriptor >= 0 ? descriptor : -code, draft) }
        }
        return (-EEXIST, draft)
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

    /// A name is as durable as the folder that holds it. Some file systems cannot do this for folders, and need not.
    private static func syncFolder(_ folder: String) -> Int32 {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that one may write into and not read cannot be opened; the file is in it all the same.
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        guard fsync(descriptor) != 0 else { return 0 }
        return [EINVAL, ENOTSUP, EROFS, EBADF].contains(errno) ? 0 : errno
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "its folder is not there"
        case ENOTDIR: "what should be its folder is a file"
        case EACCES, EPERM: "it is not allowed here"
        case EROFS: "the disk may only be read"
        case ENOSPC, EDQUOT: "there is no space left"
        case EFBIG: "it is larger than files may be here"
        case EISDIR: "it is a folder"
        case ENAMETOOLONG: "its name is too long"
        default: String(cString: strerror(code))
        }
    }
}
