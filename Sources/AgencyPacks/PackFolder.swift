import EventLedger
import Foundation

extension PackFiles {
    /// Deepest folder inside a pack.
    static let maximumDepth = 8

    /// Reads a folder with all below it. Hidden files are not part of a pack; links and devices are refused.
    ///
    /// Every step opens relative to the folder already open and follows no link, so that nothing outside can be read
    /// even if somebody exchanges a folder for a link meanwhile.
    public init(folder path: String) throws(PackFilesFailure) {
        let root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else {
            switch errno {
            case ENOENT: throw .missing(path)
            case ENOTDIR: throw .notAFolder(path)
            default: throw .unreadable(path, reason: systemReason())
            }
        }
        defer { close(root) }
        var walk = FolderWalk()
        try walk.visit(root, path: "", depth: 0)
        try self.init(walk.files)
    }
}

private struct FolderWalk {
    var files: [PackFile] = []
    private var size = 0

    mutating func visit(_ folder: Int32, path: String, depth: Int) throws(PackFilesFailure) {
        for name in try names(in: folder, path: path) {
            let child = path.isEmpty ? name : path + "/" + name
            let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else {
                if errno == ELOOP { throw .link(child) }
                throw .unreadable(child, reason: systemReason())
            }
            defer { close(descriptor) }
            try take(descriptor, path: child, depth: depth)
        }
    }

    private mutating func take(_ descriptor: Int32, path: String, depth: Int) throws(PackFilesFailure) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path, reason: systemReason()) }
        switch facts.st_mode & S_IFMT {
        case S_IFDIR:
            guard depth < PackFiles.maximumDepth else { throw .tooDeep(path, limit: PackFiles.maximumDepth) }
            try visit(descriptor, path: path, depth: depth + 1)
        case S_IFREG:
            guard files.count < PackFiles.maximumCount else { throw .tooMany(limit: PackFiles.maximumCount) }
            let bytes = try contents(of: descriptor, expected: Int(facts.st_size), path: path)
            size += bytes.count
            guard size <= PackFiles.maximumSize else { throw .tooLargeInAll(limit: PackFiles.maximumSize) }
            files.append(PackFile(path: path, bytes: bytes))
        default:
            throw .notAFile(path)
        }
    }

    /// Visible names. Reads at most a little more than a pack may have, so that a huge folder is refused quickly.
    private func names(in descriptor: Int32, path: String) throws(PackFilesFailure) -> [String] {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0, let stream = fdopendir(copy) else {
            let reason = systemReason()
            if copy >= 0 { close(copy) }
            throw .unreadable(path, reason: reason)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes.first == UInt8(ascii: ".") { continue }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw .badPath(String(decoding: bytes, as: UTF8.self))
            }
            names.append(name)
            guard names.count <= 2 * PackFiles.maximumCount else {
                throw .tooMany(limit: PackFiles.maximumCount)
            }
        }
        return names
    }

    private func contents(of descriptor: Int32, expected: Int, path: String) throws(PackFilesFailure) -> [UInt8] {
        guard expected <= PackFiles.maximumFileSize else { throw .tooLarge(path, limit: PackFiles.maximumFileSize) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path, reason: systemReason())
            }
            bytes.append(contentsOf: chunk[..<count])
            // It may grow while it is read.
            guard bytes.count <= PackFiles.maximumFileSize else { throw .tooLarge(path, limit: PackFiles.maximumFileSize) }
        }
    }
}

/// What the system says about the last call that failed.
private func systemReason() -> String {
    String(cString: strerror(errno)).lowercased()
}
