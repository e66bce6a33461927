import Testing

@testable import Casework

/// Events about several people, as a store would keep them.
struct Register {
    private(set) var events: [RecordedEvent] = []

    func id(_ number: UInt64) -> ConstituentID { ConstituentID(high: 2, low: number) }

    mutating func record(_ number: UInt64, _ event: Event, by actor: StaffID = SmallOffice.ana.id) {
        let subject: SubjectID = id(number).retyped()
        events.append(
            RecordedEvent(
                sequence: UInt64(events.count + 10), commit: CommitID(high: 0, low: UInt64(events.count)), subject: subject,
                version: UInt64(events.filter { $0.subject == subject }.count + 1), recordedAt: Story().now, actor: actor, event: event))
    }

    mutating func add(_ number: UInt64, _ details: ConstituentDetails = ConstituentDetails(givenName: "Ana")) {
        record(number, .constituentAdded(ConstituentAdded(details)))
    }

    mutating func merge(_ alias: UInt64, into kept: UInt64) {
        record(alias, .constituentMerged(ConstituentMerged(into: id(kept))))
    }

    mutating func unmerge(_ alias: UInt64, from kept: UInt64) {
        record(alias, .constituentUnmerged(ConstituentUnmerged(from: id(kept))))
    }

    /// As a store reads it: events of all records of a person, and those that name one.
    func group(_ number: UInt64) -> ConstituentGroup {
        let table = AliasTable(events)
        let canonical = table.canonical(id(number))
        let members = Set([canonical] + table.aliases(of: canonical))
        return ConstituentGroup(
            folding: events.filter {
                members.contains($0.subject.retyped()) || $0.event.otherConstituent.map(members.contains) ?? false
            }, of: canonical)!
    }
}

@Suite("Merging, undoing it, and telling people apart")
struct MergeDecisionTests {
    typealias O = SmallOffice
    let today = CivilDate("2026-11-21")!

    func refusal(_ body: () throws(Refusal) -> some Any) -> Refusal? {
        do {
            _ = try body()
            return nil
        } catch { return error }
    }

    func merging(_ alias: UInt64, _ kept: UInt64, in register: Register, anyway: Bool = false, by actor: Actor = O.ana) -> Refusal? {
        refusal { () throws(Refusal) in
            try O.agency.decide(
                merging: register.id(alias), of: register.group(alias), into: register.id(kept), of: register.group(kept), anyway: anyway,
                actor: actor)
        }
    }

    @Test("Only two records that stand for themselves are merged, by a caseworker")
    func merge() {
        var register = Register()
        for number in 1...4 { register.add(UInt64(number)) }
        #expect(merging(1, 2, in: register) == nil)
        #expect(merging(1, 1, in: register) == .sameConstituent)
        #expect(merging(1, 2, in: register, by: O.eve) == .roleRequired(["caseworker"]))
        register.merge(1, into: 2)
        #expect(merging(1, 3, in: register) == .mergedAlready(register.id(1), into: register.id(2)))
        #expect(merging(3, 1, in: register) == .mergedAlready(register.id(1), into: register.id(2)))
        #expect(merging(2, 1, in: register) == .mergedAlready(register.id(1), into: register.id(2)))
        #expect(merging(2, 3, in: register) == nil)
        register.merge(2, into: 3)
        #expect(merging(1, 4, in: register) == .mergedAlready(register.id(1), into: register.id(3)))
    }

    @Test("Who was said not to be the same is merged only when it is meant")
    func distinguished() throws {
        var register = Register()
        for number in 1...4 { register.add(UInt64(number)) }
        let told = try O.agency.decide(distinguishing: register.group(1), from: register.group(2), actor: O.ben)
        register.record(1, .constituentsDistinguished(told), by: O.ben.id)
        #expect(merging(1, 2, in: register) == .saidToDiffer(by: O.ben.id, at: Story().now))
        #expect(merging(2, 1, in: register) == .saidToDiffer(by: O.ben.id, at: Story().now))
        #expect(merging(2, 1, in: register, anyway: true) == nil)
        // It holds for whoever was merged with one of them too.
        register.merge(3, into: 2)
        register.merge(4, into: 1)
        #expect(merging(1, 2, in: register) != nil)
        for (one, other) in [(1, 2), (4, 3)] as [(UInt64, UInt64)] {
            let again = refusal { () throws(Refusal) in
                try O.agency.decide(distinguishing: register.group(one), from: register.group(other), actor: O.ana)
            }
            #expect(again == .nothingChanges)
        }
        register.merge(1, into: 2)
        let one = refusal { () throws(Refusal) in
            try O.agency.decide(distinguishing: register.group(1), from: register.group(2), actor: O.ana)
        }
        #expect(one == .oneAlready && register.group(1).distinguished.isEmpty)
    }

    @Test("Only an alias is separated, from whom it was merged into")
    func unmerge() throws {
        var register = Register()
        for number in 1...3 { register.add(UInt64(number)) }
        register.merge(1, into: 2)
        register.merge(2, into: 3)
        func undo(_ alias: UInt64) throws(Refusal) -> ConstituentID {
            try O.agency.decide(unmerging: register.id(alias), of: register.group(alias), actor: O.ana).facts.from
        }
        #expect(try undo(1) == register.id(2) && undo(2) == register.id(3))
        #expect(refusal { () throws(Refusal) in try undo(3) } == .notMerged(register.id(3)))
        register.unmerge(2, from: 3)
        #expect(refusal { () throws(Refusal) in try undo(2) } == .notMerged(register.id(2)))
        #expect(register.group(1).own.id == register.id(2) && register.group(3).aliases.isEmpty)
    }
}
