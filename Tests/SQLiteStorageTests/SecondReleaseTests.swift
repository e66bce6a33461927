import CaseStorage
import Casework
import EventLedger
import GRDB
import StoreContract
import Testing

@testable import SQLiteStorage

/// Stores from before cases had timers and ran on versions of their type.
@Suite("Stores of the second release")
struct SecondReleaseTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("store") }

    init() throws { folder = try TemporaryFolder() }

    private struct Made {
        let state: LedgerState
        let person: ConstituentID
        let open: CaseID
        let closed: CaseID
        let pack: EventLedger.Digest
        let files: [PackFile]
    }

    /// A store with some work in it, its tables and rows as the second release kept them.
    private func make() throws -> Made {
        let store = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        let files = [PackFile(path: "agency.yaml", bytes: Array("agency: county".utf8))]
        let pack = EventLedger.Digest.pack(files)
        let subject: SubjectID = office.id()
        let installed = PackInstalled(agency: "county", digest: pack.hex, timeZone: "America/Chicago")
        _ = try store.commit(office.commit([.init(subject, .packInstalled(installed))], packFiles: files))
        let person = try office.person(.init(givenName: "Marisol", familyName: "Ortega", phones: ["505 555 0142"]))
        let (open, closed) = (try office.openCase(for: person, due: office.today), try office.openCase(for: person, version: 2))
        try office.record(.init(open, try office.move("submit", from: "intake", to: "review")))
        try office.record(.init(closed, try office.move("end", from: "intake", to: "closed", closes: true)))
        try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [open], note: "rang"))))
        let state = try store.ledgerState()
        try store.close()
        let columns = """
            opened, id, prefix, year, serial, type, state, state_since, queue, owner, constituent, received_on, entered_on, due, \
            is_open, is_withdrawn, version
            """
        let caseTables = SchemaVersion2.projectionTables.split(separator: ";").filter { $0.contains("case_current") }
        try change(
            """
            CREATE TEMP TABLE kept AS SELECT \(columns) FROM case_current;
            DROP TABLE case_current; DROP INDEX event_pack;
            \(caseTables.joined(separator: ";"));
            INSERT INTO case_current SELECT * FROM kept;
            UPDATE projection SET version = 1 WHERE name = 'case_current';
            PRAGMA user_version = 2
            """)
        return Made(state: state, person: person, open: open, closed: closed, pack: pack, files: files)
    }

    private func change(_ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: sql) }
        try database.close()
    }

    @Test func whatTheyHoldIsMadeAnewFromTheirEvents() throws {
        let made = try make()
        let store = try SQLiteStore.open(at: path)
        #expect(try store.ledgerState() == made.state)
        #expect(try store.verify { _, _ in true }.findings == [])
        #expect(try store.rebuild { _, _ in true }.isEmpty)
        let rows = try store.cases(CaseQuery()).rows
        #expect(rows.map(\.id) == [made.open, made.closed] && rows.map(\.typeVersion) == [1, 2])
        #expect(rows.allSatisfy { $0.clock == nil && $0.reminder == nil })
        #expect(try store.cases(CaseQuery(type: "livestock", versionBelow: 2)).rows.map(\.id) == [made.open])
        #expect(try store.search("ortega 0142 case:open", limit: 5).map(\.id) == [made.person])
        #expect(try store.packs().map(\.digest) == [made.pack] && store.packFiles(of: made.pack) == made.files)
        // And it is a store like any other from now on.
        var office = Office(opened: store, counter: 50)
        let timer = RunningTimer(id: "nudge", ends: office.today)
        let id = try office.openCase(for: made.person, timers: [timer])
        #expect(try store.cases(CaseQuery(clockBefore: office.today.adding(days: 1), order: .clock)).rows.map(\.id) == [id])
        #expect(try store.verify { _, _ in true }.findings == [])
        #expect(try StoreFile(path: path + ".version-2").header().version == 2)
        #expect(try SQLiteStore.open(at: path + ".version-2", readOnly: true).ledgerState() == made.state)
    }

    @Test func theyAreReadAndVerifiedAsTheyAre() throws {
        let made = try make()
        let store = try SQLiteStore.open(at: path, readOnly: true)
        #expect(store.isOlder)
        #expect(try store.verify { _, _ in true } == AuditReport(ledger: made.state, findings: []))
        #expect(try store.packs().map(\.digest) == [made.pack] && store.packFiles(of: made.pack) == made.files)
        #expect(throws: StorageFailure.self) { try store.cases(CaseQuery()) }
        #expect(throws: StorageFailure.self) { try store.forEachCase { _ in true } }
        #expect(try StoreFile(path: path).header().version == 2)
    }

    @Test func aDamagedOneIsLeftAsItIs() throws {
        _ = try make()
        try change("UPDATE part SET bytes = x'00' WHERE sequence = 4 AND name = 'facts'")
        let failure = #expect(throws: StorageFailure.self) { try SQLiteStore.open(at: path) }
        #expect(failure?.tellsOfDamage == true)
        #expect(try StoreFile(path: path).header().version == 2)
        #expect(try SQLiteStore.open(at: path, readOnly: true).verify { _, _ in true }.findings.first?.sequence == 4)
    }
}
