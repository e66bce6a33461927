import CaseStorage
import Casework
import GRDB

extension SQLiteStore {
    /// Brings the store up to date. A verified copy is taken first, and stays.
    ///
    /// The writers' lock is held from the copy to the end: nothing is written that the copy lacks, and of several
    /// programs that open the store at once one does it.
    func migrate(to schema: StoreSchema) throws(StorageFailure) {
        try connection.alone { database in
            let version = try StoreConnection.version(database)
            guard version < schema.version else { return }
            try keepCopy(of: version)
            try database.execute(sql: "PRAGMA cache_size = -\(Self.loadingCacheKilobytes)")
            try database.inTransaction(.immediate) {
                try schema.migrate(database, from: version)
                return .commit
            }
        }
    }

    /// A copy that is there already will do if it holds this very ledger; anything else there is left alone.
    private func keepCopy(of version: Int) throws {
        let (store, state) = (try identity().store, try ledgerState())
        for number in 1...1000 {
            let copy = "\(path).version-\(version)\(number == 1 ? "" : "-\(number)")"
            if !StoreFile(path: copy).exists {
                try backup(to: copy)
                return
            }
            if Self.holds(copy, version, store, state) { return }
        }
        throw StorageFailure.unavailable("the copy that is taken before it is brought up to date cannot be kept beside it")
    }

    private static func holds(_ copy: String, _ version: Int, _ store: StoreID, _ state: LedgerState) -> Bool {
        let file = StoreFile(path: copy)
        guard !file.hasLog, (try? file.header()) == StoreFile.Header(applicationID: StoreSchema.applicationID, version: version),
            // As a copy at rest, so that nothing is made beside it.
            let connection = try? StoreConnection(path: copy, readOnly: true, busyLimit: 0, location: file.unchangeableURI)
        else { return false }
        defer { try? connection.close() }
        let found = try? connection.readLedger { database in
            let reading = EventReading(database)
            return (try reading.identity().store, try reading.state())
        }
        return found.map { $0 == (store, state) } ?? false
    }
}
