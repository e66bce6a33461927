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
        try connection.read { database in
            let members = try query.constituent.map { try ConstituentReading(database).members(with: $0) } ?? []
            return try CaseListing(query, members: members).page(database)
        }
    }

    public func forEachCase(_ body: (CaseFile) -> Bool) throws(StorageFailure) {
        var last: Int64 = -1
        while true {
            // Read to its end before anything is handed over: whoever is handed a file may ask the store, and nobody waits
            // for them.
            let files = try connection.read { try Self.files(after: &last, $0) }
            if files.isEmpty { return }
            for file in files where !body(file) { return }
        }
    }

    /// Some files in the order the cases were opened; none after the last.
    ///
    /// - Parameter last: the place in that order, which moves on.
    private static func files(after last: inout Int64, _ database: Database) throws -> [CaseFile] {
        let sql = "SELECT opened, id FROM case_current WHERE opened > ? ORDER BY opened LIMIT ?"
        let reading = EventReading(database)
        var files: [CaseFile] = []
        while files.isEmpty {
            let page = try PreparedStatement(database, sql).all([.integer(last), .number(casesAtOnce)]) { columns in
                (opened: columns.integer(0), id: try columns.id(1, of: CaseRecord.self))
            }
            guard let end = page.last else { break }
            last = end.opened
            files = try page.compactMap { try reading.caseFile($0.id) }
        }
        return files
    }

    private static let casesAtOnce = 100

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
                SELECT b.sequence, b.constituent FROM callback_open b JOIN constituent_current c ON c.id = b.constituent
                WHERE b.day <= ? ORDER BY b.day, b.time, b.sequence
                """
            let people = try ConstituentReading(database)
            var sequences: [UInt64] = []
            guard limit > 0 else { return [] }
            try PreparedStatement(database, sql).rows([.number(day.dayNumber)]) { columns in
                let (sequence, id) = (columns.unsigned(0), try columns.id(1, of: Constituent.self))
                guard sequence < EventReading.always else { throw StorageFailure.corrupt("the promises to call back") }
                let others = try people.members(with: id).filter { $0 != id }
                // Any later contact keeps a promise, under whichever of their names it was made.
                if try !others.contains(where: { try Self.hasContact($0, after: sequence, database) }) { sequences.append(sequence) }
                return sequences.count < limit
            }
            return try sequences.compactMap { sequence in
                Callback.open(after: try EventReading(database).recorded(sequence..<sequence + 1))
            }
        }
    }

    private static func hasContact(_ id: ConstituentID, after sequence: UInt64, _ database: Database) throws -> Bool {
        let sql = "SELECT 1 FROM event WHERE subject = ? AND kind = ? AND sequence > ? LIMIT 1"
        return try PreparedStatement(database, sql).first([.id(id), .text(ContactRecorded.kind), .number(sequence)]) { _ in true } ?? false
    }
}
