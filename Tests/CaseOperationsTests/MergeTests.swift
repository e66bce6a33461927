import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import RecordMatching
import Testing

@Suite("One person once")
struct MergeTests {
    @Test("Two entries become one person, with both histories and all cases, and come apart again exactly")
    func mergeAndUndo() throws {
        let counter = try Counter()
        let kept = try counter.person()
        let alias = try counter.office().addConstituent(
            .init(givenName: "Mari", familyName: "Ortega", phones: ["505-555-0199"], street: "12 Mill Road", city: "Cedar")
        ).id
        let old = try counter.open(alias)
        _ = try counter.office(after: 1).recordContact(
            with: alias, ContactRecorded(channel: .call, cases: [old.id], note: "asked about hay"))
        let before = try (counter.office().showConstituent(kept), counter.office().showConstituent(alias))

        #expect(try counter.office(after: 2).merge(alias, into: kept).id == kept)
        let whole = try counter.office(after: 3).showConstituent(alias)
        #expect(whole.constituent.id == kept && whole.details.fullName == "Marisol Ortega" && whole.details.street == "12 Mill Road")
        #expect(whole.aliases.map(\.details.givenName) == ["Mari"] && whole.aliases[0].mergedBy == "Dana Whitfield")
        #expect(whole.cases.map(\.id) == [old.id] && whole.casesTotal == 1)
        #expect(whole.timeline.map(\.action).contains("Mari Ortega merged in"))
        #expect(whole.timeline.contains { $0.words == "asked about hay" })
        #expect(whole.timeline.contains { $0.action == "entered in the register as Mari Ortega" })

        // What is new goes to the one that was kept, whichever is asked for.
        let new = try counter.open(alias, after: 4)
        #expect(new.file.record.constituent == kept)
        #expect(try counter.office().list(CaseQuery(constituent: alias)).lines.map(\.name) == ["Ortega, Marisol", "Ortega, Marisol"])
        #expect(try counter.office().showCase(old.id).constituent.givenName == "Marisol")

        #expect(try counter.office(after: 5).unmerge(alias).id == alias)
        let after = try (counter.office().showConstituent(kept), counter.office().showConstituent(alias))
        #expect(after.0.cases.map(\.id) == [new.id] && after.1.cases.map(\.id) == [old.id])
        #expect(after.0.details == before.0.details && after.1.details == before.1.details)
        #expect(after.1.timeline.filter { ![ConstituentMerged.kind, ConstituentUnmerged.kind].contains($0.kind) } == before.1.timeline)
        #expect(after.0.timeline.prefix(3).map(\.action).contains("Mari Ortega separated again"))
        #expect(after.1.timeline.prefix(2).map(\.action) == ["separated again from Marisol Ortega", "merged into Marisol Ortega"])
        #expect(after.0.aliases.isEmpty && after.1.aliases.isEmpty)
    }

    @Test("Everything that is done to an alias is done to the one it stands for")
    func standsFor() throws {
        let counter = try Counter()
        let kept = try counter.person()
        let alias = try counter.person("Mari")
        let ana = try counter.person("Ana", "Diaz")
        let opened = try counter.open(ana)
        // Somebody is being served as the one who is then merged.
        _ = try counter.office(after: 1).startVisit(alias)
        _ = try counter.office(after: 2).merge(alias, into: kept)
        #expect(try counter.office(after: 3).startVisit(kept).held.isEmpty)
        #expect(try counter.office(after: 4).endVisit(note: "x")?.outcome.id == kept)
        let office = counter.office(after: 5)
        #expect(try office.editConstituent(alias) { $0.city = "Cedar" }.id == kept)
        #expect(try office.showConstituent(kept).details.city == "Cedar")
        #expect(try office.recordContact(with: alias, ContactRecorded(channel: .call, cases: [], note: nil)).id == kept)
        #expect(try office.relate(alias, to: ana, as: .spouse).id == kept)
        #expect(failure { try office.relate(kept, to: ana, as: .spouse) } == .refused(.nothingChanges, caseType: nil))
        #expect(failure { try office.relate(kept, to: alias, as: .spouse) } == .refused(.sameConstituent, caseType: nil))
        #expect(try office.change(opened.id, .rehome(to: alias, reason: "wrong person")).file.record.constituent == kept)
        #expect(
            failure { try office.change(opened.id, .rehome(to: alias, reason: "again")) }
                == .refused(.alreadyThere, caseType: "livestock-indemnity"))
        #expect(try office.showConstituent(ana).relatives.map(\.id) == [kept])
        // A later merge of the other leads relations to whom they stand for.
        _ = try office.merge(ana, into: try counter.person("Anna", "Diaz"))
        let relatives = try office.showConstituent(kept).relatives
        #expect(relatives.map(\.name) == ["Anna Diaz"] && relatives[0].circle == .household)
        #expect(try office.findConstituent(alias.hex) == alias)
    }

    @Test("Refused: twice, in a circle, by whoever only reads, and after the one of two was merged meanwhile")
    func refused() throws {
        let counter = try Counter()
        let (a, b, c) = (try counter.person("A", "A"), try counter.person("B", "B"), try counter.person("C", "C"))
        let office = counter.office()
        _ = try office.merge(a, into: b)
        #expect(failure { try office.merge(a, into: b) } == .refused(.mergedAlready(a, into: b), caseType: nil))
        #expect(failure { try office.merge(b, into: a) } == .refused(.mergedAlready(a, into: b), caseType: nil))
        #expect(failure { try office.merge(b, into: b) } == .refused(.sameConstituent, caseType: nil))
        #expect(failure { try office.unmerge(b) } == .refused(.notMerged(b), caseType: nil))
        #expect(failure { try office.compare(a, b) } == .refused(.oneAlready, caseType: nil))
        #expect(failure { try office.distinguish(a, from: b) } == .refused(.oneAlready, caseType: nil))
        #expect(failure { try office.merge(c, into: ConstituentID(high: 1, low: 1)) } == .storage(.missing(.constituent)))
        for login in ["noel", "priya"] {
            let reader = counter.office(try office.findStaff(login))
            #expect(failure { try reader.merge(c, into: b) } == .refused(.roleRequired(["caseworker"]), caseType: nil))
            #expect(failure { try reader.unmerge(a) } == .refused(.roleRequired(["caseworker"]), caseType: nil))
            #expect(failure { try reader.distinguish(b, from: c) } == .refused(.roleRequired(["caseworker"]), caseType: nil))
        }
        let noel = counter.office(try office.findStaff("noel"))
        let closed = OperationFailure.refused(.roleRequired(["caseworker", "auditor"]), caseType: nil)
        #expect(failure { try noel.duplicates() } == closed && failure { try noel.compare(b, c) } == closed)
        #expect(failure { try noel.resembling(.init(givenName: "A")) } == closed)
    }

    @Test("A wish to merge that comes twice is done once")
    func twice() throws {
        let counter = try Counter()
        let (a, b) = (try counter.person("A", "A"), try counter.person("B", "B"))
        let request = Request.named("m", by: counter.dana.id, in: try counter.store.identity().store)
        let first = try counter.office().merge(a, into: b, request: request)
        let again = try counter.office(after: 9).merge(a, into: b, request: request)
        #expect(again.committed.isRepeat && again.committed.events == first.committed.events && again.id == b)
    }

    @Test("Who was said not to be the same is not asked about again, and merged only when it is meant")
    func distinguish() throws {
        let counter = try Counter()
        let (a, b) = (try counter.person(), try counter.person())
        let office = counter.office()
        #expect(try office.duplicates().pairs.count == 1)
        _ = try counter.office(counter.lee).distinguish(a, from: b)
        #expect(try office.duplicates().pairs.isEmpty)
        #expect(failure { try office.distinguish(b, from: a) } == .refused(.nothingChanges, caseType: nil))
        #expect(failure { try office.merge(a, into: b) } == .refused(.saidToDiffer(by: counter.lee.id, at: Counter.ten), caseType: nil))
        #expect(try office.showConstituent(b).timeline[0].action == "said not to be the same as Marisol Ortega")
        _ = try office.merge(a, into: b, anyway: true)
        _ = try office.unmerge(a)
        // Undone, it is as before: the remark stands.
        #expect(try office.duplicates().pairs.isEmpty)
    }

    @Test("Duplicates come most alike first, with evidence; merged ones are gone, and a search can be stopped")
    func duplicates() throws {
        let counter = try Counter()
        let office = counter.office()
        let marisol = try counter.person()
        let same = try counter.person("Marisol", "Ortega")
        _ = try counter.person("Tom", "Begay", born: "1950-01-01")
        for name in ["Lena", "Otis", "Rafael", "Yolanda"] {
            _ = try office.addConstituent(.init(givenName: name, familyName: "Nguyen\(name.count)"))
        }
        let list = try office.duplicates()
        let pair = try #require(list.pairs.first)
        #expect(Set([pair.left.id, pair.right.id]) == [marisol, same] && list.same + list.review >= 1)
        #expect(pair.likeness == (try office.duplicates(limit: 1).pairs[0].likeness))
        #expect(try office.duplicates(limit: 0).pairs.isEmpty && office.duplicates(limit: 0).same == list.same)
        #expect(failure { try office.duplicates { _, _ in false } } == .storage(.stopped))
        #expect(try office.compare(marisol, same).likeness.evidence.contains { $0.field == .birthDate && $0.level == .same })
        let near = try office.resembling(.init(givenName: "Marisol", familyName: "Ortega", birthDate: CivilDate("1979-03-14")))
        #expect(Set(near.map(\.id)) == [marisol, same])
        _ = try office.merge(same, into: marisol)
        #expect(try office.duplicates().pairs.isEmpty)
        #expect(
            try office.resembling(.init(givenName: "Marisol", familyName: "Ortega", birthDate: CivilDate("1979-03-14"))).map(\.id) == [
                marisol
            ])
    }

    @Test("A person's page is filtered by kind and by words, and paged back")
    func page() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let opened = try counter.open(marisol, owner: counter.dana.id)
        for minute in 1...5 { _ = try counter.office(after: minute).change(opened.id, .note("Néw tally \(minute)")) }
        _ = try counter.office(after: 9).recordContact(
            with: marisol,
            ContactRecorded(
                channel: .call, cases: [opened.id], note: "will bring it", callbackOn: CivilDate("2026-11-09"), callbackAt: "14:30"))
        let office = counter.office(after: 10)
        let all = try office.showConstituent(marisol)
        #expect(all.entries.count == 8 && all.older == 0)
        #expect(all.entries.map(\.entry.sequence) == all.entries.map(\.entry.sequence).sorted(by: >))
        #expect(
            all.entries.filter { $0.kind == .notes }.allSatisfy { $0.caseNumber == opened.file.record.number && $0.caseID == opened.id })
        #expect(
            all.deadlines.contains { $0.what == "call back 14:30" } && all.deadlines.contains { $0.caseNumber == opened.file.record.number }
        )
        #expect(all.deadlines.map(\.on) == all.deadlines.map(\.on).sorted())
        let notes = try office.showConstituent(marisol, timelineLimit: 2, filter: .init(kinds: [.notes]))
        #expect(notes.timeline.map(\.words) == ["Néw tally 5", "Néw tally 4"] && notes.older == 3 && notes.deadlines.isEmpty)
        let older = try office.showConstituent(marisol, timelineLimit: 2, skipping: 4, filter: .init(kinds: [.notes]))
        #expect(older.timeline.map(\.words) == ["Néw tally 1"] && older.older == 0)
        #expect(try office.showConstituent(marisol, filter: .init(text: "NEW 3")).timeline.map(\.words) == ["Néw tally 3"])
        #expect(try office.showConstituent(marisol, filter: .init(kinds: [.contacts])).timeline.map(\.words) == ["will bring it"])
        #expect(
            try office.showConstituent(marisol, filter: .init(kinds: [.deadlines], text: "call")).deadlines.map(\.what) == [
                "call back 14:30"
            ])
        #expect(try office.showConstituent(marisol, timelineLimit: -1, skipping: -5, filter: .init(text: "zz")).entries.isEmpty)
    }

    @Test("Whatever people merge and undo, everything is where it belongs", arguments: 0..<12)
    func anything(seed: Int) throws {
        var generator = Shuffler(state: UInt64(seed) &* 7919 &+ 1)
        let counter = try Counter()
        var people: [ConstituentID] = []
        for name in ["Ana", "Eva", "Lee", "Tom", "Mia"] { people.append(try counter.person(name, "Ortega")) }
        var into: [ConstituentID: ConstituentID] = [:]
        var belongs: [CaseID: ConstituentID] = [:]
        var contacts: [ConstituentID: Int] = [:]
        func root(_ id: ConstituentID) -> ConstituentID { into[id].map(root) ?? id }
        for minute in 0..<40 {
            let office = counter.office(after: minute)
            let (one, other) = (people.randomElement(using: &generator) ?? people[0], people.randomElement(using: &generator) ?? people[0])
            switch Int.random(in: 0...5, using: &generator) {
            case 0, 1:
                let mayMerge = one != other && into[one] == nil && into[other] == nil
                #expect((failure { try office.merge(one, into: other) } == nil) == mayMerge)
                if mayMerge { into[one] = other }
            case 2:
                #expect((failure { try office.unmerge(one) } == nil) == (into[one] != nil))
                into[one] = nil
            case 3: belongs[try counter.open(one, after: minute).id] = root(one)
            case 4:
                #expect(try office.recordContact(with: one, ContactRecorded(channel: .call, cases: [], note: "n")).id == root(one))
                contacts[root(one), default: 0] += 1
            default: #expect(try office.editConstituent(one) { $0.street = "\(minute) Mill Road" }.id == root(one))
            }
            let view = try office.showConstituent(one)
            let members = Set(people.filter { root($0) == root(one) })
            #expect(view.constituent.id == root(one) && Set([view.constituent.id] + view.aliases.map(\.id)) == members)
            #expect(Set(view.cases.map(\.id)) == Set(belongs.filter { members.contains($0.value) }.keys))
            #expect(view.timeline.count { $0.isContact } == members.reduce(0) { $0 + (contacts[$1] ?? 0) })
        }
        // Everything undone: each has what was entered for them, and nobody else's.
        while let alias = into.keys.sorted().randomElement(using: &generator) {
            _ = try counter.office(after: 99).unmerge(alias)
            into[alias] = nil
        }
        for person in people {
            let view = try counter.office(after: 100).showConstituent(person)
            #expect(view.constituent.id == person && view.aliases.isEmpty)
            #expect(Set(view.cases.map(\.id)) == Set(belongs.filter { $0.value == person }.keys))
            #expect(view.timeline.count { $0.isContact } == contacts[person] ?? 0)
        }
        #expect(try counter.store.verify { _, _ in true }.isIntact)
    }
}

/// The same numbers for the same seed (SplitMix64).
struct Shuffler: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
