import CaseStorage
import Dispatch
import Foundation
import Synchronization

/// An advisory lock on a file beside the store, taken before every transaction that writes.
///
/// SQLite's own waiting is unfair: among a hundred writers one may get a single commit while another gets thousands.
/// The kernel queues those who wait for this lock. It is held for one transaction, and a process that dies lets go of it.
final class WriterLock: Sendable {
    private let path: String
    private let descriptor: Int32
    private let limit: Double
    private let name: String

    /// - Parameter limit: seconds to wait for the others.
    init(besides store: String, limit: Double) throws(StorageFailure) {
        path = store + ".lock"
        // Whoever may write the store may queue for it: a group's store has a group's lock.
        var status = stat()
        let mode = stat(store, &status) == 0 ? status.st_mode & 0o666 : 0o600
        descriptor = Self.open(path, mode: mode)
        if descriptor >= 0 { fchmod(descriptor, mode) }
        guard descriptor >= 0 else { throw StorageFailure(errno: errno, doing: "the lock file beside it cannot be made") }
        self.limit = limit
        name = "\(Self.login) \(getpid())"
    }

    deinit { close(descriptor) }

    /// Runs `body` while nobody else writes.
    func whileHeld<Result>(_ body: () throws -> Result) throws -> Result {
        let held = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? descriptor : try wait()
        defer {
            flock(held, LOCK_UN)
            if held != descriptor { close(held) }
        }
        sign()
        return try body()
    }

    /// Who holds the lock, as they wrote it: login and process, made harmless to show.
    var holder: String? {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let text = String(decoding: buffer.prefix(count), as: UTF8.self).unicodeScalars.filter {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || " -_.".unicodeScalars.contains($0)
        }
        return text.isEmpty ? nil : String(String.UnicodeScalarView(text)).trimmingCharacters(in: .whitespaces)
    }

    private enum Wait { case waiting, held, givenUp }

    /// Waits in the kernel's queue, on a thread of its own so that the waiting can end; polling would lose the place.
    /// The thread waits on a descriptor of its own, so that a lock that comes too late is let go with it.
    private func wait() throws -> Int32 {
        let waiting = Self.open(path)
        guard waiting >= 0 else { throw StorageFailure(errno: errno, doing: "the lock file beside it cannot be opened") }
        let outcome = WaitOutcome()
        Thread.detachNewThread {
            while flock(waiting, LOCK_EX) != 0 && errno == EINTR {}
            if !outcome.settle(.held) { close(waiting) }
            outcome.done.signal()
        }
        if outcome.done.wait(timeout: .now() + limit) == .timedOut, outcome.settle(.givenUp) {
            throw StorageFailure.busy(holder: holder)
        }
        return waiting
    }

    private static func open(_ path: String, mode: mode_t = 0o600) -> Int32 {
        Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    }

    /// Decides once whether the lock came in time.
    private final class WaitOutcome: Sendable {
        let done = DispatchSemaphore(value: 0)
        private let state = Mutex(Wait.waiting)

        func settle(_ result: Wait) -> Bool {
            state.withLock { state in
                guard state == .waiting else { return false }
                state = result
                return true
            }
        }
    }

    private func sign() {
        let text = Array((name + "\n").utf8)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor, off_t(text.count))
    }

    private static var login: String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 4096)
        guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
            return "user-\(getuid())"
        }
        return String(cString: name)
    }
}

extension StorageFailure {
    /// What an error number of the system means to whoever uses the store.
    init(errno number: Int32, doing what: String) {
        switch number {
        case ENOENT: self = .missing(.store)
        case EEXIST: self = .alreadyExists
        case ENOSPC, EDQUOT: self = .noSpace
        case EROFS: self = .readOnly
        case EACCES, EPERM: self = .unavailable("\(what): this user has no right to it")
        case ENOTDIR: self = .unavailable("\(what): a part of the path is not a folder")
        default: self = .unavailable(what)
        }
    }
}
