extension AnswerSpace {
    /// The fewest answers that have to be others for all the conditions to hold.
    ///
    /// Among changes of as few answers, those of names that come earlier are preferred, and then values near the present
    /// one: a number or a day moves to the nearest end of a class. Questions that are not answered yet may take any answer;
    /// that does not count as a change, but an answer that is needed is in the result.
    /// - Parameters:
    ///   - answers: the answers there are, and values that are no answers, such as `today`.
    ///   - names: the answers that may become others, in order of preference; further ones stay as they are, and so do
    ///     text and rows.
    ///   - limit: how many parts of conditions may be evaluated.
    public func smallestChange(
        making wanted: [CommonExpression], from answers: [String: Value], changing names: [String], limit: Int = 200_000
    ) -> SmallestChange {
        smallestChange(making: wanted, from: answers, changing: names, limit: limit, .standard)
    }

    func smallestChange(
        making wanted: [CommonExpression], from answers: [String: Value], changing names: [String], limit: Int,
        _ limits: CandidateSearch.Limits
    ) -> SmallestChange {
        if wanted.allSatisfy({ $0.evaluate(answers) == .value(.bool(true)) }) { return .none }
        let wanted = Self.unsettled(wanted, answers)
        let searchable = Set(names.filter { name in domains[name].flatMap { AnswerRange(name: name, domain: $0) } != nil })
        let set = ConditionSet(wanted, space: self, fixed: answers.filter { !searchable.contains($0.key) })
        let effort = Effort(limit)
        var change: [String: Value] = [:]
        var isProved = true
        var doubt: String?
        for component in set.components {
            // Text that may be changed might do it with less.
            let kept = component.reduce(into: Set<String>()) { $0.formUnion(set.conjuncts[$1].fixed) }.intersection(names)
            var search = ChangeOfAnswers(set, conjuncts: component, answers: answers, names: names, limits: limits, effort: effort)
            switch search.smallest() {
            case .change(let part, let isPartProved):
                change.merge(part) { first, _ in first }
                isProved = isProved && isPartProved && kept.isEmpty
            case .impossible:
                guard let name = kept.min() else { return .impossible }
                doubt = doubt ?? "it depends on `\(name)`, which cannot be searched"
            case .beyond: doubt = doubt ?? set.beyond
            case .stopped: doubt = doubt ?? Self.stopped(limit)
            case .doubtful(let reason): doubt = doubt ?? reason
            }
        }
        if let doubt { return .notProved(doubt) }
        let bindings = answers.merging(change) { _, new in new }
        guard wanted.allSatisfy({ $0.evaluate(bindings) == .value(.bool(true)) }) else {
            return .notProved("the answers found do not hold when they are tried")
        }
        return .change(change, isProved: isProved)
    }

    /// Without the conditions that hold already and share no name, not even through others, with one that does not: no
    /// change of theirs could be part of the smallest.
    private static func unsettled(_ wanted: [CommonExpression], _ answers: [String: Value]) -> [CommonExpression] {
        var kept = wanted.map { $0.evaluate(answers) != .value(.bool(true)) }
        var names = Set(zip(wanted, kept).filter(\.1).flatMap(\.0.names)).subtracting(["today"])
        while let next = wanted.indices.first(where: { !kept[$0] && !names.isDisjoint(with: wanted[$0].names) }) {
            kept[next] = true
            names.formUnion(wanted[next].names.subtracting(["today"]))
        }
        return zip(wanted, kept).filter(\.1).map(\.0)
    }
}
