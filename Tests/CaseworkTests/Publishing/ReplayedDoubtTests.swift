import CommonExpressions
import Testing

@testable import Casework

@Suite("Replaying what clocks did, and what nobody can judge any more")
struct ReplayedDoubtTests {
    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    @Test("Steps of the clock are the clock's: only after what ran out, and only what the timer does")
    func clocks() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.move("ask")
        story.wait(days: 45)
        try story.applyClocks(by: PermitStory.des)
        // open, submit, ask, nudge, over, lapse
        #expect(try story.replayed().isAllowed && story.events.count == 6)
        var early = story
        for index in 3...5 {
            let event = early.events[index]
            early.events[index] = event.replacing(event.event, at: story.events[2].recordedAt.adding(milliseconds: 9 * 86_400_000))
        }
        #expect(try finding(early, at: 3) == .refused([.timerNotRunning("nudge")]))
        var lonely = story
        lonely.events.remove(at: 4)
        #expect(try finding(lonely, at: 4) == .clockDidNot(timer: "over"))
        var idle = story
        idle.events.remove(at: 5)
        #expect(try finding(idle, at: 4) == .clockDidNot(timer: "over"))
        var other = story
        other.tamper(3) { event in
            guard case .timerRanOut(var over) = event else { return }
            over.facts.reminds = .owner
            event = .timerRanOut(over)
        }
        #expect(try finding(other, at: 3) == .differs([.init(.reminder, recorded: "owner", allowed: "constituent")]))
        var refused = story
        refused.events.remove(at: 5)
        refused.tamper(4) { event in
            guard case .timerRanOut(var over) = event else { return }
            over.facts.isRefused = true
            over.facts.reminds = .owner
            event = .timerRanOut(over)
        }
        guard case .differs(let parts) = try finding(refused, at: 4) else { throw Unexpected(try refused.replayed()) }
        #expect(parts.map(\.part) == [.transition, .reminder])
        var person = story
        person.tamper(5) { event in
            guard case .caseMoved(var moved) = event else { return }
            moved.facts.timer = nil
            event = .caseMoved(moved)
        }
        #expect(try finding(person, at: 4) == .clockDidNot(timer: "over"))
    }

    @Test("What was erased leaves only those steps open that a rule asked it for")
    func erased() throws {
        var story = try PermitStory.granted(agency)
        story.tamper(0) { event in
            guard case .caseOpened(var opened) = event else { return }
            opened.personal = nil
            event = .caseOpened(opened)
        }
        var verdict = try story.replayed()
        let first = story.events[0].sequence
        #expect(verdict.isAllowed)
        #expect(verdict.unjudged.map(\.sequence) == [story.events[1].sequence, story.events[4].sequence])
        #expect(verdict.unjudged.allSatisfy { $0.why == .erased(sequence: first) })
        // A role that was not held is found all the same.
        story.tamper(5, by: PermitStory.ben)
        #expect(try finding(story, at: 5) == .refused([.roleRequired(["supervisor"])]))
        // Words that were erased were there.
        var reasons = PermitStory(agency)
        try reasons.open()
        try reasons.move("submit")
        try reasons.move("ask")
        try reasons.act(.note("something"))
        for index in [2, 3] {
            reasons.background.erased.insert(reasons.events[index].sequence)
            reasons.tamper(index) { event in
                if case .caseMoved(var moved) = event {
                    moved.personal = nil
                    event = .caseMoved(moved)
                } else if case .caseNoted(var noted) = event {
                    noted.personal = nil
                    event = .caseNoted(noted)
                }
            }
        }
        #expect(try reasons.replayed().isAllowed && reasons.replayed().unjudged.isEmpty)
        reasons.background.erased = []
        #expect(try finding(reasons, at: 2) == .refused([.reasonRequired]))
        verdict = try reasons.replayed()
        #expect(verdict.steps == 3)
    }

    @Test("A condition that asks about the constituent is said to rest on them as they are now")
    func constituent() throws {
        let local = try office.next {
            $0.put(
                step(
                    "submit", ["intake"], .state("review"),
                    guards: [.init(when: try condition("constituent.city == 'Moriarty'"), otherwise: LocalizedText("Not here."))]))
        }
        var story = PermitStory(local)
        story.background.people[PermitStory.person] = ConstituentDetails(givenName: "M", city: "Moriarty")
        try story.open()
        try story.move("submit")
        #expect(try story.replayed().isAllowed && story.replayed().asksAboutConstituent && story.replayed().unjudged.isEmpty)
        story.background.people[PermitStory.person] = ConstituentDetails(givenName: "M", city: "Reno")
        let verdict = try story.replayed()
        #expect(verdict.isAllowed && verdict.unjudged.map(\.why) == [.constituentAsked])
    }
}
