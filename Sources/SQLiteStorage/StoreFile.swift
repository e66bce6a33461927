import CaseStorage
import Foundation

/// A store's file seen from outside, before SQLite touches it: merely opening a foreign file would write beside it.
struct StoreFile: Sendable {
    let path: String

    /// What the first bytes say.
    struct Header: Sendable, Equatable {
        let applicationID: Int32
        let version: Int
    }

    /// - Throws: `missing`, `foreign`, `unavailable`.
    func header() throws(StorageFailure) -> Header {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .foreign }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be read") }
        guard count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { throw .foreign }
        func number(at offset: Int) -> Int32 {
            Int32(bitPattern: bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        }
        return Header(applicationID: number(at: 68), version: Int(number(at: 60)))
    }

    /// Checks that the file is a store of a version that this program knows.
    func checkKnown(_ schema: StoreSchema) throws(StorageFailure) -> Header {
        let header = try header()
        guard header.applicationID == StoreSchema.applicationID, header.version > 0 else { throw .foreign }
        guard header.version <= schema.version else { throw .newerFormat(found: header.version, known: schema.version) }
        return header
    }

    var isWritable: Bool { access(path, W_OK) == 0 }

    var exists: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Makes a file in a new place beside it, lets `fill` write it, and moves it into place once it is on the disk:
    /// a half-made store never appears, and nothing that is there is overwritten.
    func place(_ fill: (String) throws(StorageFailure) -> Void) throws(StorageFailure) {
        if exists { throw .alreadyExists }
        let draft = "\(path).new-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let descriptor = Glibc.open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let failure = errno
            if failure == ENOENT { throw .unavailable("the folder it is to be in is not there") }
            throw StorageFailure(errno: failure, doing: "the file cannot be made")
        }
        close(descriptor)
        defer { for name in [draft, draft + "-wal", draft + "-shm", draft + "-journal"] { unlink(name) } }
        try fill(draft)
        try Self.sync(draft)
        // A link, unlike a rename, refuses to replace what somebody else may have put there meanwhile.
        if link(draft, path) != 0 {
            guard [EPERM, ENOTSUP, ENOSYS].contains(errno) else { throw StorageFailure(errno: errno, doing: "the file cannot be made") }
            if exists { throw .alreadyExists }
            guard rename(draft, path) == 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be made") }
        }
        try Self.sync(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
    }

    /// Brings a file or a folder's entries to the disk.
    private static func sync(_ path: String) throws(StorageFailure) {
        let descriptor = Glibc.open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be made durable") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be made durable") }
    }
}
