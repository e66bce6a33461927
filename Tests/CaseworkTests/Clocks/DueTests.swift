import CommonExpressions
import Testing

@testable import Casework

@Suite("By when a case must have moved on")
struct DueTests {
    @Test("Days that were told stand: later holidays move neither the due day nor a timer")
    func toldDays() throws {
        var story = try ClockOffice.story()
        #expect(story.record.due == day("2026-11-09"))
        #expect(story.record.timers == [RunningTimer(id: "hand", ends: day("2026-11-20"))])
        // 11 November is a holiday already; the 9th becomes one when the day has been told.
        story.agency = ClockOffice.agency(calendar: BusinessCalendar(holidays: .usFederal, closed: [day("2026-11-09")]))
        #expect(story.record.due == day("2026-11-09") && story.record.timers[0].ends == day("2026-11-20"))
        let reason = try #require(story.agency.dueReason(of: story.record, constituent: nil, today: story.now.date))
        #expect(reason.end == day("2026-11-10") && reason.start == day("2026-11-05") && reason.closedDays == 3)
    }

    @Test("A clock from the day of receipt leaves out the days of waiting")
    func pauses() throws {
        var story = try ClockOffice.waiting()
        // Waiting from the 5th to the 15th: ten days that do not count.
        story.wait(days: 10)
        try story.move("received")
        #expect(story.record.due == day("2026-12-15"))
        let reason = try #require(story.agency.dueReason(of: story.record, constituent: nil, today: story.now.date))
        #expect(reason.pausedDays == 10 && reason.start == day("2026-11-05") && reason.end == day("2026-12-15"))
        let target = try #require(story.agency.target(of: story.record, constituent: nil, today: story.now.date))
        #expect(target.end == day("2026-12-05") && target.pausedDays == 10)
        // Asked again, the clock stands still: no target while it is on them, and their own thirty days.
        try story.move("ask")
        #expect(story.agency.target(of: story.record, constituent: nil, today: story.now.date) == nil)
        #expect(story.record.due == day("2026-12-15"))
    }

    @Test("Each day of waiting counts once, whatever goes back and forth", arguments: 0..<200)
    func pausesByCounting(seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed))
        var story = try ClockOffice.story()
        let received = story.now.date
        try story.move("submit")
        var waited: Set<Int> = []
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            story.wait(days: Int.random(in: 0...5, using: &generator))
            let since = story.now.date.dayNumber
            try story.move("ask")
            story.wait(days: Int.random(in: 0...12, using: &generator))
            // The days after it came there, up to and including the day it left.
            waited.formUnion(since + 1..<story.now.date.dayNumber + 1)
            try story.move("received")
        }
        var counted = 0
        var last = received.dayNumber
        while counted < 30 {
            last += 1
            if !waited.contains(last) { counted += 1 }
        }
        #expect(story.record.due?.dayNumber == last)
    }

    @Test("The first choice whose condition holds; while that cannot be told, no day is told")
    func choices() throws {
        var story = try ClockOffice.story(values: [:])
        try story.move("submit")
        #expect(story.record.due == nil)
        try story.act(.edit(["head": .integer(3)]))
        #expect(story.record.due == day("2026-12-05"))
        try story.act(.edit(["head": .integer(9)]))
        #expect(story.record.due == day("2026-11-10"))
        #expect(story.record.timers.map(\.id).sorted() == ["big", "hand"])
        // What has nothing to do with it moves nothing.
        story.agency = ClockOffice.agency(calendar: BusinessCalendar(closed: [day("2026-11-13")]))
        try story.act(.edit(["place": .text("barn")]))
        #expect(story.record.due == day("2026-11-10"))
        #expect(story.record.timers.first { $0.id == "hand" }?.ends == day("2026-11-20"))
    }

    @Test("A clock from a date field follows the field when somebody corrects it, and the event says so")
    func fields() throws {
        var story = try ClockOffice.story()
        try story.move("submit")
        try story.move("inspect")
        #expect(story.record.due == day("2026-08-01"))
        let event = try story.act(.edit(["day": .text("2026-10-01")]))
        guard case .caseEdited(let edited) = event else { return #expect(Bool(false)) }
        #expect(edited.facts.clocks?.due == day("2026-11-30") && story.record.due == day("2026-11-30"))
        try story.act(.edit(["day": .text("")]))
        #expect(story.record.due == nil)
    }

    @Test("A step that stays and fills in what a clock counts from moves that clock")
    func fieldsOfAStayingStep() throws {
        let transitions = ClockOffice.transitions + [ClockOffice.step("schedule", "inspection", .same, requires: ["day"])]
        let timers = [Timer(id: "visit", states: ["inspection"], clock: Clock(.days(7), from: .field("day")), action: .remind(.owner))]
        var story = try ClockOffice.story(ClockOffice.agency(transitions: transitions, timers: timers))
        try story.move("submit")
        try story.move("inspect")
        let since = story.record.stateSince
        story.wait(days: 1)
        try story.move("schedule", ["day": .text("2026-11-20")])
        #expect(story.record.due == day("2027-01-19") && story.record.timers == [.init(id: "visit", ends: day("2026-11-27"))])
        #expect(story.record.stateSince == since)
    }

    @Test("Days of waiting count as such also after the version that knew of them was left")
    func pausesOfAFormerVersion() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 10)
        // The new version calls the state another name.
        let states = ClockOffice.states.map { state in
            state.id == "waiting"
                ? State(id: "on_them", title: state.title, waitingOn: .constituent, due: state.due) : state
        }
        let newer = ClockOffice.agency(
            states: states, transitions: [ClockOffice.step("received", "on_them", .state("review"))], timers: [], version: 3)
        let former = story.agency.caseType("loss")
        let event = try newer.decide(Migration(state: "on_them"), of: story.file, from: former, now: story.now)
        #expect(event.facts.pauses == [Pause(after: day("2026-11-05"), through: day("2026-11-15"))])
        story.record(.caseMigrated(event), by: SmallOffice.kim.id)
        story.agency = newer
        story.wait(days: 5)
        try story.move("received")
        // Ten days before and five after: fifteen that do not count.
        #expect(story.record.due == day("2026-12-20"))
        let reason = try #require(newer.dueReason(of: story.record, constituent: nil, today: story.now.date))
        #expect(reason.pausedDays == 15)
    }

    @Test("A day that somebody set is kept while the case stays")
    func setByHand() throws {
        var story = try ClockOffice.waiting()
        try story.move("more_time", due: day("2027-02-01"))
        #expect(story.record.due == day("2027-02-01"))
        try story.move("call")
        #expect(story.record.due == day("2027-02-01"))
    }

    @Test(
        "Days are civil: summer time, leap days and the turn of a year add or lose none",
        arguments: [
            // 10:00 in Chicago on the eve of the change to and from summer time, before a leap day, before a new year.
            (1_772_899_200_000 as Int64, -360 as Int16, "2026-03-07", "2026-04-06"),
            (1_793_458_800_000, -300, "2026-10-31", "2026-11-30"), (1_835_366_400_000, -360, "2028-02-28", "2028-03-29"),
            (1_798_732_800_000, -360, "2026-12-31", "2027-01-30"),
        ])
    func civilDays(instant: Int64, offset: Int16, from: String, to: String) throws {
        var story = Story(agency: ClockOffice.agency(), now: Moment(utcMilliseconds: instant, offsetMinutes: offset))
        #expect(story.now.date == day(from))
        try story.open(values: SmallOffice.values.merging(["head": .integer(1)]) { $1 })
        try story.move("submit")
        #expect(story.record.due == day(to))
    }

    @Test("A calendar without an open day, and terms of a hundred years, end")
    func hostileCalendar() throws {
        let never = BusinessCalendar(weekend: Set(Weekday.allCases))
        let states = [
            State(id: "intake", title: LocalizedText("Intake"), due: DueRule(Clock(.businessDays(36_500)))),
            State(id: "closed", title: LocalizedText("Closed"), isFinal: true),
        ]
        let agency = ClockOffice.agency(
            states: states, transitions: [ClockOffice.step("end", "intake", .state("closed"))], timers: [], calendar: never)
        #expect(try ClockOffice.story(agency).record.due != nil)
    }
}
