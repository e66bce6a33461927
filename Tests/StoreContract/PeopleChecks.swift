import CaseStorage
import Casework
import EventLedger
import RecordMatching
import Testing

extension StoreContract {
    static var peopleChecks: [ContractCheck] {
        [
            ContractCheck(name: "People are found by name, telephone, birth date and number elsewhere") { make in
                var office = try Office(make)
                let marisol = try office.person(
                    .init(
                        givenName: "Marisol", familyName: "Ortega-Núñez", birthDate: CivilDate("1979-03-14"),
                        phones: ["+1 (505) 555-0142"], externalID: "FSA-7741"))
                let mary = try office.person(.init(givenName: "Mary", familyName: "Cole"))
                for text in ["orteganunez", "MARISOL orte", "0142", "505 555 0142", "3/14/1979", "1979-03", "fsa7741"] {
                    #expect(try office.store.search(text, limit: 5).first?.id == marisol, "\(text)")
                }
                #expect(try office.store.search("mar", limit: 5).map(\.id) == [mary, marisol])
                #expect(try office.store.search("mar", limit: 1).map(\.id) == [mary])
                for text in ["", "   ", "zz", "%", "*", "'; --", "\u{1B}[", "\u{202E}"] {
                    #expect(try office.store.search(text, limit: 5).isEmpty, "\(text)")
                }
                try office.record(.init(marisol, .constituentEdited(ConstituentEdited(.init(givenName: "Marisol", familyName: "Diaz")))))
                #expect(try office.store.search("orteganunez", limit: 5).isEmpty)
                #expect(try office.store.search("diaz", limit: 5).map(\.details.familyName) == ["Diaz"])
            },
            ContractCheck(name: "A relation stands in both files") { make in
                var office = try Office(make)
                let ana = try office.person(.init(givenName: "Ana"))
                let eva = try office.person(.init(givenName: "Eva"))
                try office.record(.init(ana, .constituentsRelated(ConstituentsRelated(other: eva, relation: .parent))))
                #expect(
                    try office.store.constituentFile(ana)?.constituent.relations.map { [$0.other.hex, $0.relation.rawValue] } == [
                        [eva.hex, "child"]
                    ])
                #expect(
                    try office.store.constituentFile(eva)?.constituent.relations.map { [$0.other.hex, $0.relation.rawValue] } == [
                        [ana.hex, "parent"]
                    ])
                #expect(try office.store.constituentFile(eva)?.events.count == 2)
                #expect(try office.store.constituentFile(eva)?.constituent.version == 1)
            },
            ContractCheck(name: "People are listed by identifier, and found by its beginning") { make in
                var office = try Office(make)
                let ana = try office.person(.init(givenName: "Ana"))
                let eva = try office.person(.init(givenName: "Eva"))
                let unknown: ConstituentID = office.id()
                #expect(try office.store.constituents([ana, eva, unknown, ana]).mapValues(\.givenName) == [ana: "Ana", eva: "Eva"])
                #expect(try office.store.constituentIDs(beginning: String(ana.hex.prefix(8)).uppercased(), limit: 5) == [ana])
                #expect(try office.store.constituentIDs(beginning: ana.hex, limit: 5) == [ana])
                for digits in [String(ana.hex.prefix(3)), "xyzw", ana.hex + "0", ""] {
                    #expect(try office.store.constituentIDs(beginning: digits, limit: 5).isEmpty, "\(digits)")
                }
            },
            ContractCheck(name: "Staff are as their events left them") { make in
                var office = try Office(make)
                let lee: StaffID = office.id()
                try office.record(
                    .init(lee, .staffAdded(StaffAdded(login: "lee", name: "Lee", roles: ["caseworker"]))),
                    .init(lee, .staffRolesSet(StaffRolesSet(roles: ["supervisor"]))),
                    .init(lee, .staffAway(StaffAway(until: office.today, cover: office.clerk))))
                let staff = try office.store.staff()
                #expect(staff.map(\.login) == ["dana", "lee"] && staff.last?.roles == ["supervisor"])
                #expect(staff.last?.cover == office.clerk && staff.last?.version == 3)
            },
            ContractCheck(name: "Drafts are kept by owner and key") { make in
                var office = try Office(make)
                let other: StaffID = office.id()
                func draft(_ key: String, _ owner: StaffID, at time: Int64, _ byte: UInt8) -> Draft {
                    Draft(key: key, owner: owner, savedAt: Moment(utcMilliseconds: time, offsetMinutes: -60), content: [byte])
                }
                let size = try office.store.ledgerState().size
                try office.store.save(draft("b", office.clerk, at: 1, 1))
                try office.store.save(draft("a", office.clerk, at: 2, 2))
                try office.store.save(draft("b", office.clerk, at: 3, 3))
                try office.store.save(draft("b", other, at: 4, 4))
                #expect(
                    try office.store.drafts(of: office.clerk) == [draft("a", office.clerk, at: 2, 2), draft("b", office.clerk, at: 3, 3)])
                try office.store.removeDraft("b", of: office.clerk)
                #expect(try office.store.drafts(of: office.clerk).map(\.key) == ["a"])
                #expect(try office.store.drafts(of: other).count == 1)
                #expect(try office.store.ledgerState().size == size)
            },
        ]
    }
}
