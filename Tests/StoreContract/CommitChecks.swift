import CaseStorage
import Casework
import EventLedger
import Testing

extension StoreContract {
    static var commitChecks: [ContractCheck] {
        [
            ContractCheck(name: "A store begins with its genesis") { make in
                let office = try Office(make)
                let identity = try office.store.identity()
                #expect(identity == StoreIdentity(store: Office.storeID, mode: .training, pack: nil))
                #expect(try office.store.ledgerState().size == 2)
                #expect(try office.store.staff().map(\.login) == ["dana"])
                #expect(try office.store.signingKey().verifier.name == "caseload-\(Office.storeID.hex)")
            },
            ContractCheck(name: "A genesis of another store is refused") { make in
                #expect(throws: StorageFailure.self) {
                    _ = try make(StoreID(high: 1, low: 1), Office.genesis(), Office.seed)
                }
            },
            ContractCheck(name: "A commit answers its place, versions and root") { make in
                var office = try Office(make)
                let person: ConstituentID = office.id()
                let first = try office.record(.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Ana")))))
                #expect(first.ledger.size == 3 && !first.isRepeat)
                #expect(first.events.map(\.version) == [1] && first.events.map(\.sequence) == [2])
                let second = try office.record(
                    .init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Anna")))),
                    .init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Anne")))))
                #expect(second.events.map(\.version) == [2, 3])
                #expect(try office.store.ledgerState() == second.ledger)
                #expect(second.ledger.root != first.ledger.root)
            },
            ContractCheck(name: "The same commit again does nothing and answers the same") { make in
                var office = try Office(make)
                let person: ConstituentID = office.id()
                let commit = office.commit([.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Ana"))))])
                let first = try office.store.commit(commit)
                try office.record(.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Anna")))))
                let again = try office.store.commit(commit)
                #expect(again == Committed(events: first.events, ledger: first.ledger, isRepeat: true))
                #expect(try office.store.outcome(of: commit.id, fingerprint: nil) == again)
                #expect(try office.store.ledgerState().size == 4)
                let unknown: CommitID = office.id()
                #expect(try office.store.outcome(of: unknown, fingerprint: nil) == nil)
            },
            ContractCheck(name: "An identifier used for something else is refused") { make in
                var office = try Office(make)
                let person: ConstituentID = office.id()
                let commit = office.commit([.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Ana"))))])
                _ = try office.store.commit(commit)
                let other = Commit(
                    id: commit.id, entries: [.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Eva"))))],
                    actor: commit.actor, at: commit.at)
                #expect(throws: StorageFailure.requestReused) { try office.store.commit(other) }
                #expect(throws: StorageFailure.requestReused) { try office.store.load([other]) }
                #expect(throws: StorageFailure.requestReused) { try office.store.outcome(of: commit.id, fingerprint: .zero) }
                #expect(try office.store.ledgerState().size == 3)
            },
            ContractCheck(name: "A stale version is a conflict and changes nothing") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let before = try office.store.ledgerState()
                let edit = office.commit(
                    [.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Eva"))))],
                    expecting: [person.retyped(): 4])
                #expect(throws: StorageFailure.conflict(person.retyped(), expected: 4, actual: 1)) { try office.store.commit(edit) }
                #expect(try office.store.ledgerState() == before)
                #expect(try office.store.constituents([person])[person]?.givenName == "Ana")
            },
            ContractCheck(name: "Loading equals committing one by one") { make in
                var one = try Office(make)
                var many = try Office(make)
                var commits: [Commit] = []
                for index in 0..<40 {
                    let person: ConstituentID = one.id()
                    let added = one.commit([.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Person \(index)"))))])
                    let id: CaseID = one.id()
                    let opened = one.commit([.init(id, try one.opening(for: person, due: one.today.adding(days: index % 7)))])
                    let moved = one.commit([.init(id, try one.move("submit", from: "intake", to: "review"))])
                    commits += [added, opened, moved]
                }
                for commit in commits { _ = try one.store.commit(commit) }
                _ = try many.store.load(Array(commits.prefix(50)))
                let state = try many.store.load(Array(commits.dropFirst(30)))
                #expect(try one.store.ledgerState() == state)
                #expect(try one.store.cases(CaseQuery()) == many.store.cases(CaseQuery()))
                #expect(try one.store.search("person 7", limit: 5) == many.store.search("person 7", limit: 5))
                #expect(try one.store.queueCounts(today: one.today) == many.store.queueCounts(today: many.today))
                many = one
            },
            ContractCheck(name: "A load with a conflict loads nothing") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let before = try office.store.ledgerState()
                let good = office.commit([.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Eva"))))])
                let bad = office.commit(
                    [.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Ada"))))], expecting: [person.retyped(): 9])
                #expect(throws: StorageFailure.self) { try office.store.load([good, bad]) }
                #expect(try office.store.ledgerState() == before || office.store is MemoryStore)
            },
            ContractCheck(name: "What is loaded or begun again after a state is refused after another") { make in
                var office = try Office(make)
                let subject: SubjectID = Office.storeID.retyped()
                let believed = try office.store.ledgerState()
                func added() -> Commit {
                    let person: ConstituentID = office.id()
                    return office.commit([.init(person, .constituentAdded(ConstituentAdded(.init(givenName: "Ana"))))])
                }
                let loaded = try office.store.load([added()], following: believed)
                #expect(loaded.size == 3)
                let conflict = StorageFailure.conflict(subject, expected: 2, actual: 3)
                #expect(throws: conflict) { try office.store.load([added()], following: believed) }
                #expect(throws: conflict) {
                    try office.store.restart(as: Office.storeID, with: Office.genesis(), following: believed)
                }
                #expect(try office.store.ledgerState() == loaded)
                // Another store of the same size is another state: what one sample loads never lands in the next.
                let other = StoreID(high: 9, low: 9)
                _ = try office.store.restart(as: other, with: Office.genesis(other), following: loaded)
                #expect(throws: StorageFailure.conflict(other.retyped(), expected: 2, actual: 2)) {
                    try office.store.load([added()], following: believed)
                }
                #expect(try office.store.ledgerState().size == 2)
            },
            ContractCheck(name: "A day that could not be read again is not written") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let id = try office.openCase(for: person)
                let before = try office.store.ledgerState()
                for day in [CivilDate(dayNumber: 2_932_897), CivilDate(dayNumber: 99_999_999), CivilDate(dayNumber: -719_163)] {
                    let move = office.commit([
                        .init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [id], note: "rang", callbackOn: day)))
                    ])
                    #expect(throws: StorageFailure.self, "\(day)") { try office.store.commit(move) }
                    #expect(throws: StorageFailure.self, "\(day)") { try office.store.load([move]) }
                }
                let late = Commit(
                    id: office.id(), entries: [.init(id, .caseNoted(CaseNoted(text: "late")))], actor: office.clerk,
                    at: Moment(utcMilliseconds: 253_402_300_800_000, offsetMinutes: 0))
                #expect(throws: StorageFailure.self) { try office.store.commit(late) }
                #expect(try office.store.ledgerState() == before)
                let last = CivilDate(dayNumber: 2_932_896)
                try office.record(
                    .init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [id], note: "rang", callbackOn: last))))
                #expect(try office.store.callbacks(through: last, limit: 5).map(\.on) == [last])
            },
            ContractCheck(name: "A training store begins again, a live one refuses") { make in
                var office = try Office(make)
                let untouched = try office.store.ledgerState()
                let person = try office.person(.init(givenName: "Ana"))
                try office.store.save(
                    Draft(key: "k", owner: office.clerk, savedAt: Moment(utcMilliseconds: 0, offsetMinutes: 0), content: [1]))
                let begun = try office.store.restart(as: Office.storeID, with: Office.genesis())
                #expect(begun.ledger == untouched && !begun.isRepeat)
                #expect(try office.store.ledgerState() == untouched)
                #expect(try office.store.constituentFile(person) == nil)
                #expect(try office.store.search("ana", limit: 5).isEmpty)
                #expect(try office.store.drafts(of: office.clerk).isEmpty)
                #expect(try office.store.verify { _, _ in true }.isIntact)
                let other = StoreID(high: 9, low: 9)
                _ = try office.store.restart(as: other, with: Office.genesis(other))
                #expect(try office.store.signingKey().verifier.name == "caseload-\(other.hex)")
                let live = try Office(make, mode: .live)
                #expect(throws: StorageFailure.readOnly) { try live.store.restart(as: Office.storeID, with: Office.genesis()) }
            },
        ]
    }
}
