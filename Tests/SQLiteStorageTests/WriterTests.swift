import CaseStorage
import Casework
import Dispatch
import EventLedger
import Foundation
import GRDB
import StoreContract
import Synchronization
import Testing

@testable import SQLiteStorage

@Suite("Writers of a store")
struct WriterTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("store")
        _ = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
    }

    @Test func everyCommitIsSynchronousToTheDisk() throws {
        let store = try SQLiteStore.open(at: path)
        #expect(try store.connection.synchronousLevel() == 2)
        var office = Office(opened: store)
        _ = try office.person(.init(givenName: "Ana"))
        _ = try store.load([])
        #expect(try store.connection.synchronousLevel() == 2)
    }

    @Test func twoWritersShareNumbersAndLoseNothing() throws {
        let person: ConstituentID
        do {
            var office = Office(opened: try SQLiteStore.open(at: path), counter: 1)
            person = try office.person(.init(givenName: "Ana"))
        }
        let each = 40
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { writer in
            do {
                var office = Office(opened: try SQLiteStore.open(at: path, busyLimit: 60), counter: UInt64(1000 * (writer + 1)))
                for _ in 0..<each { _ = try office.openCase(for: person) }
            } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
        let store = try SQLiteStore.open(at: path)
        let rows = try store.cases(CaseQuery(limit: 1000)).rows
        #expect(Set(rows.map(\.number.serial)) == Set(1...3 * each))
        #expect(try store.ledgerState().size == UInt64(3 + 3 * each))
        #expect(try store.verify { _, _ in true }.findings == [])
    }

    /// By count, not by time: of a given number of commits nobody gets less than a third of what another gets.
    @Test func writersGetTheirTurns() throws {
        let total = 120
        let done = Mutex([0, 0, 0])
        let failures = Mutex<[String]>([])
        let ready = Atomic<Int>(0)
        let writers = DispatchGroup()
        for writer in 0..<3 {
            writers.enter()
            // A thread each, since they wait for each other to begin.
            Thread.detachNewThread { [path] in
                defer { writers.leave() }
                do {
                    var office = Office(opened: try SQLiteStore.open(at: path, busyLimit: 60), counter: UInt64(1000 * (writer + 1)))
                    ready.add(1, ordering: .relaxed)
                    while ready.load(ordering: .relaxed) < 3 { usleep(1000) }
                    while done.withLock({ $0.reduce(0, +) }) < total {
                        _ = try office.person(.init(givenName: "Ana"))
                        done.withLock { $0[writer] += 1 }
                    }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                    ready.add(1, ordering: .relaxed)
                }
            }
        }
        writers.wait()
        #expect(failures.withLock { $0 } == [])
        let counts = done.withLock { $0 }
        #expect(3 * (counts.min() ?? 0) >= counts.max() ?? 0, "\(counts)")
    }

    @Test func aHeldLockMakesOthersGiveUpAndSayWho() throws {
        let store = try SQLiteStore.open(at: path, busyLimit: 0.2)
        let holder = try WriterLock(besides: path, limit: 1)
        try holder.whileHeld {
            let failure = #expect(throws: StorageFailure.self) {
                var office = Office(opened: store)
                _ = try office.person(.init(givenName: "Ana"))
            }
            guard case .busy(let name?)? = failure else {
                Issue.record("not busy but \(String(describing: failure))")
                return
            }
            #expect(name.hasSuffix(" \(getpid())"))
        }
        var office = Office(opened: store, counter: 50)
        _ = try office.person(.init(givenName: "Eva"))
        #expect(try store.ledgerState().size == 3)
    }

    @Test func aTransactionOfAnotherProgramIsWaitedForAndThenBusy() throws {
        let other = try DatabaseQueue(path: path)
        let store = try SQLiteStore.open(at: path, busyLimit: 0.2)
        try other.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                var office = Office(opened: store)
                let failure = #expect(throws: StorageFailure.self) { _ = try office.person(.init(givenName: "Ana")) }
                if case .busy? = failure {} else { Issue.record("not busy but \(String(describing: failure))") }
                return .rollback
            }
        }
    }

    @Test func anotherConnectionsCommitIsNoticed() throws {
        let reader = try SQLiteStore.open(at: path)
        let before = try reader.changeMarker()
        var office = Office(opened: try SQLiteStore.open(at: path))
        let person = try office.person(.init(givenName: "Ana"))
        #expect(try reader.changeMarker() != before)
        #expect(try reader.constituents([person]).count == 1)
    }

    @Test func theLockFileOfSomebodyElseIsShownHarmlessly() throws {
        let lock = try WriterLock(besides: path, limit: 1)
        try Data("\u{1B}]0;evil\u{7}<b>\u{202E} dana 12\n".utf8).write(to: URL(filePath: path + ".lock"))
        #expect(lock.holder == "0evilb dana 12")
    }

    @Test func aGroupsStoreHasAGroupsLock() throws {
        chmod(path, 0o660)
        _ = try SQLiteStore.open(at: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path + ".lock")
        #expect(attributes[.posixPermissions] as? Int == 0o660)
    }

    /// The names of the tables that other people's verifiers read.
    @Test func theLedgersTablesAreAsDocumented() throws {
        let database = try DatabaseQueue(path: path)
        func count(_ table: String, _ condition: String) throws -> Int? {
            try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") }
        }
        #expect(try count("event", "sequence = 0 AND length(header) > 100 AND kind = 'store-created'") == 1)
        #expect(try count("part", "length(salt) = 32 AND name IN ('facts', 'personal')") == 3)
        #expect(try count("node", "length(hash) = 32") == 3)
        #expect(try count("signing_key", "length(private) = 32 AND length(public) = 32") == 1)
    }
}
