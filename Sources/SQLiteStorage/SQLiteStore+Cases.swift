public import CaseStorage
public import Casework
import GRDB

extension SQLiteStore {
    public func caseID(for number: CaseNumber) throws(StorageFailure) -> CaseID? {
        try connection.read { database in
            let sql = "SELECT id FROM case_current WHERE prefix = ? AND year = ? AND serial = ? ORDER BY opened LIMIT 1"
            let bindings: [Binding] = [.text(number.prefix), .number(number.year), .number(number.serial)]
            return try PreparedStatement(database, sql).first(bindings) { try $0.id(0) }
        }
    }

    public func caseFile(_ id: CaseID) throws(StorageFailure) -> CaseFile? {
        try connection.read { try EventReading($0).caseFile(id) }
    }

    public func cases(_ query: CaseQuery) throws(StorageFailure) -> CasePage {
        try connection.read { try CaseListing(query).page($0) }
    }

    public func queueCounts(today: CivilDate) throws(StorageFailure) -> [QueueCount] {
        try connection.read { database in
            let sql = """
                SELECT queue, sum(count), sum(count * (NOT is_owned)), sum(count * (due < ?)), min(state_since)
                FROM case_tally WHERE is_open = 1 GROUP BY queue ORDER BY queue
                """
            return try PreparedStatement(database, sql).all([.number(today.dayNumber)]) { columns in
                QueueCount(
                    queue: columns.text(0), open: columns.int(1), unowned: columns.int(2), late: columns.int(3),
                    oldest: try columns.day(4))
            }
        }
    }

    public func callbacks(through day: CivilDate, limit: Int) throws(StorageFailure) -> [Callback] {
        try connection.read { database in
            let sql = """
                SELECT b.sequence FROM callback_open b JOIN constituent_current c ON c.id = b.constituent
                WHERE b.day <= ? ORDER BY b.day, b.time, b.sequence LIMIT ?
                """
            let sequences = try PreparedStatement(database, sql).all([.number(day.dayNumber), .number(limit)]) { $0.unsigned(0) }
            return try sequences.compactMap { sequence in
                guard sequence < EventReading.always else { throw StorageFailure.corrupt("the promises to call back") }
                return Callback.open(after: try EventReading(database).recorded(sequence..<sequence + 1))
            }
        }
    }
}
