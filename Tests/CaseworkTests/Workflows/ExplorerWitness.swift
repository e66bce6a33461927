import CommonExpressions

@testable import Casework

/// Whether what a finding gives as proof is one, tried out on real cases.
extension ExhaustiveExplorer {
    mutating func confirms(_ finding: WorkflowFinding) -> Bool {
        switch finding {
        case .destinationsOverlap(let id, let first, let second, let circumstances):
            guard let (transition, branches) = choice(id) else { return false }
            return forms(like: circumstances).contains { form in
                holds(
                    transition.guards.map(\.when) + [branches[first].when, branches[second].when].compactMap(\.self), circumstances, form)
            }
        case .destinationGap(let id, let circumstances):
            guard let (transition, branches) = choice(id) else { return false }
            return forms(like: circumstances).contains { form in
                holds(transition.guards.map(\.when), circumstances, form)
                    && branches.allSatisfy { $0.when.map { truth($0, circumstances.state, form) } == false }
            }
        case .stateGap(let state, let ways, let circumstances):
            let transitions = ways.compactMap { workflow.transition($0) }
            let forms = forms(like: circumstances).filter(isFilled)
            return !forms.isEmpty
                && forms.allSatisfy { form in
                    transitions.allSatisfy { transition in
                        if !isOpen(transition, state, form) { return true }
                        return if case .leads(let target?) = course(transition, from: state, form) { target == state } else { true }
                    }
                }
        case .transitionDead(let id, let parts): return confirmsContradiction(id, parts)
        case .transitionShadowed(let id, let index, let by): return confirmsShadow(id, index, by)
        case .stateTrapped(let state, let walk, let path):
            let ends = walk.states.contains { workflow.state($0)?.isFinal == true }
            return walk.states.first == state && !ends && isWalked(walk.states) && (path.map { isWalked($0) && $0.last == state } ?? true)
        case .unboundedLoop(let state, let walk):
            return walk.states.first == state && walk.isLoop && walk.states.count > 1 && isWalked(walk.states)
        case .clockRound(let timers, let walk):
            let clocks = timers.compactMap { workflow.timer($0)?.clock }
            return walk.states.first == walk.states.last && walk.states.count == timers.count + 1 && isWalked(walk.states)
                && !clocks.contains { $0.start == .entering }
                && zip(timers, walk.states).allSatisfy { timer, state in
                    workflow.timer(timer)?.states.contains(state) == true && started.contains("\(timer)@\(state)")
                }
        case .evidenceTooEarly(let id, let fields, let items, let path):
            let lastLeads = path.last.map { workflow.transition(id).map { workflow.leads($0, from: path.last ?? "") } ?? false && $0 != "" }
            return !(fields.isEmpty && items.isEmpty) && isWalked(path) && lastLeads ?? true
        case .stateUnreachable(let state, let entries, let reached, let missed):
            let leading = workflow.transitions.filter { $0.to.states.contains(state) }.map(\.id)
            return entries.map(\.transition) == leading && missed.contains(state) && Set(reached) == Set(cases.keys.map(\.state))
        default: return true
        }
    }

    private func choice(_ id: String) -> (Transition, [Transition.Branch])? {
        guard let transition = workflow.transition(id), case .choice(let branches) = transition.to else { return nil }
        return (transition, branches)
    }

    /// The forms that have those answers.
    private func forms(like circumstances: WorkflowFinding.Circumstances) -> [Int] {
        forms.indices.filter { form in circumstances.answers.allSatisfy { forms[form][$0.key] == $0.value } }
    }

    private mutating func holds(_ all: [CommonExpression], _ circumstances: WorkflowFinding.Circumstances, _ form: Int) -> Bool {
        all.allSatisfy { truth($0, circumstances.state, form) == true }
    }

    private func isWalked(_ states: [String]) -> Bool {
        zip(states, states.dropFirst()).allSatisfy { from, to in
            cases.contains { $0.key.state == from && $0.value.contains { $0.to.state == to } }
        }
    }

    /// The parts never hold together, and without any of its guards they would.
    private mutating func confirmsContradiction(_ id: String, _ parts: [WorkflowFinding.Part]) -> Bool {
        guard let transition = workflow.transition(id) else { return false }
        let guards = parts.compactMap { if case .guardian(let index) = $0 { transition.guards[index].when } else { nil } }
        let branches = choice(id)?.1 ?? []
        let wanted = parts.compactMap { if case .branch(let index) = $0 { branches[index].when } else { nil } }
        let origins: [String?] =
            transition.from == .start ? [nil] : workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) }
        func canHold(_ guards: [CommonExpression]) -> Bool {
            origins.contains { origin in
                forms.indices.contains { form in
                    transition.requires.allSatisfy { forms[form][$0] != nil } && guards.allSatisfy { truth($0, origin, form) == true }
                        && (wanted.isEmpty || wanted.contains { truth($0, origin, form) == true })
                }
            }
        }
        if canHold(guards) { return false }
        return guards.indices.allSatisfy { index in
            var fewer = guards
            fewer.remove(at: index)
            return canHold(fewer)
        }
    }

    private mutating func confirmsShadow(_ id: String, _ index: Int, _ by: [Int]) -> Bool {
        guard let (transition, branches) = choice(id), by.allSatisfy({ $0 < index }) else { return false }
        let origins: [String?] =
            transition.from == .start
            ? [nil]
            : workflow.states.map(\.id).filter { id in workflow.leads(transition, from: id) && cases.keys.contains { $0.state == id } }
        for origin in origins {
            for form in forms.indices where transition.requires.allSatisfy({ forms[form][$0] != nil }) {
                let own = transition.guards.map(\.when) + [branches[index].when].compactMap(\.self)
                guard own.allSatisfy({ truth($0, origin, form) == true }) else { continue }
                let isTakenBefore = by.contains { branches[$0].when.map { truth($0, origin, form) != false } ?? true }
                if !isTakenBefore { return false }
            }
        }
        return true
    }
}
