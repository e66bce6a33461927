public import CaseStorage
public import Casework
import GRDB

extension SQLiteStore {
    public func save(_ draft: Draft) throws(StorageFailure) {
        try connection.write { database in
            let sql = "INSERT OR REPLACE INTO draft(owner, key, saved_at, offset, content) VALUES (?, ?, ?, ?, ?)"
            try PreparedStatement(database, sql).run([
                .id(draft.owner), .text(draft.key), .integer(draft.savedAt.utcMilliseconds), .number(draft.savedAt.offsetMinutes),
                .blob(draft.content),
            ])
        }
    }

    public func drafts(of owner: StaffID) throws(StorageFailure) -> [Draft] {
        try connection.readLedger { database in
            let sql = "SELECT key, saved_at, offset, content FROM draft WHERE owner = ? ORDER BY saved_at, key"
            return try PreparedStatement(database, sql).all([.id(owner)]) { columns in
                Draft(
                    key: columns.text(0), owner: owner,
                    savedAt: Moment(utcMilliseconds: columns.integer(1), offsetMinutes: Int16(truncatingIfNeeded: columns.integer(2))),
                    content: columns.blob(3) ?? [])
            }
        }
    }

    public func removeDraft(_ key: String, of owner: StaffID) throws(StorageFailure) {
        try connection.write { database in
            try PreparedStatement(database, "DELETE FROM draft WHERE owner = ? AND key = ?").run([.id(owner), .text(key)])
        }
    }
}
