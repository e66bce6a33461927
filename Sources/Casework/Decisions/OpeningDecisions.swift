import CommonExpressions

extension Agency {
    /// What opening a case comes to: the event, its number still to be allocated.
    ///
    /// - Parameter constituent: whose case it is, for conditions that ask about them.
    public func decide(
        _ opening: CaseOpening, constituent: ConstituentDetails? = nil, actor: Actor, now: Moment
    ) throws(Refusal) -> CaseOpened {
        guard let type = caseType(opening.type) else {
            try require("caseworker", of: actor)
            throw .unknownCaseType(opening.type, known: caseTypes.map(\.id))
        }
        let values = opening.values.filter { !$0.value.isBlank }
        let received = opening.receivedOn ?? now.date
        let entry = CaseEntry(
            type: type, facts: ConditionFacts(type: type, values: values, receivedOn: received, constituent: constituent, today: now.date),
            actor: actor)
        // Who may open a case at all is said before what is wrong with it.
        if type.workflow.initial != nil { try require("caseworker", of: actor) }
        try type.check(values)
        if received > now.date { throw .dateInFuture(received) }
        let (transition, first) = try entry.way(opening.way)
        // A case begins open: what is decided already is no case.
        if type.workflow.state(first)?.isFinal == true { throw .noDestination(transition: transition?.id ?? first) }
        let missing = type.missing(type.fields.filter(\.isRequiredToOpen).map(\.id) + (transition?.requires ?? []), in: values)
        if !missing.isEmpty { throw .fieldsMissing(missing) }
        let state = type.workflow.state(first)
        var facts = entry.facts
        facts.bind(.string(first), to: "state")
        let clocks = CaseClocks(
            type: type, calendar: calendar, facts: facts, stops: [(first, now.date)],
            takenOn: transition.map { [$0.id: now.date] } ?? [:], enteredOn: now.date, receivedOn: received, stateSince: now.date)
        return CaseOpened(
            facts: CaseOpened.Facts(
                number: nil, type: type.id, typeVersion: type.version, constituent: opening.constituent, state: first,
                queue: state?.queue ?? type.queue, owner: opening.owner, receivedOn: received, enteredOn: now.date,
                due: clocks.due?.end, transition: transition?.id, timers: clocks.timers.nonEmpty),
            personal: CaseOpened.Personal(values: values))
    }
}

/// How a case comes in.
private struct CaseEntry {
    let type: CaseType
    let facts: ConditionFacts
    let actor: Actor

    /// The way taken, where the workflow has ways in, and the state it leads to.
    func way(_ named: String?) throws(Refusal) -> (transition: Transition?, state: String) {
        let workflow = type.workflow
        if let initial = workflow.initial {
            if let named { throw .unknownTransition(named, known: []) }
            return (nil, initial)
        }
        let ways = workflow.waysIn
        if let named {
            guard let way = ways.first(where: { $0.id == named }) else { throw .unknownTransition(named, known: ways.map(\.id)) }
            return (way, try state(by: way))
        }
        var open: [(transition: Transition, state: String)] = []
        var first: Refusal?
        for way in ways {
            do throws(Refusal) { open.append((way, try state(by: way))) } catch { first = first ?? error }
        }
        // One way in need not be named; where all are closed, what closes the first is the reason.
        guard let only = open.first else { throw first ?? .wayInRequired([]) }
        if open.count > 1 { throw .wayInRequired(open.map(\.transition.id)) }
        return only
    }

    private func state(by way: Transition) throws(Refusal) -> String {
        let roles = way.roles.isEmpty ? ["caseworker"] : way.roles
        if actor.roles.isDisjoint(with: roles) { throw .roleRequired(roles) }
        for (index, rule) in way.guards.enumerated() {
            switch rule.when.answer(facts) {
            case .holds: continue
            case .doesNot: throw .guardFails(transition: way.id, index: index)
            case .unknown(let names): throw missing(names, by: way)
            case .failed(let why): throw .conditionFailed(transition: way.id, why: why)
            }
        }
        guard case .choice(let branches) = way.to else {
            guard let state = way.to.states.first else { throw .noDestination(transition: way.id) }
            return state
        }
        for branch in branches {
            switch branch.when?.answer(facts) ?? .holds {
            case .holds:
                guard let state = branch.state else { throw .noDestination(transition: way.id) }
                return state
            case .doesNot: continue
            case .unknown(let names): throw missing(names, by: way)
            case .failed(let why): throw .conditionFailed(transition: way.id, why: why)
            }
        }
        throw .noDestination(transition: way.id)
    }

    /// Fields that a condition waits for are asked for; what no form asks for has to be seen to first.
    private func missing(_ names: Set<String>, by way: Transition) -> Refusal {
        let fields = Set(names.map { $0.hasPrefix("answers.") ? String($0.dropFirst(8)) : $0 })
        let asked = type.fields.map(\.id).filter(fields.contains)
        return asked.isEmpty ? .conditionWaits(transition: way.id, for: fields.sorted()) : .fieldsMissing(asked)
    }
}
