/// One answer that stands for all the answers the conditions cannot tell from it.
public struct Representative: Hashable, Sendable {
    public let value: Value
    /// How much of the domain it stands for, counted in answers: the shares of a question sum to 1.
    public let share: Double

    public init(value: Value, share: Double) {
        self.value = value
        self.share = share
    }
}

extension AnswerSpace {
    /// One value for each class of answers to a question that the expressions cannot tell apart; there may be more values
    /// than classes. Nil where they cannot be listed: text, rows, or comparisons that are not understood.
    ///
    /// Where the question is compared with another one of a wide range that is not given, classes are cut where the other's
    /// own classes and some samples of it would cut them: no short list would do for every answer to both.
    public func representatives(of name: String, in expressions: [CommonExpression], given: [String: Value]) -> [Representative]? {
        representatives(of: name, in: expressions, given: given, .standard)
    }

    func representatives(
        of name: String, in expressions: [CommonExpression], given: [String: Value], _ limits: CandidateSearch.Limits
    ) -> [Representative]? {
        guard let domain = domains[name], let range = AnswerRange(name: name, domain: domain) else { return nil }
        let set = ConditionSet(expressions, space: self, fixed: given.filter { $0.key != name })
        guard let question = set.index(of: name) else {
            return [Representative(value: range.value(at: range.positions.lowerBound), share: 1)]
        }
        let effort = Effort(100_000)
        let partners = set.atoms(reading: question).reduce(into: Set<Int>()) { $0.formUnion(set.atoms[$1].questions) }
        var finding = CandidateSearch(set, questions: partners.sorted(), present: [:], limits: limits, effort: effort)
        let candidates = finding.classes(of: question)
        if range.isOrdered, candidates.doubtful.contains(question) { return nil }
        var classes = Self.classes(range, starts: candidates.starts[question])
        Self.join(&classes, question, set, candidates, effort)
        return classes.map { Representative(value: range.value(at: $0.position), share: $0.count / range.count) }
    }

    private static func classes(_ range: AnswerRange, starts: Set<Int>) -> [(position: Int, count: Double)] {
        guard range.isOrdered else { return range.positions.map { ($0, 1) } }
        let begins = [range.positions.lowerBound] + starts.subtracting([range.positions.lowerBound]).sorted()
        let nexts = begins.dropFirst().map(Double.init) + [Double(range.positions.upperBound) + 1]
        return zip(begins, nexts).map { begin, next in (begin, next - Double(begin)) }
    }

    /// Joins classes for which every atom comes to the same whatever the other answers are, as far as that is affordable.
    private static func join(
        _ classes: inout [(position: Int, count: Double)], _ question: Int, _ set: ConditionSet, _ candidates: Candidates, _ effort: Effort
    ) {
        let atoms = set.atoms(reading: question).filter { !set.atoms[$0].isBeyond }
        var cases: [(atom: Int, slot: Int, values: [Value?])] = []
        for atom in atoms {
            let questions = set.atoms[atom].questions
            guard let slot = questions.firstIndex(of: question) else { continue }
            let lists = questions.map { $0 == question ? [Candidate.open] : candidates.lists[$0] }
            guard lists.reduce(1.0, { $0 * Double($1.count) }) <= 2_000 else { return }
            for combination in CandidateSearch.combinations(lists) { cases.append((atom, slot, combination.map(\.value))) }
        }
        guard effort.spend(cases.count * classes.count) else { return }
        var placeOfOutcomes: [[Outcome]: Int] = [:]
        var joined: [(position: Int, count: Double)] = []
        for one in classes {
            let value = set.ranges[question].value(at: one.position)
            let outcomes = cases.map { entry in
                var values = entry.values
                values[entry.slot] = value
                return set.atoms[entry.atom].term.outcome(values)
            }
            if let place = placeOfOutcomes[outcomes] {
                joined[place].count += one.count
            } else {
                placeOfOutcomes[outcomes] = joined.count
                joined.append(one)
            }
        }
        classes = joined
    }
}
