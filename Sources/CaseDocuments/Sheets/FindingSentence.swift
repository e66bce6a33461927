public import Casework

/// What one rule of a program comes to for somebody, as a sentence; the pack's own for its rules.
///
/// Public because screens and the command line say the same sentence.
public struct FindingSentence: Sendable {
    private let finding: RuleFinding
    private let assessment: Assessment
    private let names: AnswerNames
    private let own: ProgramWords

    public init(finding: RuleFinding, of assessment: Assessment, questions: [Question], answers: Answers, language: String) {
        let speaking = SheetLanguage(language, title: assessment.program.title)
        self.init(finding: finding, of: assessment, names: AnswerNames(language: speaking, questions: questions, answers: answers))
    }

    init(finding: RuleFinding, of assessment: Assessment, names: AnswerNames) {
        self.finding = finding
        self.assessment = assessment
        self.names = names
        own = ProgramWords.words(for: names.language.document)
    }

    /// `Holds`, `Does not hold`, `Not known yet`: never the sign alone.
    public var word: String {
        switch finding.holds {
        case true?: own.holds
        case false?: own.fails
        case nil: own.unknown
        }
    }

    /// The sentence, and what is missing where it cannot be told yet.
    public var text: String { phrase.text }

    /// A reason to ask before relying on it: nobody vouches for the rule, or not on that day any more.
    public func caution(on day: CivilDate) -> String? {
        switch finding.subject {
        case .rule(let rule): RuleCaution.text(reviewBy: rule.reviewBy, on: day, in: names.language)
        case .inTime(let last): RuleCaution.text(reviewBy: last.reviewBy, on: day, in: names.language)
        case .covered: nil
        }
    }

    var phrase: Phrase {
        var phrase = statement
        if finding.failure != nil {
            phrase.text += " \(own.cannotBeToldFrom)"
        } else if finding.holds == nil, !finding.missing.isEmpty {
            let unknown = finding.missing.filter { names.answers[$0] == .dontKnow }
            let open = finding.missing.subtracting(unknown)
            if !open.isEmpty { phrase.text += " " + names.language.words.dependsOn.filled(names.labels(of: open)) }
            if !unknown.isEmpty { phrase.text += " " + own.youDoNotKnow.filled(names.labels(of: unknown)) }
        }
        return phrase
    }

    private var statement: Phrase {
        switch finding.subject {
        case .rule(let rule):
            let sentence =
                switch finding.holds {
                case true?: rule.because.holds
                case false?: rule.because.fails
                case nil: rule.because.unsure
                }
            return names.language.phrase(sentence)
        case .inTime:
            switch finding.holds {
            case true?: return Phrase(text: own.inTime)
            case false?:
                let day = assessment.lastDay?.date.map { DateWords.full($0, in: names.language.document) }
                return Phrase(text: own.tooLate.filled(day ?? "-"))
            case nil: return Phrase(text: own.tooLateToday)
            }
        case .covered(let applies):
            guard finding.holds == false else { return Phrase(text: own.whichRules) }
            return Phrase(text: applies.map(coverage) ?? own.coversNone)
        }
    }

    /// `These rules are for days from January 1, 2024 on. Date of the loss is June 2, 2023.`
    private func coverage(_ applies: ProgramVersion.Applies) -> String {
        let language = names.language.document
        let from = applies.from.map { DateWords.long($0, in: language) }
        let to = applies.to.map { DateWords.long($0, in: language) }
        let days =
            switch (from, to) {
            case (let from?, let to?): own.coversFromTo.filled(from, to)
            case (let from?, nil): own.coversFrom.filled(from)
            case (nil, let to?): own.coversTo.filled(to)
            case (nil, nil): own.coversNone
            }
        return own.covers.filled(days, names.statement(of: applies.on))
    }
}
