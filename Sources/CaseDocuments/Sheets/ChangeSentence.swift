public import Casework

/// What would make a program fit somebody, as a sentence.
///
/// Public because screens and the command line say the same sentence.
public struct ChangeSentence: Sendable {
    private let change: WouldChange
    private let names: AnswerNames
    private let own: ProgramWords

    public init(_ change: WouldChange, questions: [Question], answers: Answers, language: String, title: LocalizedText) {
        self.change = change
        names = AnswerNames(
            language: SheetLanguage(language, title: title), questions: questions, answers: answers)
        own = ProgramWords.words(for: names.language.document)
    }

    /// None where it fits already. Otherwise one line an answer, or one that says why there is none.
    public var lines: [String] {
        switch change {
        case .fitsAlready: return []
        case .nothing: return [own.nothingWould]
        case .notProved: return [own.wouldNotFound]
        case .change(let changes, _):
            return changes.map { change in
                let label = names.label(of: change.question)
                let to = names.told(change.to, to: change.question) ?? ""
                if change.from == .dontKnow { return own.wouldBeKnown.filled(label, to) }
                guard let from = names.value(of: change.question) else { return own.wouldBe.filled(label, to) }
                return own.wouldBeInstead.filled(label, to, from)
            }
        }
    }
}
