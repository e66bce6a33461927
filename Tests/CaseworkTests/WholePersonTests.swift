import Testing

@testable import Casework

@Suite("The whole person, under whichever record something was entered")
struct WholePersonTests {
    typealias O = SmallOffice
    let today = CivilDate("2026-11-21")!

    @Test("Gaps are filled from the nearest record that knows, telephones are united")
    func filled() {
        var register = Register()
        register.add(1, .init(givenName: "Ana", familyName: "Diaz", phones: ["505-555-0142"], language: "es"))
        register.add(
            2, .init(givenName: "Anna", birthDate: CivilDate("1979-05-06"), phones: ["(505) 555-0142", "505-555-0199"], language: "en"))
        register.add(3, .init(givenName: "A.", birthDate: CivilDate("1980-01-01"), externalID: "FSA-1"))
        register.merge(3, into: 2)
        register.merge(2, into: 1)
        let group = register.group(3)
        #expect(group.own.id == register.id(1) && group.aliases.map(\.id) == [register.id(3), register.id(2)])
        #expect(
            group.constituent.details
                == .init(
                    givenName: "Ana", familyName: "Diaz", birthDate: CivilDate("1979-05-06"), phones: ["505-555-0142", "505-555-0199"],
                    language: "es", externalID: "FSA-1"))
        #expect(group.own.details.birthDate == nil)
    }

    @Test("No street comes to stand in another's city, and no business's name over a person's")
    func units() {
        let ana = ConstituentDetails(givenName: "Ana", familyName: "Diaz", city: "Cedar")
        #expect(ana.filled(from: [.init(street: "5 Oak St", city: "Boston", postalCode: "02101")]) == ana)
        #expect(ana.filled(from: [.init(street: "5 Oak St", city: "cedar")]).addressLine == "5 Oak St, Cedar")
        #expect(ana.filled(from: [.init(organisation: "Diaz Honey LLC")]).sortName == "Diaz, Ana")
        #expect(ConstituentDetails(city: "Cedar").filled(from: [.init(organisation: "Diaz Honey LLC")]).sortName == "Diaz Honey LLC")
        #expect(ConstituentDetails(givenName: "Ana").filled(from: [.init(givenName: "Eva", familyName: "Diaz")]).familyName == nil)
        #expect(ConstituentDetails(givenName: "Ana").filled(from: [.init(givenName: "ana", familyName: "Diaz")]).familyName == "Diaz")
    }

    @Test("Relations are everybody's, each once, and none among themselves")
    func relations() {
        var register = Register()
        for number in 1...4 { register.add(UInt64(number)) }
        register.record(1, .constituentsRelated(ConstituentsRelated(other: register.id(2), relation: .spouse)))
        register.record(2, .constituentsRelated(ConstituentsRelated(other: register.id(3), relation: .parent)))
        register.record(4, .constituentsRelated(ConstituentsRelated(other: register.id(1), relation: .child)))
        register.merge(2, into: 1)
        let whole = register.group(1).constituent
        #expect(
            whole.relations == [.init(other: register.id(4), relation: .child), .init(other: register.id(3), relation: .child)])
        // To whoever was merged, as relations to whom they stand for now.
        let told = whole.relating(to: [register.id(3): register.id(4), register.id(4): register.id(4)])
        #expect(told.relations == [.init(other: register.id(4), relation: .child)])
    }

    @Test("A circle, which no decision makes, ends")
    func circle() {
        var register = Register()
        for number in 1...3 { register.add(UInt64(number)) }
        register.merge(1, into: 2)
        register.merge(2, into: 1)
        register.merge(3, into: 1)
        let table = AliasTable(register.events)
        #expect([1, 2, 3].map { table.canonical(register.id($0)) } == Array(repeating: register.id(1), count: 3))
        #expect(Set(table.aliases(of: register.id(1))) == [register.id(2), register.id(3)])
    }

    // MARK: Edits of the whole person

    func edited(_ register: Register, _ number: UInt64, _ change: (inout ConstituentDetails) -> Void) throws -> Register {
        var register = register
        let group = register.group(number)
        var details = group.constituent.details
        change(&details)
        for edit in try O.agency.decide(editing: group, to: details, actor: O.ana, today: today) {
            register.record(edit.subject.low, .constituentEdited(edit.event))
        }
        return register
    }

    @Test("An edit writes what changed to the record that kept its name, and nothing of what others add")
    func edits() throws {
        var register = Register()
        register.add(1, .init(givenName: "Ana", phones: ["505-555-0142"]))
        register.add(2, .init(givenName: "Ana", birthDate: CivilDate("1979-05-06"), phones: ["505-555-0199"]))
        register.merge(2, into: 1)
        let added = try edited(register, 2) { $0.phones = ($0.phones ?? []) + ["505-555-0111"] }
        #expect(added.group(1).own.details == .init(givenName: "Ana", phones: ["505-555-0142", "505-555-0111"]))
        #expect(added.group(1).aliases[0].details == register.group(1).aliases[0].details)
        #expect(added.group(1).constituent.details.phones == ["505-555-0142", "505-555-0111", "505-555-0199"])
        #expect(throws: Refusal.nothingChanges) {
            try O.agency.decide(editing: register.group(1), to: register.group(1).constituent.details, actor: O.ana, today: today)
        }
    }

    @Test("What is taken out is gone, whichever record held it")
    func takenOut() throws {
        var register = Register()
        register.add(1, .init(givenName: "Ana", phones: ["505-555-0142"]))
        register.add(2, .init(givenName: "Ana", birthDate: CivilDate("1979-05-06"), phones: ["505-555-0199"], externalID: "A"))
        register.add(3, .init(givenName: "Ana", birthDate: CivilDate("1980-01-01"), externalID: "B"))
        register.merge(2, into: 1)
        register.merge(3, into: 1)
        let cleared = try edited(register, 1) {
            $0.birthDate = nil
            $0.phones = ["505-555-0142"]
        }
        // Another record's other date was not what was taken out.
        #expect(cleared.group(1).aliases.map(\.details.birthDate) == [nil, CivilDate("1980-01-01")])
        #expect(
            cleared.group(1).constituent.details
                == .init(givenName: "Ana", birthDate: CivilDate("1980-01-01"), phones: ["505-555-0142"], externalID: "A"))
        #expect(try edited(cleared, 1) { $0.birthDate = nil }.group(1).constituent.details.birthDate == nil)
    }

    @Test("Of an address that another record holds, only the part that changed is written, and all of it is shown")
    func address() throws {
        var register = Register()
        register.add(1, .init(givenName: "Ana"))
        register.add(2, .init(givenName: "Ana", street: "12 Mill Road", city: "Cedar", postalCode: "87001", state: "NM"))
        register.merge(2, into: 1)
        let moved = try edited(register, 1) { $0.street = "14 Mill Road" }
        #expect(moved.group(1).constituent.details.addressLine == "14 Mill Road, Cedar, NM 87001")
        #expect(moved.group(1).own.details == .init(givenName: "Ana", street: "14 Mill Road"))
        var apart = moved
        apart.unmerge(2, from: 1)
        #expect(apart.group(1).constituent.details.addressLine == "14 Mill Road")
        #expect(apart.group(2).constituent.details.addressLine == "14 Mill Road, Cedar, NM 87001")
    }

    @Test("An alias that adds nothing to what is shown keeps what it says when that is changed")
    func bystander() throws {
        var register = Register()
        let home = ConstituentDetails(givenName: "Ana", familyName: "Diaz", street: "12 Mill Road", city: "Cedar")
        register.add(1, home)
        register.add(2, home)
        register.merge(2, into: 1)
        let moved = try edited(register, 1) { ($0.familyName, $0.city) = ("Cole", "Aspen") }
        #expect(moved.group(1).aliases[0].details == home)
        #expect(moved.group(1).constituent.details.addressLine == "12 Mill Road, Aspen")
        // Taken out, it goes from both, or it would show again.
        let gone = try edited(register, 1) { $0.city = nil }
        #expect(gone.group(1).constituent.details.addressLine == "12 Mill Road" && gone.group(1).aliases[0].details.city == nil)
    }

    @Test("What is shown after an edit is what was typed, whatever was known", arguments: 0..<80)
    func anyEdit(seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed))
        func some<Value>(_ values: [Value]) -> Value? {
            (values + [values[0]]).randomElement(using: &generator).flatMap { Bool.random(using: &generator) ? $0 : nil }
        }
        func details() -> ConstituentDetails {
            ConstituentDetails(
                givenName: ["Ana", "Eva"].randomElement(using: &generator), familyName: some(["Diaz", "Cole"]),
                birthDate: some(["1979-05-06", "1980-01-01"]).flatMap { CivilDate($0) },
                phones: some([["505-555-0142"], ["505-555-0199", "505-555-0111"]]),
                street: some(["1 Mill Road", "2 Oak St"]), city: some(["Cedar", "Boston"]), language: some(["es"]),
                externalID: some(["A", "B"]))
        }
        var register = Register()
        for number in 1...3 { register.add(UInt64(number), details()) }
        register.merge(2, into: 1)
        register.merge(3, into: Bool.random(using: &generator) ? 1 : 2)
        let before = register.group(1).constituent.details
        var typed = before
        let other = details()
        switch seed % 8 {
        case 0: typed.birthDate = other.birthDate
        case 1: typed.phones = other.phones
        case 2: typed.externalID = other.externalID
        case 3: typed.language = other.language
        case 4: (typed.street, typed.city) = ("9 New Road", "Aspen")
        case 5, 6: typed.city = "Aspen"
        default: (typed.givenName, typed.familyName) = ("Zoe", "Zamora")
        }
        if typed == before { return }
        let after = try edited(register, 3) { $0 = typed }.group(1).constituent.details
        // Telephones may come in another order, since each record keeps its own.
        #expect(Set(after.phones ?? []) == Set(typed.phones ?? []))
        // What was taken out is gone; another record's other value may show in its place.
        if typed.birthDate == nil, after.birthDate != before.birthDate { typed.birthDate = after.birthDate }
        if typed.externalID == nil, after.externalID != before.externalID { typed.externalID = after.externalID }
        typed.phones = after.phones
        #expect(after == typed)
    }
}
