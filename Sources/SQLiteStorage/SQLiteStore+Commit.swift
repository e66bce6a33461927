public import CaseStorage
public import Casework
public import EventLedger
import GRDB

extension SQLiteStore {
    public func commit(_ commit: Commit) throws(StorageFailure) -> Committed {
        let encoded = try EventSealer().encode(commit)
        let (committed, hasErased) = try connection.write { database in
            let writer = try CommitWriter(database)
            let committed = try writer.commit(encoded)
            try writer.finish()
            return (committed, writer.hasErased)
        }
        if hasErased { sweepLog() }
        return committed
    }

    /// Give it some ten thousand events at a time: changes of lists and search gather in memory until the end.
    public func load(_ commits: [Commit], following state: LedgerState?) throws(StorageFailure) -> LedgerState {
        let (loaded, hasErased) = try connection.alone { database in
            // Many pages are touched again and again, by the next load too: the usual cache would read and write each of
            // them many times. It stays as large until the store is closed, and takes memory only as it fills.
            try database.execute(sql: "PRAGMA cache_size = -\(Self.loadingCacheKilobytes)")
            var result: (LedgerState, Bool)?
            try database.inTransaction(.immediate) {
                try Self.check(database, follows: state)
                let writer = try CommitWriter(database)
                try EncodingAhead(commits).handOver { try writer.load($0) }
                try writer.finish()
                result = (writer.state, writer.hasErased)
                return .commit
            }
            return try result.orCorrupt("the transaction")
        }
        if hasErased { sweepLog() }
        return loaded
    }

    public func outcome(of id: CommitID, fingerprint: EventLedger.Digest?) throws(StorageFailure) -> Committed? {
        try connection.readLedger { database in
            guard let entry = try CommitLog(database).entry(id) else { return nil }
            if let fingerprint, fingerprint != entry.fingerprint { throw StorageFailure.requestReused }
            return try entry.committed(EventReading(database))
        }
    }

    public func restart(
        as store: StoreID, with genesis: Commit, following state: LedgerState?
    ) throws(StorageFailure) -> Committed {
        let key = try SigningKey.of(store, seed: try signingKey().seed)
        let committed = try connection.write { database in
            guard try EventReading(database).identity().mode == .training else { throw StorageFailure.readOnly }
            try Self.check(database, follows: state)
            for table in StoreTables.all { try database.execute(sql: "DELETE FROM \(table)") }
            try Genesis.write(database, store, genesis, key)
            return try CommitLog(database).entry(genesis.id).orCorrupt("the log of commits").committed(EventReading(database))
        }
        sweepLog()
        return Committed(events: committed.events, ledger: committed.ledger, isRepeat: false)
    }

    /// To be called inside the transaction, so that nobody can write between the question and what follows it.
    private static func check(_ database: Database, follows state: LedgerState?) throws {
        guard let state else { return }
        let reading = EventReading(database)
        try reading.state().check(follows: state, of: try reading.identity().store)
    }

    static var loadingCacheKilobytes: Int { 524_288 }

    /// What was erased must not survive in the write-ahead log. Best effort: a reader at work may hold the log, and the
    /// next checkpoint overwrites it then.
    private func sweepLog() {
        _ = try? connection.alone { database in try database.checkpoint(.truncate) }
    }
}
