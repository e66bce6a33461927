import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// A case that comes in by one of several ways.
@Suite struct OpeningWaysTests {
    private static func text(_ text: String) -> LocalizedText { LocalizedText(text) }

    private static let agency: Agency = {
        let small = SmallOffice.agency
        let type = small.caseTypes[0]
        let ways = [
            Transition(id: "walk_in", title: text("At the counter"), from: .start, to: .state("intake")),
            Transition(id: "phoned", title: text("By telephone"), from: .start, to: .state("review"), requires: ["cause"]),
            Transition(id: "sent", title: text("Sent by the court"), from: .start, to: .state("review"), roles: ["supervisor"]),
        ]
        let workflow = Workflow(initial: nil, states: type.workflow.states, transitions: ways + type.workflow.transitions)
        let open = CaseType(
            id: type.id, title: type.title, prefix: type.prefix, version: type.version, queue: type.queue, fields: type.fields,
            checklists: type.checklists, workflow: workflow)
        return Agency(
            id: small.id, title: small.title, timeZone: small.timeZone, languages: small.languages, calendar: small.calendar,
            queues: small.queues, roles: small.roles, caseTypes: [open], checklists: small.checklists, sheet: small.sheet)
    }()

    private func atThePerson() throws -> PlayedCounter {
        var played = try PlayedCounter(agency: Self.agency)
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        return played
    }

    @Test func theWayIsAskedBeforeTheForm() throws {
        var played = try atThePerson()
        played.press("n 1")
        #expect(played.text.contains("At the counter") && played.text.contains("By telephone"))
        #expect(played.text.contains("Sent by the court") && played.text.contains("supervisor only"))
        played.press("1 ctrl-s")
        #expect(played.caseScreen?.view?.record.state == "intake")
    }

    @Test func aWayWantsItsOwnFields() throws {
        var played = try atThePerson()
        played.press("n 1 2")
        #expect(played.form?.entries.first { $0.field.id == "cause" }?.isRequired == true)
        played.press("ctrl-s")
        #expect(played.form != nil)
        played.press("esc")
        // The form is kept with its way.
        let kept = try played.office.forms().compactMap { FormPurpose(key: $0.key) }
        for purpose in kept { if case .opening(_, _, let way) = purpose { #expect(way == "phoned") } }
    }

    @Test func aWayThatIsNotMineIsRefusedWithTheReason() throws {
        var played = try atThePerson()
        played.press("n 1 3")
        #expect(played.form == nil)
        #expect(played.counter.message?.tone == .refusal)
    }

    @Test func oneWayIsNotAskedAbout() throws {
        var played = try PlayedCounter()
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        played.press("n 1")
        #expect(played.form != nil)
    }

    @Test(arguments: [nil, "phoned"] as [String?]) func aPurposeIsReadBackFromItsKey(way: String?) {
        let purpose = FormPurpose.opening(type: "lip", constituent: ConstituentID(high: 1, low: 2), way: way)
        #expect(FormPurpose(key: purpose.key) == purpose)
    }
}
