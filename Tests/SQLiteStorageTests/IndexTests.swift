import CaseStorage
import Casework
import EventLedger
import Foundation
import GRDB
import RecordMatching
import StoreContract
import Testing

@testable import SQLiteStorage

/// The tables that search goes by: the same for the same people, however they came in.
@Suite("The index of a store")
struct IndexTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func create(_ name: String) throws -> SQLiteStore {
        try SQLiteStore.create(at: folder.path(name), store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
    }

    /// Every row of the projections, by table.
    private func content(_ store: SQLiteStore) throws -> [String: [String]] {
        try store.connection.read { database in
            var content: [String: [String]] = [:]
            for shape in StoreTables.projectionShapes {
                content[shape.name] = try Row.fetchAll(
                    database, sql: "SELECT * FROM \(shape.name) ORDER BY \(shape.key.joined(separator: ", "))"
                ).map { row in row.databaseValues.map { "\($0.storage)" }.joined(separator: "|") }
            }
            return content
        }
    }

    /// Where the flushes fall makes no difference.
    @Test func commitsOneByOneAndInBulkMakeTheSameTables() throws {
        let (one, many) = (try create("one"), try create("many"))
        var work = RandomWork(seed: 77, office: Office(opened: one))
        var commits: [Commit] = []
        for _ in 0..<150 {
            let commit = try work.next()
            commits.append(commit)
            _ = try one.commit(commit)
        }
        _ = try many.load(Array(commits.prefix(70)))
        _ = try many.load(Array(commits.dropFirst(70)))
        let expected = try content(one)
        #expect(try content(many) == expected)
        #expect(try many.rebuild { _, _ in true }.isEmpty)
        #expect(try content(many) == expected)
        #expect(expected["posting"]?.isEmpty == false && expected["term"]?.isEmpty == false)
    }

    @Test func crowdedTermsAreKeptTheSameWay() throws {
        let (one, many) = (try create("one"), try create("many"))
        var office = Office(opened: one)
        var commits: [Commit] = []
        // Sixteen people to a commit; the rest of the rows are other events.
        for _ in 0..<280 {
            var entries: [Commit.Entry] = []
            for _ in 0..<16 {
                let person: ConstituentID = office.id()
                entries.append(.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Ana", city: "Cedar")))))
            }
            commits.append(office.commit(entries))
        }
        for commit in commits { _ = try one.commit(commit) }
        _ = try many.load(commits)
        let expected = try content(one)
        #expect(try content(many) == expected)
        let count = try one.connection.read { database in
            try Int.fetchOne(database, sql: "SELECT length(members) FROM posting WHERE field = 0 AND text = 'ana'")
        }
        #expect(count == 8192, "4,480 rows are a bitmap")
        #expect(try one.verify { _, _ in true }.findings == [])
    }

    /// A term passes from one way of being kept to the other as people come to it and leave it.
    @Test func aTermIsKeptByHowManyThereAre() throws {
        let store = try create("store")
        var office = Office(opened: store)
        var people: [ConstituentID] = []
        func load(_ count: Int, _ name: String) throws {
            var commits: [Commit] = []
            for _ in 0..<count {
                let person: ConstituentID = office.id()
                people.append(person)
                commits.append(office.commit([.init(person, .constituentAdded(ConstituentAdded(.init(givenName: name))))]))
            }
            _ = try store.load(commits)
        }
        func rename(_ range: Range<Int>, to name: String) throws {
            _ = try store.load(
                people[range].map { office.commit([.init($0, .constituentEdited(ConstituentEdited(.init(givenName: name))))]) })
        }
        func places() throws -> [Int] {
            try store.connection.read {
                try Int.fetchAll($0, sql: "SELECT chunk FROM posting WHERE field = 0 AND text = 'ana' ORDER BY chunk")
            }
        }
        try load(FewRows.limit, "Ana")
        #expect(try places() == [FewRows.place])
        try load(1, "Ana")
        #expect(try places() == [0])
        #expect(try store.search("ana", limit: 5).count == 5)
        try rename(0..<1, to: "Eva")
        #expect(try places() == [FewRows.place])
        try rename(0..<1, to: "Ana")
        #expect(try places() == [0])
        #expect(try store.verify { _, _ in true }.findings == [])
        try rename(0..<people.count, to: "Eva")
        #expect(try places() == [])
        #expect(try store.search("ana", limit: 5).isEmpty)
        #expect(try store.verify { _, _ in true }.findings == [])
    }

    @Test func aDamagedPostingIsFoundAndMended() throws {
        for damage in [
            "UPDATE posting SET members = x'0900' WHERE field = 0", "UPDATE posting SET members = x'09000000' WHERE field = 0",
            "DELETE FROM posting WHERE field = 3", "UPDATE term SET count = 9",
            "UPDATE term SET sound = 'k'", "DELETE FROM population", "UPDATE constituent_current SET flag = 2, matching = x''",
            "INSERT INTO posting VALUES (0, 'ana', 7, x'0100')", "UPDATE posting SET members = x'ff'",
        ] {
            let path = folder.path("store-\(UInt32.random(in: 0...UInt32.max))")
            let store = try SQLiteStore.create(
                at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
            var office = Office(opened: store)
            let person = try office.person(.init(givenName: "Ana", familyName: "Cole", city: "Cedar"))
            _ = try office.openCase(for: person)
            try store.close()
            let database = try DatabaseQueue(path: path)
            try database.write { try $0.execute(sql: damage) }
            try database.close()
            let again = try SQLiteStore.open(at: path)
            #expect(try !again.verify { _, _ in true }.isIntact, "\(damage)")
            #expect(try !again.rebuild { _, _ in true }.isEmpty, "\(damage)")
            #expect(try again.verify { _, _ in true }.findings == [], "\(damage)")
            #expect(try again.search("ana cedar case:open", limit: 5).map(\.id) == [person], "\(damage)")
        }
    }

    @Test func whatIsErasedLeavesNoTerm() throws {
        let store = try create("store")
        var office = Office(opened: store)
        let before = try content(store)
        let person = try office.person(
            .init(givenName: "Xanthippa", familyName: "Quorl", phones: ["505 555 0142"], city: "Cedar", externalID: "FSA 9"))
        #expect(try content(store)["term"] != before["term"])
        try office.record(.init(person, .partErased(PartErased(sequence: 2, part: "personal", basis: "Art. 17"))))
        let after = try content(store)
        for table in ["term", "posting", "search_key"] { #expect(after[table] == before[table], "\(table)") }
    }

    /// Until the terms of a large register are read, everything is found but what is misspelt.
    @Test func aLargeRegisterIsSearchedBeforeItsTermsAreRead() throws {
        let path = folder.path("store")
        try create("store").close()
        let store = try SQLiteStore.open(
            at: path, readOnly: false, busyLimit: 5, schema: .current, memory: SearchMemory(smallRegister: 0, leastPause: .seconds(3600)))
        var office = Office(opened: store)
        let person = try office.person(.init(givenName: "Marisol", familyName: "Ortega"))
        #expect(store.memory.mayLoad(), "nobody else reads the terms meanwhile")
        #expect(try store.search("marisol", limit: 5).map(\.id) == [person])
        #expect(try store.search("martisol", limit: 5).isEmpty)
        store.memory.gaveUp()
        try store.prepareSearch()
        #expect(try store.search("martisol", limit: 5).map(\.id) == [person])
        // Somebody new is found at once; that they are misspelt only after the terms were read again.
        let other = try office.person(.init(givenName: "Gwendolyn"))
        #expect(try store.search("gwendolyn", limit: 5).map(\.id) == [other])
        try store.prepareSearch()
        #expect(try store.search("gwendolin", limit: 5).map(\.id) == [other])
    }
}
