import CaseStorage
import Casework
import EventLedger
import Foundation
import GRDB
import StoreContract
import Testing

@testable import SQLiteStorage

@Suite("Stores of older versions")
struct MigrationTests {
    /// What has been released is never changed: stores that hold it are out there.
    @Test func theStepsThatWereReleasedAreAsTheyWere() {
        let digests = StoreSchema.current.steps.map { EventLedger.Digest.leaf(of: Array($0.sql.utf8)).hex }
        #expect(digests.first == "107a6d546688bdf52aab7bad5263f2f3ea353cf9b8aa6e5cdd4e6e685c21e010")
    }

    /// A store as the first release left it: its tables with what it kept in them.
    private func makeVersion1(at path: String) throws -> (state: LedgerState, person: ConstituentID) {
        let store = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        let person = try office.person(.init(givenName: "Marisol", familyName: "Ortega", phones: ["505 555 0142"]))
        _ = try office.openCase(for: person)
        let state = try store.ledgerState()
        try store.close()
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            for table in StoreTables.projections { try database.execute(sql: "DROP TABLE \(table)") }
            try database.execute(sql: SchemaVersion1.projectionTables)
            try database.execute(
                sql: """
                    INSERT INTO projection VALUES ('constituent_current', 1), ('search_key', 1);
                    INSERT INTO identity SELECT 1, subject, 'training', NULL FROM event WHERE sequence = 0;
                    INSERT INTO constituent_current SELECT sequence, subject, sequence, 'ortega, marisol' FROM event WHERE sequence = 2;
                    INSERT INTO search_key VALUES (0, 'marisol ortega', 2, 0), (0, 'ortega marisol', 2, 0);
                    PRAGMA user_version = 1
                    """)
        }
        try database.close()
        return (state, person)
    }

    @Test func aStoreOfTheFirstReleaseIsMadeAnewFromItsEvents() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, person) = try makeVersion1(at: path)
        #expect(throws: StorageFailure.readOnly) { try SQLiteStore.open(at: path, readOnly: true) }
        let store = try SQLiteStore.open(at: path)
        #expect(try store.ledgerState() == state)
        #expect(try store.verify { _, _ in true }.findings == [])
        #expect(try store.rebuild { _, _ in true }.isEmpty)
        #expect(try store.search("ortega 0142 case:open", limit: 5).map(\.id) == [person])
        var office = Office(opened: store, counter: 50)
        _ = try office.person(.init(givenName: "Eva"))
        #expect(try store.verify { _, _ in true }.findings == [])
        // The copy that was taken first is still of the first release.
        let copy = try StoreFile(path: path + ".version-1").header()
        #expect(copy.version == 1)
        #expect(try SQLiteStore.open(at: path + ".version-1").ledgerState() == state)
    }

    /// With a ledger that cannot be read nothing is changed.
    @Test func aDamagedStoreOfTheFirstReleaseIsLeftAsItIs() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        _ = try makeVersion1(at: path)
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "UPDATE part SET bytes = x'00' WHERE sequence = 2 AND name = 'personal'") }
        try database.close()
        let failure = #expect(throws: StorageFailure.self) { try SQLiteStore.open(at: path) }
        #expect(failure?.tellsOfDamage == true)
        #expect(try StoreFile(path: path).header().version == 1)
    }
}
