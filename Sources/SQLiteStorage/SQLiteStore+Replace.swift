public import CaseStorage
import Foundation
import GRDB

extension SQLiteStore {
    /// Puts a copy of this store where another one is. A whole store is there before and after, whatever interrupts it,
    /// and what was there is kept beside it.
    ///
    /// Nobody can write there meanwhile, and nobody may have that store open: a log that is still in use would be taken for
    /// the new file's. A damaged store, which nobody can open, is set aside with its log.
    ///
    /// - Returns: the new path of what was there, and the ledger that is there now.
    /// - Throws: `unavailable` when somebody has it open, `busy` when somebody is writing.
    public func replace(storeAt target: String, busyLimit: Double = 2) throws(StorageFailure) -> (kept: String, ledger: LedgerState) {
        let fresh = "\(target).restored-\(getpid())"
        let ledger = try backup(to: fresh)
        defer { unlink(fresh) }
        let lock = try WriterLock(besides: target, limit: busyLimit)
        do {
            let kept = try lock.whileHeld {
                let old = try Self.settle(target)
                defer { try? old?.close() }
                let kept = try Self.keep(target)
                guard rename(fresh, target) == 0 else { throw StorageFailure.unavailable("the copy cannot be put in its place") }
                return kept
            }
            try StoreFile(path: target).syncFolder()
            return (kept, ledger)
        } catch { throw StorageFailure(error, holder: lock.holder) }
    }

    /// Brings everything of a store into its one file and takes its log away, which SQLite does only for whoever has it
    /// alone; then keeps everybody else out until the connection is closed.
    private static func settle(_ target: String) throws -> DatabaseQueue? {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        do {
            let old = try DatabaseQueue(path: target, configuration: configuration)
            try old.writeWithoutTransaction { database in
                func mode(_ pragma: String) throws -> String? { try String.fetchOne(database, sql: pragma) }
                guard try mode("PRAGMA journal_mode = DELETE") == "delete" else { throw Self.isOpen }
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
                // Somebody may have come and gone between the two.
                guard try mode("PRAGMA journal_mode") == "delete" else { throw Self.isOpen }
            }
            return old
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw Self.isOpen
        } catch is DatabaseError { return nil }
    }

    private static var isOpen: StorageFailure { .unavailable("somebody still has it open; close it everywhere, then do it again") }

    /// Gives what is there a second name, so that the place itself is never empty.
    private static func keep(_ target: String) throws(StorageFailure) -> String {
        for number in 1...1000 {
            let name = "\(target).replaced-\(number)"
            if link(target, name) == 0 {
                for tail in ["-wal", "-shm", "-journal"] { rename(target + tail, name + tail) }
                return name
            }
            guard errno == EEXIST else { break }
        }
        throw .unavailable("what is there cannot be kept beside it")
    }
}
