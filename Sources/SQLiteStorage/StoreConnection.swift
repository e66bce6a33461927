import CaseStorage
import Foundation
import GRDB
import Synchronization

/// The connections to one store file: one that writes, some that read, and one that only watches.
final class StoreConnection: Sendable {
    /// Nil where the store was opened for reading only.
    private let lock: WriterLock?
    private let database: any DatabaseWriter
    /// For reads that take long: nobody waits for them. Where the store was opened for writing, one reader of several.
    private let beside: any DatabaseReader
    /// Never writes, so that its `data_version` counts everybody's commits, this process's own included.
    private let watcher: DatabaseQueue
    private let file: StoreFile
    /// Which file stood at the path when it was opened.
    private let place: StoreFile.Place?
    /// What SQLite is told to open: the path, or a URI for a copy where nothing can be written beside it.
    private let location: String
    /// The version of the store's tables when it was opened, and the one that this program works with.
    let found: Int
    let known: Int

    /// - Parameters:
    ///   - known: the version of the tables that this program works with.
    ///   - busyLimit: seconds that a writer waits for others.
    ///   - location: what SQLite is told to open, where that is not for this to find out.
    /// - Throws: `newerFormat`, `unavailable`, `corrupt`.
    init(
        path: String, readOnly: Bool, busyLimit: Double, known: Int = StoreSchema.current.version, location given: String? = nil
    ) throws(StorageFailure) {
        file = StoreFile(path: path)
        // Asked before anything is opened: a file put there in between is then refused, never taken for this one.
        place = file.place
        let location = given ?? (readOnly && file.isUnchangeable ? file.unchangeableURI : path)
        self.location = location
        lock = readOnly ? nil : try WriterLock(besides: path, limit: busyLimit)
        self.known = known
        (database, beside, watcher, found) = try mappingFailures {
            let configuration = Self.configuration(readOnly: readOnly, busyLimit: busyLimit)
            let database: any DatabaseWriter =
                readOnly
                ? try DatabaseQueue(path: location, configuration: configuration)
                : try DatabasePool(path: path, configuration: configuration)
            if !readOnly { try Self.makeDurable(database) }
            func reader() throws -> DatabaseQueue {
                try DatabaseQueue(path: location, configuration: Self.configuration(readOnly: true, busyLimit: busyLimit))
            }
            let watcher = try reader()
            // The first bytes of the file are older than this where the log holds the change.
            let found = try watcher.read { try Self.version($0) }
            guard found <= known else { throw StorageFailure.newerFormat(found: found, known: known) }
            let beside: any DatabaseReader = readOnly ? try reader() : database
            return (database, beside, watcher, found)
        }
    }

    static func configuration(readOnly: Bool, busyLimit: Double) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(busyLimit)
        configuration.maximumReaderCount = 3
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // An erased part must not linger in free pages; a damaged file must not run code or crash the reader.
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            // The rows that a search ranks lie all over the file; the next key ranks many of them again.
            try database.execute(sql: "PRAGMA cache_size = -8192")
        }
        return configuration
    }

    /// A commit that was acknowledged must survive a power cut. GRDB sets `synchronous` to NORMAL when it switches the
    /// file to WAL, after `prepareDatabase`; so FULL is set afterwards, and believed only when read back.
    static func makeDurable(_ database: any DatabaseWriter) throws {
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw StorageFailure.unavailable("the database does not promise to keep what it has written")
            }
        }
    }

    /// Reads a whole commit's state: nothing of a commit that happens meanwhile shows.
    ///
    /// - Throws: `unavailable` where the store is of an older version, whose projections are not those that are asked for.
    func read<Result>(_ body: (Database) throws -> Result) throws(StorageFailure) -> Result {
        try mappingFailures { try database.read { try body(current($0)) } }
    }

    /// As `read`, for what a store of any version has: the ledger and what stands beside it.
    func readLedger<Result>(_ body: (Database) throws -> Result) throws(StorageFailure) -> Result {
        try mappingFailures { try database.read(body) }
    }

    /// As `read`, for what takes long.
    func readBeside<Result>(_ body: (Database) throws -> Result) throws(StorageFailure) -> Result {
        try mappingFailures { try beside.read { try body(current($0)) } }
    }

    /// A store that is only read stays of its version until another program opens it for work.
    private func current(_ database: Database) throws -> Database {
        if found < known, try Self.version(database) < known { throw Self.isOlder }
        return database
    }

    private static var isOlder: StorageFailure {
        .unavailable(
            "it is of an older version, and was opened for reading only; open it once where it may be written, which brings it up to date")
    }

    static func version(_ database: Database) throws -> Int {
        try PreparedStatement(database, "PRAGMA user_version").first { $0.int(0) } ?? 0
    }

    /// One transaction that writes, alone among all processes: `BEGIN IMMEDIATE` under the writers' lock.
    func write<Result>(_ body: (Database) throws -> Result) throws(StorageFailure) -> Result {
        try alone { database in
            var result: Result?
            try database.inTransaction(.immediate) {
                result = try body(database)
                return .commit
            }
            return try result.orCorrupt("the transaction")
        }
    }

    /// Runs `body` on the writing connection under the writers' lock, outside a transaction.
    func alone<Result>(_ body: (Database) throws -> Result) throws(StorageFailure) -> Result {
        guard let lock else { throw .readOnly }
        do {
            return try database.writeWithoutTransaction { database in
                try lock.whileHeld {
                    try checkPlace()
                    try checkVersion(database)
                    return try body(database)
                }
            }
        } catch {
            throw StorageFailure(error, holder: lock.holder)
        }
    }

    /// What is written into a file that no longer stands at its path is lost to everybody else.
    private func checkPlace() throws {
        guard file.place == place else { throw StorageFailure.unavailable("the store was replaced meanwhile; open it again") }
    }

    /// A newer program may have brought the store up to date while this one had it open: what this one writes would be
    /// missing from the newer tables. Under the writers' lock nobody can do so now.
    private func checkVersion(_ database: Database) throws {
        let version = try Self.version(database)
        guard version <= known else { throw StorageFailure.newerFormat(found: version, known: known) }
    }

    /// A database of its own on the disk, gone when it is closed, with the store's tables attached beside its own: what
    /// is not found here is read there.
    func scratch() throws -> DatabaseQueue {
        let scratch = try DatabaseQueue(path: "", configuration: Self.configuration(readOnly: false, busyLimit: 10))
        try scratch.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA cache_size = -65536; PRAGMA secure_delete = OFF")
            try database.execute(sql: "ATTACH ? AS store", arguments: [location])
            try database.execute(sql: StoreSchema.projectionTables)
        }
        return scratch
    }

    /// Copies one state of the store into an empty database.
    func copy(to target: any DatabaseWriter) throws { try database.backup(to: target) }

    /// `PRAGMA data_version` of a connection that never writes.
    func dataVersion() throws(StorageFailure) -> Int64 {
        try mappingFailures {
            try watcher.read { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        }
    }

    /// What `PRAGMA synchronous` of the writing connection answers.
    func synchronousLevel() throws(StorageFailure) -> Int {
        try mappingFailures { try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 } }
    }

    func close() throws(StorageFailure) {
        try mappingFailures {
            // The last connection to close would do this, unless it is one that only reads.
            if lock != nil { _ = try? database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try watcher.close()
            if lock == nil { try beside.close() }
            try database.close()
        }
    }
}
