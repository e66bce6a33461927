import Casework

/// The shortest ways through a workflow, and what lies beside them. States go by their place in the pack's order.
struct WaysThrough {
    /// By target, then by state: fewest steps, or nil where no way leads.
    let steps: [[Int?]]
    private let workflow: Workflow
    private let ids: [String]

    init(_ workflow: Workflow) {
        self.workflow = workflow
        let ids = workflow.states.map(\.id)
        self.ids = ids
        let edges = workflow.transitions.flatMap { transition -> [(from: Int, to: Int)] in
            guard case .state(let to) = transition.to, let target = ids.firstIndex(of: to) else { return [] }
            return ids.indices.filter { workflow.leads(transition, from: ids[$0]) }.map { ($0, target) }
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

    /// Where a transition leads from a state; nil when it does not leave that state.
    private func destination(of transition: Transition, from state: Int) -> Int? {
        guard workflow.leads(transition, from: ids[state]) else { return nil }
        switch transition.to {
        case .state(let id): return ids.firstIndex(of: id)
        case .same: return state
        }
    }

    /// Transitions one step nearer. Where a later step of the way asks for four eyes on one of them, that one is meant:
    /// whoever denies does so on a recommended denial.
    func nearer(from state: Int, to target: Int) -> [Transition] {
        guard let left = steps[target][state], left > 0 else { return [] }
        let nearer = workflow.transitions.filter { transition in
            destination(of: transition, from: state).flatMap { steps[target][$0] } == left - 1
        }
        let meant = nearer.filter { transition in
            guard let next = destination(of: transition, from: state) else { return false }
            return workflow.transitions.contains { later in
                later.notBy.contains(transition.id)
                    && destination(of: later, from: next).flatMap { steps[target][$0] } == left - 2
            }
        }
        return meant.isEmpty ? nearer : meant
    }

    /// Transitions into open states from which the target can still be reached; those that throw a case back weigh less.
    func beside(from state: Int, to target: Int) -> [(element: Transition, weight: Int)] {
        guard let left = steps[target][state] else { return [] }
        return workflow.transitions.compactMap { transition in
            guard !transition.reopens, let next = destination(of: transition, from: state), !workflow.states[next].isFinal,
                let then = steps[target][next], then >= left
            else { return nil }
            return (transition, then > left + 1 ? 1 : 4)
        }
    }
}
