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
    @discardableResult
    func checkKnown(_ schema: StoreSchema) throws(StorageFailure) -> Header {
        let header = try header()
        guard header.applicationID == StoreSchema.applicationID, header.version > 0 else { throw .foreign }
        guard header.version <= schema.version else { throw .newerFormat(found: header.version, known: schema.version) }
        return header
    }

    /// Which file stands at the path: another one there is another place.
    struct Place: Sendable, Equatable {
        let device: dev_t
        let node: ino_t
    }

    /// Nil when nothing is there.
    var place: Place? {
        var status = stat()
        return stat(path, &status) == 0 ? Place(device: status.st_dev, node: status.st_ino) : nil
    }

    /// Whether this is a copy at rest: nothing may be written beside it, and no log waits there to be read with it.
    var isUnchangeable: Bool { !hasLog && access(folder, W_OK) != 0 }

    /// Whether a log waits beside it that is to be read with it.
    var hasLog: Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// Tells SQLite that it needs neither locks nor a `-shm` here. The path may hold any character.
    var unchangeableURI: String {
        let hex = Array("0123456789ABCDEF".utf8)
        var escaped: [UInt8] = []
        for byte in (path.hasPrefix("/") ? path : "./" + path).utf8 {
            switch byte {
            case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: escaped.append(byte)
            default: escaped += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return "file:\(String(decoding: escaped, as: UTF8.self))?immutable=1"
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
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
        try syncFolder()
    }

    /// Makes durable what was put in its place.
    func syncFolder() throws(StorageFailure) { try Self.sync(folder) }

    /// Brings a file or a folder's entries to the disk.
    private static func sync(_ path: String) throws(StorageFailure) {
        let descriptor = Glibc.open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be made durable") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageFailure(errno: errno, doing: "the file cannot be made durable") }
    }
}
