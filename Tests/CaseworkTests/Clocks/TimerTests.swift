import CommonExpressions
import Testing

@testable import Casework

@Suite("What happens by itself")
struct TimerTests {
    @Test("A timer has run out when its last day is over, not on it, and once")
    func lastDay() throws {
        var story = try ClockOffice.waiting()
        #expect(story.record.timers == [.init(id: "nudge", ends: day("2026-11-25")), .init(id: "expire", ends: day("2026-12-05"))])
        story.wait(days: 20)
        #expect(story.now.date == day("2026-11-25"))
        #expect(try story.tick().isEmpty)
        story.wait(days: 1)
        let events = try story.tick()
        #expect(events.map(\.kind) == ["timer-ran-out"])
        #expect(story.record.reminder == .init(of: .constituent, since: day("2026-11-25")))
        #expect(story.record.timers.map(\.id) == ["expire"] && story.record.ranOut == ["nudge"])
        #expect(try story.tick().isEmpty)
    }

    @Test("After three weeks of closed doors: everything in order, on the day it is done")
    func closedDoors() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 52)
        let events = try story.tick()
        #expect(events.map(\.kind) == ["timer-ran-out", "timer-ran-out", "case-moved"])
        #expect(story.record.state == "closed" && !story.record.isOpen && story.record.stateSince == day("2026-12-27"))
        guard case .timerRanOut(let last) = events[1] else { return #expect(Bool(false)) }
        #expect(last.facts.ended == day("2026-12-05") && last.facts.takes == "expire")
    }

    @Test("A step of the clock is nobody's hand, and nobody's to take back")
    func nobodysHand() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 31)
        try story.tick(by: SmallOffice.lee.id)
        #expect(story.record.takenBy["expire"] == nil && story.record.takenOn["expire"] == day("2026-12-06"))
        #expect(throws: Refusal.self) { try story.act(.withdraw, by: SmallOffice.lee) }
        // People may take it too, if their role is named; the role `system` is nobody's.
        var other = try ClockOffice.waiting()
        #expect(throws: Refusal.roleRequired([Role.system, "supervisor"])) { try other.move("expire") }
        try other.move("expire", by: SmallOffice.lee)
    }

    @Test("A refused step is left to a person: the case says so, and the timer does not try again")
    func refused() throws {
        var transitions = ClockOffice.transitions.filter { $0.id != "expire" }
        transitions.append(
            ClockOffice.step("expire", "waiting", .state("closed"), requires: ["amount"], roles: [Role.system]))
        var story = try ClockOffice.waiting(ClockOffice.agency(transitions: transitions))
        story.wait(days: 40)
        try story.tick()
        #expect(story.record.state == "waiting")
        #expect(story.record.reminder == .init(of: .owner, since: day("2026-12-05"), refused: "expire"))
        #expect(story.record.timers.isEmpty)
        try story.act(.note("called them"))
        #expect(story.record.reminder == nil)
    }

    @Test("Handing over changes the queue until the case moves to another state")
    func handingOver() throws {
        var story = try ClockOffice.story()
        story.wait(days: 30)
        try story.tick()
        #expect(story.record.queue == "boss" && story.record.queuedOn == day("2026-12-05"))
        let target = try #require(story.agency.target(of: story.record, constituent: nil, today: story.now.date))
        #expect(target.start == day("2026-12-05") && target.end == day("2026-12-09"))
        try story.move("call")
        #expect(story.record.queue == "boss")
        try story.move("submit")
        #expect(story.record.queue == "desk" && story.record.queuedOn == day("2026-12-05"))
    }

    @Test("Starting the clock anew starts the timers anew; a contact settles a reminder")
    func restarts() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 25)
        try story.tick()
        let contact = ContactRecorded(channel: .call, cases: [story.record.id], note: nil)
        var heard = story
        heard.events.append(
            RecordedEvent(
                sequence: 999, commit: CommitID(high: 1, low: 1), subject: SubjectID(high: 2, low: 1), version: 2, recordedAt: heard.now,
                actor: SmallOffice.ana.id, event: .contactRecorded(contact)))
        #expect(story.record.reminder != nil && heard.record.reminder == nil)
        try story.move("more_time")
        #expect(story.record.reminder == nil && story.record.ranOut.isEmpty)
        #expect(story.record.timers == [.init(id: "nudge", ends: day("2026-12-20")), .init(id: "expire", ends: day("2026-12-30"))])
    }

    @Test("A condition decides when the case comes there; what it depends on decides again")
    func conditions() throws {
        var story = Story(agency: ClockOffice.agency())
        try story.open(values: SmallOffice.values.merging(["head": .integer(9)]) { $1 })
        try story.move("submit")
        #expect(story.record.timers.map(\.id) == ["hand", "big"])
        try story.act(.edit(["head": .integer(2)]))
        #expect(story.record.timers.map(\.id) == ["hand"])
        try story.act(.edit(["head": .integer(8)]))
        #expect(story.record.timers.first { $0.id == "big" }?.ends == day("2026-11-08"))
        story.wait(days: 4)
        try story.tick()
        // What has run out does not run again for a correction.
        try story.act(.edit(["head": .integer(7)]))
        #expect(!story.record.timers.contains { $0.id == "big" })
    }

    @Test("A clock set back stops nothing for ever and repeats nothing")
    func movedClock() throws {
        var story = try ClockOffice.waiting()
        story.wait(days: 26)
        try story.tick()
        story.wait(days: -400)
        #expect(try story.tick().isEmpty)
        try story.move("received")
        try story.move("ask")
        story.wait(days: 400)
        let events = try story.tick()
        #expect(events.map(\.kind) == ["timer-ran-out", "timer-ran-out", "case-moved"])
    }

    @Test("Closed and withdrawn cases have no clocks; a withdrawn step brings back the timers before it")
    func ended() throws {
        var story = try ClockOffice.story()
        try story.move("submit")
        let before = story.record.timers
        try story.move("ask")
        try story.act(.withdraw)
        #expect(story.record.state == "review" && story.record.timers == before)
        var other = try ClockOffice.story()
        try other.act(.withdraw)
        other.wait(days: 90)
        #expect(throws: Refusal.self) { try other.tick() }
        #expect(throws: Refusal.timerNotRunning("nudge")) {
            try story.agency.decide(
                RunningTimer(id: "nudge", ends: day("2026-01-01")), on: story.file, now: story.now)
        }
    }

    @Test("A timer that its version went without runs out and does nothing")
    func gone() throws {
        var story = try ClockOffice.waiting()
        story.agency = ClockOffice.agency(timers: [])
        story.wait(days: 60)
        let events = try story.tick()
        #expect(events.map(\.kind) == ["timer-ran-out", "timer-ran-out"] && story.record.state == "waiting")
    }
}
