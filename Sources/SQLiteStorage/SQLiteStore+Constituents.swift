public import CaseStorage
public import Casework
import GRDB
import RecordMatching

extension SQLiteStore {
    public func constituentFile(_ id: ConstituentID) throws(StorageFailure) -> ConstituentFile? {
        try connection.read { try ConstituentReading($0).file(id) }
    }

    public func constituents(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentDetails] {
        try connection.read { database in
            let reading = try ConstituentReading(database)
            var found: [ConstituentID: ConstituentDetails] = [:]
            for id in ids where found[id] == nil {
                guard let canonical = try reading.canonical(id) else { continue }
                found[id] = try reading.details(of: canonical)
            }
            return found
        }
    }

    public func canonical(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentID] {
        try connection.read { database in
            let reading = try ConstituentReading(database)
            var found: [ConstituentID: ConstituentID] = [:]
            for id in ids where found[id] == nil { found[id] = try reading.canonical(id) }
            return found
        }
    }

    public func forEachRecord(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure) {
        try connection.read { database in
            let sql = "SELECT added, id, matching FROM constituent_current WHERE merged_into IS NULL ORDER BY added"
            try PreparedStatement(database, sql).rows { body(try RegisteredRecord($0)) }
        }
    }

    public func forEachAlias(_ body: (RegisteredRecord) -> Bool) throws(StorageFailure) {
        try connection.read { database in
            let sql = "SELECT added, id, matching FROM constituent_current WHERE merged_into IS NOT NULL ORDER BY added"
            try PreparedStatement(database, sql).rows { body(try RegisteredRecord($0)) }
        }
    }

    public func records(_ rows: [UInt32]) throws(StorageFailure) -> [UInt32: RegisteredRecord] {
        try connection.read { database in
            let select = try PreparedStatement(database, "SELECT added, id, matching FROM constituent_current WHERE added = ?")
            var found: [UInt32: RegisteredRecord] = [:]
            for row in rows where found[row] == nil { found[row] = try select.first([.number(row)]) { try RegisteredRecord($0) } }
            return found
        }
    }

    public func distinguished() throws(StorageFailure) -> Set<ConstituentPair> {
        try connection.read { database in
            let reading = try ConstituentReading(database)
            let pairs = try PreparedStatement(database, "SELECT low, high FROM distinguished").all { columns in
                (one: try columns.id(0, of: Constituent.self), other: try columns.id(1, of: Constituent.self))
            }
            var found: Set<ConstituentPair> = []
            for pair in pairs {
                let (one, other) = (try reading.canonical(pair.one) ?? pair.one, try reading.canonical(pair.other) ?? pair.other)
                // Who was merged all the same is one person, as long as that lasts.
                if one != other { found.insert(ConstituentPair(one, other)) }
            }
            return found
        }
    }

    public func constituentIDs(beginning digits: String, limit: Int) throws(StorageFailure) -> [ConstituentID] {
        let prefix = digits.lowercased()
        guard prefix.count >= 4, let first = ConstituentID(hex: prefix.padded(with: "0")),
            let last = ConstituentID(hex: prefix.padded(with: "f"))
        else { return [] }
        return try connection.read { database in
            let sql = "SELECT id FROM constituent_current WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
            return try PreparedStatement(database, sql).all([.id(first), .id(last), .number(max(0, limit))]) { try $0.id(0) }
        }
    }

    public func staff() throws(StorageFailure) -> [StaffMember] {
        try connection.read { database in
            let sql = "SELECT subject FROM event WHERE kind = 'staff-added' ORDER BY sequence"
            let subjects = try PreparedStatement(database, sql).all { try $0.id(0, of: AnySubject.self) }
            return try subjects.compactMap { subject in
                StaffMember(folding: try EventReading(database).recorded(about: subject, namedIn: [], before: EventReading.always))
            }
        }
    }
}

extension RegisteredRecord {
    /// - Parameter columns: `added`, `id`, `matching`.
    fileprivate init(_ columns: Columns) throws {
        self.init(
            row: try columns.row(0), id: try columns.id(1),
            record: try columns.raw(2) { MatchRecord(decoding: $0) }.orCorrupt("a constituent's row"))
    }
}

extension String {
    fileprivate func padded(with digit: Character) -> String {
        self + String(repeating: digit, count: Swift.max(0, 32 - count))
    }
}
