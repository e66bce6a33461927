import CaseStorage
import Casework
import Testing

@Suite("A store in memory is whole after a failure")
struct WholeStoreTests {
    func commit(_ counter: Counter, _ low: UInt64, _ entries: [Commit.Entry], expecting: [SubjectID: UInt64] = [:]) -> Commit {
        Commit(id: CommitID(high: 5, low: low), expecting: expecting, entries: entries, actor: counter.boss.id, at: Counter.ten)
    }

    @Test("What cannot be erased leaves nothing behind, and a load is done whole or not at all")
    func atomic() throws {
        let counter = try Counter()
        let before = try counter.store.ledgerState()
        let person = Commit.Entry(ConstituentID(high: 4, low: 4), .constituentAdded(ConstituentAdded(.init(givenName: "Ana"))))
        let erase = Commit.Entry(SubjectID(high: 6, low: 6), .partErased(PartErased(sequence: 9_999, part: "personal", basis: "x")))
        let facts = Commit.Entry(SubjectID(high: 6, low: 6), .partErased(PartErased(sequence: 1, part: "facts", basis: "x")))
        for bad in [erase, facts] {
            #expect(throws: StorageFailure.self) { try counter.store.commit(commit(counter, 1, [person, bad])) }
        }
        #expect(throws: StorageFailure.self) {
            try counter.store.load([commit(counter, 2, [person]), commit(counter, 3, [person], expecting: [SubjectID(high: 4, low: 4): 7])])
        }
        #expect(throws: StorageFailure.self) { try counter.store.commit(commit(counter, 4, [])) }
        #expect(throws: StorageFailure.self) { try counter.store.commit(commit(counter, 5, Array(repeating: person, count: 65_536))) }
        #expect(try counter.store.ledgerState() == before && counter.store.constituentFile(ConstituentID(high: 4, low: 4)) == nil)
        #expect(try counter.store.verify { _, _ in true }.isIntact)
    }
}
