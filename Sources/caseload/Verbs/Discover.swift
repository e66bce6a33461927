import ArgumentParser
import CaseOperations
import Casework
import Foundation

struct Discover: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "discover", abstract: "Find the programs that fit somebody, and say why.",
        discussion: """
            Example: caseload discover --answers answers.json --all
            Example: caseload discover --set animals_died=yes --set loss_date=2026-06-02 --set cause=flood
            Without answers on a terminal it asks, one question at a time, always the one that settles most; ? is "don't know".
            """)

    @Option(help: ArgumentHelp("Answers: an object of JSON, null for \"don't know\"; - is standard input.", valueName: "file")) var answers:
        String?
    @Option(help: ArgumentHelp("One answer; ? is \"don't know\".", valueName: "name=value")) var set: [String] = []
    @Option(help: ArgumentHelp("The language of the answer; else the office's own.", valueName: "code")) var language: String?
    @Flag(help: "Every rule of every program, and every question.") var all = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let office = session.office
        if let language, !office.agency.languages.contains(language) {
            throw OperationFailure.notFound(.language, typed: language, suggestions: office.agency.languages)
        }
        let questions = try office.interviewCourse().interview.questions
        var given: Answers = [:]
        if let answers { given = try AnswersFile.read(answers, to: questions, today: office.today) }
        given.merge(try AnswersFile.read(typed: set, to: questions, today: office.today)) { $1 }
        var course = try office.interviewCourse(given)
        let asks = answers == nil && set.isEmpty && !answer.isJSON && isatty(STDIN_FILENO) == 1 && session.output.isTerminal
        if asks { course = try AskedOnLines(course, session: session, language: language).ask() }
        let told = ProgramsAnswer(course, session: session, language: language)
        if answer.isJSON { session.output.json(told.json) } else { told.tell(everything: all) }
    }
}

/// An interview line by line, for whoever has no screen.
struct AskedOnLines {
    private let start: InterviewCourse
    private let session: Session
    private let wording: ProgramWording

    init(_ course: InterviewCourse, session: Session, language: String?) {
        start = course
        self.session = session
        wording = ProgramWording(agency: session.office.agency, language: language)
    }

    /// The course with what was answered until nothing matters any more, or until the input ends.
    func ask() throws -> InterviewCourse {
        var course = start
        let output = session.output
        while let question = course.next {
            output.line()
            output.line(question.ask.text(in: wording.language))
            for (index, choice) in question.field.choices.enumerated() {
                output.line("  \(index + 1) \(choice.title.text(in: wording.language))")
            }
            output.line("(\(Wording.wanted(question.field.kind)); ? if not known)")
            output.flush()
            guard let line = readLine() else { return course }
            guard let answer = read(line, to: question) else {
                output.line("This cannot be read; it takes \(Wording.wanted(question.field.kind)).")
                continue
            }
            if let refusal = course.refusal(answering: question.id, with: answer) {
                output.line(session.wording.sentence(refusal))
                continue
            }
            course = course.answering(question.id, answer)
            output.line(
                Verdict.allCases.map { verdict in
                    "\(course.assessments.count { $0.verdict == verdict }) \(wording.verdict(verdict))"
                }.joined(separator: " \u{00B7} "))
        }
        output.line()
        return course
    }

    private func read(_ line: String, to question: Question) -> AnswerValue? {
        let typed = line.trimmingCharacters(in: .whitespaces)
        if typed == "?" { return .dontKnow }
        if let number = Int(typed), question.field.choices.indices.contains(number - 1) {
            return .value(.text(question.field.choices[number - 1].id))
        }
        guard let value = ValueWording.read(typed, for: question.field, today: session.office.today), !value.isBlank else { return nil }
        return .value(value)
    }
}
