import CommonExpressions
import Testing

@testable import Casework

@Suite("An interview")
struct InterviewCourseTests {
    typealias S = SmallInterview

    /// Asks until nothing matters any more, answering from `truth`.
    static func play(_ course: InterviewCourse, _ truth: Answers, next: (InterviewCourse) -> Question?) -> (
        course: InterviewCourse, asked: [String]
    ) {
        var course = course
        var asked: [String] = []
        while let question = next(course) {
            asked.append(question.id)
            course = course.answering(question.id, truth[question.id] ?? .dontKnow)
        }
        return (course, asked)
    }

    static func inOfficeOrder(_ course: InterviewCourse) -> Question? { course.open.first }

    /// Random conditions over a few small questions.
    static func randomPack(_ chance: inout SeededGenerator, questions count: Int, programs programCount: Int) throws -> (
        [Question], [Program]
    ) {
        var questions: [Question] = []
        for index in 0..<count {
            let id = "q\(index)"
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: questions.append(try S.question(id, .yesNo))
            case 1: questions.append(try S.question(id, .choice, choices: ["a", "b", "c"]))
            default: questions.append(try S.question(id, .integer, minimum: 0, maximum: 9))
            }
        }
        func atom(_ chance: inout SeededGenerator) -> String {
            let question = questions[Int.random(in: 0..<count, using: &chance)]
            switch question.field.kind {
            case .yesNo: return Bool.random(using: &chance) ? question.id : "!\(question.id)"
            case .choice:
                let some = ["a", "b", "c"].shuffled(using: &chance).prefix(Int.random(in: 1...2, using: &chance))
                return "\(question.id) in [\(some.map { "'\($0)'" }.joined(separator: ", "))]"
            default:
                return "\(question.id) \(["<", "<=", ">", ">="].randomElement(using: &chance)!) \(Int.random(in: 0...9, using: &chance))"
            }
        }
        let programs = try (0..<programCount).map { index in
            let rules = try (0..<Int.random(in: 1...3, using: &chance)).map { rule in
                let first = atom(&chance)
                let that = Int.random(in: 0..<4, using: &chance) == 0 ? "\(first) || \(atom(&chance))" : first
                return try S.rule("r\(rule)", that)
            }
            return S.program("p\(index)", [ProgramVersion(inForce: CivilDate("2020-01-01")!, rules: rules)])
        }
        return (questions, programs)
    }

    static func randomAnswers(_ questions: [Question], _ chance: inout SeededGenerator, unknown: Int = 8) -> Answers {
        var answers: Answers = [:]
        for question in questions {
            if Int.random(in: 0..<unknown, using: &chance) == 0 {
                answers[question.id] = .dontKnow
                continue
            }
            switch question.field.kind {
            case .yesNo: answers[question.id] = .value(.yesNo(.random(using: &chance)))
            case .choice: answers[question.id] = .value(.text(question.field.choices.randomElement(using: &chance)!.id))
            default:
                answers[question.id] = .value(
                    .integer(.random(in: (question.field.minimum ?? 0)...(question.field.maximum ?? 20), using: &chance)))
            }
        }
        return answers
    }

    @Test("On 10,000 random answer sets the verdicts are those of evaluating everything")
    func verdictsEqual() throws {
        var chance = SeededGenerator(11)
        for _ in 0..<100 {
            let (questions, programs) = try Self.randomPack(&chance, questions: 6, programs: 4)
            let start = InterviewCourse(
                interview: Interview(id: "x", title: LocalizedText("x"), questions: questions), programs: programs, today: S.today)
            // Most interviews begin alike: what to ask after the same answers is worked out once.
            var memory: [Answers: Question?] = [:]
            for _ in 0..<100 {
                let truth = Self.randomAnswers(questions, &chance)
                let whole = InterviewCourse(interview: start.interview, programs: programs, answers: truth, today: S.today)
                let played = Self.play(start, truth) { course in
                    if let known = memory[course.answers] { return known }
                    let next = course.next
                    memory[course.answers] = next
                    return next
                }
                #expect(played.course.assessments.map(\.verdict) == whole.assessments.map(\.verdict), "\(programs) \(truth)")
                #expect(Set(played.asked).count == played.asked.count)
            }
        }
    }

    @Test("What matters least is never asked: no question is left that could change a verdict, and none is asked that could not")
    func onlyWhatMatters() throws {
        let over = try S.course(["cause": .value(.text("other")), "owner": .value(.yesNo(true))])
        #expect(over.isOver && over.next == nil)
        let open = try S.course(["cause": .value(.text("other"))])
        #expect(Set(open.open.map(\.id)) == ["owner", "insured"])
    }

    @Test("Not known is an answer: it is kept and not asked again, and can be taken back")
    func dontKnow() throws {
        var course = try S.course()
        let first = try #require(course.next)
        course = course.answering(first.id, .dontKnow)
        #expect(course.isUnknownToThem(first.id) && !course.open.contains(first))
        #expect(course.assessments.contains { $0.missing.contains(first.id) })
        course = course.answering(first.id, nil)
        let start = try S.course()
        #expect(course.open.contains(first) && course == start)
    }

    @Test("A question that is not put to this person is not asked")
    func conditional() throws {
        let questions = [try S.question("a", .yesNo), try S.question("b", .yesNo, when: "a")]
        let programs = [S.program("p", [try S.version("2020-01-01", [("r", "a || b")])])]
        let start = InterviewCourse(
            interview: Interview(id: "x", title: LocalizedText("x"), questions: questions), programs: programs, today: S.today)
        #expect(start.answering("a", .value(.yesNo(false))).open.isEmpty)
    }

    /// The least expected number of questions any order can have, all answers alike likely, by trying them all.
    static func optimum(_ course: InterviewCourse, _ memory: inout [Answers: Double]) -> Double {
        if let known = memory[course.answers] { return known }
        let open = course.open
        var best = open.isEmpty ? 0 : Double.infinity
        for question in open {
            let answers = Self.everyAnswer(to: question)
            var expected = 1.0
            for answer in answers { expected += optimum(course.answering(question.id, answer), &memory) / Double(answers.count) }
            best = min(best, expected)
        }
        memory[course.answers] = best
        return best
    }

    static func everyAnswer(to question: Question) -> [AnswerValue] {
        switch question.field.kind {
        case .yesNo: [.value(.yesNo(true)), .value(.yesNo(false))]
        case .choice: question.field.choices.map { .value(.text($0.id)) }
        default: ((question.field.minimum ?? 0)...(question.field.maximum ?? 9)).map { .value(.integer($0)) }
        }
    }

    static func expected(_ course: InterviewCourse, _ memory: inout [Answers: Double], next: (InterviewCourse) -> Question?) -> Double {
        if let known = memory[course.answers] { return known }
        var expected = 0.0
        if let question = next(course) {
            let answers = everyAnswer(to: question)
            expected = 1
            for answer in answers {
                expected += Self.expected(course.answering(question.id, answer), &memory, next: next) / Double(answers.count)
            }
        }
        memory[course.answers] = expected
        return expected
    }

    @Test("On small packs the order chosen is near the best there is, and better than the office's own")
    func nearTheOptimum() throws {
        var chance = SeededGenerator(5)
        var sums = (chosen: 0.0, office: 0.0, best: 0.0)
        for _ in 0..<12 {
            let (questions, programs) = try Self.randomPack(&chance, questions: 4, programs: 3)
            let start = InterviewCourse(
                interview: Interview(id: "x", title: LocalizedText("x"), questions: questions), programs: programs, today: S.today)
            var chosen: [Answers: Double] = [:]
            var office: [Answers: Double] = [:]
            var best: [Answers: Double] = [:]
            sums.chosen += Self.expected(start, &chosen) { $0.next }
            sums.office += Self.expected(start, &office, next: Self.inOfficeOrder)
            sums.best += Self.optimum(start, &best)
        }
        #expect(sums.best <= sums.chosen && sums.chosen < sums.office, "\(sums)")
        #expect(sums.chosen <= sums.best * 1.1, "\(sums)")
    }
}
