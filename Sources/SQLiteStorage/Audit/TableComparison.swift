import CaseStorage
import GRDB
import GRDBSQLite

/// Compares a projection with the same one made anew, row by row in the order of its key: nothing but two rows in memory.
struct TableComparison {
    let shape: StoreTables.Shape
    private let columnCount: Int32
    private let keyCount: Int32

    init(_ shape: StoreTables.Shape) {
        self.shape = shape
        keyCount = Int32(shape.key.count)
        columnCount = keyCount + Int32(shape.rest.count)
    }

    /// - Parameter database: with the new tables as `main` and the store's as `store`.
    func run(_ database: Database, _ findings: inout Findings) {
        do {
            try compare(try rows(of: "main", database), try rows(of: "store", database), &findings)
        } catch {
            findings.add("the projection \(shape.name) cannot be read")
        }
    }

    private func rows(of schema: String, _ database: Database) throws -> Statement {
        let columns = (shape.key + shape.rest).joined(separator: ", ")
        return try database.makeStatement(
            sql: "SELECT \(columns) FROM \(schema).\(shape.name) ORDER BY \(shape.key.joined(separator: ", "))")
    }

    private func compare(_ expected: Statement, _ found: Statement, _ findings: inout Findings) throws {
        var hasExpected = try step(expected)
        var hasFound = try step(found)
        while (hasExpected || hasFound) && !findings.isFull {
            let order = !hasFound ? -1 : !hasExpected ? 1 : self.order(expected, found, 0..<keyCount)
            if order < 0 {
                findings.add("\(shape.name) lacks a row that the events ask for", at: sequence(expected))
                hasExpected = try step(expected)
            } else if order > 0 {
                findings.add("\(shape.name) has a row that no event asks for", at: sequence(found))
                hasFound = try step(found)
            } else {
                if self.order(expected, found, keyCount..<columnCount) != 0 {
                    findings.add("a row of \(shape.name) is not what its events come to", at: sequence(expected))
                }
                hasExpected = try step(expected)
                hasFound = try step(found)
            }
        }
        sqlite3_reset(expected.sqliteStatement)
        sqlite3_reset(found.sqliteStatement)
    }

    private func sequence(_ row: Statement) -> UInt64? {
        guard shape.beginsWithSequence else { return nil }
        let sequence = sqlite3_column_int64(row.sqliteStatement, 0)
        return sequence >= 0 ? UInt64(sequence) : nil
    }

    private func step(_ statement: Statement) throws -> Bool {
        let code = sqlite3_step(statement.sqliteStatement)
        guard code == SQLITE_ROW || code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return code == SQLITE_ROW
    }

    /// Below, equal or above, as SQLite orders values: by type first, then numbers by size and bytes by their order.
    private func order(_ left: Statement, _ right: Statement, _ columns: Range<Int32>) -> Int {
        let (left, right) = (left.sqliteStatement, right.sqliteStatement)
        for column in columns {
            let types = (Self.rank(sqlite3_column_type(left, column)), Self.rank(sqlite3_column_type(right, column)))
            if types.0 != types.1 { return types.0 < types.1 ? -1 : 1 }
            if types.0 == Self.rank(SQLITE_INTEGER) {
                let values = (sqlite3_column_int64(left, column), sqlite3_column_int64(right, column))
                if values.0 != values.1 { return values.0 < values.1 ? -1 : 1 }
            } else {
                let bytes = (Self.bytes(left, column), Self.bytes(right, column))
                if bytes.0.lexicographicallyPrecedes(bytes.1) { return -1 }
                if bytes.1.lexicographicallyPrecedes(bytes.0) { return 1 }
            }
        }
        return 0
    }

    private static func rank(_ type: Int32) -> Int {
        switch type {
        case SQLITE_NULL: 0
        case SQLITE_INTEGER, SQLITE_FLOAT: 1
        case SQLITE_TEXT: 2
        default: 3
        }
    }

    private static func bytes(_ statement: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
