import CommonExpressions
import Testing

@testable import Casework

@Suite("Rehearsing a case under other rules")
struct RehearsalTests {
    typealias Timer = Casework.Timer

    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    /// A case that was granted after a hearing: submit, tick, weigh, grant.
    func granted(_ values: FieldValues = PermitStory.values) throws -> PermitStory {
        var story = PermitStory(agency)
        try story.open(values)
        story.wait(days: 1)
        try story.move("submit")
        try story.tickAll()
        story.wait(days: 2)
        try story.move("weigh")
        story.wait(days: 3)
        try story.move("grant", by: PermitStory.lee)
        return story
    }

    func sequence(of transition: String, in story: PermitStory) -> UInt64? {
        story.events.first { $0.event.transition == transition }?.sequence
    }

    @Test("Under its own rules a case ends as it did")
    func own() throws {
        #expect(try granted().rehearsed(under: agency) == .same)
        #expect(try granted().rehearsed(under: office.next { $0.put(step("more", ["waiting"], .state("review"))) }) == .same)
    }

    @Test("A step that is not there any more ends the rehearsal")
    func gone() throws {
        let story = try granted()
        let result = try story.rehearsed(under: office.next { $0.remove("weigh") })
        guard case .stops(let stop) = result else { throw Unexpected(result) }
        #expect(stop.at.sequence == sequence(of: "weigh", in: story) && stop.at.transition == "weigh" && stop.state == "review")
        guard case .unknownTransition("weigh", let known)? = stop.refusals.first else { throw Unexpected(result) }
        #expect(known.contains("grant") && result.isDifferent)
    }

    @Test("A step from elsewhere, for others, or asking for more ends it with every reason")
    func refused() throws {
        let story = try granted()
        let elsewhere = try story.rehearsed(under: office.next { $0.put(step("grant", ["review"], .state("granted"))) })
        #expect(elsewhere.refusals == [.notFromHere(transition: "grant", state: "hearing", from: ["review"])])
        let others = try story.rehearsed(
            under: office.next {
                $0.put(step("grant", ["hearing"], .state("granted"), roles: ["designer"], notBy: ["submit"], within: .days(2)))
            })
        #expect(others.refusals == [.roleRequired(["designer"]), .tooLate(since: try #require(CivilDate("2026-03-05")), term: .days(2))])
        let more = try story.rehearsed(
            under: office.next { $0.put(step("grant", ["hearing"], .state("granted"), requires: ["name"], roles: ["supervisor"])) })
        #expect(more.refusals == [.fieldsMissing(["name"])])
        let fourEyes = try story.rehearsed(
            under: office.next { $0.put(step("weigh", ["review"], .state("hearing"), notBy: ["submit"])) })
        #expect(fourEyes.refusals == [.alreadyDoneBySameHand(transition: "submit")])
        let guarded = try story.rehearsed(
            under: office.next {
                $0.put(
                    step(
                        "submit", ["intake"], .state("review"),
                        guards: [.init(when: try condition("relation == 'tenant'"), otherwise: LocalizedText("No."))]))
            })
        #expect(guarded.refusals == [.guardFails(transition: "submit", index: 0)])
    }

    @Test("A step that leads elsewhere goes on from there, and the ends are compared")
    func elsewhere() throws {
        let story = try granted()
        // Above 1,000 to the hearing; this one is granted at once, where nobody grants it a second time.
        let stricter = try office.next { office in
            office.put(
                step(
                    "weigh", ["review"],
                    .choice([.init(state: "hearing", when: try condition("amount > 1000.0")), .init(state: "granted")])))
        }
        #expect(try story.rehearsed(under: stricter) == .same)
        let lenient = try office.next { office in
            office.put(
                step(
                    "weigh", ["review"],
                    .choice([.init(state: "hearing", when: try condition("amount > 1000.0")), .init(state: "refused")])))
        }
        let result = try story.rehearsed(under: lenient)
        guard case .endsElsewhere(let end) = result else { throw Unexpected(result) }
        #expect(end.at.transition == "weigh" && end.at.sequence == sequence(of: "weigh", in: story))
        #expect(end.turned == "refused" && end.instead == "hearing" && end.would == "refused" && end.was == "granted")
        #expect(end.wouldBeFinal && end.wasFinal)
        #expect(end.stop?.at.transition == "grant" && end.stop?.state == "refused")
        #expect(end.stop?.refusals == [.notFromHere(transition: "grant", state: "refused", from: ["hearing"])])
    }

    @Test("A longer way round to the same end is the same")
    func detour() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.move("ask")
        try story.move("received")
        // Asking leaves the case in review; what came in afterwards is not needed.
        let shorter = try office.next { $0.put(step("ask", ["review"], .same, reason: true)) }
        #expect(try story.rehearsed(under: shorter) == .same)
        // And what was done afterwards fits again.
        try story.tickAll()
        try story.move("weigh")
        try story.move("grant", by: PermitStory.lee)
        #expect(try story.record.state == "granted" && story.rehearsed(under: shorter) == .same)
    }

    @Test("A state of the same name that is not final any more is another end")
    func reopened() throws {
        let story = try granted()
        let result = try story.rehearsed(
            under: office.next { office in
                office.states = office.states.map { $0.id == "granted" ? State(id: "granted", title: $0.title) : $0 }
            })
        guard case .endsElsewhere(let end) = result else { throw Unexpected(result) }
        #expect(end.would == "granted" && end.was == "granted" && !end.wouldBeFinal && end.wasFinal && end.stop == nil)
    }

    @Test("States that were renamed are alike where somebody says so")
    func renamed() throws {
        let story = try granted()
        let renamed = try office.next { office in
            office.states = office.states.map {
                $0.id == "granted" ? State(id: "approved", title: $0.title, isFinal: true) : $0
            }
            office.put(step("grant", ["hearing"], .state("approved"), roles: ["supervisor"], notBy: ["weigh"]))
            office.put(step("weigh", ["review"], .state("hearing"), checklist: true))
        }
        #expect(try story.rehearsed(under: renamed).isDifferent)
        #expect(try story.rehearsed(under: renamed, alike: ["granted": "approved"]) == .same)
    }

    @Test("Steps that were taken back are left out")
    func withdrawn() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.move("ask")
        try story.act(.withdraw)
        try story.tickAll()
        try story.move("weigh")
        #expect(try story.rehearsed(under: office.next { $0.remove("ask") }) == .same)
    }

    @Test("Roles are those held at the time, whatever became of them")
    func rolesThen() throws {
        var story = try granted()
        story.set(["auditor"], of: PermitStory.lee)
        #expect(try story.rehearsed(under: agency) == .same)
        var unknown = story
        unknown.background.staff = StaffTimeline()
        #expect(try unknown.rehearsed(under: agency).refusals == [.roleRequired(["caseworker"])])
    }

    @Test("A reason that is asked for now would have been given; a field would not")
    func reasons() throws {
        let story = try granted()
        #expect(
            try story.rehearsed(
                under: office.next { $0.put(step("submit", ["intake"], .state("review"), requires: ["day"], reason: true)) }) == .same)
        let opening = try story.rehearsed(
            under: office.next { $0.fields.append(PermitOffice.field("plot", .text, isRequiredToOpen: true)) })
        guard case .stops(let stop) = opening else { throw Unexpected(opening) }
        #expect(stop.state == nil && stop.at.transition == nil && stop.refusals == [.fieldsMissing(["plot"])])
    }

    @Test("Fields that were dropped are not asked for; fields of another kind leave it open")
    func fields() throws {
        let story = try granted(PermitStory.values.merging(["name": .text("x")]) { $1 })
        #expect(try story.rehearsed(under: office.next { $0.fields.removeAll { $0.id == "name" } }) == .same)
        let kind = try office.next { office in
            office.fields = office.fields.map { $0.id == "name" ? PermitOffice.field("name", .date) : $0 }
        }
        #expect(try story.rehearsed(under: kind) == .cannotTell(.otherKind(field: "name")))
        let choice = try office.next { office in
            office.fields = office.fields.map {
                $0.id == "relation"
                    ? Field(
                        id: "relation", label: $0.label, kind: .choice, choices: [.init(id: "tenant", title: LocalizedText("Tenant"))])
                    : $0
            }
        }
        #expect(try story.rehearsed(under: choice).refusals == [.invalidField("relation", .notAChoice(known: ["tenant"]))])
    }

    @Test("A change of the form counts from the day it was made")
    func edits() throws {
        var story = PermitStory(agency)
        try story.open(["day": .text("2026-03-02"), "amount": .integer(50_000)])
        try story.move("submit")
        try story.act(.edit(["relation": .text("tenant"), "amount": .integer(5_000)]))
        try story.act(.tick(item: "proof", done: true))
        try story.move("weigh")
        #expect(try story.record.state == "review" && story.rehearsed(under: agency) == .same)
        try story.act(.edit(["amount": .text("")]))
        #expect(try story.rehearsed(under: agency) == .same)
        let shorter = try office.next { office in
            office.fields = office.fields.map {
                $0.id == "amount" ? Field(id: "amount", label: $0.label, kind: .money, minimum: 6_000) : $0
            }
        }
        let result = try story.rehearsed(under: shorter)
        guard case .stops(let stop) = result else { throw Unexpected(result) }
        #expect(stop.at.transition == nil && stop.refusals == [.invalidField("amount", .belowMinimum(6_000))])
    }
}
