import CommonExpressions

/// Whether guards and the conditions of destinations can hold, hold together, or all fail.
extension WorkflowAnalysis {
    /// The places a transition is taken from, one of each kind that its conditions know; nil for a way in.
    private mutating func origins(of number: Int, onlyReached: Bool) -> [Int?] {
        let transition = workflow.transitions[number]
        if transition.from == .start { return [nil] }
        var met: Set<Int> = []
        var found: [Int?] = []
        for origin in states.origins(of: transition) where !onlyReached || reached.contains(origin) {
            if met.insert(proofs.representative(number, origin)).inserted { found.append(origin) }
        }
        return found
    }

    /// Whether no answers at all let it be taken, wherever it leaves from.
    mutating func isDead(_ number: Int) -> Bool {
        let origins = origins(of: number, onlyReached: false)
        if origins.isEmpty { return false }
        for origin in origins where !proofs.steps(number, from: origin, had: .max).isEmpty { return false }
        return true
    }

    mutating func deadTransitions() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() where isDead(number) {
            // A destination that is not there is no contradiction.
            if transition.guards.isEmpty, !transition.to.hasConditions { continue }
            found.append(.transitionDead(transition: transition.id, parts: contradiction(in: transition, number)))
        }
        return found
    }

    /// The fewest conditions found that never hold together: taking any of them out would let them.
    private mutating func contradiction(in transition: Transition, _ number: Int) -> [WorkflowFinding.Part] {
        let origins = origins(of: number, onlyReached: false)
        let branches = transition.to.conditions
        var kept = Array(transition.guards.indices)
        let isByGuards = never(kept.map { transition.guards[$0].when }, at: origins, of: transition)
        let others = isByGuards ? [] : branches
        for index in kept.prefix(Self.maximumCore) {
            let fewer = kept.filter { $0 != index }
            if never(fewer.map { transition.guards[$0].when }, or: others, at: origins, of: transition) { kept = fewer }
        }
        return kept.map { .guardian($0) } + others.indices.map { .branch($0) }
    }

    private static var maximumCore: Int { 30 }

    /// Whether all these never hold, together with any of the others where there are some.
    private mutating func never(
        _ all: [CommonExpression], or others: [CommonExpression] = [], at origins: [Int?], of transition: Transition
    ) -> Bool {
        for origin in origins {
            let place = proofs.place(origin, of: transition)
            for set in others.isEmpty ? [all] : others.map({ all + [$0] }) {
                guard proofs.prover.prove(set, at: place, wantsAnswers: false).isNever else { return false }
            }
        }
        return true
    }

    /// Destinations that overlap, leave a gap, or are never come to.
    mutating func destinations() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() {
            guard case .choice(let branches) = transition.to, !isDead(number) else { continue }
            let origins = origins(of: number, onlyReached: true)
            if origins.isEmpty { continue }
            guard branches.count <= StepProofs.maximumBranches else {
                proofs.doubt(.transition(transition.id), "it has more than \(StepProofs.maximumBranches) destinations")
                continue
            }
            if unordered.contains(transition.id) { found += overlaps(transition, branches, origins) }
            found += gap(transition, branches, origins)
            found += shadows(transition, branches, origins)
        }
        return found
    }

    private mutating func overlaps(_ transition: Transition, _ branches: [Transition.Branch], _ origins: [Int?]) -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for second in branches.indices.dropFirst() {
            for first in 0..<second {
                let conditions = transition.guards.map(\.when) + [branches[first].when, branches[second].when].compactMap { $0 }
                guard let circumstances = circumstances(conditions, origins, of: transition, isFilled: false) else { continue }
                found.append(
                    .destinationsOverlap(transition: transition.id, first: first, second: second, circumstances: circumstances))
            }
        }
        return found
    }

    private mutating func gap(_ transition: Transition, _ branches: [Transition.Branch], _ origins: [Int?]) -> [WorkflowFinding] {
        if branches.contains(where: { $0.when == nil }) { return [] }
        let failing = branches.compactMap { $0.when.flatMap(ComposedCondition.not) }
        guard failing.count == branches.count else {
            proofs.doubt(.transition(transition.id), "its conditions are too long to be compared with one another")
            return []
        }
        let circumstances = circumstances(
            transition.guards.map(\.when) + failing, origins, of: transition, isFilled: true)
        return circumstances.map { [.destinationGap(transition: transition.id, circumstances: $0)] } ?? []
    }

    /// A case for which all these hold; nil where none is found.
    private mutating func circumstances(
        _ conditions: [CommonExpression], _ origins: [Int?], of transition: Transition, isFilled: Bool
    ) -> WorkflowFinding.Circumstances? {
        for origin in origins {
            switch proofs.prover.prove(conditions, at: proofs.place(origin, of: transition, isFilled: isFilled)) {
            case .holds(let answers): return .init(state: origin.map(states.id), answers: answers)
            case .never: continue
            case .notProved(let why): proofs.doubt(.transition(transition.id), why)
            }
        }
        return nil
    }

    private mutating func shadows(_ transition: Transition, _ branches: [Transition.Branch], _ origins: [Int?]) -> [WorkflowFinding] {
        let isOrdered = !unordered.contains(transition.id)
        var found: [WorkflowFinding] = []
        var earlier: [Int] = []
        let guards = transition.guards.map(\.when)
        for (index, branch) in branches.enumerated() {
            if isOrdered, let always = earlier.first(where: { branches[$0].when == nil }) {
                found.append(.transitionShadowed(transition: transition.id, branch: index, by: [always]))
                continue
            }
            let own = [branch.when].compactMap { $0 }
            if isOrdered {
                if let by = shadow(guards, own, of: earlier, in: transition, branches, origins) {
                    found.append(.transitionShadowed(transition: transition.id, branch: index, by: by))
                }
            } else if never(guards + own, at: origins, of: transition) {
                found.append(.transitionShadowed(transition: transition.id, branch: index, by: []))
            }
            earlier.append(index)
        }
        return found
    }

    /// The earlier branches that leave nothing to this one, the fewest found; none of them where it never holds by itself, and
    /// nil where they leave something.
    private mutating func shadow(
        _ guards: [CommonExpression], _ own: [CommonExpression], of earlier: [Int], in transition: Transition,
        _ branches: [Transition.Branch], _ origins: [Int?]
    ) -> [Int]? {
        // In the order in which steps are proved, so that what was proved there is known here.
        func conditions(_ indices: [Int]) -> [CommonExpression] {
            guards + indices.compactMap { branches[$0].when.flatMap(ComposedCondition.not) } + own
        }
        guard conditions(earlier).count == guards.count + earlier.count + own.count,
            never(conditions(earlier), at: origins, of: transition)
        else { return nil }
        var kept = earlier
        for index in earlier {
            let fewer = kept.filter { $0 != index }
            if never(conditions(fewer), at: origins, of: transition) { kept = fewer }
        }
        return kept
    }
}
