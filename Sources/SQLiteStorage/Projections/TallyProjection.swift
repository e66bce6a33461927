import CaseStorage
import Casework
import GRDB

/// How many cases stand in the same place: what counts are made of, without counting a million rows.
final class TallyProjection {
    private struct Place: Hashable {
        let isOpen: Bool
        let type: String
        let state: String
        let queue: String
        let isOwned: Bool
        let due: Int
        let since: Int

        var bindings: [Binding] {
            [
                .flag(isOpen), .text(type), .text(state), .text(queue), .flag(isOwned), .number(due), .number(since),
            ]
        }
    }

    private var changes: [Place: Int] = [:]
    private let add: PreparedStatement
    private let sweep: PreparedStatement

    init(_ database: Database) throws {
        add = try PreparedStatement(
            database,
            """
            INSERT INTO case_tally(is_open, type, state, queue, is_owned, due, state_since, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count
            """)
        sweep = try PreparedStatement(
            database,
            """
            DELETE FROM case_tally WHERE is_open = ? AND type = ? AND state = ? AND queue = ? AND is_owned = ? AND due = ?
                AND state_since = ? AND count = 0
            """)
    }

    func replace(_ before: CaseRow?, with now: CaseRow) {
        if let before { count(before, by: -1) }
        count(now, by: 1)
    }

    func flush() throws {
        for (place, change) in changes where change != 0 {
            try add.run(place.bindings + [.number(change)])
            if change < 0 { try sweep.run(place.bindings) }
        }
        changes = [:]
    }

    /// Cases entered in error count nowhere.
    private func count(_ row: CaseRow, by change: Int) {
        guard !row.isWithdrawn else { return }
        let place = Place(
            isOpen: row.isOpen, type: row.type, state: row.state, queue: row.queue, isOwned: row.owner != nil,
            due: CaseRow.day(row.due), since: row.stateSince.dayNumber)
        changes[place, default: 0] += change
    }
}
