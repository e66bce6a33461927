import CommonExpressions

extension Question {
    /// What is wrong with an answer to this question by itself, or nil. A day outside 1900 to 2199 is a slip of the hand.
    public func problem(with answer: AnswerValue) -> FieldProblem? {
        guard let value = answer.value else { return nil }
        if value.isBlank { return .blankAnswer }
        if let problem = field.problem(with: value) { return problem }
        if field.kind == .integer || field.kind == .money, let number = value.integer, field.minimum == nil, number < 0 {
            return .belowMinimum(0)
        }
        guard field.kind == .date, let day = value.date?.dayNumber else { return nil }
        if field.minimum == nil, day < Field.earliestDay { return .belowMinimum(Field.earliestDay) }
        if field.maximum == nil, day > Field.latestDay { return .aboveMaximum(Field.latestDay) }
        return nil
    }
}

extension InterviewCourse {
    /// Why an answer cannot be taken: no such question, not a value it takes, or at odds with what was answered before.
    public func refusal(answering id: String, with answer: AnswerValue) -> Refusal? {
        guard let question = interview.question(id) else {
            return .unknownQuestion(id, known: interview.questions.map(\.id))
        }
        if let problem = question.problem(with: answer) { return .invalidAnswer(question: id, problem) }
        let after = interview.facts(answers.merging([id: answer]) { $1 }, today: facts.today)
        let broken = interview.consistency.firstIndex { $0.that.names.contains(id) && $0.that.answer(after) == .doesNot }
        return broken.map { .contradiction(index: $0) }
    }

    /// Checks answers that came all at once, such as from a file: the first that cannot be taken is refused.
    public func check() throws(Refusal) {
        for id in answers.keys.sorted() {
            guard let answer = answers[id], let refusal = refusal(answering: id, with: answer) else { continue }
            throw refusal
        }
    }
}

extension Checklist {
    /// Checks the answers to a checklist's questions: the first that cannot be taken is refused.
    public func check(_ answers: Answers) throws(Refusal) {
        for id in answers.keys.sorted() {
            guard let question = questions.first(where: { $0.id == id }) else {
                throw .unknownQuestion(id, known: questions.map(\.id))
            }
            if let answer = answers[id], let problem = question.problem(with: answer) {
                throw .invalidAnswer(question: id, problem)
            }
        }
    }
}
