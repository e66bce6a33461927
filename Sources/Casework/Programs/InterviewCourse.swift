import CommonExpressions

/// An interview as far as it has come: what was answered, what that means for each program, and what to ask next.
///
/// It is a value and does nothing by itself; every answer makes another one.
public struct InterviewCourse: Sendable, Hashable {
    public let interview: Interview
    public let programs: [Program]
    public let answers: Answers
    public let facts: ConditionFacts
    /// In the pack's order.
    public let assessments: [Assessment]

    public init(interview: Interview, programs: [Program], answers: Answers = [:], today: CivilDate) {
        self.interview = interview
        self.programs = programs
        self.answers = answers
        let facts = interview.facts(answers, today: today)
        self.facts = facts
        assessments = programs.map { $0.assess(facts) }
    }

    /// The same with one answer more, another one, or (nil) one less.
    public func answering(_ question: String, _ answer: AnswerValue?) -> InterviewCourse {
        var answers = answers
        answers[question] = answer
        return InterviewCourse(interview: interview, programs: programs, answers: answers, today: facts.today)
    }

    /// What the answers contradict themselves in.
    public var contradictions: [Interview.Consistency] {
        interview.consistency.filter { $0.that.answer(facts) == .doesNot }
    }

    /// Questions whose answer could still change a verdict, in the office's order: not asked yet, and put to this person.
    /// What decides whether a question is put to somebody is asked before it.
    public var open: [Question] {
        var wanted = assessments.reduce(into: Set<String>()) { $0.formUnion($1.missing) }
        var premises: [String: Set<String>] = [:]
        var waiting = interview.questions.filter { wanted.contains($0.id) && answers[$0.id] == nil }
        while let question = waiting.popLast() {
            guard case .unknown(let names)? = question.when?.answer(facts) else { continue }
            let unasked = names.filter { answers[$0] == nil }
            premises[question.id] = unasked
            let new = unasked.subtracting(wanted)
            wanted.formUnion(new)
            waiting += interview.questions.filter { new.contains($0.id) }
        }
        return interview.questions.filter { question in
            wanted.contains(question.id) && answers[question.id] == nil && premises[question.id, default: []].isEmpty
                && question.when?.answer(facts) != .doesNot
        }
    }

    /// Whether every program is settled as far as answers can settle it.
    public var isOver: Bool { open.isEmpty }

    /// Whether the person said of it that they do not know.
    public func isUnknownToThem(_ question: String) -> Bool { answers[question] == .dontKnow }
}

extension Interview {
    /// What answers say to somebody who was asked these questions.
    public func facts(_ answers: Answers, today: CivilDate) -> ConditionFacts {
        ConditionFacts(hearing: answers, to: questions, today: today)
    }
}

extension Checklist {
    public func facts(_ answers: Answers, today: CivilDate) -> ConditionFacts {
        ConditionFacts(hearing: answers, to: questions, today: today)
    }
}

extension ConditionFacts {
    /// Without answers to questions that are not put to this person, because an earlier answer has changed since: they
    /// say nothing any more.
    fileprivate init(hearing answers: Answers, to questions: [Question], today: CivilDate) {
        var heard = answers
        while true {
            let facts = ConditionFacts(heard, to: questions, today: today)
            let moot = questions.filter { heard[$0.id] != nil && $0.when?.answer(facts) == .doesNot }
            if moot.isEmpty {
                self = facts
                return
            }
            for question in moot { heard[question.id] = nil }
        }
    }
}
