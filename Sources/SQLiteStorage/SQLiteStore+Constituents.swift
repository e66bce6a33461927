public import CaseStorage
public import Casework
public import EventLedger
import GRDB
import RecordMatching

extension SQLiteStore {
    public func constituentFile(_ id: ConstituentID) throws(StorageFailure) -> ConstituentFile? {
        try connection.read { database in
            let events = try EventReading(database).constituentEvents(id)
            return Constituent(folding: events).map { ConstituentFile(constituent: $0, events: events) }
        }
    }

    public func constituents(_ ids: [ConstituentID]) throws(StorageFailure) -> [ConstituentID: ConstituentDetails] {
        try connection.read { database in
            let select = try PreparedStatement(database, "SELECT details FROM constituent_current WHERE id = ?")
            let reading = try DetailsReading(database)
            var found: [ConstituentID: ConstituentDetails] = [:]
            for id in ids where found[id] == nil {
                guard let source = try select.first([.id(id)], { $0.isNull(0) ? nil : $0.integer(0) }) else { continue }
                found[id] = try source.map { try reading.details(at: $0) } ?? ConstituentDetails()
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

    public func search(_ text: String, limit: Int) throws(StorageFailure) -> [SearchMatch] {
        try connection.read { try KeySearch($0).matches(SearchQuery(text), limit: limit) }
    }

    public func staff() throws(StorageFailure) -> [StaffMember] {
        try connection.read { database in
            let sql = "SELECT subject FROM event WHERE kind = 'staff-added' ORDER BY sequence"
            let subjects = try PreparedStatement(database, sql).all { try $0.id(0, of: AnySubject.self) }
            return try subjects.compactMap { subject in
                StaffMember(folding: try EventReading(database).recorded(about: subject, namedIn: "", before: EventReading.always))
            }
        }
    }

    public func packFiles() throws(StorageFailure) -> [PackFile] {
        try connection.read { database in
            guard let pack = try EventReading(database).identity().pack else { return [] }
            return try PreparedStatement(database, "SELECT path, bytes FROM pack_file WHERE pack = ? ORDER BY path").all(
                [.digest(pack)]
            ) { PackFile(path: $0.text(0), bytes: $0.blob(1) ?? []) }
        }
    }
}

extension String {
    fileprivate func padded(with digit: Character) -> String {
        self + String(repeating: digit, count: Swift.max(0, 32 - count))
    }
}
