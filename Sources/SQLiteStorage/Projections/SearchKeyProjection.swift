import CaseStorage
import Casework
import GRDB
import RecordMatching

/// The keys that constituents are found by, in the order of their text.
final class SearchKeyProjection {
    private struct Change {
        let key: SearchKey
        let constituent: Int64
        /// Of the case whose number it is; 0 for the constituent's own keys.
        let opened: Int64
        let isThere: Bool
        let order: Int
    }

    private var changes: [Change] = []
    private let insert: PreparedStatement
    private let delete: PreparedStatement

    init(_ database: Database) throws {
        insert = try PreparedStatement(
            database, "INSERT OR IGNORE INTO search_key(kind, text, constituent, opened) VALUES (?, ?, ?, ?)")
        delete = try PreparedStatement(
            database, "DELETE FROM search_key WHERE kind = ? AND text = ? AND constituent = ? AND opened = ?")
    }

    func insert(_ keys: some Sequence<SearchKey>, constituent: Int64, opened: Int64 = 0) {
        note(keys, constituent, opened, isThere: true)
    }

    func remove(_ keys: some Sequence<SearchKey>, constituent: Int64, opened: Int64 = 0) {
        note(keys, constituent, opened, isThere: false)
    }

    private func note(_ keys: some Sequence<SearchKey>, _ constituent: Int64, _ opened: Int64, isThere: Bool) {
        for key in keys {
            changes.append(Change(key: key, constituent: constituent, opened: opened, isThere: isThere, order: changes.count))
        }
    }

    /// Writes in the order of the table, which touches each page once; of two changes of a row the later wins by coming last.
    func flush() throws {
        changes.sort { left, right in
            if left.key.kind != right.key.kind { return left.key.kind.rawValue < right.key.kind.rawValue }
            return left.key.text == right.key.text ? left.order < right.order : left.key.text < right.key.text
        }
        for change in changes {
            let row: [Binding] = [
                .number(change.key.kind.rawValue), .text(change.key.text), .integer(change.constituent), .integer(change.opened),
            ]
            try (change.isThere ? insert : delete).run(row)
        }
        changes = []
    }
}
