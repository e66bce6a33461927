public import Casework
import CommonExpressions

/// The last day to file and where it comes from: the rule, since when it is law, and the answers it was worked out from.
///
/// Public because screens and the command line say the same sentence.
public struct LastDayReason: Sendable {
    private let assessment: Assessment
    private let names: AnswerNames
    private let own: ProgramWords

    public init(assessment: Assessment, questions: [Question], answers: Answers, language: String) {
        let speaking = SheetLanguage(language, title: assessment.program.title)
        self.init(assessment: assessment, names: AnswerNames(language: speaking, questions: questions, answers: answers))
    }

    init(assessment: Assessment, names: AnswerNames) {
        self.assessment = assessment
        self.names = names
        own = ProgramWords.words(for: names.language.document)
    }

    /// `Monday, March 1, 2027, because 7 CFR 1416.107 as of January 17, 2025; Date of the loss: June 2, 2026`, what is still
    /// missing where the day is not known, and nil where the program names no last day.
    public var sentence: String? {
        guard let version = assessment.version, let rule = version.lastDay, let day = assessment.lastDay else { return nil }
        let language = names.language.document
        switch day {
        case .date(let date):
            let source = rule.cites.isEmpty ? own.officeRules : rule.cites.joined(separator: own.and)
            let told = own.lastDayBecause.filled(
                DateWords.full(date, in: language), source, DateWords.long(version.inForce, in: language))
            let reasons = names.ordered(rule.day.names).compactMap { name in
                names.value(of: name).map { "\(names.label(of: name)): \($0)" }
            }
            return reasons.isEmpty ? told : own.lastDayFrom.filled(told, reasons.joined(separator: "; "))
        case .unknown(let missing):
            return "\(own.lastDayUnknown) \(names.language.words.dependsOn.filled(names.labels(of: missing)))"
        case .failed: return own.lastDayFailed
        }
    }
}
