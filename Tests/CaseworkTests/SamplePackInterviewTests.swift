import CommonExpressions
import Testing

@testable import Casework

/// The sample office's own programs, judged and changed.
@Suite("The sample office's programs")
struct SamplePackInterviewTests {
    static func yes(_ flag: Bool = true) -> AnswerValue { .value(.yesNo(flag)) }
    static func text(_ value: String) -> AnswerValue { .value(.text(value)) }

    /// Twelve of two hundred cows drowned in June 2026.
    static let flood: Answers = [
        "cause": text("flood"), "loss_date": text("2026-06-02"), "apparent_date": text("2026-06-03"), "animals_died": yes(),
        "relation": text("owner"), "commercial_use": yes(), "high_income": yes(false), "animal_kind": text("beef_adult"),
        "animals_before": .value(.integer(200)), "animals_lost": .value(.integer(12)), "soon_after": yes(),
        "notice_date": text("2026-06-10"),
    ]

    static func course(_ answers: Answers) throws -> InterviewCourse {
        let agency = try WorkflowWalkTests.agency()
        return InterviewCourse(
            interview: try #require(agency.interview), programs: agency.programs, answers: answers, today: CivilDate("2026-12-11")!)
    }

    @Test("A flooded herd fits livestock indemnity, with the day of the regulation")
    func fits() throws {
        let found = try #require(try Self.course(Self.flood).assessments.first { $0.id == "livestock-indemnity" })
        #expect(found.verdict == .fits && found.lastDay?.date == CivilDate("2027-03-01"))
    }

    @Test(
        "For one wrong answer, that answer is what would change it",
        arguments: [
            ("cause", text("drought")), ("relation", text("neither")), ("commercial_use", yes(false)), ("high_income", yes()),
        ])
    func oneWrongAnswer(question: String, answer: AnswerValue) throws {
        let course = try Self.course(Self.flood.merging([question: answer]) { $1 })
        #expect(course.assessments.first { $0.id == "livestock-indemnity" }?.verdict == .doesNotFit)
        guard case .change(let changes, let isProved) = course.wouldChange("livestock-indemnity") else {
            Issue.record("\(course.wouldChange("livestock-indemnity"))")
            return
        }
        #expect(changes.count == 1 && isProved, "\(changes)")
    }

    @Test("A loss of 2023 is judged by the rules of 2023")
    func earlierRules() throws {
        let dates: Answers = [
            "loss_date": Self.text("2023-06-02"), "apparent_date": Self.text("2023-06-03"), "notice_date": Self.text("2023-06-10"),
        ]
        let found = try #require(try Self.course(Self.flood.merging(dates) { $1 }).assessments.first { $0.id == "livestock-indemnity" })
        #expect(found.verdict == .doesNotFit && found.findings.first { $0.id == "in-time" }?.holds == false)
        #expect(found.lastDay?.date.map { $0.year } == 2024)
    }
}
