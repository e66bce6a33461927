import CommonExpressions

/// Whether guards and the conditions of destinations can hold, hold together, or all fail.
extension WorkflowAnalysis {
    /// The places a transition is taken from; nil for a way in.
    private func origins(of transition: Transition, onlyReached: Bool) -> [Int?] {
        if transition.from == .start { return [nil] }
        return states.origins(of: transition).filter { !onlyReached || reached.contains($0) }
    }

    /// Whether no answers at all let it be taken, wherever it leaves from.
    mutating func isDead(_ number: Int) -> Bool {
        let origins = origins(of: workflow.transitions[number], onlyReached: false)
        if origins.isEmpty { return false }
        for origin in origins where !proofs.steps(number, from: origin, had: .max).isEmpty { return false }
        return true
    }

    mutating func deadTransitions() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() where isDead(number) {
            // A destination that is not there is no contradiction.
            if transition.guards.isEmpty, !transition.to.hasConditions { continue }
            found.append(.transitionDead(transition: transition.id, parts: contradiction(in: transition)))
        }
        return found
    }

    /// The fewest conditions found that never hold together: taking any of them out would let them.
    private mutating func contradiction(in transition: Transition) -> [WorkflowFinding.Part] {
        let origins = origins(of: transition, onlyReached: false)
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
                guard proofs.prover.prove(set, at: place).isNever else { return false }
            }
        }
        return true
    }

    /// Destinations that overlap, leave a gap, or are never come to.
    mutating func destinations() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() {
            guard case .choice(let branches) = transition.to, !isDead(number) else { continue }
            let origins = origins(of: transition, onlyReached: true)
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
        _ conditions: [CommonExpression], _ origins: [Int?], of transition: Transition?, isFilled: Bool,
        isAtLast: Bool = false
    ) -> WorkflowFinding.Circumstances? {
        for origin in origins {
            switch proofs.prover.prove(conditions, at: proofs.place(origin, of: transition, isFilled: isFilled, isAtLast: isAtLast)) {
            case .holds(let answers): return .init(state: origin.map(states.id), answers: answers)
            case .never: continue
            case .notProved(let why): proofs.doubt(transition.map { .transition($0.id) } ?? .state(origin.map(states.id) ?? ""), why)
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
            let own = guards + [branch.when].compactMap { $0 }
            if branch.when != nil, never(own, at: origins, of: transition) {
                found.append(.transitionShadowed(transition: transition.id, branch: index, by: []))
            } else if isOrdered, let by = shadow(own, of: earlier, in: transition, branches, origins) {
                found.append(.transitionShadowed(transition: transition.id, branch: index, by: by))
            }
            earlier.append(index)
        }
        return found
    }

    /// The earlier branches that leave nothing to this one, the fewest found; nil where they leave something.
    private mutating func shadow(
        _ own: [CommonExpression], of earlier: [Int], in transition: Transition, _ branches: [Transition.Branch], _ origins: [Int?]
    ) -> [Int]? {
        func failing(_ indices: [Int]) -> [CommonExpression] { indices.compactMap { branches[$0].when.flatMap(ComposedCondition.not) } }
        guard !earlier.isEmpty, failing(earlier).count == earlier.count, never(own + failing(earlier), at: origins, of: transition) else {
            return nil
        }
        var kept = earlier
        for index in earlier {
            let fewer = kept.filter { $0 != index }
            if never(own + failing(fewer), at: origins, of: transition) { kept = fewer }
        }
        return kept
    }

    /// States that are not final, and whose ways out can all be closed by their conditions.
    mutating func gaps() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        var nodesOfState: [Int: [Int]] = [:]
        for (node, place) in paths.nodes.enumerated() { nodesOfState[place.state, default: []].append(node) }
        for state in workflow.states.indices where !workflow.states[state].isFinal {
            var ways: Set<Int> = []
            for node in nodesOfState[state] ?? [] {
                for step in paths.steps[node] where paths.nodes[step.target].state != state { ways.insert(step.transition) }
            }
            let id = states.id(state)
            let leaving = ways.sorted()
            if leaving.isEmpty || leaving.contains(where: { workflow.transitions[$0].isFree(leaving: id) }) { continue }
            let failing = leaving.compactMap { closed(workflow.transitions[$0], leaving: id) }
            guard failing.count == leaving.count else {
                proofs.doubt(.state(id), "their conditions are too long to be compared with one another")
                continue
            }
            // What only has to wait for a day is not lost.
            guard let circumstances = circumstances(failing, [state], of: nil, isFilled: true, isAtLast: true) else { continue }
            found.append(.stateGap(state: id, ways: leaving.map { workflow.transitions[$0].id }, circumstances: circumstances))
        }
        return found
    }

    /// That a transition cannot be taken, or does not lead out.
    private func closed(_ transition: Transition, leaving state: String) -> CommonExpression? {
        var conditions = transition.guards.map(\.when)
        if case .choice(let branches) = transition.to {
            guard branches.count <= StepProofs.maximumBranches,
                let leads = ComposedCondition.first(of: branches.map { ($0.when, $0.state != nil && $0.state != state) })
            else { return nil }
            conditions.append(leads)
        }
        return ComposedCondition.not(all: conditions)
    }
}

extension Transition {
    /// Whether it leads out of a state whatever is answered.
    fileprivate func isFree(leaving state: String) -> Bool {
        guard guards.isEmpty else { return false }
        switch to {
        case .state(let target): return target != state
        case .same: return false
        case .choice(let branches):
            return branches.contains { $0.when == nil } && branches.allSatisfy { $0.state != nil && $0.state != state }
        }
    }
}
