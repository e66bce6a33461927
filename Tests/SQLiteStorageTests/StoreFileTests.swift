import CaseStorage
import Casework
import EventLedger
import Foundation
import GRDB
import StoreContract
import Testing

@testable import SQLiteStorage

@Suite("The file of a store")
struct StoreFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    private func create(_ name: String = "store", mode: StoreMode = .training) throws -> SQLiteStore {
        try SQLiteStore.create(
            at: folder.path(name), store: Office.storeID, genesis: Office.genesis(mode: mode), signingSeed: Office.seed)
    }

    private var entries: Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))) ?? [])
    }

    @Test func aNewStoreIsWholePrivateAndLeavesNothingBeside() throws {
        let store = try create()
        try store.close()
        // SQLite's own files may stay, empty, when the last connection to go was one that only read.
        #expect(entries.subtracting(["store-wal", "store-shm"]) == ["store", "store.lock"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("store"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try SQLiteStore.open(at: folder.path("store")).ledgerState().size == 2)
    }

    @Test func nothingIsOverwritten() throws {
        let path = folder.path("store")
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(throws: StorageFailure.alreadyExists) { try create() }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: folder.path("nowhere"))
        #expect(throws: StorageFailure.alreadyExists) { try create("link") }
        #expect(entries == ["store", "link"])
    }

    @Test func aGenesisThatFailsLeavesNothing() throws {
        #expect(throws: StorageFailure.self) {
            try SQLiteStore.create(
                at: folder.path("store"), store: StoreID(high: 1, low: 1), genesis: Office.genesis(), signingSeed: Office.seed)
        }
        #expect(throws: StorageFailure.self) {
            try SQLiteStore.create(at: folder.path("store"), store: Office.storeID, genesis: Office.genesis(), signingSeed: [1])
        }
        #expect(entries.isEmpty)
    }

    @Test func missingFilesAndFolders() {
        #expect(throws: StorageFailure.missing(.store)) { try SQLiteStore.open(at: folder.path("store")) }
        #expect(throws: StorageFailure.missing(.store)) { try SQLiteStore.open(at: folder.path("no/store")) }
        #expect(throws: StorageFailure.unavailable("the folder it is to be in is not there")) { try create("no/store") }
        #expect(throws: StorageFailure.foreign) { try SQLiteStore.open(at: folder.url.path(percentEncoded: false)) }
        #expect(entries.isEmpty)
    }

    @Test func aForeignFileIsLeftAsItIs() throws {
        let path = folder.path("store")
        let sqlite = folder.path("other")
        let database = try DatabaseQueue(path: sqlite)
        try database.write { try $0.execute(sql: "CREATE TABLE a(b)") }
        try database.close()
        let contents = [Data(), Data("a letter".utf8), Data(count: 5000), try Data(contentsOf: URL(filePath: sqlite))]
        try FileManager.default.removeItem(atPath: sqlite)
        for content in contents {
            try content.write(to: URL(filePath: path))
            #expect(throws: StorageFailure.foreign) { try SQLiteStore.open(at: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == content)
            #expect(entries == ["store"])
        }
    }

    @Test func aNewerFormatIsRefusedUntouched() throws {
        try create().close()
        let path = folder.path("store")
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 7") }
        try database.close()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: StorageFailure.newerFormat(found: 7, known: StoreSchema.current.version)) { try SQLiteStore.open(at: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func aTruncatedStoreIsCorrupt() throws {
        try create().close()
        let path = folder.path("store")
        let whole = try Data(contentsOf: URL(filePath: path))
        for length in [100, 4096, 8192, whole.count - 4096] {
            try whole.prefix(length).write(to: URL(filePath: path))
            let failure = #expect(throws: StorageFailure.self) {
                let store = try SQLiteStore.open(at: path)
                if try !store.verify({ _, _ in true }).isIntact { throw StorageFailure.corrupt("found") }
            }
            #expect(failure?.tellsOfDamage == true, "\(length) bytes: \(String(describing: failure))")
        }
    }

    @Test func aStoreOpenedForReadingRefusesEveryCommit() throws {
        try create().close()
        let store = try SQLiteStore.open(at: folder.path("store"), readOnly: true)
        var office = Office(opened: store)
        #expect(throws: StorageFailure.readOnly) { try office.person(.init(givenName: "Ana")) }
        #expect(throws: StorageFailure.readOnly) { try store.rebuild { _, _ in true } }
        #expect(throws: StorageFailure.readOnly) { try store.removeDraft("k", of: office.clerk) }
        #expect(try store.verify { _, _ in true }.isIntact)
        #expect(try store.staff().count == 1)
    }

    @Test func aBackupIsAWholeStoreOfItsOwn() throws {
        let store = try create()
        var office = Office(opened: store)
        let person = try office.person(.init(givenName: "Ana"))
        _ = try office.openCase(for: person)
        try store.backup(to: folder.path("copy"))
        let copy = try SQLiteStore.open(at: folder.path("copy"))
        #expect(try copy.ledgerState() == store.ledgerState())
        #expect(try copy.verify { _, _ in true }.isIntact)
        #expect(try copy.search("ana", limit: 5).map(\.id) == [person])
        #expect(try copy.signingKey().seed == store.signingKey().seed)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("copy"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(throws: StorageFailure.alreadyExists) { try store.backup(to: folder.path("copy")) }
        #expect(throws: StorageFailure.self) { try store.backup(to: folder.path("no/copy")) }
    }

    @Test func aBackupIsOneFile() throws {
        let store = try create()
        #expect(try store.backup(to: folder.path("copy")) == store.ledgerState())
        #expect(entries.filter { $0.hasPrefix("copy") } == ["copy"])
    }

    /// Whoever still has the old file open would write what nobody else ever sees.
    @Test func aStoreThatWasReplacedIsWrittenNoMore() throws {
        let path = folder.path("store")
        var office = Office(opened: try create())
        try office.store.backup(to: folder.path("copy"))
        #expect(rename(folder.path("copy"), path) == 0)
        let replaced = StorageFailure.unavailable("the store was replaced meanwhile; open it again")
        #expect(throws: replaced) { try office.person(.init(givenName: "Ana")) }
        #expect(throws: replaced) { try office.store.load([]) }
        #expect(throws: replaced) { try office.store.removeDraft("k", of: office.clerk) }
        var again = Office(opened: try SQLiteStore.open(at: path), counter: 50)
        _ = try again.person(.init(givenName: "Ana"))
    }

    @Test func aStoreIsReplacedOnlyWhenNobodyHasItOpen() throws {
        let path = folder.path("store")
        var office = Office(opened: try create())
        try office.store.backup(to: folder.path("copy"))
        let copy = try SQLiteStore.open(at: folder.path("copy"), readOnly: true)
        _ = try office.person(.init(givenName: "Ana"))
        let isOpen = StorageFailure.unavailable("somebody still has it open; close it everywhere, then do it again")
        #expect(throws: isOpen) { try copy.replace(storeAt: path) }
        #expect(try SQLiteStore.open(at: path).ledgerState().size == 3)
        #expect(entries.filter { $0.contains(".re") }.isEmpty)
        try (office.store as? SQLiteStore)?.close()
        let (kept, ledger) = try copy.replace(storeAt: path)
        #expect(kept == path + ".replaced-1" && ledger.size == 2)
        #expect(entries.filter { $0.contains(".re") } == ["store.replaced-1"])
        #expect(try SQLiteStore.open(at: kept).ledgerState().size == 3)
        let restored = try SQLiteStore.open(at: path)
        #expect(try restored.ledgerState() == ledger)
        #expect(try restored.verify { _, _ in true }.isIntact)
    }

    @Test func aDamagedStoreCanBeReplaced() throws {
        let path = folder.path("store")
        let store = try create()
        try store.backup(to: folder.path("copy"))
        try store.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(0..<4096, with: Data(repeating: 0x5A, count: 4096))
        try bytes.write(to: URL(filePath: path))
        let (kept, ledger) = try SQLiteStore.open(at: folder.path("copy"), readOnly: true).replace(storeAt: path)
        #expect(try Data(contentsOf: URL(filePath: kept)) == bytes)
        #expect(try SQLiteStore.open(at: path).ledgerState() == ledger)
    }

    /// As an auditor has it: a copy on a medium that nothing can be written to.
    @Test func aCopyIsReadWhereNothingCanBeWrittenBesideIt() throws {
        let name = "a copy, 100% #1?x=\u{FC}"
        try create(name).close()
        for tail in ["-wal", "-shm", ".lock"] { unlink(folder.path(name + tail)) }
        let file = StoreFile(path: folder.path(name))
        let location = file.unchangeableURI
        #expect(location.hasSuffix("a%20copy%2C%20100%25%20%231%3Fx%3D%C3%BC?immutable=1"))
        let connection = try StoreConnection(path: file.path, readOnly: true, busyLimit: 1, location: location)
        #expect(try connection.read { try EventReading($0).state() }.size == 2)
        #expect(try StoreAudit(connection: connection).run { _, _ in true }.isIntact)
        #expect(entries == [name])
    }

    @Test(.enabled(if: getuid() != 0, "whoever may do everything has no folder that cannot be written"))
    func aFolderThatCannotBeWrittenMakesACopyUnchangeable() throws {
        try create().close()
        let path = folder.path("store")
        let parent = folder.url.path(percentEncoded: false)
        #expect(!StoreFile(path: path).isUnchangeable)
        for tail in ["-wal", "-shm", ".lock"] { unlink(path + tail) }
        chmod(parent, 0o500)
        defer { chmod(parent, 0o700) }
        #expect(throws: StorageFailure.readOnly) { try SQLiteStore.open(at: path) }
        #expect(try SQLiteStore.open(at: path, readOnly: true).verify { _, _ in true }.isIntact)
        #expect(entries == ["store"])
    }

    @Test func anIdentityThatIsGoneIsMadeAnewFromTheEvents() throws {
        let path = folder.path("store")
        var office = Office(opened: try create())
        let files = [PackFile(path: "agency.yaml", bytes: [1])]
        let digest = EventLedger.Digest.pack(files)
        let installed = PackInstalled(agency: "county", digest: digest.hex, timeZone: "America/Chicago")
        _ = try office.store.commit(office.commit([.init(office.clerk, .packInstalled(installed))], packFiles: files))
        try (office.store as? SQLiteStore)?.close()
        for damage in ["DELETE FROM identity", "UPDATE identity SET mode = 'x'", "DROP TABLE identity"] {
            let database = try DatabaseQueue(path: path)
            try database.write { try $0.execute(sql: damage) }
            try database.close()
            let store = try SQLiteStore.open(at: path)
            #expect(try store.identity() == StoreIdentity(store: Office.storeID, mode: .training, pack: digest))
            #expect(try !store.verify { _, _ in true }.isIntact, "\(damage)")
            #expect(try !store.rebuild { _, _ in true }.isEmpty, "\(damage)")
            #expect(try store.verify { _, _ in true }.findings == [], "\(damage)")
            try store.close()
        }
    }

    @Test func anOlderStoreIsCopiedBeforeItIsChanged() throws {
        var office = Office(opened: try create())
        _ = try office.person(.init(givenName: "Ana"))
        let state = try office.store.ledgerState()
        let path = folder.path("store")
        let next = StoreSchema(steps: StoreSchema.current.steps + [.init(sql: "CREATE TABLE later(a)")])
        let store = try SQLiteStore.open(at: path, readOnly: false, busyLimit: 5, schema: next)
        #expect(try store.ledgerState() == state)
        #expect(throws: StorageFailure.newerFormat(found: next.version, known: next.version - 1)) {
            try store.close()
            _ = try SQLiteStore.open(at: path)
        }
        let copy = try SQLiteStore.open(at: path + ".version-\(StoreSchema.current.version)")
        #expect(try copy.ledgerState() == state)
        #expect(try copy.verify { _, _ in true }.isIntact)
    }

    @Test func erasedTextIsNowhereInTheFiles() throws {
        let store = try create()
        var office = Office(opened: store)
        let person = try office.person(.init(givenName: "Xanthippa", familyName: "Quorl"))
        try office.record(.init(person, .partErased(PartErased(sequence: 2, part: "personal", basis: "Art. 17"))))
        for name in entries {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
            for text in ["Xanthippa", "xanthippa", "Quorl", "quorl"] {
                #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in \(name)")
            }
        }
    }
}
