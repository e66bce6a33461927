public import CaseStorage
import Casework
public import EventLedger
import GRDB

extension SQLiteStore {
    public func ledgerState() throws(StorageFailure) -> LedgerState {
        try connection.readLedger { try EventReading($0).state() }
    }

    public func node(_ place: TreePlace) throws(StorageFailure) -> EventLedger.Digest {
        try connection.readLedger { try EventReading($0).node(place) }
    }

    public func storedEvents(_ range: Range<UInt64>) throws(StorageFailure) -> [StoredEvent] {
        try connection.readLedger { try EventReading($0).stored(range) }
    }

    public func signingKey() throws(StorageFailure) -> SigningKey {
        let (name, seed) = try connection.readLedger { database in
            try PreparedStatement(database, "SELECT name, private FROM signing_key").first { columns in
                (columns.text(0), columns.blob(1) ?? [])
            }.orCorrupt("the signing key")
        }
        do { return try SigningKey(name: name, seed: seed) } catch { throw .corrupt("the signing key") }
    }

    /// A copy made in one piece and opened once before it is put in its place.
    @discardableResult
    public func backup(to path: String) throws(StorageFailure) -> LedgerState {
        let state = try ledgerState()
        var copied = state
        try StoreFile(path: path).place { draft throws(StorageFailure) in
            try mappingFailures {
                let target = try DatabaseQueue(
                    path: draft, configuration: StoreConnection.configuration(readOnly: false, busyLimit: 10))
                try StoreConnection.makeDurable(target)
                try connection.copy(to: target)
                copied = try target.read { try EventReading($0).state() }
                let check = try target.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
                guard copied.size >= state.size, check == "ok" else { throw StorageFailure.corrupt("the copy is not whole") }
                try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
                try target.close()
            }
        }
        return copied
    }
}
