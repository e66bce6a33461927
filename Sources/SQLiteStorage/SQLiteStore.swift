public import CaseStorage
public import Casework
import EventLedger
import GRDB

/// A store in one SQLite file.
///
/// Any number of programs may have the same file open: they write one after another, and read whole commits only.
/// Beside the file stand SQLite's own `-wal` and `-shm`, and `.lock`, which the writers queue at.
public final class SQLiteStore: CaseStore {
    let connection: StoreConnection
    let path: String
    let memory: SearchMemory

    private init(path: String, connection: StoreConnection, memory: SearchMemory) {
        self.path = path
        self.connection = connection
        self.memory = memory
    }

    /// Makes a store at a path where nothing is, complete with its genesis or not at all. Only its owner may read it.
    ///
    /// - Parameters:
    ///   - genesis: its first entry must be the `storeCreated` of that store.
    ///   - signingSeed: 32 bytes from the system's secure generator: the key that signs checkpoints.
    /// - Throws: `alreadyExists`, `unavailable`, `noSpace`, `readOnly`.
    public static func create(
        at path: String, store: StoreID, genesis: Commit, signingSeed: [UInt8], busyLimit: Double = 10
    ) throws(StorageFailure) -> SQLiteStore {
        let key = try SigningKey.of(store, seed: signingSeed)
        try StoreFile(path: path).place { draft throws(StorageFailure) in
            try mappingFailures {
                let database = try DatabaseQueue(
                    path: draft, configuration: StoreConnection.configuration(readOnly: false, busyLimit: busyLimit))
                try StoreConnection.makeDurable(database)
                try database.writeWithoutTransaction { database in
                    try database.inTransaction(.immediate) {
                        try StoreSchema.current.migrate(database, from: 0)
                        try Genesis.write(database, store, genesis, key)
                        return .commit
                    }
                    // From here on the file itself says that it is in this mode; closing takes the log away again.
                    try database.execute(sql: "PRAGMA journal_mode = WAL")
                }
                try database.close()
            }
        }
        return try open(at: path, busyLimit: busyLimit)
    }

    /// Opens a store. A file that is something else is left exactly as it is.
    ///
    /// - Parameters:
    ///   - readOnly: refuses every commit with `readOnly`, and works where the file may not be written. A store of an older
    ///     version stays as it is then: its ledger can be read, verified and copied, and all else is `unavailable`.
    ///   - busyLimit: seconds that a commit waits for other programs' commits.
    /// - Throws: `missing`, `foreign`, `newerFormat`, `corrupt`, `readOnly`, `unavailable`.
    public static func open(at path: String, readOnly: Bool = false, busyLimit: Double = 10) throws(StorageFailure) -> SQLiteStore {
        try open(at: path, readOnly: readOnly, busyLimit: busyLimit, schema: .current)
    }

    static func open(
        at path: String, readOnly: Bool, busyLimit: Double, schema: StoreSchema, memory: SearchMemory = SearchMemory()
    ) throws(StorageFailure) -> SQLiteStore {
        let file = StoreFile(path: path)
        try file.checkKnown(schema)
        // Writing needs a lock and a log beside the file, not the file alone.
        guard readOnly || (file.isWritable && !file.isUnchangeable) else { throw .readOnly }
        let connection = try StoreConnection(path: path, readOnly: readOnly, busyLimit: busyLimit, known: schema.version)
        let store = SQLiteStore(path: path, connection: connection, memory: memory)
        if store.isOlder, !readOnly { try store.migrate(to: schema) }
        _ = try store.identity()
        return store
    }

    /// Lets go of the file. Reading and writing fail afterwards; a store that nobody holds closes by itself.
    public func close() throws(StorageFailure) { try connection.close() }

    /// Whether the tables were of an older version when the store was opened: what is open for reading only stays so.
    public var isOlder: Bool { connection.found < connection.known }

    public func identity() throws(StorageFailure) -> StoreIdentity {
        try connection.readLedger { try EventReading($0).identity() }
    }

    public func changeMarker() throws(StorageFailure) -> UInt64 { UInt64(bitPattern: try connection.dataVersion()) }
}
