/// The states of a workflow and the ways between them, by their places in the pack's order.
///
/// As drawn it holds every way a pack declares; the analysis makes one of the ways that cases can really go.
public struct WorkflowGraph: Sendable, Hashable {
    public struct Edge: Sendable, Hashable {
        public let from: Int
        public let to: Int

        public init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// Where somebody comes who always takes the first way.
    public struct Walk: Sendable, Hashable {
        public let nodes: [Int]
        /// Whether the last node was passed before; otherwise nothing leads on from it.
        public let isLoop: Bool
    }

    public let count: Int
    /// Where each node leads, each target once, in the order in which the edges came.
    public let next: [[Int]]

    public init(count: Int, edges: some Sequence<Edge>) {
        var next: [[Int]] = Array(repeating: [], count: count)
        var seen: Set<Edge> = []
        for edge in edges where seen.insert(edge).inserted { next[edge.from].append(edge.to) }
        self.count = count
        self.next = next
    }

    /// Every way the workflow declares, whoever may take it and whatever guards it; staying is no way.
    public init(_ workflow: Workflow) {
        let states = StateNumbers(workflow)
        self.init(
            count: states.count,
            edges: workflow.transitions.flatMap { transition in
                let targets = transition.to.states.compactMap { states[$0] }
                return states.origins(of: transition).flatMap { from in targets.map { Edge(from: from, to: $0) } }
            })
    }

    /// The nodes that can be come to, the starts included.
    public func reached(from starts: some Sequence<Int>) -> Set<Int> {
        var seen = Set(starts)
        var waiting = seen.sorted()
        while let node = waiting.popLast() {
            for target in next[node] where seen.insert(target).inserted { waiting.append(target) }
        }
        return seen
    }

    /// The nodes from which one of the targets can be come to, the targets included.
    public func reaching(_ targets: some Sequence<Int>) -> Set<Int> {
        var before: [[Int]] = Array(repeating: [], count: count)
        for node in 0..<count {
            for target in next[node] { before[target].append(node) }
        }
        var seen = Set(targets)
        var waiting = seen.sorted()
        while let node = waiting.popLast() {
            for source in before[node] where seen.insert(source).inserted { waiting.append(source) }
        }
        return seen
    }

    /// A shortest path from one of the starts; nil where there is none.
    public func path(from starts: [Int], to goal: Int) -> [Int]? {
        var came: [Int: Int] = [:]
        var row = starts
        for start in starts { came[start] = start }
        while !row.isEmpty, came[goal] == nil {
            var following: [Int] = []
            for node in row {
                for target in next[node] where came[target] == nil {
                    came[target] = node
                    following.append(target)
                }
            }
            row = following
        }
        guard came[goal] != nil else { return nil }
        var path = [goal]
        while let last = path.last, let before = came[last], before != last { path.append(before) }
        return path.reversed()
    }

    public func walk(from start: Int, within nodes: Set<Int>? = nil) -> Walk {
        var path = [start]
        var passed: Set<Int> = [start]
        while let here = path.last, let target = next[here].first(where: { nodes?.contains($0) ?? true }) {
            path.append(target)
            if !passed.insert(target).inserted { return Walk(nodes: path, isLoop: true) }
        }
        return Walk(nodes: path, isLoop: false)
    }

    /// The largest groups of these nodes that lead to one another again without leaving them, each in order, and a node that
    /// leads to itself; in the order of their first nodes. After Tarjan, without recursion, so that a long chain is no harm.
    public func loops(among nodes: Set<Int>) -> [[Int]] {
        var found: [[Int]] = []
        var index: [Int: Int] = [:]
        var low: [Int: Int] = [:]
        var stack: [Int] = []
        var onStack: Set<Int> = []
        for root in nodes.sorted() where index[root] == nil {
            var work: [(node: Int, edge: Int)] = [(root, 0)]
            while let (node, edge) = work.last {
                if edge == 0 {
                    index[node] = index.count
                    low[node] = index[node]
                    stack.append(node)
                    onStack.insert(node)
                }
                if let (offset, target) = next[node].enumerated().dropFirst(edge).first(where: {
                    nodes.contains($1) && (index[$1] == nil || onStack.contains($1))
                }) {
                    work[work.count - 1].edge = offset + 1
                    if index[target] == nil {
                        work.append((target, 0))
                    } else {
                        low[node] = min(low[node] ?? 0, index[target] ?? 0)
                    }
                    continue
                }
                work.removeLast()
                if let parent = work.last?.node { low[parent] = min(low[parent] ?? 0, low[node] ?? 0) }
                guard low[node] == index[node], let cut = stack.firstIndex(of: node) else { continue }
                let group = stack[cut...].sorted()
                stack.removeSubrange(cut...)
                onStack.subtract(group)
                if group.count > 1 || next[node].contains(node) { found.append(group) }
            }
        }
        return found.sorted { $0[0] < $1[0] }
    }
}

/// The states of a workflow by number, in the pack's order.
struct StateNumbers {
    let workflow: Workflow
    private let numbers: [String: Int]
    private let open: [Int]

    init(_ workflow: Workflow) {
        self.workflow = workflow
        numbers = Dictionary(workflow.states.enumerated().map { ($1.id, $0) }) { first, _ in first }
        open = workflow.states.indices.filter { !workflow.states[$0].isFinal }
    }

    var count: Int { workflow.states.count }
    subscript(_ id: String) -> Int? { numbers[id] }
    func id(_ number: Int) -> String { workflow.states[number].id }
    func ids(_ numbers: some Sequence<Int>) -> [String] { numbers.map(id) }

    /// The states a transition leaves; none for a way in, whose case stands nowhere yet.
    func origins(of transition: Transition) -> [Int] {
        switch transition.from {
        case .states(let states): states.compactMap { numbers[$0] }
        case .any: open
        case .start: []
        }
    }
}
