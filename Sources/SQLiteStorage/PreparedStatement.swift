import CaseStorage
import Casework
import EventLedger
import GRDB
import GRDBSQLite

/// A value bound to a statement.
enum Binding {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    /// 16 bytes.
    case identifier(high: UInt64, low: UInt64)
    /// 32 bytes.
    case digest(EventLedger.Digest)

    static func number(_ value: some BinaryInteger) -> Binding { .integer(Int64(truncatingIfNeeded: value)) }
    static func id<Subject>(_ id: Casework.Identifier<Subject>) -> Binding { .identifier(high: id.high, low: id.low) }
    static func flag(_ value: Bool) -> Binding { .integer(value ? 1 : 0) }
}

/// A statement of GRDB's cache, bound and stepped through SQLite itself: the bulk path binds a dozen rows an event,
/// and boxing each value would cost more than writing it.
///
/// Never outlives the database access it was made in, and is never stepped by two loops at once.
struct PreparedStatement {
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Runs a statement that answers nothing.
    func run(_ bindings: [Binding] = []) throws {
        try rows(bindings) { _ in true }
    }

    /// The first row, if there is one.
    func first<Result>(_ bindings: [Binding] = [], _ read: (Columns) throws -> Result) throws -> Result? {
        var result: Result?
        try rows(bindings) { columns in
            result = try read(columns)
            return false
        }
        return result
    }

    /// Every row, as `read` makes it.
    func all<Result>(_ bindings: [Binding] = [], _ read: (Columns) throws -> Result) throws -> [Result] {
        var results: [Result] = []
        try rows(bindings) { columns in
            results.append(try read(columns))
            return true
        }
        return results
    }

    /// Hands over row after row until `body` answers false.
    func rows(_ bindings: [Binding] = [], _ body: (Columns) throws -> Bool) throws {
        sqlite3_reset(handle)
        for (index, binding) in bindings.enumerated() { try bind(binding, at: Int32(index + 1)) }
        defer { sqlite3_reset(handle) }
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            if try !body(Columns(handle: handle)) { return }
        }
    }

    private func bind(_ binding: Binding, at index: Int32) throws {
        // SQLITE_TRANSIENT: SQLite copies the bytes before this returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code: Int32
        switch binding {
        case .null: code = sqlite3_bind_null(handle, index)
        case .integer(let value): code = sqlite3_bind_int64(handle, index, value)
        case .text(var value):
            code = value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), copied)
                }
            }
        case .blob(let bytes):
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, index, 0)
                : bytes.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), copied) }
        case .identifier(let high, let low):
            code = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                sqlite3_bind_blob(handle, index, $0.baseAddress, 16, copied)
            }
        case .digest(let digest):
            code = digest.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, 32, copied) }
        }
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

/// The columns of the row that a statement stands on; valid only until it moves on.
struct Columns {
    fileprivate let handle: OpaquePointer

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func int(_ column: Int32) -> Int { Int(integer(column)) }
    func unsigned(_ column: Int32) -> UInt64 { UInt64(bitPattern: integer(column)) }

    /// A day within what a calendar can show.
    /// - Throws: `StorageFailure.corrupt`.
    func day(_ column: Int32) throws -> CivilDate {
        guard (-4_000_000...4_000_000).contains(integer(column)) else { throw StorageFailure.corrupt("a day") }
        return CivilDate(dayNumber: int(column))
    }

    func flag(_ column: Int32) -> Bool { integer(column) != 0 }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// Nil where the column holds nothing.
    func blob(_ column: Int32) -> [UInt8]? {
        isNull(column) ? nil : raw(column) { [UInt8]($0) }
    }

    /// Text as stored; what is not UTF-8 is mended, as it can only be damage and is found by `verify`.
    func text(_ column: Int32) -> String { raw(column) { String(decoding: $0, as: UTF8.self) } }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes in place.
    func raw<Result>(_ column: Int32, _ read: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        return try read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func digest(_ column: Int32) -> EventLedger.Digest? { raw(column) { EventLedger.Digest(raw: $0) } }

    /// - Throws: `StorageFailure.corrupt` where there are not 16 bytes.
    func id<Subject>(_ column: Int32, of subject: Subject.Type = Subject.self) throws -> Casework.Identifier<Subject> {
        try optionalID(column).orCorrupt("an identifier")
    }

    func optionalID<Subject>(_ column: Int32, of subject: Subject.Type = Subject.self) -> Casework.Identifier<Subject>? {
        raw(column) { bytes in
            guard bytes.count == 16 else { return nil }
            return Casework.Identifier(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
