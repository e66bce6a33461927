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
        #expect(
            digests.prefix(2) == [
                "107a6d546688bdf52aab7bad5263f2f3ea353cf9b8aa6e5cdd4e6e685c21e010",
                "cfac5a39bd2bc07241c13d219d85a4438de120fe1e4f8aafeaa056eca69fdeac",
            ])
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
            try database.execute(sql: "DROP INDEX event_pack")
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

    private static let isOlder = StorageFailure.unavailable(
        "it is of an older version, and was opened for reading only; open it once where it may be written, which brings it up to date")

    private func change(_ path: String, _ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: sql) }
        try database.close()
    }

    /// As auditors and restoring open it: nothing is changed, and what every version has can be read.
    @Test func aStoreOfTheFirstReleaseIsReadVerifiedAndCopiedAsItIs() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, person) = try makeVersion1(at: path)
        let before = try Data(contentsOf: URL(filePath: path))
        let store = try SQLiteStore.open(at: path, readOnly: true)
        #expect(store.isOlder)
        #expect(try store.identity().store == Office.storeID)
        #expect(try store.ledgerState() == state)
        #expect(try store.verify { _, _ in true } == AuditReport(ledger: state, findings: []))
        #expect(throws: Self.isOlder) { try store.search("ortega", limit: 5) }
        #expect(throws: Self.isOlder) { try store.constituentFile(person) }
        #expect(throws: Self.isOlder) { try store.prepareSearch() }
        #expect(throws: StorageFailure.readOnly) { try store.rebuild { _, _ in true } }
        #expect(try store.backup(to: folder.path("copy")) == state)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try StoreFile(path: folder.path("copy")).header().version == 1)
        // In another's place, as a backup is put back; whoever opens it next brings it up to date.
        let other = folder.path("other")
        try SQLiteStore.create(at: other, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed).close()
        #expect(try store.replace(storeAt: other).ledger == state)
        #expect(try SQLiteStore.open(at: other).search("ortega", limit: 5).map(\.id) == [person])
        // Once that has happened here too, the one who only reads sees all of it.
        try SQLiteStore.open(at: path).close()
        #expect(try store.search("ortega", limit: 5).map(\.id) == [person])
        #expect(try store.verify { _, _ in true }.findings == [])
    }

    @Test func damageOfAStoreOfTheFirstReleaseIsNamed() throws {
        let folder = try TemporaryFolder()
        for (number, (damage, sequence)) in [
            ("UPDATE part SET bytes = x'00' WHERE sequence = 2 AND name = 'personal'", 2), ("DELETE FROM event WHERE sequence = 3", nil),
            ("UPDATE event SET actor = zeroblob(16) WHERE sequence = 1", 1), ("CREATE TABLE posting(a)", nil as UInt64?),
            ("DROP TABLE search_key", nil), ("DELETE FROM commit_log", 0),
        ].enumerated() {
            let path = folder.path("store-\(number)")
            _ = try makeVersion1(at: path)
            try change(path, damage)
            let findings = try SQLiteStore.open(at: path, readOnly: true).verify { _, _ in true }.findings
            #expect(!findings.isEmpty, "\(damage)")
            #expect(findings.compactMap(\.sequence).first == sequence, "\(damage): \(findings)")
        }
    }

    /// Who says that a store is older than it is hides its projections from no audit.
    @Test func aStoreThatIsMadeToLookOlderIsFound() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed).close()
        try change(path, "PRAGMA user_version = 1")
        #expect(try !SQLiteStore.open(at: path, readOnly: true).verify { _, _ in true }.isIntact)
    }

    @Test func aStepThatFailsLeavesTheStoreOfItsVersion() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, person) = try makeVersion1(at: path)
        let failing = StoreSchema(steps: StoreSchema.current.steps + [.init(sql: "CREATE TABLE later(a); DROP TABLE nothing")])
        #expect(throws: StorageFailure.self) { try SQLiteStore.open(at: path, readOnly: false, busyLimit: 5, schema: failing) }
        let store = try SQLiteStore.open(at: path, readOnly: true)
        #expect(store.isOlder)
        #expect(try store.verify { _, _ in true } == AuditReport(ledger: state, findings: []))
        try store.close()
        #expect(try SQLiteStore.open(at: path).search("ortega", limit: 5).map(\.id) == [person])
    }

    /// The files as a power cut leaves them when the tables are made but not committed: pages of them are in the log.
    @Test func aPowerCutInTheMiddleLeavesTheStoreOfItsVersion() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let cut = folder.path("cut")
        let (state, person) = try makeVersion1(at: path)
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { database in
            #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal")
            try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
            try database.inTransaction(.immediate) {
                try StoreSchema.current.migrate(database, from: 1)
                try FileManager.default.copyItem(atPath: path, toPath: cut)
                try FileManager.default.copyItem(atPath: path + "-wal", toPath: cut + "-wal")
                return .rollback
            }
        }
        try database.close()
        #expect(StoreFile(path: cut).hasLog, "something of it was on the disk")
        let store = try SQLiteStore.open(at: cut, readOnly: true)
        #expect(store.isOlder)
        #expect(try store.verify { _, _ in true } == AuditReport(ledger: state, findings: []))
        try store.close()
        let again = try SQLiteStore.open(at: cut)
        #expect(try again.search("ortega", limit: 5).map(\.id) == [person])
        #expect(try again.verify { _, _ in true }.findings == [])
    }

    /// What has the copy's name may be another store's, or of another day.
    @Test func theCopyIsOfThisVeryLedger() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, _) = try makeVersion1(at: path)
        let older = folder.path("older")
        let (shorter, _) = try makeVersion1(at: older)
        #expect(shorter == state)
        try change(path, "UPDATE part SET bytes = x'00' WHERE sequence = 2 AND name = 'personal'")
        try Data("something else".utf8).write(to: URL(filePath: path + ".version-1"))
        try SQLiteStore.create(
            at: path + ".version-1-2", store: StoreID(high: 9, low: 9), genesis: Office.genesis(StoreID(high: 9, low: 9)),
            signingSeed: Office.seed
        ).close()
        func copies() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)).filter {
                $0.contains(".version-1") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") && !$0.hasSuffix(".lock")
            }.sorted()
        }
        // Damaged, so that it stays of its version, however often it is opened: one copy is enough.
        for _ in 0..<3 { #expect(throws: StorageFailure.self) { try SQLiteStore.open(at: path) } }
        #expect(try copies() == ["store.version-1", "store.version-1-2", "store.version-1-3"])
        #expect(try SQLiteStore.open(at: path + ".version-1-3", readOnly: true).ledgerState() == state)
        #expect(try String(contentsOfFile: path + ".version-1", encoding: .utf8) == "something else")
        // A ledger of another length has a copy of its own.
        try change(path, "DELETE FROM event WHERE sequence = 3; DELETE FROM part WHERE sequence = 3")
        #expect(throws: StorageFailure.self) { try SQLiteStore.open(at: path) }
        #expect(try copies().last == "store.version-1-4")
    }

    @Test func severalProgramsOpenAStoreOfTheFirstReleaseAtOnce() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, _) = try makeVersion1(at: path)
        try await withThrowingTaskGroup(of: LedgerState.self) { group in
            for _ in 0..<4 { group.addTask { try SQLiteStore.open(at: path).ledgerState() } }
            for try await found in group { #expect(found == state) }
        }
        #expect(StoreFile(path: path + ".version-1").exists && !StoreFile(path: path + ".version-1-2").exists)
        #expect(try StoreFile(path: path + ".version-1").header().version == 1)
    }

    @Test(.enabled(if: getuid() != 0, "whoever may do everything has no folder that cannot be written"))
    func aStoreOfTheFirstReleaseIsReadWhereNothingCanBeWritten() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let (state, _) = try makeVersion1(at: path)
        for tail in ["-wal", "-shm", ".lock"] { unlink(path + tail) }
        let parent = folder.url.path(percentEncoded: false)
        chmod(parent, 0o500)
        defer { chmod(parent, 0o700) }
        #expect(throws: StorageFailure.readOnly) { try SQLiteStore.open(at: path) }
        #expect(try SQLiteStore.open(at: path, readOnly: true).verify { _, _ in true } == AuditReport(ledger: state, findings: []))
    }

    /// A desk that was left open while a newer program brought the store up to date.
    @Test func nothingIsWrittenIntoAStoreThatBecameNewer() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let store = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        let state = try store.ledgerState()
        try change(path, "PRAGMA user_version = 9")
        let newer = StorageFailure.newerFormat(found: 9, known: StoreSchema.current.version)
        #expect(throws: newer) { try office.person(.init(givenName: "Ana")) }
        #expect(throws: newer) { try store.load([]) }
        #expect(throws: newer) { try store.rebuild { _, _ in true } }
        #expect(throws: newer) { try store.removeDraft("k", of: office.clerk) }
        #expect(throws: newer) { try SQLiteStore.open(at: path) }
        #expect(throws: newer) { try SQLiteStore.open(at: path, readOnly: true) }
        #expect(try store.ledgerState() == state)
    }
}
