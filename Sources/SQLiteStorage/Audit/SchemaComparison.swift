import CaseStorage
import GRDB

/// Compares the tables and indexes of a store with those that its version has: a table more could hide something, a
/// trigger could change what is read.
struct SchemaComparison {
    private struct Object: Hashable {
        let kind: String
        let name: String
        let sql: String
    }

    /// - Parameters:
    ///   - database: with the store attached as `store`.
    ///   - schema: that of the store's version.
    /// - Returns: whether all tables are there, so that they can be read.
    static func run(_ database: Database, _ schema: StoreSchema, _ findings: inout Findings) throws -> Bool {
        let reference = try DatabaseQueue()
        let expected = try reference.write { database in
            try schema.migrate(database, from: 0)
            return try objects(database, "main")
        }
        let found = try objects(database, "store")
        for object in found.subtracting(expected).sorted(by: { $0.name < $1.name }) {
            findings.add("the store has an unexpected \(object.kind), \(object.name)")
        }
        for object in expected.subtracting(found).sorted(by: { $0.name < $1.name }) {
            findings.add("the store lacks its \(object.kind) \(object.name)")
        }
        let tables = found.filter { $0.kind == "table" }.map(\.name)
        return Set(StoreTables.ledger + StoreTables.beside).isSubset(of: tables)
    }

    private static func objects(_ database: Database, _ schema: String) throws -> Set<Object> {
        Set(
            try PreparedStatement(database, "SELECT type, name, coalesce(sql, '') FROM \(schema).sqlite_schema").all {
                Object(kind: $0.text(0), name: $0.text(1), sql: $0.text(2))
            })
    }
}
