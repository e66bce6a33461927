import AgencyPacks
import Casework
import CommonExpressions
import Foundation
import Testing

@Suite("Ways in, clocks and timers as they come out")
struct ClockPackTests {
    private func agency() throws -> Agency {
        let pack = AgencyPack.read(try SmallPack.files(ClockPack.files), today: CivilDate("2026-11-21"))
        #expect(pack.problems.map(\.description) == [])
        return try #require(pack.agency)
    }

    private func workflow() throws -> Workflow { try #require(try agency().caseType("permit")).workflow }

    private func expression(_ text: String) throws -> CommonExpression { try CommonExpression(parsing: text) }

    @Test("cases come in by transitions from the start, each with its own conditions")
    func waysIn() throws {
        let workflow = try workflow()
        #expect(workflow.initial == nil && workflow.waysIn.map(\.id) == ["walk_in", "online"])
        #expect(workflow.firstStates == ["intake", "review"])
        let online = try #require(workflow.transition("online"))
        #expect(online.to == .choice([.init(state: "review", when: try expression("urgent")), .init(state: "intake")]))
        #expect(online.requires == ["score"] && online.guards.map(\.when.source) == ["day <= today"])
    }

    @Test("ways in a mapping keep the order of the file")
    func unordered() throws {
        let settle = try #require(try workflow().transition("settle"))
        let wanted: [Transition.Branch] = [
            .init(state: "settled", when: try expression("score >= 5")), .init(state: "left", when: try expression("score < 5")),
        ]
        #expect(settle.to == .choice(wanted))
    }

    @Test("a due day as a term, as a clock, and as the first clock whose condition holds")
    func due() throws {
        let workflow = try workflow()
        #expect(workflow.state("intake")?.due == DueRule(Clock(.days(3))))
        #expect(workflow.state("waiting")?.due == DueRule(Clock(.days(30), from: .transition("ask"))))
        let review = DueRule([
            .init(when: try expression("urgent"), clock: Clock(.days(5), from: .received), law: LegalLimit(.days(10), cites: ["Act 5"])),
            .init(clock: Clock(.businessDays(10))),
        ])
        #expect(workflow.state("review")?.due == review && workflow.state("settled")?.due == nil)
    }

    @Test("what a queue promises, and the longest that the law leaves it")
    func target() throws {
        let agency = try agency()
        let counter = try #require(agency.queue("counter"))
        #expect(counter.target == Clock(.businessDays(10), from: .received, pauses: true))
        #expect(counter.law == LegalLimit(.days(30), cites: ["Act 1"]))
        let late = try #require(agency.queue("late"))
        #expect(late.target == Clock(.businessDays(2)) && late.law == nil)
    }

    @Test("timers, named by themselves where the pack does not name them")
    func timers() throws {
        let wanted = [
            Timer(
                id: "review-queue-1", states: ["review", "intake"], clock: Clock(.businessDays(10), from: .received, pauses: true),
                when: try expression("urgent"), action: .queue("late")),
            Timer(id: "nudge", states: ["waiting"], clock: Clock(.days(20)), action: .remind(.constituent)),
            Timer(id: "waiting-do-1", states: ["waiting"], clock: Clock(.days(40)), action: .take("take_up")),
            Timer(id: "waiting-remind-1", states: ["waiting"], clock: Clock(.days(25), from: .field("visited")), action: .remind(.owner)),
            Timer(id: "waiting-remind-2", states: ["waiting"], clock: Clock(.days(30), from: .opened), action: .remind(.owner)),
        ]
        #expect(try workflow().timers == wanted)
    }

    @Test("a name that is given is never made a second time")
    func madeNames() throws {
        let changed = ClockPack.permit.replacingOccurrences(of: "id: nudge", with: "id: waiting-remind-1")
        let pack = AgencyPack.read(try SmallPack.files(ClockPack.files.merging(["case-types/permit.yaml": changed]) { $1 }))
        let ids = try #require(pack.agency?.caseType("permit")).workflow.timers.map(\.id)
        #expect(ids == ["review-queue-1", "waiting-remind-1", "waiting-do-1", "waiting-remind-2", "waiting-remind-3"])
    }

    @Test("the states in which something can first be had")
    func obtained() throws {
        let agency = try agency()
        #expect(agency.caseType("permit")?.field("visited")?.obtainedIn == ["review", "waiting"])
        #expect(agency.caseType("permit")?.field("day")?.obtainedIn == [])
        #expect(agency.checklist("papers")?.items.map(\.obtainedIn) == [["waiting"]])
    }
}
