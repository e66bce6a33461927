import CommonExpressions
import Testing

@testable import Casework

@Suite("Replaying a history against its rules")
struct ReplayTests {
    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    @Test("What the rules allowed is allowed, also after roles and packs have changed")
    func allowed() throws {
        var story = try PermitStory.granted(agency)
        story.set([], of: PermitStory.ana)
        story.publish(try office.next { $0.transitions = [] })
        let verdict = try story.replayed()
        #expect(verdict.isAllowed && verdict.steps == 6 && verdict.unjudged.isEmpty && !verdict.asksAboutConstituent)
    }

    @Test("A step by somebody whose role came later is found")
    func rolesLater() throws {
        var story = try PermitStory.granted(agency)
        story.tamper(5, by: PermitStory.ben)
        story.set(["supervisor"], of: PermitStory.ben)
        #expect(try finding(story, at: 5) == .refused([.roleRequired(["supervisor"])]))
    }

    @Test("Four eyes that were one pair are found")
    func sameHand() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.tickAll()
        try story.move("weigh", by: PermitStory.kim)
        try story.move("grant", by: PermitStory.lee)
        story.tamper(5, by: PermitStory.kim)
        #expect(try finding(story, at: 5) == .refused([.alreadyDoneBySameHand(transition: "weigh")]))
    }

    @Test("A guard that did not hold, and an item that was not ticked, are found")
    func conditions() throws {
        var story = try PermitStory.granted(agency)
        story.tamper(0) { event in
            guard case .caseOpened(var opened) = event else { return }
            opened.personal?.values["amount"] = .integer(0)
            event = .caseOpened(opened)
        }
        #expect(try finding(story, at: 4) == .refused([.guardFails(transition: "weigh", index: 0)]))
        story = try PermitStory.granted(agency)
        story.tamper(3) { event in event = .caseNoted(CaseNoted(text: "x")) }
        #expect(try finding(story, at: 4) == .refused([.itemsOpen(["deed"])]))
    }

    @Test("A step that does not leave the state, is not in the workflow or came too late is found")
    func outOfPlace() throws {
        var story = try PermitStory.granted(agency)
        story.tamper(4) { event in
            guard case .caseMoved(var moved) = event else { return }
            moved.facts.transition = "received"
            event = .caseMoved(moved)
        }
        #expect(try finding(story, at: 4) == .refused([.notFromHere(transition: "received", state: "review", from: ["waiting"])]))
        story.tamper(4) { event in
            guard case .caseMoved(var moved) = event else { return }
            moved.facts.transition = "wave"
            event = .caseMoved(moved)
        }
        guard case .refused(let refusals) = try finding(story, at: 4), case .unknownTransition("wave", _)? = refusals.first else {
            throw Unexpected(try story.replayed())
        }
        var late = PermitStory(agency)
        try late.open()
        try late.move("refuse", by: PermitStory.lee)
        late.wait(days: 30)
        try late.move("appeal")
        #expect(try late.replayed().isAllowed)
        let appeal = late.events[2]
        late.events[2] = appeal.replacing(appeal.event, at: appeal.recordedAt.adding(milliseconds: 86_400_000))
        guard case .refused(let late) = try finding(late, at: 2) else { throw Unexpected(try late.replayed()) }
        #expect(late == [.tooLate(since: try #require(CivilDate("2026-03-02")), term: .days(30))])
    }

    @Test("Facts that the rules do not make of the step are found, each by its name")
    func facts() throws {
        let story = try PermitStory.granted(agency)
        func tampered(_ change: (inout CaseMoved.Facts) -> Void) throws -> [ReplayVerdict.Discrepancy] {
            var story = story
            story.tamper(5) { event in
                guard case .caseMoved(var moved) = event else { return }
                change(&moved.facts)
                event = .caseMoved(moved)
            }
            guard case .differs(let parts) = try finding(story, at: 5) else { throw Unexpected(try story.replayed()) }
            return parts
        }
        #expect(try tampered { $0.queue = "desk2" } == [.init(.queue, recorded: "desk2", allowed: "desk")])
        #expect(try tampered { $0.closes = false } == [.init(.closing, recorded: "false", allowed: "true")])
        #expect(try tampered { $0.from = "review" } == [.init(.from, recorded: "review", allowed: "hearing")])
        #expect(try tampered { $0.on = $0.on.adding(days: -1) }.map(\.part) == [.day])
        #expect(try tampered { $0.restartsClock = false }.map(\.part) == [.clock])
        // A day that was told stands.
        var due = story
        due.tamper(1) { event in
            guard case .caseMoved(var moved) = event else { return }
            moved.facts.due = moved.facts.due?.adding(days: 3)
            event = .caseMoved(moved)
        }
        #expect(try due.replayed().isAllowed)
    }

    @Test("An opening on another version, in another state or without the role is found")
    func openings() throws {
        let story = try PermitStory.granted(agency)
        func tampered(by member: StaffID? = nil, _ change: (inout CaseOpened.Facts) -> Void = { _ in }) throws -> ReplayVerdict.Why {
            var story = story
            story.tamper(0, by: member) { event in
                guard case .caseOpened(var opened) = event else { return }
                change(&opened.facts)
                event = .caseOpened(opened)
            }
            return try finding(story, at: 0)
        }
        #expect(try tampered { $0.typeVersion = 3 } == .differs([.init(.version, recorded: "3", allowed: "1")]))
        #expect(try tampered { $0.state = "hearing" } == .differs([.init(.to, recorded: "hearing", allowed: "intake")]))
        #expect(try tampered { $0.queue = "board" } == .differs([.init(.queue, recorded: "board", allowed: "desk")]))
        #expect(try tampered(by: PermitStory.des) == .refused([.roleRequired(["caseworker"])]))
        #expect(try tampered { $0.type = "other" } == .refused([.unknownCaseType("other", known: ["permit"])]))
        var early = story
        early.packs = [PackTimeline.Entry(sequence: 5000, agency: agency)]
        #expect(try finding(early, at: 0) == .noRules(type: "permit", version: 1))
        var twice = story
        let opening = story.events[0].event
        twice.tamper(3) { $0 = opening }
        #expect(try finding(twice, at: 3) == .noOpening)
    }

    @Test("A case goes by its own version after another pack came into force, until it is moved")
    func versions() throws {
        var story = PermitStory(agency)
        try story.open()
        story.publish(try office.next { $0.remove("submit") })
        try story.move("submit")
        #expect(try story.replayed().isAllowed)
        try story.migrate(to: "review")
        #expect(try story.replayed().isAllowed)
        func tampered(by member: StaffID? = nil, _ change: (inout CaseMigrated.Facts) -> Void = { _ in }) throws -> ReplayVerdict.Why {
            var story = story
            story.tamper(2, by: member) { event in
                guard case .caseMigrated(var migrated) = event else { return }
                change(&migrated.facts)
                event = .caseMigrated(migrated)
            }
            return try finding(story, at: 2)
        }
        #expect(try tampered(by: PermitStory.ana) == .refused([.roleRequired(["designer"])]))
        #expect(try tampered { $0.toVersion = 9 } == .differs([.init(.version, recorded: "1 to 9", allowed: "1 to 2")]))
        #expect(try tampered { $0.to = "granted" } == .refused([.wouldClose(state: "granted")]))
        #expect(try tampered { $0.to = "moon" } == .refused([.noSuchStateThere("moon")]))
        #expect(try tampered { $0.queue = "board" } == .differs([.init(.queue, recorded: "board", allowed: "desk")]))
        var unknown = story
        unknown.packs.removeFirst()
        unknown.packs[0] = PackTimeline.Entry(sequence: 1, agency: unknown.office)
        guard case .differs(let parts) = try finding(unknown, at: 0) else { throw Unexpected(try unknown.replayed()) }
        #expect(parts.first?.part == .version)
    }

    @Test("A closed case is not moved to another version")
    func closed() throws {
        var story = try PermitStory.granted(agency)
        story.publish(try office.next { _ in })
        story.record(
            .caseMigrated(
                CaseMigrated(
                    facts: .init(
                        fromVersion: 1, toVersion: 2, from: "granted", to: "review", queue: "desk", on: story.now.date, due: nil,
                        timers: nil,
                        restartsClock: false))), by: PermitStory.des)
        #expect(try finding(story, at: 6) == .refused([.caseClosed]))
    }

    @Test("What was taken back by another, or was not the last, is found; what follows is judged without it")
    func withdrawals() throws {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.move("ask", by: PermitStory.ben)
        try story.act(.withdraw, by: PermitStory.ben)
        try story.move("ask")
        #expect(try story.replayed().isAllowed)
        var other = story
        other.tamper(3, by: PermitStory.ana)
        guard case .refused = try finding(other, at: 3) else { throw Unexpected(try other.replayed()) }
        other = story
        other.tamper(3) { event in
            guard case .stepWithdrawn(var step) = event else { return }
            step.facts.sequence = story.events[1].sequence
            event = .stepWithdrawn(step)
        }
        guard case .differs(let parts) = try finding(other, at: 3) else { throw Unexpected(try other.replayed()) }
        #expect(parts.first?.part == .withdrawn)
    }
}
