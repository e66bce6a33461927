public import CommonExpressions

/// What the conditions of each place in a pack may name.
extension CaseType {
    /// Guards, destinations and the conditions of checklists on a case.
    public var conditionScope: Scope {
        var names: [String: ValueType] = ["today": .date, "opened": .date, "received": .date]
        names["state"] = .choice(workflow.states.map(\.id))
        names["constituent"] = .record([
            "language": .string, "city": .string, "state": .string, "postal_code": .string, "born": .date, "is_organisation": .bool,
        ])
        var answers: [String: ValueType] = [:]
        for field in fields {
            names[field.id] = field.conditionType
            answers[field.id] = field.conditionType
        }
        names["answers"] = .record(answers)
        return Scope(names)
    }
}

extension Interview {
    public var conditionScope: Scope { Scope(questions: questions) }
    /// What may be answered to each question.
    public var answerSpace: AnswerSpace { AnswerSpace(Dictionary(questions.map { ($0.id, $0.field.answerDomain) }) { first, _ in first }) }
}

extension Checklist {
    public var conditionScope: Scope { Scope(questions: questions) }
}

extension Scope {
    init(questions: [Question]) {
        var names: [String: ValueType] = ["today": .date]
        for question in questions { names[question.id] = question.field.conditionType }
        self.init(names)
    }
}
