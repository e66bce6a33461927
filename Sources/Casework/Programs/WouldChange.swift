import CommonExpressions

/// What would make a program fit somebody.
public enum WouldChange: Sendable, Hashable {
    case fitsAlready
    /// The fewest answers that would have to be others; `isProved` when no fewer would do.
    case change([AnswerChange], isProved: Bool)
    /// No other answers make it fit.
    case nothing
    /// It could not be worked out; a phrase says why.
    case notProved(String)
}

public struct AnswerChange: Sendable, Hashable {
    public let question: String
    /// Nil where it was not answered.
    public let from: AnswerValue?
    public let to: FieldValue

    public init(question: String, from: AnswerValue?, to: FieldValue) {
        self.question = question
        self.from = from
        self.to = to
    }
}

extension InterviewCourse {
    /// The smallest change of answers that makes a program fit, by any version of its rules that is law.
    ///
    /// - Parameter limit: how many parts of conditions are evaluated at most, for each version, before giving up.
    public func wouldChange(_ program: String, limit: Int = 200_000) -> WouldChange {
        guard let assessment = assessments.first(where: { $0.id == program }) else { return .nothing }
        if assessment.verdict == .fits { return .fitsAlready }
        var best: (changes: [AnswerChange], isProved: Bool)?
        var doubt: String?
        for version in assessment.program.versions where version.inForce <= facts.today {
            switch change(to: version, of: assessment.program, limit) {
            case .change(let changes, let isProved):
                if best.map({ changes.cost < $0.changes.cost }) ?? true { best = (changes, isProved) }
            case .notProved(let why): doubt = doubt ?? why
            case .fitsAlready, .nothing: break
            }
        }
        guard let best else { return doubt.map { .notProved($0) } ?? .nothing }
        // What does not fit needs another answer at least, so one is the fewest there can be.
        let isOne = assessment.verdict == .doesNotFit && best.changes.cost.changed == 1
        return .change(best.changes, isProved: isOne || (best.isProved && doubt == nil))
    }

    private func change(to version: ProgramVersion, of program: Program, _ limit: Int) -> WouldChange {
        var wanted = version.rules.map(\.that) + (version.applies?.conditions ?? [])
        if let last = version.lastDay?.inTime { wanted.append(last) }
        // The answers have to agree among themselves afterwards; what nobody was asked and no rule needs stays unasked.
        let told = Set(wanted.flatMap(\.names)).union(facts.bindings.keys)
        wanted += interview.consistency.map(\.that).filter { told.isSuperset(of: $0.names) }
        let names = Set(wanted.flatMap(\.names)).subtracting(["today"])
        let changeable = interview.questions.filter { names.contains($0.id) }.map(\.id)
        switch interview.answerSpace.smallestChange(making: wanted, from: facts.bindings, changing: changeable, limit: limit) {
        case .none: return .notProved("its rules hold, and another reason stands in the way")
        case .impossible: return .nothing
        case .notProved(let why): return .notProved(why)
        case .change(let values, let isProved):
            var changes: [AnswerChange] = []
            for question in interview.questions {
                guard let value = values[question.id].flatMap(question.field.fieldValue) else { continue }
                if answers[question.id]?.value == value { continue }
                changes.append(AnswerChange(question: question.id, from: answers[question.id], to: value))
            }
            // Another version may come before this one, and another question may become moot: only what the whole
            // judgement confirms is told, and nothing that it can do without.
            guard fits(program, with: changes) else { return .notProved("other rules stand in the way") }
            for change in changes.reversed() {
                let fewer = changes.filter { $0 != change }
                if fits(program, with: fewer) { changes = fewer }
            }
            return .change(changes, isProved: isProved)
        }
    }

    private func fits(_ program: Program, with changes: [AnswerChange]) -> Bool {
        let changed = interview.facts(
            answers.merging(changes.map { ($0.question, AnswerValue.value($0.to)) }) { $1 }, today: facts.today)
        return program.assess(changed).verdict == .fits && !interview.consistency.contains { $0.that.answer(changed) == .doesNot }
    }
}

extension [AnswerChange] {
    /// How many answers would be others, and after that how many would have to be given at all.
    fileprivate var cost: (changed: Int, given: Int) {
        let changed = count { $0.from?.value != nil }
        return (changed, count - changed)
    }
}

extension ProgramVersion.Applies {
    /// That the day lies within the bounds, as conditions.
    var conditions: [CommonExpression] {
        let bounds = [from.map { "\(on) >= date('\($0)')" }, to.map { "\(on) <= date('\($0)')" }]
        return bounds.compactMap { $0.flatMap { try? CommonExpression(parsing: $0) } }
    }
}

extension ProgramVersion.LastDay {
    /// `today <= …`; nil where that cannot be written.
    var inTime: CommonExpression? { try? CommonExpression(parsing: "today <= (\(day.source))") }
}
