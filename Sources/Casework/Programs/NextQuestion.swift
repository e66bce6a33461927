import CommonExpressions

extension InterviewCourse {
    /// The question that settles most: the greatest number of programs to be expected settled by its answer, every class
    /// of answers taken to be as likely as its share; then the office's order.
    ///
    /// Nil when no answer would change a verdict any more.
    public var next: Question? {
        let open = open
        guard open.count > 1 else { return open.first }
        // No question can settle more programs than wait for it: those with the most are looked at first, and the others
        // only while they could still be better.
        let ranked = open.enumerated().map { place, question in
            (place: place, question: question, waiting: assessments.filter { $0.missing.contains(question.id) })
        }.sorted { ($0.waiting.count, $1.place) > ($1.waiting.count, $0.place) }
        var best: (question: Question, place: Int, value: Double)?
        for (place, question, waiting) in ranked {
            guard Double(waiting.count) > (best?.value ?? -1) - Self.tie else { break }
            let value = expectedProgress(by: question, of: waiting)
            let isBetter = best.map { value > $0.value + Self.tie || (value > $0.value - Self.tie && place < $0.place) } ?? true
            if isBetter { best = (question, place, value) }
        }
        return best?.question
    }

    /// Differences below it are rounding, not a reason.
    private static let tie = 1e-9

    /// How many of the programs that wait for a question its answer settles, on average.
    private func expectedProgress(by question: Question, of waiting: [Assessment]) -> Double {
        let expressions = waiting.flatMap(\.openExpressions)
        let classes = classes(of: question, in: expressions, waiting: waiting)
        var progress = 0.0
        for answer in classes {
            var bound = facts
            bound.bind(answer.value, to: question.id)
            for assessment in waiting {
                let after = assessment.program.assess(bound)
                if after.verdict != .cannotTell {
                    progress += answer.share
                } else {
                    // Not settled, but fewer questions stand between it and its verdict.
                    let before = Double(assessment.missing.count)
                    progress += answer.share * Self.nearer * max(0, before - Double(after.missing.count)) / before
                }
            }
        }
        return progress
    }

    /// What a question less between a program and its verdict counts beside a program settled.
    private static let nearer = 0.25

    private func classes(of question: Question, in expressions: [CommonExpression], waiting: [Assessment]) -> [Representative] {
        // Few answers are all tried; of many, one for each class that the conditions tell apart.
        switch question.field.kind {
        case .yesNo: return [true, false].map { Representative(value: .bool($0), share: 0.5) }
        case .choice:
            let choices = question.field.choices
            return choices.map { Representative(value: .string($0.id), share: 1 / Double(choices.count)) }
        default: break
        }
        let space = AnswerSpace([question.id: question.field.answerDomain])
        var found = space.representatives(of: question.id, in: expressions, given: facts.bindings) ?? []
        // A day also decides which version of the rules applies.
        let bounds = waiting.flatMap(\.program.versions).compactMap(\.applies).filter { $0.on == question.id }
        let days = Set(bounds.flatMap { [$0.from, $0.to?.adding(days: 1)] }.compactMap { $0 }).sorted()
        if !days.isEmpty {
            let near = Set(days.flatMap { [$0, $0.adding(days: -1)] }).sorted().map { Value.date($0.civilDay) }
            let all = found.map(\.value) + near.filter { day in !found.contains { $0.value == day } }
            found = all.map { Representative(value: $0, share: 1 / Double(all.count)) }
        }
        return found
    }
}

extension Assessment {
    /// The conditions that are not settled yet.
    var openExpressions: [CommonExpression] {
        findings.compactMap { finding in
            guard finding.holds == nil else { return nil }
            switch finding.subject {
            case .rule(let rule): return rule.that
            case .inTime(let last): return last.day
            case .covered: return nil
            }
        }
    }
}
