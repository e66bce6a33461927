import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("A plan for open cases is read, and everything wrong with it said at once")
struct MigrationPlanTests {
    private static let number = CaseNumber(prefix: "PER", year: 2026, serial: 123).text
    private static let other = CaseNumber(prefix: "PER", year: 2026, serial: 124).text

    private static let plan = """
        plan: office
        case-types:
          permit:
            from: [1, 2]
            states:
              intake: intake
              sorting: {to: review, clock: restart}
              review: {to: review}
              asked:
                question: Has the applicant answered?
                answers: {yes: review, no: waiting}
        cases:
          \(number): yes
          \(other): intake
        """

    private func read(_ text: String) throws -> (plan: MigrationPlan?, problems: [PackProblem]) {
        let agency = try #require(AgencyPack.read(try SmallPack.files(ClockPack.files)).agency)
        return MigrationPlan.read(PackFile(path: "plan.yaml", bytes: Array(text.utf8)), for: agency)
    }

    /// Reads the plan with one piece of it changed.
    private func problems(_ find: String, _ replace: String) throws -> [String] {
        let changed = Self.plan.replacingOccurrences(of: find, with: replace)
        try #require(changed != Self.plan, "the slip changes nothing")
        let (plan, problems) = try read(changed)
        #expect((plan == nil) == !problems.isEmpty)
        for problem in problems {
            #expect(problem.message.hasSuffix(".") || problem.message.hasSuffix("?"))
            #expect(problem.message.unicodeScalars.allSatisfy { $0.value >= 32 })
        }
        return problems.map { "\($0.line):\($0.column) \($0.code.rawValue)" }
    }

    @Test("states go to states, with their clock or a new one, or a question decides")
    func whole() throws {
        let (plan, problems) = try read(Self.plan)
        #expect(problems.map(\.description) == [])
        let wanted = MigrationPlan(
            agency: "office",
            types: [
                .init(
                    type: "permit", from: [1, 2],
                    states: [
                        .init(state: "intake", step: .to(state: "intake", restartsClock: false)),
                        .init(state: "sorting", step: .to(state: "review", restartsClock: true)),
                        .init(state: "review", step: .to(state: "review", restartsClock: false)),
                        .init(
                            state: "asked",
                            step: .ask(
                                question: "Has the applicant answered?",
                                answers: [.init(answer: "yes", state: "review"), .init(answer: "no", state: "waiting")])),
                    ])
            ], answers: [Self.number: "yes", Self.other: "intake"])
        #expect(plan == wanted)
    }

    @Test("numbers may be written as people type them")
    func typedNumbers() throws {
        let typed = Self.number.lowercased().replacingOccurrences(of: "-", with: "")
        let (plan, problems) = try read(Self.plan.replacingOccurrences(of: Self.number, with: typed))
        #expect(problems.isEmpty && plan?.answers[Self.number] == "yes")
    }

    @Test("what it is for, and which cases")
    func types() throws {
        #expect(try problems("plan: office", "plan: ofice") == ["1:7 undefined-name"])
        #expect(try problems("plan: office\n", "") == ["1:1 missing-key"])
        #expect(try problems("permit:", "permits:") == ["3:3 undefined-name"])
        #expect(
            try problems("from: [1, 2]", "from: [0, 2, 2, 3]") == ["4:12 undefined-name", "4:18 duplicate-name", "4:21 undefined-name"])
        #expect(try problems("    from: [1, 2]\n", "    from: all\n") == ["4:11 type-error"])
        #expect(try problems("cases:", "case:") == ["12:1 unknown-key"])
    }

    @Test("where states go on")
    func states() throws {
        #expect(try problems("intake: intake", "intake: intke") == ["6:15 undefined-name"])
        #expect(try problems("intake: intake", "intake: settled") == ["6:15 type-error"])
        #expect(try problems("clock: restart", "clock: again") == ["7:36 type-error"])
        #expect(try problems("{to: review, clock: restart}", "{clock: restart}") == ["7:16 missing-key"])
        #expect(try problems("review: {to: review}", "review: [review]") == ["8:15 type-error"])
        #expect(try problems("answers: {yes: review, no: waiting}", "answers: {}") == ["11:18 type-error"])
        #expect(try problems("no: waiting", "no: left") == ["11:36 type-error"])
        let question = "        question: Has the applicant answered?\n"
        #expect(try problems(question, "        to: review\n") == ["10:9 missing-key", "10:9 type-error"])
        #expect(try problems("review: {to: review}", "intake: review") == ["6:7 duplicate-key"])
    }

    @Test("case by case: twice, mistyped, of another type, answered in no known way")
    func cases() throws {
        #expect(try problems("\(Self.other): intake", "\(Self.number): no") == ["13:3 duplicate-key"])
        let spaced = Self.number.replacingOccurrences(of: "-", with: " ")
        #expect(try problems("\(Self.other): intake", "\(spaced): no") == ["14:3 duplicate-key"])
        #expect(try problems("\(Self.other): intake", "case 12: no") == ["14:3 bad-name"])
        let foreign = CaseNumber(prefix: "XYZ", year: 2026, serial: 1).text
        #expect(try problems("\(Self.other): intake", "\(foreign): no") == ["14:3 undefined-name"])
        #expect(try problems(": intake\n", ": maybe\n").isEmpty == false)
        #expect(try problems("\(Self.other): intake", "\(Self.other): maybe") == ["14:22 undefined-name"])
        #expect(try problems("\(Self.other): intake", "\(Self.other): left") == ["14:22 type-error"])
    }

    @Test("a number with a slip in it says which one was meant")
    func mistyped() throws {
        let last = try #require(Self.number.last)
        let wrong = String(Self.number.dropLast()) + (last == "A" ? "B" : "A")
        let (plan, problems) = try read(Self.plan.replacingOccurrences(of: Self.number, with: wrong))
        let problem = try #require(problems.first)
        #expect(plan == nil && problems.count == 1 && problem.code == .badName && problem.line == 13)
        #expect(problem.message.contains("Did you mean") && problem.message.contains(Self.number))
    }

    @Test("everything at once, in the order of the file")
    func together() throws {
        let text = """
            plan: office
            case-types:
              permit: {from: 9, states: {intake: nowhere, review: settled}}
              licence: {states: {}}
            cases: {PER-2026-1: yes}
            """
        let found = try read(text).problems.map { "\($0.line):\($0.column) \($0.code.rawValue)" }
        #expect(found == ["3:18 undefined-name", "3:38 undefined-name", "3:55 type-error", "4:3 undefined-name", "5:9 bad-name"])
    }

    @Test(
        "whatever else it is, there is an answer",
        arguments: ["", "plan", "- plan", "plan: [office", "plan: office\ncase-types: 3", "\u{FF}", "a: &a [*a, *a]", "plan: \u{1B}[2J"])
    func hostile(text: String) throws {
        let (plan, problems) = try read(text)
        #expect(plan == nil && !problems.isEmpty && problems.allSatisfy { $0.file == "plan.yaml" && $0.severity == .error })
    }
}
