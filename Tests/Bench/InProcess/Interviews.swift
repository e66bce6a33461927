import AgencyPacks
import CaseDocuments
import Casework

/// Interviews over a pack with random answers: how many questions, beside the office's own order with what no longer
/// matters left out; and what judging, choosing the next question, and laying out checklists cost.
struct Interviews {
    static func measure(_ folder: String, count: Int) throws -> [String: Any] {
        guard let agency = AgencyPack.read(try PackFiles(folder: folder)).agency else { fatalError("not a pack") }
        var report: [String: Any] = ["sheets": sheets(of: agency)]
        guard let interview = agency.interview, let today = CivilDate("2026-12-11") else { return report }
        let start = InterviewCourse(interview: interview, programs: agency.programs, today: today)
        var chance = Dice(7)
        var (chosen, own, wrong) = (0, 0, 0)
        var (judging, choosing): ([Int], [Int]) = ([], [])
        for _ in 0..<count {
            let truth = answers(interview.questions, today, &chance)
            var course = start
            while true {
                var before = cpu()
                guard let question = course.next else { break }
                choosing.append(cpu() - before)
                before = cpu()
                course = course.answering(question.id, truth[question.id] ?? .dontKnow)
                judging.append(cpu() - before)
                chosen += 1
            }
            let whole = InterviewCourse(interview: interview, programs: agency.programs, answers: truth, today: today)
            if course.assessments.map(\.verdict) != whole.assessments.map(\.verdict) { wrong += 1 }
            var plain = start
            while let question = plain.open.first {
                plain = plain.answering(question.id, truth[question.id] ?? .dontKnow)
                own += 1
            }
        }
        report["interviews"] = count
        report["verdicts_that_differ"] = wrong
        report["questions_mean"] = Double(chosen) / Double(max(1, count))
        report["questions_mean_in_the_office_order"] = Double(own) / Double(max(1, count))
        report["judging_ms"] = summary(judging)
        report["choosing_ms"] = summary(choosing)
        var changing: [Int] = []
        for _ in 0..<min(count, 100) {
            let truth = answers(interview.questions, today, &chance)
            let course = InterviewCourse(interview: interview, programs: agency.programs, answers: truth, today: today)
            for assessment in course.assessments where assessment.verdict == .doesNotFit {
                let before = cpu()
                _ = course.wouldChange(assessment.id)
                changing.append(cpu() - before)
            }
        }
        report["what_would_change_ms"] = summary(changing)
        return report
    }

    /// Any answer as likely as another; one in twenty is "don't know". Days lie within the last three years or so.
    private static func answers(_ questions: [Question], _ today: CivilDate, _ chance: inout Dice) -> Casework.Answers {
        var answers: Casework.Answers = [:]
        for question in questions {
            let field = question.field
            if chance.below(20) == 0 {
                answers[question.id] = .dontKnow
                continue
            }
            switch field.kind {
            case .yesNo: answers[question.id] = .value(.yesNo(chance.below(2) == 0))
            case .choice: answers[question.id] = .value(.text(field.choices[chance.below(field.choices.count)].id))
            case .date: answers[question.id] = .value(.text(today.adding(days: -chance.below(1200)).description))
            case .money: answers[question.id] = .value(.integer(chance.below(200_000_000)))
            default: answers[question.id] = .value(.integer(chance.below(200)))
            }
        }
        return answers
    }

    /// Text and HTML of every checklist that has questions, or else of a blank one.
    private static func sheets(of agency: Agency) -> [String: Any] {
        var (text, html): ([Int], [Int]) = ([], [])
        guard let today = CivilDate("2026-12-11") else { return [:] }
        var chance = Dice(3)
        for checklist in agency.checklists {
            for _ in 0..<20 {
                let answers = answers(checklist.questions, today, &chance)
                let facts = ConditionFacts(answers, to: checklist.questions, today: today)
                let before = cpu()
                let plan = checklist.plan(for: facts, receivedOn: today, calendar: agency.calendar)
                let document = ChecklistSheet(
                    agency: agency, caseType: nil, plan: plan, answers: answers, record: nil, constituent: nil, language: "en",
                    printedOn: Moment(utcMilliseconds: Int64(today.dayNumber) * 86_400_000, offsetMinutes: 0), mode: .live
                ).document
                let made = cpu()
                _ = PlainTextLayout().text(document)
                let written = cpu()
                _ = HTMLLayout().html(document)
                text.append(written - before)
                html.append(cpu() - written + made - before)
            }
        }
        return ["text_ms": summary(text), "html_ms": summary(html)]
    }
}
