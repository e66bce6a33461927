import CaseStorage
import Casework
import GRDB

/// The last serial number given to a case, by prefix and year.
final class SerialProjection {
    private struct Series: Hashable {
        let prefix: String
        let year: Int
    }

    private var last: [Series: Int] = [:]
    private var changed: Set<Series> = []
    private let select: PreparedStatement
    private let upsert: PreparedStatement

    init(_ database: Database) throws {
        select = try PreparedStatement(database, "SELECT last FROM serial WHERE prefix = ? AND year = ?")
        upsert = try PreparedStatement(database, "INSERT OR REPLACE INTO serial(prefix, year, last) VALUES (?, ?, ?)")
    }

    /// Allocates a number.
    func next(_ prefix: String, _ year: Int) throws -> CaseNumber {
        let number = CaseNumber(prefix: prefix, year: year, serial: try known(Series(prefix: prefix, year: year)) + 1)
        try note(number)
        return number
    }

    /// Takes note of a number that a case has.
    func note(_ number: CaseNumber) throws {
        let series = Series(prefix: number.prefix, year: number.year)
        guard number.serial > (try known(series)) else { return }
        last[series] = number.serial
        changed.insert(series)
    }

    func flush() throws {
        for series in changed { try upsert.run([.text(series.prefix), .number(series.year), .number(last[series] ?? 0)]) }
        changed = []
    }

    private func known(_ series: Series) throws -> Int {
        if let known = last[series] { return known }
        let stored = try select.first([.text(series.prefix), .number(series.year)]) { $0.int(0) } ?? 0
        last[series] = stored
        return stored
    }
}
