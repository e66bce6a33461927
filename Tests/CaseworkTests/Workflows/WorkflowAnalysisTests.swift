import CommonExpressions
import Testing

@testable import Casework

/// What random workflows do not try: days, texts, rows, and what has two names.
@Suite("Analysing conditions of workflows")
struct WorkflowAnalysisTests {
    private static let fields = [
        Field(id: "score", label: LocalizedText("Score"), kind: .integer, minimum: 0, maximum: 10),
        Field(id: "paid", label: LocalizedText("Paid"), kind: .yesNo),
        Field(id: "day", label: LocalizedText("Day"), kind: .date),
        Field(id: "seen", label: LocalizedText("Seen"), kind: .date, obtainedIn: ["done"]),
        Field(id: "town", label: LocalizedText("Town"), kind: .text),
        Field(
            id: "parts", label: LocalizedText("Parts"), kind: .rows,
            columns: [Field(id: "count", label: LocalizedText("Count"), kind: .integer)]),
    ]

    /// One open state, one final one, and one transition between them.
    private func findings(_ guards: [String], to: Transition.Destination = .state("done"), unordered: Bool = false) throws
        -> [WorkflowFinding]
    {
        let transition = Transition(
            id: "go", title: LocalizedText("Go"), from: .states(["open"]), to: to,
            guards: try guards.map { .init(when: try CommonExpression(parsing: $0), otherwise: LocalizedText("No.")) })
        let workflow = Workflow(
            initial: "open",
            states: [
                State(id: "open", title: LocalizedText("Open"), due: DueRule(Clock(.days(3)))),
                State(id: "done", title: LocalizedText("Done"), isFinal: true),
            ],
            transitions: [
                transition, Transition(id: "leave", title: LocalizedText("Leave"), from: .states(["open"]), to: .state("done")),
            ])
        let type = CaseType(
            id: "t", title: LocalizedText("T"), prefix: "TT", version: 1, queue: "q", fields: Self.fields, checklists: [],
            workflow: workflow)
        return WorkflowAnalysis(type, unordered: unordered ? ["go"] : []).findings()
    }

    @Test(
        "guards that never hold",
        arguments: [
            ["received > today"], ["opened > today"], ["opened < received"], ["today < date('2026-01-01')"],
            ["score > 4", "answers.score < 5"], ["town == 'Salem'", "town == 'Dover'"], ["!known(today)"],
            ["constituent.is_organisation", "!constituent.is_organisation"], ["day < received", "day > opened"],
            ["known(score) && !known(answers.score)"],
        ])
    func dead(guards: [String]) throws {
        let found = try findings(guards)
        #expect(found.map(\.summary) == ["dead go"])
    }

    @Test(
        "guards that do",
        arguments: [
            ["received < opened", "opened < today"], ["score > 4", "answers.score < 6"], ["town != 'Salem'", "town != 'Dover'"],
            ["known(town)"], ["!known(day)"], ["parts.exists(p, p.count == 0)"], ["size(parts) > 0"], ["town.startsWith('S') || paid"],
            ["known(score) == known(answers.score)"],
        ])
    func alive(guards: [String]) throws {
        #expect(try findings(guards) == [])
    }

    @Test("what cannot be known yet settles nothing, and what is beside it may")
    func early() throws {
        #expect(try findings(["seen <= today"]).map(\.summary) == ["early go"])
        #expect(try findings(["paid || seen <= today"]) == [])
        #expect(try findings(["!known(seen)"]) == [])
        #expect(try findings(["known(seen) ? seen < today : paid"]) == [])
        #expect(try findings(["!paid", "paid || seen <= today"]).map(\.summary) == ["early go"])
    }

    @Test("what cannot be searched is said, unless it makes no difference")
    func notProved() throws {
        #expect(try findings(["parts.exists(p, p.count * p.count == 7919)"]).map(\.summary) == ["not proved"])
        #expect(try findings(["parts.exists(p, p.count * p.count == 7919) || paid"]) == [])
        #expect(try findings(["parts.exists(p, p.count * p.count == 7919)", "score > 10"]).map(\.summary) == ["dead go"])
    }

    @Test("texts that are only compared are as good as choices")
    func texts() throws {
        func branches(_ conditions: [String]) throws -> Transition.Destination {
            .choice(try conditions.map { Transition.Branch(state: "done", when: try CommonExpression(parsing: $0)) })
        }
        let whole = try branches(["town == 'Salem'", "town in ['Dover', 'Troy']", "!(town in ['Salem', 'Dover', 'Troy'])"])
        #expect(try findings([], to: whole, unordered: true) == [])
        let open = try branches(["town == 'Salem'", "town in ['Dover', 'Troy']"])
        #expect(try findings([], to: open, unordered: true).map(\.summary) == ["gap in go"])
        let twice = try branches(["town == 'Salem'", "town != 'Dover'", "town == 'Dover'"])
        #expect(try findings([], to: twice, unordered: true).map(\.summary) == ["overlap go 0 1"])
    }

    @Test("the same twice is the same")
    func isDeterministic() {
        for seed in UInt64(1)...40 {
            let random = RandomWorkflow(seed: seed)
            let first = WorkflowAnalysis(random.type, checklists: random.checklists, unordered: random.unordered).findings()
            #expect(first == WorkflowAnalysis(random.type, checklists: random.checklists, unordered: random.unordered).findings())
        }
    }
}
