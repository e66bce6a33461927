import CommonExpressions
import Testing

@testable import CaseDocuments
@testable import Casework

@Suite struct ProgramsSheetTests {
    private func headings(_ document: Document, level wanted: Int) -> [String] {
        document.blocks.compactMap { block in
            if case .heading(let level, let text, _) = block, level == wanted { text } else { nil }
        }
    }

    private func findings(_ document: Document) -> [Finding] {
        document.blocks.flatMap { block in if case .findings(let findings) = block { findings } else { [Finding]() } }
    }

    private func course(_ answers: Answers, today: String = "2027-01-06") throws -> InterviewCourse {
        InterviewCourse(
            interview: SampleInterview.interview, programs: SampleInterview.programs, answers: answers,
            today: try #require(CivilDate(today)))
    }

    private func lastDay(_ answers: Answers, language: String = "en") throws -> String? {
        let course = try course(answers)
        let assessment = try #require(course.assessments.first { $0.id == "hail-help" })
        return LastDayReason(
            assessment: assessment, questions: SampleInterview.interview.questions, answers: answers, language: language
        ).sentence
    }

    @Test func whatFitsComesFirstAndWhatDoesNotLast() {
        let document = SampleInterview.sheet().document
        #expect(headings(document, level: 3) == ["Hail help", "School gardens", "Drought help"])
        #expect(
            headings(document, level: 2).prefix(3) == [
                "Programs that fit", "Programs we cannot tell about yet", "Programs that do not fit",
            ])
        let none = SampleInterview.sheet(["cause": .value(.text("drought"))]).document
        #expect(headings(none, level: 3).first == "Drought help")
    }

    @Test func everyRuleHasItsSignWordSentenceSourceAndSinceWhen() {
        let all = findings(SampleInterview.sheet().document)
        #expect(all.map(\.standing) == [.holds, .holds, .holds, .holds, .unknown, .fails])
        #expect(all[0].word == "Holds" && all[0].text == "Hail caused the damage.")
        #expect(all[0].facts == [Fact("Rule", "City Code 31.4")])
        #expect(PlainTextLayout().text(SampleInterview.sheet().document).contains("Rules as of:      January 17, 2025"))
        #expect(all[0].caution == nil && all[1].caution?.contains("Nobody has confirmed") == true)
        #expect(all[4].caution?.contains("June 30, 2026") == true)
        #expect(all[4].text == "It must be a school's garden. You said that you do not know this: It is a school's garden.")
        #expect(all[5].word == "Does not hold" && all[5].text == "Only damage by drought counts.")
    }

    @Test func theLastDayComesWithItsRuleAndTheAnswersItCameFrom() throws {
        #expect(
            try lastDay(SampleInterview.answers)
                == "Monday, March 1, 2027, because City Code 31.9 as of January 17, 2025; Day of the damage: June 2, 2026")
        #expect(
            try lastDay(SampleInterview.answers, language: "es")
                == "lunes, 1 de marzo de 2027, porque así lo fija City Code 31.9, vigente desde el 17 de enero de 2025; "
                + "Día del daño: 2 de junio de 2026")
        #expect(try lastDay(["cause": .value(.text("hail"))]) == "Not known yet. It depends on: Day of the damage.")
    }

    @Test func factsOfADayWithoutRulesAreToldTheDays() throws {
        var answers = SampleInterview.answers
        answers["damage_on"] = .value(.text("2023-06-02"))
        let assessment = try #require(try course(answers).assessments.first { $0.id == "hail-help" })
        let finding = try #require(assessment.findings.first)
        let sentence = FindingSentence(
            finding: finding, of: assessment, questions: SampleInterview.interview.questions, answers: answers, language: "en")
        #expect(sentence.text == "These rules are for days from January 1, 2024 on. Day of the damage is June 2, 2023.")
        #expect(sentence.word == "Does not hold")
    }

    @Test func whatIsNotAnsweredAndWhatIsNotKnownAreSaidApart() throws {
        let open = SampleInterview.sheet(["cause": .value(.text("hail"))]).document
        #expect(findings(open).contains { $0.text.hasSuffix("It depends on: It is a school's garden.") })
        #expect(!PlainTextLayout().text(open).contains("You said that you do not know"))
    }

    @Test func papersAreOnlyAskedForWhereAProgramMayFit() {
        let document = SampleInterview.sheet().document
        let boxes = document.blocks.flatMap { block in if case .items(let items) = block { items } else { [CheckItem]() } }
        #expect(boxes.map(\.title) == ["Pictures of the beds", "Receipts for the plants"] && boxes.allSatisfy { $0.number == nil })
        #expect(headings(document, level: 4) == ["What to bring", "What would change it"])
    }

    @Test func answersThatContradictEachOtherAreNotPassedOver() {
        var answers = SampleInterview.answers
        answers["damage_on"] = .value(.text("2028-01-01"))
        let text = PlainTextLayout().text(SampleInterview.sheet(answers).document)
        #expect(text.contains("do not agree") && text.contains("• The damage cannot lie in the future."))
    }

    @Test func untranslatedSentencesAreMarked() {
        let spanish = findings(SampleInterview.sheet(language: "es").document)
        #expect(spanish[4].text.hasPrefix("It must be a school's garden. (en inglés)") && spanish[4].language == "en")
        #expect(spanish[4].word == "Todavía no se sabe")
    }

    @Test func trainingIsOnEveryPage() {
        let document = SampleInterview.sheet(mode: .training).document
        #expect(document.watermark == "TRAINING")
        for page in PlainTextLayout().pages(document) { #expect(page.contains { $0.contains("*** TRAINING") }) }
    }

    @Test func aChangeIsToldAnswerByAnswer() {
        let changes = [
            AnswerChange(question: "cause", from: .value(.text("hail")), to: .text("drought")),
            AnswerChange(question: "is_school", from: .dontKnow, to: .yesNo(true)),
            AnswerChange(question: "beds", from: nil, to: .integer(3)),
        ]
        func lines(_ change: WouldChange) -> [String] {
            ChangeSentence(
                change, questions: SampleInterview.interview.questions,
                answers: ["cause": .value(.text("hail")), "is_school": .dontKnow], language: "en", title: LocalizedText("T")
            ).lines
        }
        #expect(
            lines(.change(changes, isProved: true)) == [
                "What caused it: Drought instead of Hail.", "It is a school's garden: Yes. You said that you do not know.",
                "Number of beds: 3.",
            ])
        #expect(lines(.fitsAlready) == [] && lines(.nothing).count == 1 && lines(.notProved("x")).count == 1)
    }
}
