import Casework

/// Where in the files each thing found in a workflow is shown: at the words that somebody would change.
struct FindingPlaces {
    let draft: WorkflowDraft

    func place(of finding: WorkflowFinding) -> Place {
        switch finding {
        case .noWayIn, .noFinalState: draft.place
        case .stateUnreachable(let state, _, _, _), .stateTrapped(let state, _, _), .stateGap(let state, _, _),
            .waitingWithoutClock(let state), .unboundedLoop(let state, _), .denialWithoutNotice(let state, _):
            self.state(state)
        case .finalWithExit(let transition, _): draft.originPlaces[transition] ?? self.transition(transition)
        case .finalAtOnce(_, let transition, let branch): destination(transition, branch)
        case .transitionDead(let transition, let parts): part(parts.first, of: transition)
        case .destinationsOverlap(let transition, _, let branch, _), .transitionShadowed(let transition, let branch, _):
            part(.branch(branch), of: transition)
        case .destinationGap(let transition, _): draft.destinationPlaces[transition] ?? self.transition(transition)
        case .noRole(let transition): draft.rolePlaces[transition] ?? self.transition(transition)
        case .timerCannotTake(let timer, _, _): self.timer(timer)
        case .evidenceTooEarly(let transition, let fields, let items, _): demand(transition, fields, items)
        case .separationImpossible(let transition, let other):
            draft.separations.first { $0.transition == transition && $0.other == other }?.value.place ?? self.transition(transition)
        case .clockNeverStarts(let clock, _), .targetBeyondLaw(let clock, _): self.clock(clock)
        case .clockRound(let timers, _): timers.first.map(timer) ?? draft.place
        case .notProved(let subject, _): self.subject(subject)
        }
    }

    private func state(_ id: String) -> Place { draft.statePlaces[id] ?? draft.place }
    private func transition(_ id: String) -> Place { draft.transitionPlaces[id] ?? draft.place }
    private func timer(_ id: String) -> Place { draft.timerPlaces[id] ?? draft.place }

    private func part(_ part: WorkflowFinding.Part?, of transition: String) -> Place {
        switch part {
        case .guardian(let index): draft.guardPlaces[transition]?.element(index) ?? self.transition(transition)
        case .branch(let index): draft.branchPlaces[transition]?.element(index) ?? self.transition(transition)
        case nil: self.transition(transition)
        }
    }

    /// `initial:` where there is no transition.
    private func destination(_ transition: String?, _ branch: Int?) -> Place {
        guard let transition else { return draft.initialPlace ?? draft.place }
        let place = branch.flatMap { draft.branchPlaces[transition]?.element($0) } ?? draft.destinationPlaces[transition]
        return place ?? self.transition(transition)
    }

    private func demand(_ transition: String, _ fields: [String], _ items: [String]) -> Place {
        if let field = fields.first(where: { draft.requirePlaces[transition]?[$0] != nil }) {
            return draft.requirePlaces[transition]?[field] ?? self.transition(transition)
        }
        return (items.isEmpty ? nil : draft.checklistPlaces[transition]) ?? self.transition(transition)
    }

    private func clock(_ clock: WorkflowFinding.ClockPlace) -> Place {
        switch clock {
        case .due(let state, let choice): draft.duePlaces[state]?.element(choice) ?? self.state(state)
        case .timer(let id): timer(id)
        case .queue: draft.place
        }
    }

    private func subject(_ subject: WorkflowFinding.Subject) -> Place {
        switch subject {
        case .transition(let id): transition(id)
        case .branch(let id, let index): part(.branch(index), of: id)
        case .state(let id): state(id)
        case .evidence: draft.place
        }
    }
}

extension Array {
    fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
