extension AnswerSpace {
    /// Whether some answers make all the conditions true.
    ///
    /// Exact where the conditions compare answers with constants or with each other by sums, constant factors, years and
    /// distances of days; beyond that an answer found is still an answer, and what was not found is `notProved`. A condition
    /// that cannot be evaluated counts as not true.
    /// - Parameters:
    ///   - given: answers that stay as they are, whatever their domain, and values that are no answers, such as `today`.
    ///   - limit: how many parts of conditions may be evaluated.
    public func satisfy(_ all: [CommonExpression], given: [String: Value] = [:], limit: Int = 200_000) -> Satisfiability {
        satisfy(all, given: given, limit: limit, .standard)
    }

    func satisfy(_ all: [CommonExpression], given: [String: Value], limit: Int, _ limits: CandidateSearch.Limits) -> Satisfiability {
        let set = ConditionSet(all, space: self, fixed: given)
        let effort = Effort(limit)
        var witness: [Int: Value] = [:]
        var doubt: String?
        for component in set.components {
            switch Self.solve(component, of: set, limit, limits, effort) {
            case .found(let answers): witness.merge(answers) { first, _ in first }
            case .none: return .no
            case .doubtful(let reason): doubt = doubt ?? reason
            }
        }
        if let doubt { return .notProved(doubt) }
        let answers = set.named(witness)
        let bindings = given.merging(answers) { first, _ in first }
        guard all.allSatisfy({ $0.evaluate(bindings) == .value(.bool(true)) }) else {
            return .notProved("the answers found do not hold when they are tried")
        }
        return .yes(answers)
    }

    private enum Solution {
        case found([Int: Value])
        case none
        case doubtful(String)
    }

    private static func solve(
        _ conjuncts: [Int], of set: ConditionSet, _ limit: Int, _ limits: CandidateSearch.Limits, _ effort: Effort
    ) -> Solution {
        var finding = CandidateSearch(set, questions: set.questions(of: conjuncts), present: [:], limits: limits, effort: effort)
        var candidates = finding.candidates()
        candidates.arrange(set, present: [:], prefersOpen: false, effort: effort)
        var search = AnswerSearch(set, conjuncts: conjuncts, candidates: candidates.lists, effort: effort)
        let result = search.isPossible() ? search.solve(order: []) : .none
        switch result {
        case .found:
            search.forget(set.questions(of: conjuncts))
            return .found(search.answers)
        case .stopped: return .doubtful(stopped(limit))
        case .none:
            if search.hasMetBeyond { return .doubtful(set.beyond) }
            return candidates.doubt.map(Solution.doubtful) ?? .none
        }
    }

    static func stopped(_ limit: Int) -> String { "the search was stopped after \(limit) steps" }
}

extension ConditionSet {
    /// Why nothing can be concluded where an answer cannot be searched.
    var beyond: String {
        let places = unsearchable.sorted().map { "`\($0)`" }.joined(separator: ", ")
        return "it depends on \(places), which cannot be searched"
    }
}
