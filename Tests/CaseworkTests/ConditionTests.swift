import CommonExpressions
import Testing

@testable import Casework

/// Guards, conditional destinations and checklists made from a form.
@Suite("Conditions of a case")
struct ConditionTests {
    typealias O = SmallOffice

    /// The small office with one more transition, and one more checklist, that ask.
    static func office(
        _ guards: [(String, String)] = [], to: Transition.Destination = .state("review"), checklist items: [ChecklistItem] = [],
        needsChecklist: Bool = false
    ) throws -> Agency {
        let step = Transition(
            id: "judge", title: LocalizedText("Judge"), from: .states(["intake"]), to: to,
            guards: try guards.map { .init(when: try CommonExpression(parsing: $0.0), otherwise: LocalizedText($0.1)) },
            requiresChecklist: needsChecklist)
        let workflow = Workflow(initial: O.workflow.initial, states: O.workflow.states, transitions: O.workflow.transitions + [step])
        let type = CaseType(
            id: "loss", title: LocalizedText("Loss"), prefix: "LS", version: 2, queue: "desk", fields: O.fields,
            checklists: items.isEmpty ? [] : ["made"], workflow: workflow)
        return Agency(
            id: "small", title: LocalizedText("Small"), timeZone: "UTC", languages: ["en"], calendar: O.agency.calendar,
            queues: O.agency.queues, roles: O.agency.roles, caseTypes: [type],
            checklists: [Checklist(id: "made", title: LocalizedText("Made"), anchor: "day", items: items)], sheet: SheetText())
    }

    static func story(_ agency: Agency, _ values: FieldValues = O.values) throws -> Story {
        var story = Story(agency: agency)
        try story.open(values: values)
        return story
    }

    func refusal(_ story: Story, _ values: FieldValues = [:]) -> Refusal? {
        do {
            _ = try story.agency.decide(
                .move(transition: "judge", values: values, reason: nil, due: nil), on: story.file, actor: O.ana, now: story.now)
            return nil
        } catch { return error }
    }

    @Test("A guard that does not hold refuses; one that waits asks for its fields")
    func guards() throws {
        let agency = try Self.office([("head < 5", "Too many."), ("day <= today", "Not yet.")])
        let story = try Self.story(agency)
        #expect(refusal(story) == .fieldsMissing(["head"]))
        #expect(refusal(story, ["head": .integer(7)]) == .guardFails(transition: "judge", index: 0))
        #expect(refusal(story, ["head": .integer(3)]) == nil)
        #expect(refusal(story, ["head": .integer(3), "day": .text("2027-01-01")]) == .guardFails(transition: "judge", index: 1))
        // What is wrong with a value is said before what a guard makes of it.
        #expect(refusal(story, ["head": .integer(70)]) == .invalidField("head", .aboveMaximum(10)))
        let option = try #require(
            agency.caseType("loss")?.transitions(
                for: story.file, checklists: [], actor: O.ana, now: story.now, calendar: agency.calendar
            ).first { $0.transition.id == "judge" })
        #expect(option.isAllowed && option.asksFor == ["head"])
    }

    @Test("A guard that cannot be worked out refuses and says why")
    func failing() throws {
        #expect(
            try refusal(Self.story(Self.office([("10 / (head - 3) > 1", "x")])), ["head": .integer(3)])
                == .conditionFailed(transition: "judge", why: "division by zero"))
        let blank: FieldValues = ["day": .text("2026-06-02"), "losses": .rows([["kind": .text("cow")]])]
        #expect(
            try refusal(Self.story(Self.office([("losses.all(l, l.count > 0)", "x")]), blank))
                == .conditionWaits(transition: "judge", for: ["losses[1].count"]))
        #expect(
            try refusal(Self.story(Self.office([("constituent.state == 'NM'", "x")])))
                == .conditionWaits(transition: "judge", for: ["constituent.state"]))
    }

    @Test("A list of destinations leads to the first whose condition holds")
    func destinations() throws {
        let ways: Transition.Destination = .choice([
            .init(state: "board", when: try CommonExpression(parsing: "head > 5")),
            .init(state: nil, when: try CommonExpression(parsing: "head == 1")),
            .init(state: "review"),
        ])
        let agency = try Self.office(to: ways)
        for (head, state) in [(7, "board"), (1, "intake"), (3, "review")] {
            var story = try Self.story(agency)
            try story.move("judge", ["head": .integer(head)])
            #expect(story.record.state == state)
        }
        let story = try Self.story(agency)
        let option = try #require(
            agency.caseType("loss")?.transitions(
                for: story.file, checklists: [], actor: O.ana, now: story.now, calendar: agency.calendar
            ).first { $0.transition.id == "judge" })
        #expect(option.destinations == ["board", "intake", "review"] && option.asksFor == ["head"])
        #expect(refusal(story) == .fieldsMissing(["head"]))
        let gap = try Self.office(to: .choice([.init(state: "board", when: try CommonExpression(parsing: "head > 5"))]))
        #expect(refusal(try Self.story(gap), ["head": .integer(2)]) == .noDestination(transition: "judge"))
    }

    @Test("Only items that apply are wanted by a workflow and told on paper")
    func items() throws {
        let items = [
            ChecklistItem(id: "many", text: LocalizedText("Many."), when: try CommonExpression(parsing: "head > 5")),
            ChecklistItem(id: "all", text: LocalizedText("All.")),
        ]
        let agency = try Self.office(checklist: items, needsChecklist: true)
        var story = try Self.story(agency)
        // Whether the first applies nobody can tell yet, so it is wanted.
        #expect(refusal(story) == .itemsOpen(["many", "all"]))
        try story.act(.edit(["head": .integer(2)]))
        #expect(refusal(story) == .itemsOpen(["all"]))
        try story.act(.tick(item: "all", done: true, evidence: "seen"))
        #expect(story.record.ticks["all"]?.evidence == "seen")
        #expect(refusal(story) == nil)
    }

    @Test("Evidence can be added to a tick, and nothing else changes by ticking twice")
    func evidence() throws {
        var story = try Story.at("intake")
        try story.act(.tick(item: "vet", done: true))
        story.wait(days: 2)
        let first = story.record.ticks["vet"]
        #expect(throws: Refusal.nothingChanges) { try story.act(.tick(item: "vet", done: true)) }
        try story.act(.tick(item: "vet", done: true, evidence: "Letter of 3 November"))
        #expect(story.record.ticks["vet"]?.evidence == "Letter of 3 November" && story.record.ticks["vet"]?.on == first?.on)
        #expect(throws: Refusal.invalidField("Text", .controlCharacters)) {
            try story.act(.tick(item: "tally", done: true, evidence: "a\u{1B}b"))
        }
    }

    @Test("Days count from the anchor and give way to closed days; costs follow tables and formulas")
    func plans() throws {
        func cost(_ text: String, atMost: Int? = nil) throws -> Fee {
            Fee(amount: .formula(try CommonExpression(parsing: text)), atMost: atMost)
        }
        let bond = Fee(
            kind: .bond,
            amount: .table([.init(when: try CommonExpression(parsing: "head < 5"), amount: 500_000), .init(when: nil, amount: 1_000_000)]))
        let items = [
            ChecklistItem(
                id: "order", text: LocalizedText("Order."),
                due: ItemDue(opens: .beforeAnchor(.days(75)), closes: .beforeAnchor(.days(60)), shift: .previous),
                fee: try cost("100 + 10 * head", atMost: 15_000)),
            ChecklistItem(id: "bond", text: LocalizedText("Bond."), due: ItemDue(closes: .afterAnchor(.businessDays(3))), fee: bond),
            ChecklistItem(
                id: "leap", text: LocalizedText("Leap."),
                due: ItemDue(closes: .day(try CommonExpression(parsing: "date(year(day) + 1, 2, 30)")))),
        ]
        let list = Checklist(id: "x", title: LocalizedText("X"), anchor: "day", items: items)
        let type = try #require(Self.office().caseType("loss"))
        func plan(_ day: String, _ head: Int?) throws -> ChecklistPlan {
            var values: FieldValues = ["day": .text(day)]
            values["head"] = head.map { .integer($0) }
            let received = try #require(CivilDate("2026-11-05"))
            let facts = ConditionFacts(type: type, values: values, receivedOn: received, constituent: nil, today: received)
            return list.plan(for: facts, receivedOn: received, calendar: O.agency.calendar)
        }
        // 2 March 2027 less 60 days is Friday, 1 January: a holiday, and so are the days around it no matter which.
        let made = try plan("2027-03-02", 3)
        #expect(made.item("order")?.opens == .date(CivilDate("2026-12-17")!) && made.item("order")?.due == .date(CivilDate("2026-12-31")!))
        #expect(made.item("bond")?.due == .date(CivilDate("2027-03-05")!))
        guard case .failed? = made.item("leap")?.due else {
            Issue.record("there is no 30 February")
            return
        }
        #expect(made.item("order")?.cost == .cents(13_000) && made.total(.fee) == 13_000 && made.total(.bond) == 500_000)
        #expect(try plan("2027-03-02", 9).total(.fee) == 15_000)
        #expect(try plan("2027-03-02", nil).item("bond")?.cost == .unknown(["head"]))
        #expect(try plan("2027-03-02", nil).total(.bond) == nil)
        // A leap day as the anchor.
        #expect(try plan("2028-02-29", 1).item("order")?.due == .date(CivilDate("2027-12-30")!))
        #expect(made.inOrder.map(\.id) == ["order", "bond", "leap"])
        let told = made.keeping(["bond": CivilDate("2027-03-09")!])
        #expect(told.item("bond")?.due == .date(CivilDate("2027-03-09")!) && told.item("order") == made.item("order"))
    }

    @Test("Why a condition failed never says the value it failed on")
    func noValueInFailures() throws {
        for guardText in ["int(place) > 0", "double(place) > 0.0", "bool(place)", "date(place) < today", "{'a': 1}[place] == 1"] {
            let story = try Self.story(Self.office([(guardText, "x")]), O.values.merging(["place": .text("S3CRE")]) { $1 })
            let found = refusal(story)
            guard case .conditionFailed(_, let why)? = found else {
                Issue.record("\(guardText): \(String(describing: found))")
                continue
            }
            #expect(!why.contains("S3CRE"), "\(why)")
        }
    }

    @Test("A day once told stands until what it is counted from is corrected")
    func toldDays() throws {
        let items = [
            ChecklistItem(id: "march", text: LocalizedText("March."), due: ItemDue(closes: .yearAfter(field: "day", month: 3, day: 1))),
            ChecklistItem(id: "month", text: LocalizedText("Month."), due: ItemDue(closes: .afterReceipt(.days(30)))),
        ]
        let agency = try Self.office(checklist: items)
        let list = try #require(agency.checklist("made"))
        var story = try Self.story(agency)
        try story.act(.print(checklist: "made", language: "en", to: "printer"))
        let told = story.file.daysTold(of: list)
        #expect(told["march"] == CivilDate("2027-03-01") && told["month"] == CivilDate("2026-12-05"))
        try story.act(.edit(["head": .integer(2)]))
        #expect(story.file.daysTold(of: list) == told)
        try story.act(.edit(["day": .text("2025-06-02")]))
        #expect(story.file.daysTold(of: list) == ["month": CivilDate("2026-12-05")!])
        try story.act(.withdraw)
        #expect(story.file.daysTold(of: list) == told)
    }

    @Test("Days that leave the calendar are no days")
    func endOfTime() throws {
        let item = ChecklistItem(id: "late", text: LocalizedText("Late."), due: ItemDue(closes: .afterAnchor(.days(300))))
        let list = Checklist(id: "x", title: LocalizedText("X"), anchor: "day", items: [item])
        let type = try #require(Self.office().caseType("loss"))
        let today = try #require(CivilDate("2026-11-05"))
        let facts = ConditionFacts(type: type, values: ["day": .text("9999-12-01")], receivedOn: today, constituent: nil, today: today)
        #expect(list.plan(for: facts, receivedOn: today, calendar: O.agency.calendar).items.first?.due == .failed("there is no such day"))
    }
}
