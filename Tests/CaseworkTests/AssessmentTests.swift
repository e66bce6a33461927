import CommonExpressions
import Testing

@testable import Casework

@Suite("Programs judged for somebody")
struct AssessmentTests {
    typealias S = SmallInterview

    static func text(_ value: String) -> AnswerValue { .value(.text(value)) }
    static func number(_ value: Int) -> AnswerValue { .value(.integer(value)) }
    static func flag(_ value: Bool) -> AnswerValue { .value(.yesNo(value)) }

    static let fitting: Answers = [
        "loss": text("2026-06-02"), "cause": text("fire"), "owner": flag(true), "head": number(100), "died": number(6),
        "income": number(100), "insured": flag(false),
    ]

    @Test("A program fits when all its rules hold, and one rule that does not is enough against it")
    func verdicts() throws {
        #expect(try S.verdicts([:]) == ["herd": .cannotTell, "land": .cannotTell, "any": .cannotTell])
        #expect(try S.verdicts(Self.fitting) == ["herd": .fits, "land": .fits, "any": .fits])
        var answers = Self.fitting
        answers["died"] = Self.number(5)
        #expect(try S.verdicts(answers)["herd"] == .doesNotFit)
        #expect(try S.verdicts(["cause": Self.text("other")]) == ["herd": .doesNotFit, "land": .doesNotFit, "any": .cannotTell])
    }

    @Test("A loss in 2023 is judged by the rules of 2023")
    func effectiveDates() throws {
        var answers = Self.fitting
        answers["loss"] = Self.text("2023-12-31")
        let before = try #require(try S.course(answers).assessments.first)
        #expect(before.version?.inForce == CivilDate("2014-01-01") && before.verdict == .doesNotFit)
        #expect(before.findings.map(\.id) == ["owner", "cause", "in-time"] && before.findings.map(\.holds) == [true, false, false])
        #expect(before.lastDay == .date(CivilDate("2024-02-29")!))
        answers["loss"] = Self.text("2024-01-01")
        let after = try #require(try S.course(answers).assessments.first)
        #expect(after.version?.inForce == CivilDate("2025-01-17") && after.lastDay == .date(CivilDate("2025-03-01")!))
        // The rules fit, the day to file is over.
        #expect(after.verdict == .doesNotFit && after.findings.last?.id == "in-time" && after.findings.last?.holds == false)
    }

    @Test("Rules that are not law yet do not count, and facts no rules cover do not fit")
    func coverage() throws {
        let applies = ProgramVersion.Applies(on: "loss", from: CivilDate("2025-01-01"), to: CivilDate("2025-12-31"))
        let program = S.program(
            "p", [try S.version("2020-01-01", applies: applies, [("o", "owner")]), try S.version("2027-01-01", [("o", "!owner")])])
        func assess(_ loss: String?) throws -> Assessment {
            var answers: Answers = ["owner": Self.flag(true)]
            answers["loss"] = loss.map { Self.text($0) }
            return program.assess(ConditionFacts(answers, to: try S.interview().questions, today: S.today))
        }
        #expect(try assess("2025-12-31").verdict == .fits)
        let outside = try assess("2026-01-01")
        #expect(outside.verdict == .doesNotFit && outside.findings.map(\.id) == ["covered"] && outside.version == nil)
        let open = try assess(nil)
        #expect(open.verdict == .cannotTell && open.missing == ["loss"])
    }

    @Test("Which rules apply may be open and the verdict clear")
    func settledWhateverTheDay() throws {
        let herd = try #require(try S.course(["owner": Self.flag(false)]).assessments.first)
        #expect(herd.verdict == .doesNotFit && herd.missing.isEmpty)
    }

    @Test("What cannot be worked out is not decided, and no answer is asked for it")
    func failures() throws {
        let program = S.program("p", [try S.version("2020-01-01", lastDay: "date(year(loss), 2, 30)", [("share", "died / head > 0")])])
        let facts = ConditionFacts(
            ["died": Self.number(1), "head": Self.number(0), "loss": Self.text("2026-01-01")], to: try S.interview().questions,
            today: S.today)
        let assessment = program.assess(facts)
        #expect(assessment.verdict == .cannotTell && assessment.missing.isEmpty)
        #expect(assessment.findings.allSatisfy { $0.holds == nil && $0.failure != nil })
    }

    @Test("The smallest change is found, told and true")
    func wouldChange() throws {
        var answers = Self.fitting
        answers["cause"] = Self.text("other")
        let course = try S.course(answers)
        guard case .change(let changes, let isProved) = course.wouldChange("herd") else {
            Issue.record("\(course.wouldChange("herd"))")
            return
        }
        #expect(changes.map(\.question) == ["cause"] && isProved && changes.first?.from == Self.text("other"))
        #expect(["flood", "fire"].contains(changes.first?.to.text))
        #expect(try S.course(Self.fitting).wouldChange("herd") == .fitsAlready)
        answers["died"] = Self.number(1)
        guard case .change(let two, _) = try S.course(answers).wouldChange("herd") else {
            Issue.record("two answers would do")
            return
        }
        // Five in a hundred is not more than five in a hundred: fewer before, or more that died.
        #expect(two.map(\.question) == ["cause", "head"] && two.last?.to == .integer(19))
        // A day that is past cannot be told away within the same rules unless another day would do.
        answers = Self.fitting
        answers["loss"] = Self.text("2024-05-01")
        guard case .change(let day, _) = try S.course(answers).wouldChange("herd") else {
            Issue.record("another day would do")
            return
        }
        #expect(day.map(\.question) == ["loss"] && day.first?.to.date.map { $0.year >= 2025 } == true)
    }

    @Test("Wrong answers are refused one by one, in words of the question")
    func wrongAnswers() throws {
        let course = try S.course(["head": Self.number(10)])
        #expect(
            course.refusal(answering: "nobody", with: .dontKnow) == .unknownQuestion("nobody", known: course.interview.questions.map(\.id)))
        #expect(course.refusal(answering: "died", with: Self.number(11)) == .contradiction(index: 0))
        #expect(course.refusal(answering: "died", with: Self.number(-1)) == .invalidAnswer(question: "died", .belowMinimum(0)))
        #expect(course.refusal(answering: "head", with: Self.number(2000)) == .invalidAnswer(question: "head", .aboveMaximum(1000)))
        #expect(course.refusal(answering: "income", with: Self.number(-5)) == .invalidAnswer(question: "income", .belowMinimum(0)))
        let earliest = try #require(CivilDate("1900-01-01"))
        #expect(
            course.refusal(answering: "loss", with: Self.text("1888-05-06"))
                == .invalidAnswer(question: "loss", .belowMinimum(earliest.dayNumber)))
        #expect(course.refusal(answering: "loss", with: Self.text("2027-02-29")) == .invalidAnswer(question: "loss", .notADate))
        #expect(course.refusal(answering: "cause", with: .dontKnow) == nil)
        #expect(course.refusal(answering: "loss", with: Self.text("2024-02-29")) == nil)
    }
}
