import CaseOperations
import CaseStorage
import Casework
import Testing

/// Edits of people who are merged and separated meanwhile: nothing is written over what nobody saw.
@Suite("Edits and merges at once")
struct MergedEditTests {
    /// What somebody looked at: the form they filled in says the rest.
    struct Look {
        let id: ConstituentID
        let versions: [ConstituentID: UInt64]
        let details: ConstituentDetails
        let canonical: ConstituentID

        init(_ id: ConstituentID, _ office: Office) throws {
            let view = try office.showConstituent(id)
            (self.id, versions, details, canonical) = (id, view.versions, view.details, view.constituent.id)
        }

        func save(_ office: Office, _ change: (inout ConstituentDetails) -> Void) throws {
            var typed = details
            change(&typed)
            _ = try office.editConstituent(id, seen: versions) { $0 = typed }
        }
    }

    /// What each record says of its own, without what others add.
    static func own(_ store: any CaseStore, _ people: [ConstituentID]) throws -> [ConstituentID: ConstituentDetails] {
        var own: [ConstituentID: ConstituentDetails] = [:]
        for person in people {
            let file = try #require(try store.constituentFile(person))
            own[person] = file.aliases.first { $0.id == person }?.details ?? file.own
        }
        return own
    }

    private func isConflict(over id: ConstituentID, _ body: () throws -> Void) -> Bool {
        guard case .storage(.conflict(let subject, _, _))? = failure(body) else { return false }
        return subject == id.retyped()
    }

    @Test("A form of somebody who was merged meanwhile is not written over whom they stand for")
    func becameAlias() throws {
        let counter = try Counter()
        let (one, other) = (try counter.person("Tom", "Begay", born: "1950-01-01"), try counter.person())
        let look = try Look(one, counter.office())
        _ = try counter.office(counter.lee).merge(one, into: other)
        let before = try Self.own(counter.store, [one, other])
        #expect(isConflict(over: one) { try look.save(counter.office()) { $0.city = "Cedar" } })
        #expect(try Self.own(counter.store, [one, other]) == before)
        try Look(one, counter.office()).save(counter.office()) { $0.city = "Cedar" }
        #expect(try counter.office().showConstituent(other).details.city == "Cedar")
    }

    @Test("What a record added that was merged in or separated meanwhile is neither taken out nor taken over")
    func fillings() throws {
        let counter = try Counter()
        let kept = try counter.office().addConstituent(.init(givenName: "Ana", phones: ["505-555-0101"])).id
        let alias = try counter.office().addConstituent(
            .init(givenName: "Ana", birthDate: CivilDate("1979-05-06"), phones: ["505-555-0102"], street: "12 Mill Road")
        ).id
        let before = try Self.own(counter.store, [kept, alias])
        let apart = try Look(kept, counter.office())
        _ = try counter.office(counter.lee).merge(alias, into: kept)
        #expect(isConflict(over: alias) { try apart.save(counter.office()) { $0.city = "Cedar" } })
        let whole = try Look(kept, counter.office())
        _ = try counter.office(counter.lee).unmerge(alias)
        #expect(isConflict(over: alias) { try whole.save(counter.office()) { $0.city = "Cedar" } })
        #expect(try Self.own(counter.store, [kept, alias]) == before)
    }

    @Test("Whatever is merged, separated and edited, each record says what was entered for it", arguments: 0..<12)
    func anything(seed: Int) throws {
        var generator = Shuffler(state: UInt64(seed) &* 104_729 &+ 3)
        let counter = try Counter()
        var people: [ConstituentID] = []
        for number in 0..<5 {
            var details = ConstituentDetails(givenName: ["Ana", "Eva"][number % 2], phones: ["505-555-010\(number)"])
            if Bool.random(using: &generator) { details.birthDate = CivilDate("197\(number % 3)-05-06") }
            if Bool.random(using: &generator) { (details.street, details.city) = ("\(number % 2) Mill Road", "Cedar") }
            if Bool.random(using: &generator) { details.postalCode = "87001" }
            people.append(try counter.office().addConstituent(details).id)
        }
        var looks: [Look] = []
        var saved = 0
        for minute in 0..<60 {
            let office = counter.office(after: minute)
            let (one, other) = (people.randomElement(using: &generator) ?? people[0], people.randomElement(using: &generator) ?? people[0])
            let before = try Self.own(counter.store, people)
            switch Int.random(in: 0...4, using: &generator) {
            case 0: _ = failure { try office.merge(one, into: other) }
            case 1: _ = failure { try office.unmerge(one) }
            case 2: looks.append(try Look(one, office))
            default:
                let look = try looks.randomElement(using: &generator) ?? Look(one, office)
                let now = try Look(look.id, office)
                let typed = Self.edited(look.details, Int.random(in: 0...4, using: &generator), minute)
                let failed = failure { try look.save(office) { $0 = typed } }
                if look.versions != now.versions {
                    guard case .storage(.conflict)? = failed else {
                        Issue.record("\(String(describing: failed))")
                        return
                    }
                } else if typed != look.details, !typed.sortName.isEmpty {
                    #expect(failed == nil)
                    saved += 1
                    try expect(Self.own(counter.store, people), after: before, from: look.details, to: typed, now)
                    continue
                }
            }
            // Merging moves nothing, and what was refused did nothing.
            #expect(try Self.own(counter.store, people) == before)
        }
        #expect(saved > 0)
    }

    private static func edited(_ details: ConstituentDetails, _ manner: Int, _ number: Int) -> ConstituentDetails {
        var details = details
        switch manner {
        case 0: details.city = "Aspen \(number)"
        case 1: details.birthDate = nil
        case 2: details.phones = Array((details.phones ?? []).dropFirst())
        case 3: details.phones = (details.phones ?? []) + ["505-555-02\(10 + number)"]
        default: details.postalCode = nil
        }
        if details.phones?.isEmpty ?? false { details.phones = nil }
        return details
    }

    /// The record that kept its name has what changed and nothing of what others add; theirs changed only where they said
    /// what was shown.
    private func expect(
        _ own: [ConstituentID: ConstituentDetails], after before: [ConstituentID: ConstituentDetails], from shown: ConstituentDetails,
        to typed: ConstituentDetails, _ look: Look
    ) throws {
        let root = look.canonical
        for (id, details) in own {
            let old = try #require(before[id])
            guard look.versions[id] != nil else {
                #expect(details == old, "somebody else")
                continue
            }
            func check<Value: Equatable>(_ place: KeyPath<ConstituentDetails, Value?>) {
                if shown[keyPath: place] == typed[keyPath: place] {
                    #expect(details[keyPath: place] == old[keyPath: place])
                } else if id == root {
                    #expect(details[keyPath: place] == typed[keyPath: place])
                } else if old[keyPath: place] != shown[keyPath: place] {
                    #expect(details[keyPath: place] == old[keyPath: place])
                } else if typed[keyPath: place] == nil {
                    #expect(details[keyPath: place] == nil)
                }
            }
            check(\.givenName)
            check(\.street)
            check(\.city)
            check(\.postalCode)
            check(\.birthDate)
            let removed = Set(shown.phones ?? []).subtracting(typed.phones ?? [])
            let added = id == root ? (typed.phones ?? []).filter { !(shown.phones ?? []).contains($0) } : []
            #expect(Set(details.phones ?? []) == Set(old.phones ?? []).subtracting(removed).union(added))
        }
    }
}
