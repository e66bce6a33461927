import CaseStorage
import Casework
import GRDB

/// A query for cases as SQL: the page through an index where there is one, the total from the tally where it can tell.
struct CaseListing {
    private let query: CaseQuery
    private var conditions = ["is_withdrawn = 0"]
    private var bindings: [Binding] = []
    /// Conditions that the tally's columns can answer.
    private var tallied: [String] = []
    private var tallyBindings: [Binding] = []
    private var isTallied = true

    /// - Parameter members: all records of the constituent that is asked about.
    init(_ query: CaseQuery, members: [ConstituentID] = []) {
        self.query = query
        if let type = query.type { both("type = ?", .text(type)) }
        if let state = query.state { both("state = ?", .text(state)) }
        if let queue = query.queue { both("queue = ?", .text(queue)) }
        if let before = query.dueBefore { both("due < ?", .number(before.dayNumber)) }
        if query.openOnly {
            conditions.append("is_open = 1")
            tallied.append("is_open = 1")
        }
        if query.constituent != nil {
            only("constituent IN (\(members.map { _ in "?" }.joined(separator: ", ")))", members.map { .id($0) })
        }
        switch query.owner {
        case .anybody: break
        case .nobody:
            conditions.append("owner IS NULL")
            tallied.append("is_owned = 0")
        case .anyOf(let owners):
            only("owner IN (\(owners.map { _ in "?" }.joined(separator: ", ")))", owners.map { .id($0) })
        }
    }

    func page(_ database: Database) throws -> CasePage {
        let order =
            query.order == .due ? "due, prefix, year, serial" : "entered_on DESC, prefix DESC, year DESC, serial DESC"
        let sql = """
            SELECT \(CaseRow.columnList) FROM case_current WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(order) LIMIT ? OFFSET ?
            """
        let rows = try PreparedStatement(database, sql).all(
            bindings + [.number(max(0, query.limit)), .number(max(0, query.offset))]
        ) { try CaseRow($0) }
        return CasePage(rows: rows, total: try total(database))
    }

    private func total(_ database: Database) throws -> Int {
        let sql =
            isTallied
            ? "SELECT sum(count) FROM case_tally" + (tallied.isEmpty ? "" : " WHERE \(tallied.joined(separator: " AND "))")
            : "SELECT count(*) FROM case_current WHERE \(conditions.joined(separator: " AND "))"
        return try PreparedStatement(database, sql).first(isTallied ? tallyBindings : bindings) { $0.int(0) } ?? 0
    }

    private mutating func both(_ condition: String, _ binding: Binding) {
        conditions.append(condition)
        bindings.append(binding)
        tallied.append(condition)
        tallyBindings.append(binding)
    }

    /// A condition that only the rows can answer.
    private mutating func only(_ condition: String, _ values: [Binding]) {
        conditions.append(condition)
        bindings += values
        isTallied = false
    }
}
