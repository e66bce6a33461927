import Casework

/// What can be said of a workflow by its shape alone: whether cases get in, everywhere and out.
struct WorkflowChecks {
    let draft: WorkflowDraft
    let report: PackReport
    private let workflow: Workflow
    private let graph: WorkflowGraph

    init(_ draft: WorkflowDraft, report: PackReport) {
        self.draft = draft
        self.report = report
        workflow = draft.workflow
        graph = WorkflowGraph(draft.workflow)
    }

    /// Does nothing about a workflow that was not read whole: half a graph proves nothing.
    func run() {
        guard draft.isWhole else { return }
        let reached = graph.reached(from: workflow.initial)
        checkReach(reached)
        if workflow.states.contains(where: \.isFinal) {
            checkEnds(reached)
        } else {
            report.error(
                .noFinalState, at: draft.place,
                "No state of this workflow is final, so no case would ever be closed; mark one with \"final: true\".")
        }
        checkExits()
        checkClocks(reached)
        checkSeparations()
        checkTitles()
    }

    /// Two transitions may be called the same as long as no state offers both.
    private func checkTitles() {
        guard SameTitles.occur(in: workflow.transitions.map(\.title), languages: report.languages) else { return }
        for state in workflow.states {
            let leaving = workflow.transitions.filter { workflow.leads($0, from: state.id) }
            SameTitles.report(leaving.map { ($0.id, $0.title) }, kind: "transition", places: draft.transitionPlaces, report: report)
        }
    }

    private func checkReach(_ reached: Set<String>) {
        let missed = workflow.states.filter { !reached.contains($0.id) }
        let near = names(workflow.states.filter { reached.contains($0.id) })
        for state in missed {
            // The cut: everything reached on one side, everything else on the other, and no transition across.
            let entries = workflow.transitions.filter { $0.targets.contains(state.id) }
            let ways =
                entries.isEmpty
                ? "no transition leads to it"
                : "it is entered by \(listed(entries.map(\.id))) only, from states that are not reached either"
            report.error(
                .stateUnreachable, at: place(of: state),
                "No case can come to the state \(quoted(state.id)): \(ways); add a transition to it or take it out.",
                witness: "from \(workflow.initial) cases reach \(near); nothing leads on to \(names(missed))")
        }
    }

    private func checkEnds(_ reached: Set<String>) {
        let finals = workflow.states.filter(\.isFinal).map(\.id)
        let ending = graph.reaching(finals)
        for state in workflow.states where reached.contains(state.id) && !ending.contains(state.id) {
            report.error(
                .stateTrapped, at: place(of: state),
                "A case in the state \(quoted(state.id)) can never be closed, as no final state can be reached from it; add a "
                    + "way out.",
                witness: graph.walk(from: state.id))
        }
    }

    private func checkExits() {
        for transition in workflow.transitions where !transition.reopens {
            guard case .states(let origins) = transition.from else { continue }
            let finals = origins.filter { workflow.state($0)?.isFinal == true }
            if finals.isEmpty { continue }
            report.error(
                .finalWithExit, at: draft.originPlaces[transition.id] ?? draft.place,
                "The transition \(quoted(transition.id)) leads out of \(listed(finals)), which is final; say \"reopen: true\" if "
                    + "closed cases may come back."
            )
        }
    }

    private func checkClocks(_ reached: Set<String>) {
        for state in workflow.states where state.waitingOn != nil && state.due == nil && !state.isFinal {
            report.warning(
                .waitingWithoutClock, at: place(of: state),
                "Cases in the state \(quoted(state.id)) wait for somebody else without an end; say until when with \"due\".")
        }
        for loop in graph.loops() where loop.allSatisfy({ workflow.state($0)?.due == nil }) {
            guard let first = workflow.states.first(where: { loop.contains($0.id) }), reached.contains(first.id) else { continue }
            report.warning(
                .unboundedLoop, at: place(of: first),
                "A case can go round and round from the state \(quoted(first.id)) and no day is ever due; give one of the states "
                    + "a \"due\".",
                witness: graph.walk(from: first.id, within: loop))
        }
    }

    /// A pair of eyes that never looks is no second pair.
    private func checkSeparations() {
        var reachedAfter: [String: Set<String>] = [:]
        let transitions = Dictionary(workflow.transitions.map { ($0.id, $0) }) { first, _ in first }
        let origins = transitions.mapValues { transition in
            Set(workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) })
        }
        for (id, other, value) in draft.separations where id != other {
            guard let before = transitions[other], let from = origins[id] else { continue }
            let after = reachedAfter[other] ?? reached(after: before)
            reachedAfter[other] = after
            if !after.isDisjoint(with: from) { continue }
            value.error(
                .separationImpossible,
                "\(quoted(other)) can never come before \(quoted(id)), so this asks for two pairs of eyes and gets one; name a "
                    + "transition that leads here."
            )
        }
    }

    /// Where a case may stand some time after a transition was taken.
    private func reached(after transition: Transition) -> Set<String> {
        var starts = transition.targets
        if transition.to.mayStay { starts += workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) } }
        return starts.reduce(into: []) { $0.formUnion(graph.reached(from: $1)) }
    }

    private func place(of state: State) -> Place { draft.statePlaces[state.id] ?? draft.place }

    private func names(_ states: [State]) -> String {
        let limit = 20
        let shown = states.prefix(limit).map(\.id).joined(separator: ", ")
        return states.count > limit ? shown + " and \(states.count - limit) more" : shown
    }
}
