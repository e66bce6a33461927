import Testing

@testable import Casework

@Suite("Decisions about people and staff")
struct RegisterDecisionTests {
    typealias O = SmallOffice
    let today = CivilDate("2026-11-21")!

    func refusal(_ body: () throws(Refusal) -> some Any) -> Refusal? {
        do {
            _ = try body()
            return nil
        } catch { return error }
    }

    func added(_ details: ConstituentDetails, by actor: Actor = O.ana) -> Refusal? {
        refusal { () throws(Refusal) in try O.agency.decide(adding: details, actor: actor, today: today) }
    }

    @Test("Details are tidied")
    func tidied() throws {
        let event = try O.agency.decide(
            adding: .init(givenName: "  Ana \t Maria ", familyName: " ", phones: ["505 555 0142", " ", "505  555 0142"], city: ""),
            actor: O.ana,
            today: today)
        #expect(event.personal == ConstituentDetails(givenName: "Ana Maria", phones: ["505 555 0142"]))
    }

    @Test("Nobody without a name, from the future, or with characters that a terminal obeys")
    func refused() {
        #expect(added(.init()) == .nameRequired && added(.init(givenName: " ", phones: ["1"])) == .nameRequired)
        #expect(added(.init(givenName: "Ana"), by: O.eve) == .roleRequired(["caseworker"]))
        #expect(added(.init(givenName: "Ana", birthDate: today.adding(days: 1))) == .dateInFuture(today.adding(days: 1)))
        #expect(added(.init(givenName: "Ana", birthDate: today)) == nil)
        #expect(added(.init(givenName: String(repeating: "x", count: 201))) == .textTooLong(limit: 200))
        for text in ["A\u{1B}[31mna", "A\u{7}", "A\u{9D}x", "A\u{202E}na", "A\u{0}"] {
            #expect(added(.init(givenName: text)) == .invalidField("Given name", .controlCharacters))
            #expect(added(.init(givenName: "Ana", phones: [text])) == .invalidField("Telephone", .controlCharacters))
            #expect(added(.init(givenName: "Ana", street: text)) == .invalidField("Street", .controlCharacters))
        }
    }

    func somebody() -> Constituent {
        var story = Story()
        story.events = [
            RecordedEvent(
                sequence: 1, commit: CommitID(high: 0, low: 1), subject: O.person.retyped(), version: 1, recordedAt: story.now,
                actor: O.ana.id,
                event: .constituentAdded(ConstituentAdded(ConstituentDetails(givenName: "Ana"))))
        ]
        return Constituent(folding: story.events)!
    }

    @Test("Edits and relations that change nothing are refused")
    func nothingChanges() throws {
        let ana = somebody()
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(editing: ana, to: .init(givenName: " Ana "), actor: O.ana, today: today) }
                == .nothingChanges)
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(relating: ana, to: ana.id, as: .spouse, actor: O.ana) } == .sameConstituent)
        #expect(refusal { () throws(Refusal) in try O.agency.decide(relating: ana, to: O.other, as: .spouse, actor: O.ana) } == nil)
        for relation in Relation.allCases { #expect(relation.inverse.inverse == relation) }
    }

    @Test("A contact's empty remark is none, and a hostile one is refused")
    func contacts() throws {
        let blank = try O.agency.decide(contact: ContactRecorded(channel: .call, cases: [], note: " \n"), actor: O.ana, today: today)
        #expect(blank.personal == nil)
        for (note, problem) in [
            (String(repeating: "x", count: 4001), Refusal.textTooLong(limit: 4000)), ("\u{1B}c", .invalidField("Text", .controlCharacters)),
        ] {
            #expect(
                refusal { () throws(Refusal) in
                    try O.agency.decide(contact: ContactRecorded(channel: .call, cases: [], note: note), actor: O.ana, today: today)
                } == problem)
        }
    }

    @Test("Staff are the supervisor's to add and change")
    func staff() throws {
        func adding(_ login: String, name: String = "Dana", roles: [String] = ["caseworker"], by actor: Actor = O.lee) -> Refusal? {
            refusal { () throws(Refusal) in
                try O.agency.decide(addingStaff: login, name: name, roles: roles, existing: [member], actor: actor)
            }
        }
        #expect(adding("dana") == nil && adding("lee") == .loginTaken("lee") && adding("dana", by: O.ana) == .roleRequired(["supervisor"]))
        #expect(
            adding("") == .nameRequired && adding("da na") == .nameRequired && adding("\u{1B}x") == .nameRequired
                && adding("größe") == .nameRequired)
        #expect(adding("dana", name: "\u{1B}[1m") == .invalidField("Name", .controlCharacters))
        #expect(adding(String(repeating: "d", count: 201)) == .textTooLong(limit: 200))
        #expect(adding("dana", roles: ["king"]) == .unknownRole("king", known: O.agency.roles.map(\.id)))
        let roles = try O.agency.decide(
            addingStaff: "dana", name: "", roles: ["trainer", "auditor", "trainer"], existing: [], actor: O.lee)
        #expect(roles.facts.roles == ["auditor", "trainer"] && roles.personal?.name == "dana")
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(settingRoles: ["caseworker"], of: member, actor: O.lee) } == .nothingChanges
        )
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(settingRoles: ["auditor"], of: member, actor: O.ana) }
                == .roleRequired(["supervisor"]))
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(away: member, until: today, cover: member.id, actor: O.lee, today: today) }
                == .nothingChanges)
        #expect(
            refusal { () throws(Refusal) in try O.agency.decide(away: member, until: today, cover: O.ana.id, actor: O.ana, today: today) }
                == .roleRequired(["supervisor"]))
    }

    var member: StaffMember {
        StaffMember(folding: [
            RecordedEvent(
                sequence: 1, commit: CommitID(high: 0, low: 1), subject: SubjectID(high: 8, low: 8), version: 1, recordedAt: Story().now,
                actor: O.lee.id,
                event: .staffAdded(StaffAdded(login: "lee", name: "Lee", roles: ["caseworker"])))
        ])!
    }

    @Test("Roles imply those they extend, and a circle of them ends")
    func roles() {
        #expect(O.agency.rolesImplied(by: ["supervisor"]) == ["supervisor", "caseworker"] && O.agency.rolesImplied(by: []).isEmpty)
        let circle = Agency(
            id: "x", title: LocalizedText(""), timeZone: "UTC", languages: ["en"], calendar: BusinessCalendar(), queues: [],
            roles: [Role(id: "a", title: LocalizedText("A"), extends: "b"), Role(id: "b", title: LocalizedText("B"), extends: "a")],
            caseTypes: [],
            checklists: [], sheet: SheetText())
        #expect(circle.rolesImplied(by: ["a"]) == ["a", "b"])
    }
}
