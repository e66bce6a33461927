import Testing

@testable import Casework

@Suite("A plan for the open cases")
struct MigrationPlanTests {
    let old: Agency
    let new: Agency
    let number = CaseNumber(prefix: "PE", year: 2026, serial: 7)

    init() throws {
        let office = try PermitOffice()
        old = try office.agency()
        new = try office.next { office in
            office.states = office.states.map { $0.id == "review" ? State(id: "examination", title: $0.title) : $0 }
        }
    }

    func plan(
        _ states: [(String, MigrationPlan.Step)], from: Set<Int>? = nil, answers: [String: String] = [:], type: String = "permit",
        agency: String = "permits"
    ) -> MigrationPlan {
        let states = states.map { MigrationPlan.StatePlan(state: $0.0, step: $0.1) }
        return MigrationPlan(agency: agency, types: [.init(type: type, from: from, states: states)], answers: answers)
    }

    func outcome(_ plan: MigrationPlan, _ state: String, version: Int = 1, type: String = "permit") -> MigrationOutcome {
        plan.outcome(ofOpen: number, type: type, version: version, state: state, in: new)
    }

    static let asking = MigrationPlan.Step.ask(
        question: "Has the board met?", answers: [.init(answer: "yes", state: "hearing"), .init(answer: "no", state: "examination")])

    @Test("Each state goes where the plan says, with its clock")
    func moves() {
        let plan = plan([
            ("intake", .to(state: "intake", restartsClock: false)), ("review", .to(state: "examination", restartsClock: true)),
        ])
        #expect(outcome(plan, "intake") == .moves(Migration(state: "intake")))
        #expect(outcome(plan, "review") == .moves(Migration(state: "examination", restartsClock: true)))
        #expect(outcome(plan, "waiting") == .missing(state: "waiting"))
    }

    @Test("Types it does not name, versions it is not about and cases that were moved keep theirs")
    func keeps() {
        let some = plan([("intake", .to(state: "intake", restartsClock: false))], from: [1])
        #expect(outcome(some, "intake", version: 2) == .keeps && outcome(some, "intake", type: "other") == .keeps)
        #expect(outcome(some, "intake") == .moves(Migration(state: "intake")))
        #expect(outcome(plan([], from: [0]), "intake") == .keeps && outcome(plan([]), "intake", version: 3) == .keeps)
    }

    @Test("A closed or withdrawn case is left alone, and so is one that was moved before")
    func records() throws {
        let plan = plan([
            ("intake", .to(state: "intake", restartsClock: false)), ("review", .to(state: "examination", restartsClock: false)),
        ])
        var story = PermitStory(old)
        try story.open()
        #expect(try plan.outcome(for: story.record, in: new) == .moves(Migration(state: "intake")))
        var closed = story
        try closed.move("refuse", by: PermitStory.lee)
        #expect(try plan.outcome(for: closed.record, in: new) == .keeps)
        var gone = story
        try gone.act(.withdraw)
        #expect(try plan.outcome(for: gone.record, in: new) == .keeps)
        story.publish(new)
        try story.migrate(to: "intake")
        #expect(try plan.outcome(for: story.record, in: new) == .keeps)
    }

    @Test("What is asked waits for an answer, which may be a state too")
    func questions() {
        func answered(_ answer: String?) -> MigrationOutcome {
            outcome(plan([("waiting", Self.asking)], answers: answer.map { [number.text: $0] } ?? [:]), "waiting")
        }
        guard case .asks("Has the board met?", let answers) = answered(nil) else {
            Issue.record("nothing was asked")
            return
        }
        #expect(answers.map(\.answer) == ["yes", "no"])
        #expect(answered("yes") == .moves(Migration(state: "hearing")) && answered("intake") == .moves(Migration(state: "intake")))
        guard case .misanswered("granted", let known) = answered("granted") else {
            Issue.record("a final state was taken for an answer")
            return
        }
        #expect(known == ["yes", "no", "intake", "examination", "waiting", "hearing"])
        // One case may go elsewhere than its state; the clock starts anew only where the plan said so of that state.
        let one = plan([("review", .to(state: "examination", restartsClock: true))], answers: [number.text: "hearing"])
        #expect(outcome(one, "review") == .moves(Migration(state: "hearing")))
        let wrong = plan([("review", .to(state: "examination", restartsClock: true))], answers: [number.text: "moon"])
        #expect(outcome(wrong, "review") == .misanswered("moon", known: ["intake", "examination", "waiting", "hearing"]))
    }

    @Test("A plan has to cover every state in which cases stand open")
    func totality() throws {
        let oldType = try #require(old.caseType("permit"))
        let some = plan([("intake", .to(state: "intake", restartsClock: false))])
        let open = [
            OpenCases(type: "permit", version: 1, state: "waiting", count: 2),
            OpenCases(type: "permit", version: 1, state: "intake", count: 9),
            OpenCases(type: "permit", version: 1, state: "review", count: 3),
            OpenCases(type: "permit", version: 2, state: "moon", count: 1),
            OpenCases(type: "permit", version: 1, state: "hearing", count: 0), OpenCases(type: "other", version: 1, state: "x", count: 1),
        ]
        #expect(
            some.problems(open: open, in: new, over: [oldType]) == [
                .notTotal(
                    type: "permit",
                    missing: [
                        OpenCases(type: "permit", version: 1, state: "review", count: 3),
                        OpenCases(type: "permit", version: 1, state: "waiting", count: 2),
                    ])
            ])
        let whole = plan([
            ("intake", .to(state: "intake", restartsClock: false)), ("review", .to(state: "examination", restartsClock: false)),
            ("waiting", Self.asking),
        ])
        #expect(whole.problems(open: open, in: new, over: [oldType]).isEmpty)
        // Other versions than those it is about are not its business.
        #expect(plan([], from: [0]).problems(open: open, in: new).isEmpty)
    }

    @Test("States and types that are not there, final ones and things said twice are refused")
    func problems() throws {
        let oldType = try #require(old.caseType("permit"))
        func problems(_ plan: MigrationPlan) -> [PlanProblem] { plan.problems(open: [], in: new, over: [oldType]) }
        #expect(problems(plan([], agency: "elsewhere")) == [.otherAgency("elsewhere", wanted: "permits")])
        #expect(problems(plan([], type: "other")) == [.unknownType("other", known: ["permit"])])
        #expect(
            problems(plan([("review", .to(state: "review", restartsClock: false))])) == [
                .unknownTarget(type: "permit", state: "review", from: "review", known: ["intake", "examination", "waiting", "hearing"])
            ])
        #expect(
            problems(plan([("review", .to(state: "granted", restartsClock: false))])) == [
                .wouldClose(type: "permit", state: "granted", from: "review")
            ])
        #expect(
            problems(plan([("examination", Self.asking)])) == [
                .unknownOrigin(type: "permit", state: "examination", known: ["intake", "review", "waiting", "hearing"])
            ])
        #expect(problems(plan([("review", .ask(question: "?", answers: []))])) == [.noAnswers(type: "permit", state: "review")])
        #expect(problems(plan([("review", Self.asking), ("review", Self.asking)])) == [.saidTwice(type: "permit", state: "review")])
        #expect(
            problems(plan([], from: [1, 2, 5])) == [
                .notOlder(type: "permit", version: 2, new: 2), .notOlder(type: "permit", version: 5, new: 2),
            ])
        let twice = MigrationPlan(agency: "permits", types: [.init(type: "permit", states: []), .init(type: "permit", states: [])])
        #expect(problems(twice) == [.saidTwice(type: "permit", state: nil)])
    }

    @Test("States of the same name are a plan of their own")
    func same() throws {
        let oldType = try #require(old.caseType("permit"))
        let plan = MigrationPlan.same(in: new, over: [oldType])
        #expect(plan.type("permit")?.states.map(\.state) == ["intake", "waiting", "hearing"])
        #expect(outcome(plan, "waiting") == .moves(Migration(state: "waiting")) && outcome(plan, "review") == .missing(state: "review"))
        #expect(MigrationPlan.same(in: old, over: [oldType]).types.isEmpty)
    }
}
