/// The search for the smallest change within conditions that share questions: no change, then every single answer, then
/// every two, in the order of preference.
struct ChangeOfAnswers {
    enum Result {
        case change([String: Value], isProved: Bool)
        case impossible
        case beyond, stopped
        case doubtful(String)
    }

    private enum Step {
        case found, none, stopped
    }

    private let set: ConditionSet
    private let candidates: Candidates
    /// Answered questions that may change, preferred ones first, with where their present answer is among the candidates.
    private let movable: [(question: Int, present: Int)]
    private let present: [Int: Value]
    private let effort: Effort
    private let conjuncts: [Int]
    private let limit: Int
    private var search: AnswerSearch

    init(
        _ set: ConditionSet, conjuncts: [Int], answers: [String: Value], names: [String], limits: CandidateSearch.Limits, effort: Effort
    ) {
        self.set = set
        self.conjuncts = conjuncts
        self.effort = effort
        limit = effort.left
        let questions = set.questions(of: conjuncts)
        var present: [Int: Value] = [:]
        for question in questions { present[question] = answers[set.ranges[question].name] }
        self.present = present
        var finding = CandidateSearch(set, questions: questions, present: present, limits: limits, effort: effort)
        var candidates = finding.candidates()
        candidates.arrange(set, present: present, prefersOpen: true, effort: effort)
        self.candidates = candidates
        var movable: [(question: Int, present: Int)] = []
        for name in names {
            guard let question = set.index(of: name), let value = present[question], !movable.contains(where: { $0.question == question }),
                let index = candidates.lists[question].firstIndex(where: { $0.value == value })
            else { continue }
            movable.append((question, index))
        }
        self.movable = movable
        search = AnswerSearch(set, conjuncts: conjuncts, candidates: candidates.lists, effort: effort)
    }

    mutating func smallest() -> Result {
        for size in 0...movable.count {
            // Once nothing is possible with everything open, nothing is with less.
            for answer in movable { search.choose(nil, for: answer.question) }
            guard search.isPossible() else { break }
            switch choose(size, from: 0, among: []) {
            case .found:
                search.forget(unanswered)
                return .change(changed(search.answers), isProved: candidates.doubt == nil && !search.hasMetBeyond)
            case .stopped: return anyChange()
            case .none: continue
            }
        }
        if effort.isSpent { return .stopped }
        if search.hasMetBeyond { return .beyond }
        return candidates.doubt.map(Result.doubtful) ?? .impossible
    }

    /// Changes `size` more answers at or after a place in the order of preference.
    private mutating func choose(_ size: Int, from start: Int, among chosen: [Int]) -> Step {
        guard effort.spend(1 + conjuncts.count) else { return .stopped }
        guard size > 0 else { return settle(chosen) }
        for next in start..<movable.count where movable.count - next >= size {
            // Everything before stays, everything from here on might change: is there any hope?
            for (index, answer) in movable.enumerated() {
                search.choose(index >= next || chosen.contains(index) ? nil : answer.present, for: answer.question)
            }
            guard search.isPossible() else { return .none }
            let step = choose(size - 1, from: next + 1, among: chosen + [next])
            if step != .none { return step }
        }
        return .none
    }

    /// Looks for answers with exactly these changed, and whatever is needed to open questions.
    private mutating func settle(_ chosen: [Int]) -> Step {
        for (index, answer) in movable.enumerated() {
            search.choose(chosen.contains(index) ? nil : answer.present, for: answer.question)
        }
        guard search.isPossible() else { return .none }
        let order = chosen.map { index in
            let question = movable[index].question
            return (question: question, candidates: candidates.lists[question].indices.filter { $0 != movable[index].present })
        }
        return switch search.solve(order: order) {
        case .found: .found
        case .none: .none
        case .stopped: .stopped
        }
    }

    /// Questions without an answer.
    private var unanswered: [Int] { self.set.questions(of: conjuncts).filter { present[$0] == nil } }

    private func changed(_ answers: [Int: Value]) -> [String: Value] {
        set.named(answers.filter { present[$0.key] != $0.value })
    }

    /// When the effort is spent: some change, by keeping what can be kept, without a claim that it is the smallest.
    private mutating func anyChange() -> Result {
        let rest = Effort(limit / 4)
        var search = AnswerSearch(set, conjuncts: conjuncts, candidates: candidates.lists, effort: rest)
        // Present answers stand first among the candidates, so the least preferred are kept first.
        let order = movable.reversed().map { (question: $0.question, candidates: Array(candidates.lists[$0.question].indices)) }
        guard search.isPossible(), case .found = search.solve(order: order) else { return .stopped }
        search.forget(unanswered)
        return .change(changed(search.answers), isProved: false)
    }
}
