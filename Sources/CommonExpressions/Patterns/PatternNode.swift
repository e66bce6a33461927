/// A part of a pattern that has been read.
indirect enum PatternNode: Sendable {
    case empty
    case scalar(UInt32)
    case set(ScalarSet)
    case anything
    case anythingButLineEnd
    case assertion(PatternAssertion)
    case sequence([PatternNode])
    case choice([PatternNode])
    case repetition(PatternNode, least: Int, most: Int?)

    /// States it takes; what is far too many counts as that many.
    var size: Int {
        switch self {
        case .empty: 0
        case .scalar, .set, .anything, .anythingButLineEnd, .assertion: 1
        case .sequence(let nodes): Self.sum(nodes)
        case .choice(let nodes): min(Self.sum(nodes) + 2 * nodes.count, Self.enough)
        case .repetition(let node, let least, let most):
            min((node.size + 2) * max(1, most ?? least + 1), Self.enough)
        }
    }

    private static let enough = 1_000_000

    private static func sum(_ nodes: [PatternNode]) -> Int {
        nodes.reduce(0) { min($0 + $1.size, enough) }
    }

    /// How often the repetitions in it multiply its inside.
    var repeats: Int {
        switch self {
        case .sequence(let nodes), .choice(let nodes): nodes.reduce(1) { max($0, $1.repeats) }
        case .repetition(let node, let least, let most): min(node.repeats * max(1, most ?? least), Self.enough)
        default: 1
        }
    }
}

/// Lays out the states of an automaton.
struct PatternCompiler {
    var instructions: [PatternInstruction] = []
    private(set) var sets: [ScalarSet] = []

    mutating func add(_ node: PatternNode) {
        switch node {
        case .empty: break
        case .scalar(let value): instructions.append(.scalar(value))
        case .set(let set):
            instructions.append(.set(sets.count))
            sets.append(set)
        case .anything: instructions.append(.anything)
        case .anythingButLineEnd: instructions.append(.anythingButLineEnd)
        case .assertion(let assertion): instructions.append(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { add(node) }
        case .choice(let nodes): addChoice(nodes[...])
        case .repetition(let node, let least, let most): addRepetition(node, least: least, most: most)
        }
    }

    private mutating func addChoice(_ nodes: ArraySlice<PatternNode>) {
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                add(node)
                break
            }
            let split = hole()
            add(node)
            ends.append(hole())
            instructions[split] = .split(split + 1, instructions.count)
        }
        for end in ends { instructions[end] = .jump(instructions.count) }
    }

    /// `x{2,4}` is `xx(x(x)?)?`, and `x{2,}` is `xxx*`.
    private mutating func addRepetition(_ node: PatternNode, least: Int, most: Int?) {
        for _ in 0..<least { add(node) }
        guard let most else {
            let split = hole()
            add(node)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(least, most) {
            splits.append(hole())
            add(node)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    /// A place that is filled in when it is known where to go.
    private mutating func hole() -> Int {
        instructions.append(.match)
        return instructions.count - 1
    }
}
