import Casework

/// What questions and fields are called on paper, and what was answered to them.
struct AnswerNames {
    let language: SheetLanguage
    /// In the order in which they are told.
    let fields: [Field]
    let answers: Answers

    /// Questions come before fields of the same name: a form's field and the question it answers are the same thing.
    init(language: SheetLanguage, questions: [Question], fields: [Field] = [], answers: Answers) {
        self.language = language
        let asked = Set(questions.map(\.id))
        self.fields = questions.map(\.field) + fields.filter { !asked.contains($0.id) }
        self.answers = answers
    }

    private var words: SheetWords { language.words }

    /// `Date of the loss` for `loss_date`; a place nobody has named is called by its own name.
    func label(of name: String) -> String {
        field(of: name).map { language.text($0.label) } ?? words.builtInNames[name] ?? name
    }

    /// Labels in the order of the questions, `; ` between them.
    func labels(of names: Set<String>) -> String {
        var seen: Set<String> = []
        return ordered(names).map(label).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// Nil for what was not answered with a value.
    func value(of name: String) -> String? {
        guard let field = field(of: name), let answer = answers[field.id]?.value else { return nil }
        return told(answer, to: name)
    }

    /// A value as it is told for a question; nil for a blank one.
    func told(_ answer: FieldValue, to name: String) -> String? {
        guard let field = field(of: name), !answer.isBlank else { return nil }
        if field.isProtected { return words.notShown }
        switch (field.kind, answer) {
        case (.money, .integer(let cents)): return NumberWords.dollars(cents: cents)
        case (.date, .text): return answer.date.map { DateWords.long($0, in: language.asked) } ?? answer.text
        case (.choice, .text(let id)): return field.choices.first { $0.id == id }.map { language.text($0.title) } ?? id
        case (_, .text(let text)): return text
        case (_, .integer(let number)): return String(number)
        case (_, .yesNo(let flag)): return flag ? words.yes : words.no
        case (_, .rows(let rows)): return words.entries.filled(String(rows.count))
        }
    }

    /// `Number of workers is 10`, `You sell food: No`; the label alone where there is no value to tell.
    func statement(of name: String) -> String {
        let label = label(of: name)
        guard let value = value(of: name) else { return label }
        return field(of: name)?.kind == .yesNo ? "\(label): \(value)" : words.answerIs.filled(label, value)
    }

    func ordered(_ names: Set<String>) -> [String] {
        let places = Dictionary(fields.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        return names.sorted { left, right in
            let keys = (places[Self.base(left)] ?? .max, places[Self.base(right)] ?? .max)
            return keys.0 != keys.1 ? keys.0 < keys.1 : left < right
        }
    }

    private func field(of name: String) -> Field? {
        let base = Self.base(name)
        return fields.first { $0.id == base }
    }

    /// `losses` of `answers.losses`, of `losses[2].head` and of itself.
    static func base(_ name: String) -> String {
        let rest = name.hasPrefix("answers.") ? name.dropFirst("answers.".count) : name[...]
        return String(rest.prefix { $0 != "." && $0 != "[" })
    }
}

extension AnswerNames {
    /// Each of these questions with its answer; one that was not asked says so.
    func facts(of questions: [Question]) -> [Fact] {
        questions.map { question in
            let label = language.text(question.field.label)
            if let value = value(of: question.id) { return Fact(label, value) }
            return Fact(label, answers[question.id] == .dontKnow ? words.doNotKnow : words.notAnswered)
        }
    }
}
