import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// Clocks that ran out are applied by whoever is there.
@Suite struct ClocksTests {
    /// The small office, with a clock that reminds after three days at the first state.
    private static let agency: Agency = {
        let small = SmallOffice.agency
        let type = small.caseTypes[0]
        let workflow = Workflow(
            initial: type.workflow.initial, states: type.workflow.states, transitions: type.workflow.transitions,
            timers: [Timer(id: "nudge", states: ["intake"], clock: Clock(.days(3)), action: .remind(.owner))])
        let timed = CaseType(
            id: type.id, title: type.title, prefix: type.prefix, version: type.version, queue: type.queue, fields: type.fields,
            checklists: type.checklists, workflow: workflow)
        return Agency(
            id: small.id, title: small.title, timeZone: small.timeZone, languages: small.languages, calendar: small.calendar,
            queues: small.queues, roles: small.roles, caseTypes: [timed], checklists: small.checklists, sheet: small.sheet)
    }()

    private static let day: Int64 = 24 * 60

    @Test func theyAreAppliedWhenTheDeskOpensAndSaidInOneLine() throws {
        var played = try PlayedCounter(agency: Self.agency)
        let id = try played.openCase(screen: false)
        played.clock.advance(minutes: 4 * Self.day)
        played.counter = Counter(size: Size(columns: 80, rows: 24))
        played.send(.start)
        #expect(played.text.contains("While nobody was here, a clock ran out: 1 reminder."))
        #expect(try played.office.showCase(id).record.reminder?.of == .owner)
        played.push(.caseFile(CaseScreen(id)))
        #expect(played.text.contains("Look at it: the clock ran out"))
    }

    @Test func nothingIsSaidWhereNothingRanOut() throws {
        var played = try PlayedCounter(agency: Self.agency)
        _ = try played.openCase(screen: false)
        played.counter = Counter(size: Size(columns: 80, rows: 24))
        played.send(.start)
        #expect(played.counter.message == nil)
    }

    @Test func aNewDayAndAQuarterOfAnHourAskAgain() throws {
        var played = try PlayedCounter(agency: Self.agency)
        func asks() -> Int { played.held.count { $0.effect == .applyClocks } }
        played.holding = true
        played.send(.tick)
        #expect(asks() == 0)
        played.clock.advance(minutes: 16)
        played.send(.tick)
        #expect(asks() == 1)
        played.send(.tick)
        #expect(asks() == 1)
        // 10:16, and then just after midnight in one go.
        played.clock.advance(minutes: 13 * 60 + 45)
        played.send(.tick)
        #expect(asks() == 2)
        played.clock.advance(minutes: 5)
        played.send(.tick)
        #expect(asks() == 2)
    }

    @Test func aMessageThatIsReadIsNotPaintedOver() throws {
        var played = try PlayedCounter(agency: Self.agency)
        _ = try played.openCase(screen: false)
        played.clock.advance(minutes: 4 * Self.day)
        played.counter.message = Counter.Message(text: "Opened LIP.", tone: .done)
        played.send(.tick)
        #expect(played.counter.message?.text == "Opened LIP.")
    }

    @Test(arguments: [
        (2, 1, 0, 0, "While nobody was here, 3 clocks ran out: 2 reminders, 1 handed over."),
        (0, 0, 1, 0, "While nobody was here, a clock ran out: 1 step done."),
        (0, 0, 0, 2, "While nobody was here, 2 clocks ran out: 2 steps refused, see to them."),
    ])
    func theLineCounts(reminders: Int, handed: Int, steps: Int, refused: Int, expected: String) {
        var outcome = TickOutcome()
        outcome.timers = reminders + handed + steps + refused
        outcome.reminders = reminders
        outcome.handedOver = handed
        outcome.steps = steps
        outcome.refused = refused
        #expect(ClocksWording.sentence(outcome) == expected)
        #expect(ClocksWording.sentence(TickOutcome()) == nil)
    }
}
