import CaseStorage
import GRDB

/// The tables of a store, and how a store of an older version becomes one of this.
///
/// A step that has ever been released is frozen: a change of the tables is a further step.
struct StoreSchema: Sendable {
    /// One change of the tables.
    struct Step: Sendable {
        let sql: String
        /// Whether it leaves the projections empty, to be made anew from the events.
        var emptiesProjections = false
    }

    /// `CLED`: how a store is told from any other SQLite file (offset 68 of the file).
    static let applicationID: Int32 = 0x434C_4544

    /// The version of a store is the number of steps it has gone through.
    let steps: [Step]

    var version: Int { steps.count }

    /// The tables as they were at a version.
    func at(_ version: Int) -> StoreSchema { StoreSchema(steps: Array(steps.prefix(version))) }

    static let current = StoreSchema(steps: [
        Step(sql: SchemaVersion1.ledgerTables + SchemaVersion1.otherTables + SchemaVersion1.projectionTables),
        Step(sql: SchemaVersion2.dropping + SchemaVersion2.projectionTables, emptiesProjections: true),
        Step(
            sql: SchemaVersion3.dropping + SchemaVersion3.ledgerIndexes + SchemaVersion3.projectionTables, emptiesProjections: true),
    ])

    /// The projections of the current version.
    static let projectionTables = SchemaVersion3.projectionTables

    /// Takes a store from one version to the current one; to be called inside a transaction.
    ///
    /// A store of an older version keeps its events, and what the steps emptied is made from them. It takes as long as a
    /// rebuild does.
    func migrate(_ database: Database, from version: Int) throws {
        let steps = steps.dropFirst(version)
        for step in steps { try database.execute(sql: step.sql) }
        // A store of version 0 is being made, and has no event yet.
        if version > 0, steps.contains(where: \.emptiesProjections) { try ProjectionReplay.run(database) { _, _ in true } }
        try database.execute(sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(self.steps.count)")
    }
}
