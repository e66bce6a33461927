import CommonExpressions

/// Whether clocks send a case round without a pause.
///
/// A clock that counts from the day a case came to its state leaves it at least that day there. One that counts from an older
/// day has run out already when the case comes again.
extension WorkflowAnalysis {
    /// A step that the clock takes as soon as a case comes to a state again.
    private struct Tick {
        let timer: Int
        let transition: Int
        let branch: Int?
        let from: Int
        let to: Int
    }

    /// So many rounds through a group of states are looked at.
    private static var maximumRounds: Int { 100 }

    mutating func clockRounds() -> [WorkflowFinding] {
        let all = ticks()
        var found: [WorkflowFinding] = []
        for group in graph(of: all).loops(among: Set(states.workflow.states.indices)) {
            let inner = all.filter { group.contains($0.from) && group.contains($0.to) }
            // A clock that counts from a step of the round waits for a while each time round.
            let taken = Set(inner.map { workflow.transitions[$0.transition].id })
            let hasty = inner.filter { tick in
                if case .transition(let id) = workflow.timers[tick.timer].clock.start { !taken.contains(id) } else { true }
            }
            for loop in graph(of: hasty).loops(among: Set(group)) {
                if let round = round(hasty.filter { loop.contains($0.from) && loop.contains($0.to) }) { found.append(round) }
            }
        }
        return found
    }

    private func graph(of ticks: [Tick]) -> WorkflowGraph {
        WorkflowGraph(count: states.count, edges: ticks.map { .init(from: $0.from, to: $0.to) })
    }

    private mutating func ticks() -> [Tick] {
        var found: [Tick] = []
        for (number, timer) in workflow.timers.enumerated() {
            guard timer.clock.start != .entering, case .take(let id) = timer.action,
                let transition = workflow.transitions.firstIndex(where: { $0.id == id }), clockCanTake(workflow.transitions[transition])
            else { continue }
            for state in Set(timer.states.compactMap { states[$0] }).sorted() where running.starts(number, in: state) {
                guard workflow.leads(workflow.transitions[transition], from: states.id(state)) else { continue }
                var steps: Set<StepProofs.Step> = []
                for node in paths.nodes(in: state) {
                    steps.formUnion(proofs.steps(transition, from: state, had: paths.nodes[node].had))
                }
                for step in steps where step.target != state || workflow.transitions[transition].restartsDue {
                    found.append(Tick(timer: number, transition: transition, branch: step.branch, from: state, to: step.target))
                }
            }
        }
        return found.sorted { ($0.from, $0.timer, $0.branch ?? 0) < ($1.from, $1.timer, $1.branch ?? 0) }
    }

    /// What it cannot take is refused, and the timer does not run again. Where the clock itself took what should be somebody
    /// else's, it is refused too.
    private func clockCanTake(_ transition: Transition) -> Bool {
        transition.roles.contains(Role.system) && !transition.requiresReason && !transition.requiresChecklist
            && !transition.notBy.contains { workflow.transition($0)?.roles.contains(Role.system) == true }
    }

    /// A round through these whose conditions can all hold for one case, whose answers nobody changes on the way.
    private mutating func round(_ ticks: [Tick]) -> WorkflowFinding? {
        let graph = graph(of: ticks)
        for first in ticks.prefix(Self.maximumRounds) {
            guard let way = graph.path(from: [first.to], to: first.from) else { continue }
            let rest = zip(way, way.dropFirst()).compactMap { from, to in ticks.first { $0.from == from && $0.to == to } }
            let round = [first] + rest
            var place = proofs.place(first.from)
            place.filled = Set(round.flatMap { workflow.transitions[$0.transition].requires })
            // What reads the state was looked at for each step; together they stand in different states.
            let conditions = round.flatMap(conditions).filter { !$0.names.contains("state") }
            switch proofs.prover.prove(conditions, at: place, wantsAnswers: false) {
            case .never: continue
            case .notProved(let why): proofs.doubt(.transition(workflow.transitions[first.transition].id), why)
            case .holds:
                return .clockRound(
                    timers: round.map { workflow.timers[$0.timer].id }, walk: .init(states: ids([first.from] + way), isLoop: true))
            }
        }
        return nil
    }

    private func conditions(_ tick: Tick) -> [CommonExpression] {
        let transition = workflow.transitions[tick.transition]
        var conditions = transition.guards.map(\.when) + [workflow.timers[tick.timer].when].compactMap { $0 }
        if case .choice(let branches) = transition.to, let index = tick.branch, branches.indices.contains(index) {
            conditions += branches.prefix(index).compactMap { $0.when.flatMap(ComposedCondition.not) }
            conditions += [branches[index].when].compactMap { $0 }
        }
        return conditions
    }
}
