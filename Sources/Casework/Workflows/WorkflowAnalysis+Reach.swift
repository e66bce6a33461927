/// Whether cases get in, everywhere and out.
extension WorkflowAnalysis {
    mutating func waysIn() -> [WorkflowFinding] {
        let ways = workflow.waysIn
        if workflow.initial != nil, !ways.isEmpty { return [.noWayIn(.both)] }
        if !paths.starts.isEmpty { return [] }
        if ways.isEmpty { return [.noWayIn(.none)] }
        let entries = workflow.transitions.indices.filter { workflow.transitions[$0].from == .start }.map { entry($0, to: nil) }
        return [.noWayIn(.closed(entries))]
    }

    func exits() -> [WorkflowFinding] {
        workflow.transitions.compactMap { transition in
            guard !transition.reopens, case .states(let origins) = transition.from else { return nil }
            let finals = origins.filter { workflow.state($0)?.isFinal == true }
            return finals.isEmpty ? nil : .finalWithExit(transition: transition.id, states: finals)
        }
    }

    /// A case begins open: what is decided already is no case.
    mutating func closedAtOnce() -> [WorkflowFinding] {
        if let initial = workflow.initial {
            return workflow.state(initial)?.isFinal == true ? [.finalAtOnce(state: initial, transition: nil, branch: nil)] : []
        }
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() where transition.from == .start {
            for step in proofs.steps(number, from: nil, had: 0) where workflow.states[step.target].isFinal {
                found.append(.finalAtOnce(state: states.id(step.target), transition: transition.id, branch: step.branch))
            }
        }
        return found
    }

    mutating func unreachedStates() -> [WorkflowFinding] {
        let missed = workflow.states.indices.filter { !reached.contains($0) }
        let near = ids(reached.sorted())
        var found: [WorkflowFinding] = []
        for state in missed {
            let id = states.id(state)
            let entries = workflow.transitions.indices.filter { workflow.transitions[$0].to.states.contains(id) }
            found.append(
                .stateUnreachable(state: id, entries: entries.map { entry($0, to: state) }, reached: near, missed: ids(missed)))
        }
        return found
    }

    /// Why no case comes to a state by a transition; nil stands for coming in at all.
    private mutating func entry(_ number: Int, to state: Int?) -> WorkflowFinding.Entry {
        WorkflowFinding.Entry(transition: workflow.transitions[number].id, obstacle: obstacle(number, to: state))
    }

    private mutating func obstacle(_ number: Int, to state: Int?) -> WorkflowFinding.Obstacle {
        let transition = workflow.transitions[number]
        if isDead(number) { return .dead }
        if transition.from == .start {
            let steps = proofs.steps(number, from: nil, had: .max)
            return steps.contains { $0.target == state || state == nil } ? .tooEarly : .elsewhere
        }
        let origins = states.origins(of: transition).filter(reached.contains)
        if origins.isEmpty { return .unreached }
        let taken = origins.filter { running.isTaken(number, in: $0) }
        if taken.isEmpty { return .nobody }
        for origin in taken where proofs.steps(number, from: origin, had: .max).contains(where: { $0.target == state }) {
            return .tooEarly
        }
        return .elsewhere
    }

    func trappedStates() -> [WorkflowFinding] {
        guard workflow.states.contains(where: \.isFinal) else { return [] }
        let ends = paths.nodes.indices.filter { workflow.states[paths.nodes[$0].state].isFinal }
        let ending = paths.graph.reaching(ends)
        var trapped: [Int: [Int]] = [:]
        var free: Set<Int> = []
        for (node, place) in paths.nodes.enumerated() {
            if ending.contains(node) { free.insert(place.state) } else { trapped[place.state, default: []].append(node) }
        }
        return trapped.keys.sorted().compactMap { state in
            guard let node = trapped[state]?.first else { return nil }
            let walk = paths.graph.walk(from: node)
            return .stateTrapped(
                state: states.id(state),
                walk: .init(states: ids(walk.nodes.map { paths.nodes[$0].state }), isLoop: walk.isLoop),
                path: free.contains(state) ? path(to: node) : nil)
        }
    }
}
