import Casework

/// The shortest ways through a workflow, and what lies beside them. States go by their place in the pack's order.
struct WaysThrough {
    /// By target, then by state: fewest steps, or nil where no way leads.
    let steps: [[Int?]]
    private let workflow: Workflow
    /// Those that people take; the clock takes the others when their time has come.
    private let transitions: [Transition]
    private let ids: [String]

    init(_ workflow: Workflow) {
        self.workflow = workflow
        let ids = workflow.states.map(\.id)
        self.ids = ids
        let transitions = workflow.transitions.filter { !$0.roles.contains(Role.system) }
        self.transitions = transitions
        let edges = transitions.flatMap { transition -> [(from: Int, to: Int)] in
            let targets = transition.to.states.compactMap { ids.firstIndex(of: $0) }
            return ids.indices.filter { workflow.leads(transition, from: ids[$0]) }.flatMap { from in targets.map { (from, $0) } }
        }
        steps = ids.indices.map { Self.steps(to: $0, edges, count: ids.count) }
    }

    /// Breadth first, from the target backwards.
    private static func steps(to target: Int, _ edges: [(from: Int, to: Int)], count: Int) -> [Int?] {
        var steps = [Int?](repeating: nil, count: count)
        steps[target] = 0
        var border: Set<Int> = [target]
        var distance = 0
        while !border.isEmpty {
            distance += 1
            let next = Set(edges.filter { border.contains($0.to) && steps[$0.from] == nil }.map(\.from))
            for state in next { steps[state] = distance }
            border = next
        }
        return steps
    }

    /// Where a transition may lead from a state; nowhere when it does not leave that state. Which of several it will be
    /// is up to the case.
    private func destinations(of transition: Transition, from state: Int) -> [Int] {
        guard workflow.leads(transition, from: ids[state]) else { return [] }
        return transition.to.states.compactMap { ids.firstIndex(of: $0) } + (transition.to.mayStay ? [state] : [])
    }

    /// Transitions that are, or may be, one step nearer. Where a later step of the way asks for four eyes on one of them,
    /// that one is meant: whoever denies does so on a recommended denial.
    func nearer(from state: Int, to target: Int) -> [Transition] {
        guard let left = steps[target][state], left > 0 else { return [] }
        let nearer = transitions.filter { transition in
            destinations(of: transition, from: state).contains { steps[target][$0] == left - 1 }
        }
        let meant = nearer.filter { transition in
            destinations(of: transition, from: state).contains { next in
                transitions.contains { later in
                    later.notBy.contains(transition.id)
                        && destinations(of: later, from: next).contains { steps[target][$0] == left - 2 }
                }
            }
        }
        return meant.isEmpty ? nearer : meant
    }

    /// Transitions into open states from which the target can still be reached; those that throw a case back weigh less.
    func beside(from state: Int, to target: Int) -> [(element: Transition, weight: Int)] {
        guard let left = steps[target][state] else { return [] }
        return transitions.compactMap { transition in
            let next = destinations(of: transition, from: state)
            guard !transition.reopens, !next.isEmpty, !next.contains(where: { workflow.states[$0].isFinal }) else { return nil }
            let then = next.compactMap { steps[target][$0] }
            guard then.count == next.count, let nearest = then.min(), nearest >= left else { return nil }
            return (transition, nearest > left + 1 ? 1 : 4)
        }
    }
}
