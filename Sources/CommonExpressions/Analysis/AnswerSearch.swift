/// A search for answers that make some conjuncts true, over fixed candidates, by trying and pruning.
struct AnswerSearch {
    enum Result {
        case found
        case none
        /// The effort was spent first.
        case stopped
    }

    let set: ConditionSet
    let conjuncts: [Int]
    let candidates: [[Candidate]]
    let effort: Effort
    /// Which candidate each question has; nil while it is undecided.
    private(set) var chosen: [Int?]
    /// The search came to answers under which only a part that cannot be searched kept a condition from being settled.
    private(set) var hasMetBeyond = false

    private var tables: [AtomTable]
    private let conjunctsOfQuestion: [[Int]]

    init(_ set: ConditionSet, conjuncts: [Int], candidates: [[Candidate]], effort: Effort) {
        self.set = set
        self.conjuncts = conjuncts
        self.candidates = candidates
        self.effort = effort
        chosen = Array(repeating: nil, count: set.ranges.count)
        tables = set.atoms.map { AtomTable($0, candidates: candidates) }
        var reading: [[Int]] = Array(repeating: [], count: set.ranges.count)
        for conjunct in conjuncts {
            for question in set.conjuncts[conjunct].questions { reading[question].append(conjunct) }
        }
        conjunctsOfQuestion = reading
    }

    /// The answers chosen, without questions that are left open.
    var answers: [Int: Value] {
        var result: [Int: Value] = [:]
        for (question, index) in chosen.enumerated() {
            if let index, let value = candidates[question][index].value { result[question] = value }
        }
        return result
    }

    mutating func choose(_ candidate: Int?, for question: Int) {
        chosen[question] = candidate
    }

    /// Whether the conjuncts may still come true.
    mutating func isPossible() -> Bool {
        areAllPossible(conjuncts)
    }

    /// Leaves questions open again that turned out not to matter.
    mutating func forget(_ questions: [Int]) {
        for question in questions where chosen[question] != nil {
            let kept = chosen[question]
            chosen[question] = nil
            if !conjunctsOfQuestion[question].allSatisfy({ outcomes($0, isStrict: true) == .yes }) { chosen[question] = kept }
        }
    }

    /// Decides the undecided questions until all conjuncts are true, those of `order` first and among its candidates only,
    /// then the others, the most bound ones first. Choices made stay as they are when it was found.
    mutating func solve(order: [(question: Int, candidates: [Int])]) -> Result {
        guard effort.spend() else { return .stopped }
        if let next = order.first {
            return tryAll(next.candidates, for: next.question, then: Array(order.dropFirst()))
        }
        guard let question = mostBound() else {
            return conjuncts.allSatisfy { outcomes($0, isStrict: true) == .yes } ? .found : .none
        }
        return tryAll(Array(candidates[question].indices), for: question, then: [])
    }

    private mutating func tryAll(_ indices: [Int], for question: Int, then order: [(question: Int, candidates: [Int])]) -> Result {
        for index in indices {
            guard effort.spend(conjunctsOfQuestion[question].count) else { break }
            chosen[question] = index
            if areAllPossible(conjunctsOfQuestion[question]) {
                let result = solve(order: order)
                if case .none = result { continue }
                return result
            }
        }
        chosen[question] = nil
        return effort.isSpent ? .stopped : .none
    }

    /// The undecided question in a conjunct that is not true yet, with few candidates for the undecided atoms it is in.
    private mutating func mostBound() -> Int? {
        var weights: [Int: Int] = [:]
        for conjunct in conjuncts where outcomes(conjunct, isStrict: true) != .yes {
            for atom in set.conjuncts[conjunct].atoms {
                let open = set.atoms[atom].questions.filter { chosen[$0] == nil }
                // An atom that waits for one answer only prunes at once.
                for question in open { weights[question, default: 0] += open.count == 1 ? 2 : 1 }
            }
        }
        return weights.min { left, right in
            let (one, other) = (candidates[left.key].count * right.value, candidates[right.key].count * left.value)
            return one == other ? left.key < right.key : one < other
        }?.key
    }

    private mutating func areAllPossible(_ conjuncts: [Int]) -> Bool {
        for conjunct in conjuncts {
            let outcomes = outcomes(conjunct, isStrict: false)
            if outcomes.contains(.yes) { continue }
            if outcomes == .beyond { hasMetBeyond = true }
            // Going on only matters while it might show that what is beyond makes no difference.
            if !outcomes.contains(.beyond) || hasMetBeyond { return false }
        }
        return true
    }

    /// - Parameter isStrict: an atom with an undecided question may come to anything, as it does for the evaluator.
    private mutating func outcomes(_ conjunct: Int, isStrict: Bool) -> PossibleOutcomes {
        let condition = set.conjuncts[conjunct].condition
        return condition.outcomes { atom in
            tables[atom].outcomes(chosen, isStrict: isStrict, effort)
        }
    }
}
