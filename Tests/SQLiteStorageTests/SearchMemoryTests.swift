import CaseStorage
import Casework
import GRDB
import RecordMatching
import StoreContract
import Testing

@testable import SQLiteStorage

@Suite("What is kept from one search to the next")
struct SearchMemoryTests {
    private func lexicon(_ word: String) -> Lexicon { Lexicon(name: [TermCount(word, 1)], place: [], date: []) }

    /// A search that read the terms is overtaken: what it read must not be taken for what a newer search would find.
    @Test func anOvertakenSearchKeepsItsCacheToItself() {
        let memory = SearchMemory()
        #expect(memory.tools(5).isStale)
        let newer = memory.tools(6)
        let overtaken = memory.loaded(lexicon("old"), 5)
        #expect(overtaken.cache !== newer.cache)
        #expect(overtaken.cache !== memory.tools(6).cache)
        #expect(memory.tools(6).isStale, "the terms of 5 will do until those of 6 are there")
        #expect(memory.tools(6).lexicon?.near("old", in: .name, distance: 1, limit: 5).isEmpty == false)
        let loaded = memory.loaded(lexicon("new"), 6)
        #expect(loaded.cache === memory.tools(6).cache)
        #expect(!memory.tools(6).isStale)
    }

    @Test func olderTermsReplaceNoNewerOnes() {
        let memory = SearchMemory()
        _ = memory.tools(6)
        memory.loaded(lexicon("new"), 6)
        let late = memory.loaded(lexicon("old"), 5)
        #expect(late.lexicon?.near("old", in: .name, distance: 1, limit: 5).isEmpty == false)
        #expect(memory.tools(6).lexicon?.near("new", in: .name, distance: 1, limit: 5).isEmpty == false)
        #expect(!memory.tools(6).isStale)
        // One that asked before and comes late takes nobody's cache away.
        let cache = memory.tools(6).cache
        #expect(memory.tools(5).cache !== cache)
        #expect(memory.tools(6).cache === cache)
    }

    @Test func whatCannotBeReadIsNotReadAtEveryKey() {
        let memory = SearchMemory(leastPause: .seconds(3600))
        #expect(memory.isLoadDue && memory.mayLoad())
        memory.gaveUp()
        #expect(!memory.isLoadDue)
        // Whoever asks for it may try again all the same.
        #expect(memory.mayLoad())
    }

    /// The terms of a large register are read for seconds; whoever types meanwhile must not wait for that.
    @Test func searchesGoOnWhileTheTermsAreRead() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let made = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: made)
        let person = try office.person(.init(givenName: "Marisol"))
        try made.close()
        let store = try SQLiteStore.open(at: path, readOnly: true)
        let found = try store.connection.readBeside { _ in try store.search("marisol", limit: 5).map(\.id) }
        #expect(found == [person])
        try store.close()
    }

    @Test func damagedDetailsHideNobodyElse() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let made = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: made)
        let details = ConstituentDetails(givenName: "Ana", familyName: "Cole", birthDate: CivilDate("1979-05-06"))
        let people = try (0..<3).map { _ in try office.person(details) }
        try made.close()
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "UPDATE part SET bytes = x'00' WHERE sequence = 3 AND name = 'personal'") }
        try database.close()
        let store = try SQLiteStore.open(at: path)
        #expect(try Set(store.search("ana cole", limit: 5).map(\.id)) == [people[0], people[2]])
        #expect(try Set(store.search("ana cole", limit: 2).map(\.id)) == [people[0], people[2]])
        #expect(try Set(store.resembling(details, limit: 5) { true }.map(\.id)) == [people[0], people[2]])
        #expect(try store.verify { _, _ in true }.findings.first?.sequence == 3)
    }

    /// The store counts as a register that is added to record by record does.
    @Test func namesAreAsCommonAsThePeopleWhoBearThem() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(
            at: folder.path("store"), store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        let details = ConstituentDetails(givenName: "Ana", familyName: "Cole")
        for _ in 0..<3 { _ = try office.person(details) }
        _ = try office.person(.init(givenName: "Eva", familyName: "Cole"))
        let found = try store.frequencies(for: [MatchRecord(details)])
        #expect(found == LinkageFrequencies(population: 4, counts: ["ana": 3, "cole": 4]))
    }

    @Test func anyLimitWillDo() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(
            at: folder.path("store"), store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        let person = try office.person(.init(givenName: "Ana", familyName: "Cole"))
        #expect(try store.search("ana", limit: .max).map(\.id) == [person])
        #expect(try store.resembling(.init(givenName: "Ana", familyName: "Cole"), limit: .max) { true }.count <= 1)
        #expect(try store.search("ana", limit: .min).isEmpty)
    }
}
