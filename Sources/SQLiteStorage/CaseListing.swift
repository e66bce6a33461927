import CaseStorage
import Casework
import GRDB

/// A query for cases as SQL: the page through an index where there is one, the total from the tally where it can tell.
struct CaseListing {
    private let query: CaseQuery
    private var conditions: [String] = []
    private var bindings: [Binding] = []
    /// Conditions that the tally's columns can answer.
    private var tallied: [String] = []
    private var tallyBindings: [Binding] = []
    private var isTallied = true

    /// - Parameter members: all records of the constituent that is asked about.
    init(_ query: CaseQuery, members: [ConstituentID] = []) {
        self.query = query
        if let type = query.type {
            both("type = ?", .text(type))
            if let version = query.versionBelow {
                only("type_version < ?", [.number(version)])
                // Both values, so that the index that goes by version is of use to who asks for closed cases too.
                if !query.openOnly { conditions.append("is_open IN (0, 1)") }
            }
        }
        if let state = query.state { both("state = ?", .text(state)) }
        if let queue = query.queue { both("queue = ?", .text(queue)) }
        if let before = query.dueBefore { both("due < ?", .number(before.dayNumber)) }
        if let reminder = query.reminder { only("reminder = ?", [.text(reminder.rawValue)]) }
        if let before = query.clockBefore {
            // Only open cases have a clock, and none that was entered in error: the index alone can tell.
            only("clock < ?", [.number(before.dayNumber)])
        } else {
            conditions.append("is_withdrawn = 0")
            if query.openOnly { conditions.append("is_open = 1") }
        }
        if query.openOnly { tallied.append("is_open = 1") }
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
        let page: [Binding] = [.number(max(0, query.limit)), .number(max(0, query.offset))]
        let rows = try PreparedStatement(database, pageSQL).all(bindings + page) { try CaseRow($0) }
        let total = try PreparedStatement(database, totalSQL).first(isTallied ? tallyBindings : bindings) { $0.int(0) } ?? 0
        return CasePage(rows: rows, total: total)
    }

    var pageSQL: String { "SELECT \(CaseRow.columnList) FROM \(rows) ORDER BY \(order) LIMIT ? OFFSET ?" }

    var totalSQL: String {
        isTallied ? "SELECT sum(count) FROM case_tally\(Self.where(tallied))" : "SELECT count(*) FROM \(rows)"
    }

    private var rows: String {
        // A few of many cases have a clock, and fewer one that has run out: SQLite, which counts nothing, would not guess it.
        "case_current\(query.clockBefore == nil ? "" : " INDEXED BY case_by_clock")\(Self.where(conditions))"
    }

    private static func `where`(_ conditions: [String]) -> String {
        conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    }

    private var order: String {
        switch query.order {
        case .due: "due, prefix, year, serial"
        case .newest: "entered_on DESC, prefix DESC, year DESC, serial DESC"
        // As the index has it, where all that are asked for have a clock.
        case .clock: query.clockBefore == nil ? "clock IS NULL, clock, prefix, year, serial" : "clock, prefix, year, serial"
        }
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
