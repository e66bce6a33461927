/// Whether somebody takes each transition, has by then what it asks for, and is somebody else where that is asked.
extension WorkflowAnalysis {
    mutating func takers() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        for transition in workflow.transitions where !transition.isForPeople {
            if transition.from == .start || !running.isNamed(transition) { found.append(.noRole(transition: transition.id)) }
        }
        for timer in workflow.timers {
            guard case .take(let id) = timer.action, let transition = workflow.transition(id) else { continue }
            for obstacle in obstacles(to: timer, taking: transition) {
                found.append(.timerCannotTake(timer: timer.id, transition: id, obstacle: obstacle))
            }
        }
        return found
    }

    private func obstacles(to timer: Timer, taking transition: Transition) -> [WorkflowFinding.TimerObstacle] {
        var found: [WorkflowFinding.TimerObstacle] = []
        if !transition.roles.contains(Role.system) { found.append(.notForSystem) }
        let known = timer.states.filter { states[$0] != nil }
        let others = known.filter { !workflow.leads(transition, from: $0) }
        if !others.isEmpty { found.append(.notFrom(others)) }
        if transition.requiresReason { found.append(.needsReason) }
        let running = Set(known.compactMap { states[$0] })
        let blank = transition.requires.filter { mayBeBlank($0, in: running) }
        if !blank.isEmpty { found.append(.needsFields(blank)) }
        if transition.requiresChecklist { found.append(.needsChecklist) }
        return found
    }

    /// Whether a case can come to one of the states without a step that asks for the field.
    private func mayBeBlank(_ field: String, in targets: Set<Int>) -> Bool {
        if type.field(field)?.isRequiredToOpen == true { return false }
        let asking = workflow.transitions.indices.filter { workflow.transitions[$0].requires.contains(field) }
        return paths.reached(avoiding: Set(asking)).contains { targets.contains(paths.nodes[$0].state) }
    }

    /// What is asked for where no case can have it.
    mutating func earlyDemands() -> [WorkflowFinding] {
        if proofs.demands.groups.isEmpty { return [] }
        var nodesOfState: [Int: [Int]] = [:]
        for (node, place) in paths.nodes.enumerated() { nodesOfState[place.state, default: []].append(node) }
        var found: [WorkflowFinding] = []
        for (number, transition) in workflow.transitions.enumerated() {
            if transition.from == .start {
                guard proofs.steps(number, from: nil, had: 0).isEmpty, !isDead(number) else { continue }
                found.append(demand(number, lacking: proofs.lacking(number, 0), path: []))
                continue
            }
            // Somebody would take it, were it not for what is missing.
            let origins = states.origins(of: transition).filter {
                reached.contains($0) && running.isTaken(number, in: $0) && !proofs.steps(number, from: $0, had: .max).isEmpty
            }
            let nodes = origins.flatMap { nodesOfState[$0] ?? [] }
            guard let first = nodes.first else { continue }
            let isTaken = nodes.contains { !proofs.steps(number, from: paths.nodes[$0].state, had: paths.nodes[$0].had).isEmpty }
            if isTaken { continue }
            let lackings = nodes.map { proofs.lacking(number, paths.nodes[$0].had) }
            let always = lackings.reduce(StepProofs.Evidence.max, &)
            found.append(demand(number, lacking: always == 0 ? lackings[0] : always, path: path(to: first)))
        }
        return found
    }

    private func demand(_ number: Int, lacking: StepProofs.Evidence, path: [String]) -> WorkflowFinding {
        let transition = workflow.transitions[number]
        func lacks(_ group: Int?) -> Bool { group.map { lacking & 1 << UInt64($0) != 0 } ?? false }
        let read = transition.fieldsRead(transition.requiresChecklist ? proofs.items : [])
        let fields = type.fields.map(\.id).filter { read.contains($0) && lacks(proofs.demands.groupOfField[$0]) }
        let items = transition.requiresChecklist ? proofs.items.map(\.id).filter { lacks(proofs.demands.groupOfItem[$0]) } : []
        return .evidenceTooEarly(transition: transition.id, fields: fields, items: items, path: path)
    }

    /// A pair of eyes that never looks is no second pair.
    mutating func separations() -> [WorkflowFinding] {
        var found: [WorkflowFinding] = []
        let numbers = Dictionary(workflow.transitions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var after: [Int: Set<Int>] = [:]
        for (number, transition) in workflow.transitions.enumerated() {
            let origins = Set(states.origins(of: transition)).intersection(reached)
            if transition.notBy.isEmpty || origins.isEmpty || isDead(number) { continue }
            for other in transition.notBy {
                // One that is never taken at all is found as that.
                guard let before = numbers[other], other == transition.id || paths.isTaken(before) else { continue }
                let states = after[before] ?? Set(paths.reached(after: before).map { paths.nodes[$0].state })
                after[before] = states
                // The clock is nobody, so whoever comes after it is somebody else anyway.
                let isByClock = !workflow.transitions[before].isForPeople && running.isNamed(workflow.transitions[before])
                if other == transition.id || isByClock || states.isDisjoint(with: origins) {
                    found.append(.separationImpossible(transition: transition.id, other: other))
                }
            }
        }
        return found
    }

    /// Where a workflow writes to people at all, it does so when it decides against them: giving a reason is the sign of that.
    func silentDenials() -> [WorkflowFinding] {
        if notices.isEmpty { return [] }
        return workflow.states.filter { $0.isFinal && !notices.contains($0.id) }.compactMap { state in
            let deciding = workflow.transitions.filter { $0.requiresReason && $0.to.states.contains(state.id) }
            return deciding.isEmpty ? nil : .denialWithoutNotice(state: state.id, transitions: deciding.map(\.id))
        }
    }
}
