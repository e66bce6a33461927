import CommonExpressions
import Testing

@testable import Casework

@Suite("Cases come in by ways of their own")
struct WaysInTests {
    static let transitions: [Transition] = [
        Transition(
            id: "counter", title: LocalizedText("At the counter"), from: .start,
            to: .choice([.init(state: "review", when: ClockOffice.condition("head > 5")), .init(state: "intake")])),
        Transition(
            id: "referral", title: LocalizedText("Referred"), from: .start, to: .state("review"), requires: ["place"],
            roles: ["supervisor"], guards: [.init(when: ClockOffice.condition("agreed")!, otherwise: LocalizedText("Nobody agreed."))]),
    ]

    static var agency: Agency { ClockOffice.agency(transitions: ClockOffice.transitions + transitions, initial: nil) }

    func open(_ values: FieldValues, way: String? = nil, by actor: Actor = SmallOffice.ana) throws(Refusal) -> CaseOpened {
        try Self.agency.decide(
            CaseOpening(
                type: "loss", constituent: SmallOffice.person, values: SmallOffice.values.merging(values) { $1 }, way: way), actor: actor,
            now: Story().now)
    }

    @Test("The only way that is open need not be named, and its conditions choose the first state")
    func only() throws {
        let few = try open(["head": .integer(3)])
        #expect(few.facts.state == "intake" && few.facts.transition == "counter" && few.facts.due == day("2026-11-09"))
        #expect(try open(["head": .integer(9)]).facts.state == "review")
        #expect(throws: Refusal.fieldsMissing(["head"])) { try open([:]) }
    }

    @Test("Of several, one has to be named")
    func several() throws {
        let values: FieldValues = ["head": .integer(3), "agreed": .yesNo(true), "place": .text("barn")]
        #expect(throws: Refusal.wayInRequired(["counter", "referral"])) { try open(values, by: SmallOffice.lee) }
        let referred = try open(values, way: "referral", by: SmallOffice.lee)
        #expect(referred.facts.state == "review" && referred.facts.transition == "referral")
        #expect(throws: Refusal.unknownTransition("submit", known: ["counter", "referral"])) { try open(values, way: "submit") }
    }

    @Test("Each way has its own roles, fields and guards")
    func rules() throws {
        #expect(throws: Refusal.roleRequired(["supervisor"])) { try open([:], way: "referral") }
        #expect(throws: Refusal.guardFails(transition: "referral", index: 0)) {
            try open(["agreed": .yesNo(false)], way: "referral", by: SmallOffice.lee)
        }
        #expect(throws: Refusal.fieldsMissing(["agreed"])) { try open([:], way: "referral", by: SmallOffice.lee) }
        #expect(throws: Refusal.fieldsMissing(["place"])) {
            try open(["agreed": .yesNo(true)], way: "referral", by: SmallOffice.lee)
        }
        #expect(throws: Refusal.roleRequired(["caseworker"])) { try open(["head": .integer(1)], by: SmallOffice.eve) }
    }

    @Test("The way in counts as taken, and is no step of an open case")
    func taken() throws {
        var opened = try open(["head": .integer(3)])
        opened.facts.number = CaseNumber(prefix: "LS", year: 2026, serial: 1)
        var story = Story(agency: Self.agency)
        story.record(.caseOpened(opened), by: SmallOffice.ana.id)
        #expect(story.record.takenBy["counter"] == SmallOffice.ana.id && story.record.takenOn["counter"] == day("2026-11-05"))
        #expect(story.record.path.first?.transition == "counter")
        #expect(throws: Refusal.self) { try story.move("counter") }
        let type = try #require(story.agency.caseType("loss"))
        let options = type.transitions(
            for: story.file, checklists: [], actor: SmallOffice.ana, now: story.now, calendar: story.agency.calendar)
        #expect(!options.contains { $0.transition.from == .start })
    }
}

@Suite("A case goes on under another version")
struct MigrationDecisionTests {
    /// Version 3: `review` is called `examination`, and waiting cases are reminded sooner.
    static var newer: Agency {
        let states = ClockOffice.states.map { state in
            state.id == "review" ? State(id: "examination", title: state.title, due: .days(14), queue: "boss") : state
        }
        let timers = [
            Timer(id: "nudge", states: ["waiting"], clock: Clock(.days(5)), action: .remind(.constituent)),
            Timer(id: "late", states: ["waiting", "examination"], clock: Clock(.days(9)), action: .queue("boss")),
        ]
        return ClockOffice.agency(states: states, transitions: [], timers: timers, version: 3)
    }

    func migrate(_ story: inout Story, _ migration: Migration) throws(Refusal) {
        let event = try Self.newer.decide(migration, of: story.file, from: story.agency.caseType("loss"), now: story.now)
        story.record(.caseMigrated(event), by: SmallOffice.kim.id)
        story.agency = Self.newer
    }

    @Test("The day that was told stands, timers of both run on, new ones start where they count from")
    func keeps() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 3)
        try migrate(&story, Migration(state: "waiting"))
        #expect(story.record.typeVersion == 3 && story.record.state == "waiting" && story.record.stateSince == day("2026-11-05"))
        #expect(story.record.due == day("2026-12-05") && story.record.queue == "desk")
        #expect(story.record.timers == [.init(id: "nudge", ends: day("2026-11-10")), .init(id: "late", ends: day("2026-11-14"))])
    }

    @Test("Another state is entered on that day, its own queue with it; what the office told still stands")
    func moves() throws {
        var story = try ClockOffice.story()
        try story.move("submit")
        let told = story.record.due
        story.wait(days: 3)
        try migrate(&story, Migration(state: "examination"))
        #expect(story.record.state == "examination" && story.record.stateSince == day("2026-11-08"))
        #expect(story.record.due == told && story.record.queue == "boss" && story.record.queuedOn == day("2026-11-08"))
        #expect(story.record.path.map(\.state) == ["intake", "review", "examination"])
        var other = try ClockOffice.story()
        try other.move("submit")
        other.wait(days: 3)
        try migrate(&other, Migration(state: "examination", restartsClock: true))
        #expect(other.record.due == day("2026-11-22") && other.record.timers == [.init(id: "late", ends: day("2026-11-17"))])
    }

    @Test("What has run out does not run again; nothing is closed, nothing closed is moved, no state is invented")
    func refused() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 21)
        try story.tick()
        let before = story
        try migrate(&story, Migration(state: "waiting"))
        #expect(story.record.timers.map(\.id) == ["late"])
        let now = story.now
        #expect(throws: Refusal.wouldClose(state: "closed")) {
            try Self.newer.decide(Migration(state: "closed"), of: before.file, from: nil, now: now)
        }
        #expect(throws: Refusal.noSuchStateThere("review")) {
            try Self.newer.decide(Migration(state: "review"), of: before.file, from: nil, now: now)
        }
        var closed = before
        try closed.move("expire", by: SmallOffice.lee)
        #expect(throws: Refusal.caseClosed) { try Self.newer.decide(Migration(state: "waiting"), of: closed.file, from: nil, now: now) }
        #expect(throws: Refusal.self) { try story.act(.withdraw, by: SmallOffice.kim) }
    }
}
