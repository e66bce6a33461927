import Casework

/// The states of a workflow and the ways between them, whoever may take them.
struct WorkflowGraph {
    private let order: [String]
    private var next: [String: [String]] = [:]
    private let finals: Set<String>

    init(_ workflow: Workflow) {
        order = workflow.states.map(\.id)
        finals = Set(workflow.states.filter(\.isFinal).map(\.id))
        for transition in workflow.transitions {
            for target in transition.targets {
                for state in origins(of: transition) where next[state]?.contains(target) != true {
                    next[state, default: []].append(target)
                }
            }
        }
    }

    private func origins(of transition: Transition) -> [String] {
        switch transition.from {
        case .states(let states): states
        case .any: order.filter { !finals.contains($0) }
        }
    }

    func reached(from start: String) -> Set<String> {
        var seen: Set<String> = [start]
        var waiting = [start]
        while let state = waiting.popLast() {
            for target in next[state] ?? [] where seen.insert(target).inserted { waiting.append(target) }
        }
        return seen
    }

    /// Every state from which one of the targets can be reached, the targets included.
    func reaching(_ targets: [String]) -> Set<String> {
        var before: [String: [String]] = [:]
        for (state, targets) in next {
            for target in targets { before[target, default: []].append(state) }
        }
        var seen = Set(targets)
        var waiting = targets
        while let state = waiting.popLast() {
            for source in before[state] ?? [] where seen.insert(source).inserted { waiting.append(source) }
        }
        return seen
    }

    /// Where a case ends up that always takes the first way: `a → b → a`, or `a, where no transition leads on`.
    func walk(from start: String, within states: Set<String>? = nil) -> String {
        var path = [start]
        while let target = next[path[path.count - 1]]?.first(where: { states?.contains($0) ?? true }) {
            let isRound = path.contains(target)
            path.append(target)
            if isRound { return path.joined(separator: " → ") }
        }
        return path.joined(separator: " → ") + ", where no transition leads on"
    }

    /// States that are not final and lead to one another again: the largest such groups, in the pack's order.
    func loops() -> [Set<String>] {
        var found: [Set<String>] = []
        let open = order.filter { !finals.contains($0) }
        var reach: [String: Set<String>] = [:]
        for state in open { reach[state] = reachedWithoutFinals(from: state) }
        for state in open where reach[state]?.contains(state) == true && !found.contains(where: { $0.contains(state) }) {
            found.append(Set(open.filter { reach[state]?.contains($0) == true && reach[$0]?.contains(state) == true }))
        }
        return found
    }

    /// The start is in it only when there is a way back to it.
    private func reachedWithoutFinals(from start: String) -> Set<String> {
        var seen: Set<String> = []
        var waiting = [start]
        while let state = waiting.popLast() {
            for target in next[state] ?? [] where !finals.contains(target) && seen.insert(target).inserted {
                waiting.append(target)
            }
        }
        return seen
    }
}

extension Transition {
    /// The states it may lead to, in the pack's order; staying is none of them.
    var targets: [String] {
        switch to {
        case .state(let state): [state]
        case .same: []
        case .choice(let branches): branches.compactMap(\.state)
        }
    }

}

extension Transition.Destination {
    /// Whether the case may stay where it is.
    var mayStay: Bool {
        switch self {
        case .state: false
        case .same: true
        case .choice(let branches): branches.contains { $0.state == nil }
        }
    }
}
