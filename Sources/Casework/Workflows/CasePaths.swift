/// Every way that cases can go: states with what cases have had on the way to them, as far as it matters.
struct CasePaths {
    struct Node: Hashable {
        let state: Int
        let had: StepProofs.Evidence
    }

    struct Step: Hashable {
        let transition: Int
        let target: Int
        /// Whether the clocks of the state start with it.
        let restarts: Bool
    }

    static let maximumNodes = 4_000

    private(set) var nodes: [Node] = []
    /// The steps from each node, by number.
    private(set) var steps: [[Step]] = []
    /// The nodes in which cases begin, and by which transition; nil for the initial state.
    private(set) var starts: [(transition: Int?, node: Int)] = []
    /// Whether there were too many, and it was taken instead that everything asked for could be had.
    private(set) var isCut = false
    private(set) var graph = WorkflowGraph(count: 0, edges: [])
    /// Where each transition brings cases, and whether clocks start there.
    private var arrivals: [Int: [(node: Int, restarts: Bool)]] = [:]

    /// - Parameter isTaken: whether somebody, or a clock, takes a transition in a state.
    init(_ proofs: inout StepProofs, takes isTaken: (_ transition: Int, _ state: Int) -> Bool) {
        if !explore(&proofs, hasAll: proofs.demands.isCut, isTaken) {
            _ = explore(&proofs, hasAll: true, isTaken)
            isCut = true
        }
        isCut = isCut || proofs.demands.isCut
        let edges = steps.enumerated().flatMap { from, steps in
            // Staying is no way, unless a transition names the state it comes from.
            steps.filter { step in
                step.target != from || proofs.workflow.transitions[step.transition].to.states.contains(proofs.states.id(nodes[from].state))
            }.map { WorkflowGraph.Edge(from: from, to: $0.target) }
        }
        graph = WorkflowGraph(count: nodes.count, edges: edges)
        for (transition, node) in starts {
            if let transition { arrivals[transition, default: []].append((node, true)) }
        }
        for step in steps.joined() { arrivals[step.transition, default: []].append((step.target, step.restarts)) }
    }

    private mutating func explore(_ proofs: inout StepProofs, hasAll: Bool, _ isTaken: (Int, Int) -> Bool) -> Bool {
        let workflow = proofs.workflow
        let leaving = Self.leaving(proofs.states)
        let first: StepProofs.Evidence = hasAll ? .max : 0
        var numbers: [Node: Int] = [:]
        (nodes, steps, starts) = ([], [], [])
        func arrive(_ state: Int, _ had: StepProofs.Evidence, _ nodes: inout [Node]) -> Int {
            let node = Node(state: state, had: had | proofs.demands.gained(in: state))
            if let number = numbers[node] { return number }
            numbers[node] = nodes.count
            nodes.append(node)
            return nodes.count - 1
        }
        if let initial = workflow.initial {
            if let state = proofs.states[initial] { starts.append((nil, arrive(state, first, &nodes))) }
        } else {
            for (number, transition) in workflow.transitions.enumerated() where transition.from == .start {
                for step in proofs.steps(number, from: nil, had: first) {
                    starts.append((number, arrive(step.target, first, &nodes)))
                }
            }
        }
        var next = 0
        while next < nodes.count {
            guard nodes.count <= Self.maximumNodes else { return false }
            let node = nodes[next]
            var found: [Step] = []
            for number in leaving[node.state] where isTaken(number, node.state) {
                for step in proofs.steps(number, from: node.state, had: node.had) {
                    found.append(
                        Step(
                            transition: number, target: arrive(step.target, node.had, &nodes),
                            restarts: step.target != node.state || workflow.transitions[number].restartsDue))
                }
            }
            steps.append(found)
            next += 1
        }
        return true
    }

    private static func leaving(_ states: StateNumbers) -> [[Int]] {
        var leaving: [[Int]] = Array(repeating: [], count: states.count)
        for (number, transition) in states.workflow.transitions.enumerated() {
            for origin in Set(states.origins(of: transition)) { leaving[origin].append(number) }
        }
        return leaving
    }

    func nodes(in state: Int) -> [Int] { nodes.indices.filter { nodes[$0].state == state } }

    func isTaken(_ transition: Int) -> Bool { arrivals[transition] != nil }

    /// The nodes that cases can be in after a transition was taken, at once or later.
    func reached(after transition: Int) -> Set<Int> {
        graph.reached(from: arrivals[transition, default: []].map(\.node))
    }

    /// The nodes in which clocks can start that count from a transition.
    func starting(after transition: Int) -> Set<Int> {
        var found = Set(arrivals[transition, default: []].filter(\.restarts).map(\.node))
        for node in reached(after: transition) {
            for step in steps[node] where step.restarts { found.insert(step.target) }
        }
        return found
    }

    /// The nodes that can be come to without taking any of these transitions.
    func reached(avoiding transitions: Set<Int>) -> Set<Int> {
        let first = starts.filter { $0.transition.map { !transitions.contains($0) } ?? true }
        var seen = Set(first.map(\.node))
        var waiting = seen.sorted()
        while let node = waiting.popLast() {
            for step in steps[node] where !transitions.contains(step.transition) && seen.insert(step.target).inserted {
                waiting.append(step.target)
            }
        }
        return seen
    }
}

extension Transition {
    /// Whether a person may take it: it lists no roles, or others than the clock's.
    var isForPeople: Bool { roles.isEmpty || roles.contains { $0 != Role.system } }
}
