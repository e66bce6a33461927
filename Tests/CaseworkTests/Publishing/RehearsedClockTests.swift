import CommonExpressions
import Testing

@testable import Casework

@Suite("Rehearsing what clocks and plans did")
struct RehearsedClockTests {
    typealias Timer = Casework.Timer

    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    /// A case that waits for the constituent since 2 March.
    func waiting() throws -> PermitStory {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.move("ask")
        return story
    }

    func over(_ days: Int) -> Timer { Timer(id: "over", states: ["waiting"], clock: Clock(.days(days)), action: .take("lapse")) }

    @Test("A step of the clock is taken when it really was")
    func applied() throws {
        var story = try waiting()
        story.wait(days: 45)
        try story.applyClocks()
        #expect(try story.record.state == "lapsed" && story.rehearsed(under: agency) == .same)
    }

    @Test("A clock that nobody looked at stands as still in the rehearsal")
    func leftAlone() throws {
        var story = try waiting()
        story.wait(days: 45)
        #expect(try story.rehearsed(under: agency) == .same)
        try story.move("received")
        #expect(try story.record.state == "review" && story.rehearsed(under: agency) == .same)
    }

    @Test("A shorter clock runs out on the day after its last, and closes what stood open")
    func shorter() throws {
        var story = try waiting()
        story.wait(days: 20)
        let stricter = try office.next { $0.put(over(14)) }
        let result = try story.rehearsed(under: stricter)
        guard case .endsElsewhere(let end) = result else { throw Unexpected(result) }
        #expect(end.would == "lapsed" && end.was == "waiting" && end.wouldBeFinal && !end.wasFinal && end.stop == nil)
        #expect(end.at == Rehearsal.Step(sequence: nil, on: try #require(CivilDate("2026-03-17")), transition: "lapse", timer: "over"))
        // Nobody could have gone on with it then.
        try story.move("received")
        let later = try story.rehearsed(under: stricter)
        guard case .endsElsewhere(let end) = later else { throw Unexpected(later) }
        #expect(end.stop?.at.transition == "received" && end.stop?.state == "lapsed" && end.was == "review")
        // With two days to spare, it would have gone as it did.
        #expect(try story.rehearsed(under: office.next { $0.put(over(20)) }) == .same)
    }

    @Test("A longer clock, or none, leaves a case open that was closed")
    func longer() throws {
        var story = try waiting()
        story.wait(days: 31)
        try story.applyClocks()
        story.wait(days: 10)
        let result = try story.rehearsed(under: office.next { $0.put(over(60)) })
        guard case .endsElsewhere(let end) = result else { throw Unexpected(result) }
        #expect(end.would == "waiting" && end.was == "lapsed" && !end.wouldBeFinal && end.at.timer == "over")
        #expect(try story.rehearsed(under: office.next { $0.put(over(35)) }) == .same)
        #expect(try story.rehearsed(under: office.next { $0.timers = [] }).isDifferent)
    }

    @Test("A timer that only the new rules have is applied; one that only reminds changes no end")
    func added() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        story.wait(days: 30)
        let closing = try office.next { office in
            office.put(step("stale", ["review"], .state("refused"), roles: ["system"]))
            office.put(Timer(id: "stale", states: ["review"], clock: Clock(.businessDays(5)), action: .take("stale")))
        }
        let result = try story.rehearsed(under: closing)
        guard case .endsElsewhere(let end) = result else { throw Unexpected(result) }
        #expect(end.would == "refused" && end.at.timer == "stale" && end.at.on == CivilDate("2026-03-10"))
        let reminding = try office.next {
            $0.put(Timer(id: "look", states: ["review"], clock: Clock(.days(1)), action: .remind(.owner)))
        }
        #expect(try story.rehearsed(under: reminding) == .same)
    }

    @Test("A clock whose step the rules refuse leaves the case to a person")
    func refusedClock() throws {
        var story = try waiting()
        story.wait(days: 40)
        let guarded = try office.next { office in
            office.put(
                step(
                    "lapse", ["waiting"], .state("lapsed"), roles: ["system"],
                    guards: [.init(when: try condition("relation == 'tenant'"), otherwise: LocalizedText("Owners keep it."))]))
            office.put(over(10))
        }
        #expect(try story.rehearsed(under: guarded) == .same)
    }

    @Test("Clocks that go round without end are said to")
    func endless() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        story.wait(days: 30)
        let round = try office.next { office in
            office.put(step("there", ["review"], .state("waiting"), roles: ["system"]))
            office.put(step("back", ["waiting"], .state("review"), roles: ["system"]))
            office.timers = [
                Timer(id: "there", states: ["review"], clock: Clock(.days(1), from: .opened), action: .take("there")),
                Timer(id: "back", states: ["waiting"], clock: Clock(.days(1), from: .opened), action: .take("back")),
            ]
        }
        #expect(try story.rehearsed(under: round) == .cannotTell(.clocksWithoutEnd))
    }

    @Test("A case that a plan moved is followed from there, under the rules it was moved to and under others")
    func migrated() throws {
        var story = try waiting()
        let second = try office.next { office in
            office.states = office.states.map {
                $0.id == "waiting" ? State(id: "pending", title: $0.title, waitingOn: .constituent) : $0
            }
            office.remove("ask")
            office.put(step("received", ["pending"], .state("review")))
            office.put(step("more_time", ["pending"], .same))
            office.put(step("lapse", ["pending"], .state("lapsed"), roles: ["system"]))
            office.timers = [Timer(id: "over", states: ["pending"], clock: Clock(.days(30)), action: .take("lapse"))]
        }
        story.wait(days: 5)
        story.publish(second)
        try story.migrate(to: "pending")
        story.wait(days: 2)
        #expect(try story.rehearsed(under: second) == .same)
        try story.move("received")
        #expect(try story.record.typeVersion == 2 && story.rehearsed(under: second) == .same)
        // The first version has no such state; under another name it has.
        #expect(try story.rehearsed(under: agency) == .cannotTell(.movedByPlan(to: "pending")))
        #expect(try story.rehearsed(under: agency, alike: ["pending": "waiting"]) == .same)
        var later = story
        later.wait(days: 40)
        try later.applyClocks()
        #expect(try later.rehearsed(under: second) == .same)
    }

    @Test("Clocks run on in a case that a plan moved")
    func migratedClock() throws {
        var story = try waiting()
        story.wait(days: 5)
        story.publish(try office.next { $0.put(over(8)) })
        try story.migrate(to: "waiting")
        story.wait(days: 40)
        try story.applyClocks()
        #expect(try story.record.state == "lapsed" && story.rehearsed(under: story.office) == .same)
    }
}
