import CaseDocuments
public import Casework

/// What is said of programs: verdicts, rules, what would change them. In the language of whoever hears it; there are
/// words in English and Spanish, and other languages get English ones.
public struct ProgramWording: Sendable {
    public let agency: Agency
    public let language: String

    /// - Parameter language: nil is the office's own.
    public init(agency: Agency, language: String? = nil) {
        self.agency = agency
        self.language = language ?? agency.languages.first ?? "en"
    }

    private var isSpanish: Bool { language.hasPrefix("es") }
    private func say(_ english: String, _ spanish: String) -> String { isSpanish ? spanish : english }

    public func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .fits: say("fits", "le corresponde")
        case .cannotTell: say("cannot tell yet", "todavía no se sabe")
        case .doesNotFit: say("does not fit", "no le corresponde")
        }
    }

    /// Why a program fits or does not, as far as one rule goes; the sheet says the same.
    public func sentence(_ finding: RuleFinding, in course: InterviewCourse) -> String {
        phrase(finding, in: course)?.text ?? ""
    }

    /// A reason to ask before relying on a rule: nobody vouches for it, or not any more.
    public func caution(_ finding: RuleFinding, in course: InterviewCourse) -> String? {
        phrase(finding, in: course)?.caution(on: course.facts.today)
    }

    /// The last day to file, and where it comes from; nil where the program names none.
    public func lastDay(_ assessment: Assessment, in course: InterviewCourse) -> String? {
        LastDayReason(
            assessment: assessment, questions: course.interview.questions, answers: course.answers, language: language
        ).sentence
    }

    /// What would make a program fit, one line an answer; none where it fits.
    public func lines(_ change: WouldChange, for program: Program, in course: InterviewCourse) -> [String] {
        ChangeSentence(
            change, questions: course.interview.questions, answers: course.answers, language: language, title: program.title
        ).lines
    }

    private func phrase(_ finding: RuleFinding, in course: InterviewCourse) -> FindingSentence? {
        course.assessments.first { $0.findings.contains(finding) }.map {
            FindingSentence(
                finding: finding, of: $0, questions: course.interview.questions, answers: course.answers, language: language)
        }
    }

    /// An answer as it is said back.
    public func answer(_ answer: AnswerValue?, to question: Question?) -> String {
        guard let question else { return "-" }
        switch answer {
        case nil: return say("not asked yet", "sin preguntar")
        case .dontKnow: return say("don't know", "no sabe")
        case .value(let value):
            if case .yesNo(let flag) = value { return flag ? say("yes", "sí") : say("no", "no") }
            if question.field.kind == .date, let date = value.date { return DateWords.long(date, in: language) }
            return ValueWording.text(value, of: question.field, language: language)
        }
    }

    /// The short names of answers, `Date of the loss and Cause`.
    public func labels(_ names: some Sequence<String>, _ course: InterviewCourse) -> String {
        let wanted = Set(names)
        let known = course.interview.questions.filter { wanted.contains($0.id) }.map { $0.field.label.text(in: language) }
        return Wording.list(known.isEmpty ? wanted.sorted() : known, say("and", "y"))
    }
}
