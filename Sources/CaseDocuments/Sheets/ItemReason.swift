public import Casework
import CommonExpressions

/// Why an item of a checklist does not apply to somebody: the answers that are enough to say so.
///
/// Public because screens and the command line say the same sentence.
public struct ItemReason: Sendable {
    private let item: ChecklistItem
    private let facts: ConditionFacts
    private let names: AnswerNames
    private let narrowed: @Sendable (Set<String>) -> ConditionFacts

    /// For answers alone.
    public init(item: ChecklistItem, answers: Answers, questions: [Question], language: String, today: CivilDate) {
        let speaking = SheetLanguage(language, title: item.text)
        self.init(item: item, names: AnswerNames(language: speaking, questions: questions, answers: answers)) { known in
            ConditionFacts(answers.filter { known.contains($0.key) }, to: questions, today: today)
        }
    }

    /// For a case, by what its form holds.
    public init(
        item: ChecklistItem, record: CaseRecord, type: CaseType, constituent: ConstituentDetails?, language: String, today: CivilDate
    ) {
        let speaking = SheetLanguage(language, title: item.text)
        let names = AnswerNames(language: speaking, questions: [], fields: type.fields, answers: record.values.mapValues { .value($0) })
        self.init(item: item, names: names) { known in
            let values = record.values.filter { known.contains($0.key) }
            return ConditionFacts(of: record, type: type, values: values, constituent: constituent, today: today)
        }
    }

    init(item: ChecklistItem, names: AnswerNames, narrowed: @escaping @Sendable (Set<String>) -> ConditionFacts) {
        self.item = item
        self.names = names
        self.narrowed = narrowed
        facts = narrowed(Set(names.fields.map(\.id)))
    }

    /// `Does not apply: Number of workers is 10`; nil where it does, or nobody can tell.
    public var sentence: String? {
        guard let when = item.when, when.answer(facts) == .doesNot else { return nil }
        let told = names.ordered(deciding(when)).map(names.statement).joined(separator: "; ")
        return ChecklistWords.words(for: names.language.document).doesNotApply.filled(told)
    }

    /// Names left out one after the other, as long as the answer stays the same without them.
    private func deciding(_ when: CommonExpression) -> Set<String> {
        let fields = Set(names.fields.map(\.id))
        var known = fields
        // The last questions are the first to be left out: what was asked first is what people think of as the reason.
        for field in names.fields.reversed() {
            let without = known.subtracting([field.id])
            if when.answer(narrowed(without)) == .doesNot { known = without }
        }
        let read = when.names.filter { known.contains(AnswerNames.base($0)) }
        // Decided by what no question asks, such as the state the case stands in.
        return read.isEmpty ? when.names.filter { !fields.contains(AnswerNames.base($0)) } : read
    }
}
