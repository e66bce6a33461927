import CommonExpressions

/// Whether a case can always leave where it stands.
extension WorkflowAnalysis {
    /// How many ways out are looked at together before the others are tried on what is found.
    private static let batch = 8
    /// What is not settled by so many ways is not settled by more.
    private static let most = 32

    /// States that are not final, and whose ways out can all be closed by their conditions.
    mutating func gaps() -> [WorkflowFinding] {
        var leaving: [Int: Set<Int>] = [:]
        for (node, place) in paths.nodes.enumerated() {
            for step in paths.steps[node] where paths.nodes[step.target].state != place.state {
                leaving[place.state, default: []].insert(step.transition)
            }
        }
        var closings = ClosedWays()
        var found: [WorkflowFinding] = []
        for state in leaving.keys.sorted() where !workflow.states[state].isFinal {
            let id = states.id(state)
            let ways = (leaving[state] ?? []).sorted()
            let lasting = ways.filter { !isLimited($0, in: state) }
            if lasting.contains(where: {
                workflow.transitions[$0].isFree(leaving: id) && running.conditions($0, in: state) == nil
            }) {
                continue
            }
            let closed = lasting.compactMap {
                closings.condition($0, workflow.transitions[$0], leaving: id, runs: running.conditions($0, in: state))
            }
            guard closed.count == lasting.count else {
                proofs.doubt(.state(id), "their conditions are too long to be compared with one another")
                continue
            }
            guard let answers = gap(closed, state) else { continue }
            found.append(
                .stateGap(
                    state: id, ways: ways.map { workflow.transitions[$0].id }, circumstances: .init(state: id, answers: answers)))
        }
        return found
    }

    /// Whether a way is closed for good once its time is over: no clock takes it before, and nothing starts the time anew.
    private func isLimited(_ number: Int, in state: Int) -> Bool {
        guard workflow.transitions[number].within != nil, !running.isTakenByClock(number, in: state) else { return false }
        return !paths.nodes(in: state).contains { node in
            paths.steps[node].contains { $0.restarts && paths.nodes[$0.target].state == state }
        }
    }

    /// Answers for which all the ways are closed, and stay closed however long a case waits; nil where there are none.
    ///
    /// A few ways that are never closed together settle it, however many others there are; and what closes those few is tried
    /// on the others before they are looked at too.
    private mutating func gap(_ closed: [CommonExpression], _ state: Int) -> [String: Value]? {
        let place = proofs.place(state, isFilled: true, isAtLast: true)
        var looked = Set(closed.indices.prefix(Self.batch))
        while true {
            let rest = closed.indices.filter { !looked.contains($0) }
            switch proofs.prover.prove(looked.sorted().map { closed[$0] }, at: place) {
            case .never: return nil
            case .notProved(let why):
                if rest.isEmpty || looked.count >= Self.most {
                    proofs.doubt(.state(states.id(state)), why)
                    return nil
                }
                looked.formUnion(rest.prefix(Self.batch))
            case .holds(let answers):
                var bindings = answers
                bindings["state"] = .string(states.id(state))
                bindings["today"] = .date(ConditionSpace.lastToday)
                let open = rest.filter { closed[$0].evaluate(bindings) != .value(.bool(true)) }
                if open.isEmpty { return answers }
                looked.formUnion(open.prefix(Self.batch))
            }
        }
    }
}

/// For each transition, that it cannot be taken or does not lead out of a state; made once for all states alike.
private struct ClosedWays {
    private struct Key: Hashable {
        let transition: Int
        let counts: [Bool]
        let runs: [String]?
    }

    private var known: [Key: CommonExpression?] = [:]

    /// Nil where it would be too long.
    ///
    /// - Parameter runs: of which one must hold for the clock to take it there, where nobody else does.
    mutating func condition(
        _ number: Int, _ transition: Transition, leaving state: String, runs: [CommonExpression]?
    ) -> CommonExpression? {
        var branches: [Transition.Branch] = []
        if case .choice(let all) = transition.to { branches = all }
        guard branches.count <= StepProofs.maximumBranches else { return nil }
        let key = Key(transition: number, counts: branches.map { $0.state != nil && $0.state != state }, runs: runs?.map(\.source))
        if let condition = known[key] { return condition }
        var conditions = transition.guards.map(\.when)
        var isReadable = true
        if !branches.isEmpty {
            let leads = ComposedCondition.first(of: zip(branches, key.counts).map { ($0.when, $1) })
            isReadable = leads != nil
            conditions += [leads].compactMap { $0 }
        }
        if let runs {
            let run = ComposedCondition.any(of: runs)
            isReadable = isReadable && run != nil
            conditions += [run].compactMap { $0 }
        }
        let condition = isReadable ? ComposedCondition.not(all: conditions) : nil
        known[key] = condition
        return condition
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
