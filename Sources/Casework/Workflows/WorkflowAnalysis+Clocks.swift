import CommonExpressions

/// Whether clocks start, end in time, and are there where somebody waits.
extension WorkflowAnalysis {
    mutating func clocks() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for (number, state) in workflow.states.enumerated() {
            guard let due = state.due else { continue }
            for (index, choice) in due.choices.enumerated() {
                let place = WorkflowFinding.ClockPlace.due(state: state.id, choice: index)
                if state.isFinal || reached.contains(number), let reason = noStart(choice.clock, choice.when, number) {
                    found.append(.clockNeverStarts(place, reason))
                }
                if let law = choice.law, let exceeded = LawComparison(calendar).exceeded(choice.clock.term, law: law.term) {
                    found.append(.targetBeyondLaw(place, exceeded))
                }
            }
        }
        for timer in workflow.timers { found += check(timer) }
        let clockless = clockless()
        return found + waits(among: clockless) + rounds(among: clockless)
    }

    private mutating func check(_ timer: Timer) -> [WorkflowFinding] {
        let place = WorkflowFinding.ClockPlace.timer(timer.id)
        let numbers = timer.states.compactMap { states[$0] }
        if let final = numbers.first(where: { workflow.states[$0].isFinal }) {
            return [.clockNeverStarts(place, .final(state: states.id(final)))]
        }
        // It may well run in some of its states only.
        var first: WorkflowFinding.NoStart?
        for number in numbers where reached.contains(number) {
            guard let reason = noStart(timer.clock, timer.when, number) else { return [] }
            first = first ?? reason
        }
        return first.map { [.clockNeverStarts(place, $0)] } ?? []
    }

    /// Why a clock never counts a day in a state; nil where it may.
    private mutating func noStart(_ clock: Clock, _ condition: CommonExpression?, _ number: Int) -> WorkflowFinding.NoStart? {
        let state = workflow.states[number]
        if state.isFinal { return .final(state: state.id) }
        if clock.standsStill(in: state) { return .pausedThroughout(state: state.id) }
        if proofs.isNever(condition, in: number) { return .conditionNeverHolds(state: state.id) }
        if paths.starting(clock, proofs).contains(number) { return nil }
        switch clock.start {
        case .transition(let id): return .transitionNeverBefore(id, state: state.id)
        case .field(let id): return .fieldNeverBefore(id, state: state.id)
        case .entering, .opened, .received: return nil
        }
    }

    /// States without any day to be out of them by. A clock whose condition never holds there is none.
    private mutating func clockless() -> Set<Int> {
        var found: Set<Int> = []
        for number in reached where !workflow.states[number].isFinal {
            let state = workflow.states[number]
            let conditions =
                (state.due?.choices.map(\.when) ?? []) + workflow.timers.filter { $0.states.contains(state.id) }.map(\.when)
            var isTimed = false
            for condition in conditions where !isTimed { isTimed = !proofs.isNever(condition, in: number) }
            if !isTimed { found.insert(number) }
        }
        return found
    }

    private func waits(among clockless: Set<Int>) -> [WorkflowFinding] {
        clockless.sorted().filter { workflow.states[$0].waitingOn != nil }.map { .waitingWithoutClock(state: states.id($0)) }
    }

    private func rounds(among clockless: Set<Int>) -> [WorkflowFinding] {
        var edges: [WorkflowGraph.Edge] = []
        for (node, steps) in paths.steps.enumerated() {
            let from = paths.nodes[node].state
            for step in steps {
                let to = paths.nodes[step.target].state
                // Staying is no round.
                if to != from || workflow.transitions[step.transition].to.states.contains(states.id(to)) {
                    edges.append(.init(from: from, to: to))
                }
            }
        }
        let graph = WorkflowGraph(count: states.count, edges: edges)
        return graph.loops(among: clockless).compactMap { loop in
            guard let first = loop.first else { return nil }
            let walk = graph.walk(from: first, within: Set(loop))
            return .unboundedLoop(state: states.id(first), walk: .init(states: ids(walk.nodes), isLoop: walk.isLoop))
        }
    }
}
