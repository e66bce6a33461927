import CaseStorage
import Casework
import EventLedger
import GRDB

/// Which commits were done, by identifier: what makes doing one again harmless.
struct CommitLog {
    struct Entry {
        let first: UInt64
        let count: Int
        let fingerprint: EventLedger.Digest

        /// What the commit came to, as it was told the first time.
        func committed(_ reading: EventReading) throws -> Committed {
            let end = first + UInt64(count)
            return Committed(
                events: try reading.recorded(first..<end),
                ledger: LedgerState(size: end, root: try reading.root(ofSize: end)), isRepeat: true)
        }
    }

    let database: Database

    init(_ database: Database) { self.database = database }

    func entry(_ id: CommitID) throws -> Entry? {
        try PreparedStatement(database, "SELECT first, count, fingerprint FROM commit_log WHERE commit_id = ?").first([.id(id)]) {
            guard $0.integer(0) >= 0, (1...Int(UInt16.max)).contains($0.int(1)) else { throw StorageFailure.corrupt("the log of commits") }
            return Entry(first: $0.unsigned(0), count: $0.int(1), fingerprint: try $0.digest(2).orCorrupt("the fingerprint of a commit"))
        }
    }

    /// A hash over a row, since the fingerprint stands in no event that could vouch for it.
    static func seal(_ id: CommitID, first: UInt64, count: Int, fingerprint: EventLedger.Digest) -> EventLedger.Digest {
        let words = [first, UInt64(count)].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        return .part(salt: id.bytes + words, bytes: fingerprint.bytes)
    }
}
