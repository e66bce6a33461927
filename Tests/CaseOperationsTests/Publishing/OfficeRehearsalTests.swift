import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("An office rehearses a pack before it comes into force")
struct OfficeRehearsalTests {
    static let lastYear = CivilDate(dayNumber: 20_400)

    /// Three granted cases, with fees of 20, 50 and 100; one that waits since the first day; one entered in error.
    func counter() throws -> ClockCounter {
        let counter = try ClockCounter()
        for fee in [20, 50, 100] { _ = try counter.open(["submit", "grant"], fee: fee) }
        _ = try counter.open(["submit", "ask"])
        let wrong = try counter.open()
        _ = try counter.office().change(wrong, .withdraw)
        return counter
    }

    func rehearse(_ counter: ClockCounter, _ workflow: String, after days: Int = 1, since: CivilDate = lastYear, plan: MigrationPlan? = nil)
        throws -> (report: RehearsalReport, wording: RehearsalWording)
    {
        let (agency, _) = try ClockCounter.pack(version: 2, workflow)
        let office = try counter.office(counter.boss, after: days)
        return (
            try office.rehearse(agency, since: since, plan: plan),
            RehearsalWording(former: office.agency, new: agency, staff: try office.staff())
        )
    }

    @Test("Under the rules in force every case ends as it did")
    func same() throws {
        let (report, wording) = try rehearse(counter(), ClockCounter.first)
        #expect(report.cases == 4 && report.same == 4 && report.differing == 0 && report.unclear == 0)
        #expect(wording.headline(report) == "All 4 cases since 8 Nov 2025 would have ended as they did.")
        #expect(wording.notes(report).isEmpty)
    }

    @Test("Those that would have ended otherwise are listed, each with the step and the reason")
    func differing() throws {
        let counter = try counter()
        let before = try counter.store.ledgerState()
        let (report, wording) = try rehearse(counter, ClockCounter.first.replacing("fee >= 10", with: "fee >= 50"))
        #expect(report.cases == 4 && report.differing == 1 && report.same == 3)
        #expect(wording.headline(report) == "1 of 4 cases would have ended differently; here it is.")
        let line = try #require(report.differences.first)
        #expect(
            wording.line(line)
                == "\(line.number.text) ended at Granted and would have stopped at Under review on 5 Nov 2026: \u{201C}Grant\u{201D} could not be done. The fee is too low."
        )
        #expect(try counter.store.ledgerState() == before)
    }

    @Test("What the clock would have closed is listed with its day")
    func clocks() throws {
        let (report, wording) = try rehearse(counter(), ClockCounter.first.replacing("after: 40 days", with: "after: 15 days"), after: 30)
        #expect(report.differing == 1)
        #expect(
            report.differences.first.map(wording.line)?.hasSuffix(
                " stands at Waiting: plans and would have ended at Closed: on 21 Nov 2026, the clock runs out and \u{201C}Close\u{201D} is done by itself, and the case goes from Waiting: plans to Closed."
            ) == true, "\(report.differences.map(wording.line))")
    }

    @Test("States that a plan renames are alike; without it they are not")
    func renamed() throws {
        let counter = try counter()
        _ = try counter.open(["submit"])
        let renamed = ClockCounter.second.replacing("fee >= 50", with: "fee >= 10")
        #expect(try rehearse(counter, renamed).report.differing == 1)
        let plan = MigrationPlan(
            agency: "small",
            types: [.init(type: "permit", states: [.init(state: "review", step: .to(state: "examination", restartsClock: false))])])
        #expect(try rehearse(counter, renamed, plan: plan).report.differing == 0)
    }

    @Test("Only cases worked on since the day are rehearsed; with none there is nothing to say")
    func since() throws {
        let counter = try counter()
        let id = try counter.open(["submit"])
        _ = try counter.office(after: 9).change(id, .note("still there"))
        let (report, _) = try rehearse(counter, ClockCounter.first, after: 10, since: try #require(CivilDate("2026-11-10")))
        #expect(report.cases == 1)
        let (none, wording) = try rehearse(counter, ClockCounter.first, after: 40, since: try #require(CivilDate("2026-12-01")))
        #expect(wording.headline(none) == "No case was opened or worked on since 1 Dec 2026, so there is nothing to rehearse.")
    }

    @Test("Cases of a type that is gone cannot be told of")
    func gone() throws {
        let counter = try counter()
        let office = try counter.office(counter.boss)
        let other = Agency(
            id: "small", title: LocalizedText("Small"), timeZone: "America/Chicago", languages: ["en"], calendar: BusinessCalendar(),
            queues: [], roles: Role.builtIn, caseTypes: [], checklists: [], sheet: SheetText())
        let report = try office.rehearse(other, since: Self.lastYear)
        let wording = RehearsalWording(former: office.agency, new: other)
        #expect(report.unclear == 4 && wording.headline(report) == "Nobody can tell how 4 cases since 8 Nov 2025 would have gone.")
        #expect(report.doubts.first.map(wording.line)?.hasSuffix("the new pack has no such case type.") == true)
    }

    @Test("Only a designer may, and whoever asks may stop it")
    func roles() throws {
        let counter = try counter()
        let (agency, _) = try ClockCounter.pack(version: 2, ClockCounter.first)
        #expect(
            failure { try counter.office().rehearse(agency, since: Self.lastYear) } == .refused(.roleRequired(["designer"]), caseType: nil))
        #expect(
            failure { try counter.office(counter.boss).rehearse(agency, since: Self.lastYear) { _, _ in false } } == .storage(.stopped))
        var seen: [Int] = []
        _ = try counter.office(counter.boss).rehearse(agency, since: Self.lastYear) { done, total in
            seen.append(done)
            return total == 4
        }
        #expect(seen.last == 4)
    }

    @Test("A case that ended elsewhere and then could not go on says both")
    func elsewhere() throws {
        let counter = try counter()
        let (report, wording) = try rehearse(
            counter, ClockCounter.first.replacing("from: intake, to: review", with: "from: intake, to: waiting"))
        #expect(report.differing == 3)
        let line = try #require(report.differences.first)
        #expect(
            wording.line(line)
                == "\(line.number.text) ended at Granted and would stand open at Waiting: plans: on 5 Nov 2026, \u{201C}Submit\u{201D} leads to Waiting: plans, not to Under review. Then \u{201C}Grant\u{201D} would not have fitted."
        )
    }

    @Test("Where a case could have come in by several ways, nobody is said to have done wrong")
    func waysIn() throws {
        let counter = try counter()
        func rules(_ ways: String...) -> String {
            ClockCounter.first.replacing("  initial: intake\n", with: "").replacing(
                "  transitions:\n", with: "  transitions:\n" + ways.map { "    \($0)\n" }.joined())
        }
        let walk = "walk: {title: Walk in, from: start, to: intake}"
        let (alike, _) = try rehearse(counter, rules(walk, "mail: {title: Mail, from: start, to: intake}"))
        #expect(alike.same == 4 && alike.differing == 0 && alike.unclear == 0)
        let (report, wording) = try rehearse(counter, rules(walk, "mail: {title: Mail, from: start, to: review}"))
        #expect(report.differing == 0 && report.unclear == 4)
        let said =
            "nobody can tell how it would have gone: it could have come in by \u{201C}Walk in\u{201D} or \u{201C}Mail\u{201D}, "
            + "which do not begin alike."
        #expect(report.doubts.first.map(wording.line)?.hasSuffix("; \(said)") == true)
        let rich = "walk: {title: Walk in, from: start, to: intake, guard: [{when: fee >= 100, otherwise: Too little.}]}"
        let (stopped, words) = try rehearse(counter, rules(rich))
        let first = try #require(stopped.differences.first)
        #expect(words.line(first).contains(" would not have been opened on 5 Nov 2026: the opening could not be done. Too little."))
    }
}
