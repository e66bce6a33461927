import CommonExpressions

/// One transition of a case's workflow, as it stands for this actor now: allowed, or refused with every reason.
public struct TransitionOption: Sendable, Equatable {
    public let transition: Transition
    /// The state it would lead to; while that cannot be told yet, the first it may lead to.
    public let destination: String
    /// Every state it may lead to, as far as can be told; one when that is settled.
    public let destinations: [String]
    /// Empty when it may be taken once what it asks for is given.
    public let refusals: [Refusal]
    /// Fields it requires, or a condition waits for, that nobody has filled in; whoever takes it is asked for them.
    public let asksFor: [String]

    public var isAllowed: Bool { refusals.isEmpty }
}

/// A case with all that decides what may be done with it.
struct CaseStanding {
    let file: CaseFile
    let type: CaseType
    let checklists: [Checklist]
    let constituent: ConstituentDetails?
    let actor: Actor
    let now: Moment
    let calendar: BusinessCalendar

    var record: CaseRecord { file.record }

    /// What conditions see, with `given` laid over what the form has.
    func facts(_ given: FieldValues = [:]) -> ConditionFacts {
        ConditionFacts(
            of: record, type: type, values: given.isEmpty ? nil : record.values.merging(given) { $1 }, constituent: constituent,
            today: now.date)
    }

    /// The clocks of the state that a transition leads to.
    func clocks(after transition: String, to state: String, given: FieldValues) -> CaseClocks {
        var facts = facts(given)
        facts.bind(.string(state), to: "state")
        return CaseClocks(
            type: type, calendar: calendar, facts: facts,
            stops: record.stops + (state == record.state ? [] : [(state, now.date)]), pauses: record.pauses,
            takenOn: record.takenOn.merging([transition: now.date]) { $1 }, enteredOn: record.enteredOn, receivedOn: record.receivedOn,
            stateSince: now.date)
    }

    /// Where the clocks stand once fields were edited; nil where none of them counts from those fields.
    ///
    /// - Parameters:
    ///   - transition: the step they were filled in with, whose own day clocks may count from.
    ///   - timer: the timer that took it, which has run out by that.
    func clocks(
        editing fields: Set<String>, _ changed: FieldValues, _ cleared: [String], taking transition: String? = nil,
        by timer: String? = nil
    ) -> ClockTimes? {
        let running = type.workflow.timers.filter { $0.states.contains(record.state) }
        let moved = Set(running.filter { $0.clock.counts(from: fields, or: transition) || $0.when.reads(fields) }.map(\.id))
        var values = record.values.merging(changed) { $1 }
        for field in cleared { values[field] = nil }
        let facts = ConditionFacts(of: record, type: type, values: values, constituent: constituent, today: now.date)
        let clocks = CaseClocks(
            type: type, calendar: calendar, facts: facts, stops: record.stops, pauses: record.pauses,
            takenOn: transition.map { record.takenOn.merging([$0: now.date]) { $1 } } ?? record.takenOn, enteredOn: record.enteredOn,
            receivedOn: record.receivedOn, stateSince: record.stateSince)
        let movesDue = clocks.count(from: fields, or: transition)
        guard movesDue || !moved.isEmpty else { return nil }
        // What counts from something else runs on as it was told; what has run out has run out.
        let kept = record.timers.filter { !moved.contains($0.id) && $0.id != timer }
        let started = clocks.timers.filter { moved.contains($0.id) && !record.ranOut.contains($0.id) && $0.id != timer }
        return ClockTimes(due: movesDue ? clocks.due?.end : record.due, timers: kept + started)
    }

    /// One transition, allowed or refused with every reason.
    func option(_ transition: Transition, given: FieldValues = [:]) -> TransitionOption {
        let leadsFromHere = type.workflow.leads(transition, from: record.state)
        var refusals: [Refusal] = []
        if record.isWithdrawn { refusals.append(.entryWithdrawn) }
        if !leadsFromHere {
            refusals.append(.notFromHere(transition: transition.id, state: record.state, from: transition.origins))
        }
        let roles = transition.roles.isEmpty ? ["caseworker"] : transition.roles
        if actor.roles.isDisjoint(with: roles) { refusals.append(.roleRequired(roles)) }
        if let other = transition.notBy.first(where: { record.takenBy[$0] == actor.id }) {
            refusals.append(.alreadyDoneBySameHand(transition: other))
        }
        let hasConditions = !transition.guards.isEmpty || transition.to.hasConditions || transition.requiresChecklist
        let facts = hasConditions ? facts(given) : ConditionFacts(today: now.date)
        if transition.requiresChecklist {
            let open = checklists.flatMap(\.items).filter { item in
                record.ticks[item.id] == nil && item.when?.answer(facts) != .doesNot
            }
            if !open.isEmpty { refusals.append(.itemsOpen(open.map(\.id))) }
        }
        if let within = transition.within, leadsFromHere, calendar.end(of: within, from: record.stateSince) < now.date {
            refusals.append(.tooLate(since: record.stateSince, term: within))
        }
        var waitsFor: Set<String> = []
        for (index, rule) in transition.guards.enumerated() {
            switch rule.when.answer(facts) {
            case .holds: continue
            case .doesNot: refusals.append(.guardFails(transition: transition.id, index: index))
            case .unknown(let names): waitsFor.formUnion(names)
            case .failed(let why): refusals.append(.conditionFailed(transition: transition.id, why: why))
            }
        }
        let ways = ways(of: transition, facts)
        waitsFor.formUnion(ways.waitsFor)
        if let why = ways.failure { refusals.append(.conditionFailed(transition: transition.id, why: why)) }
        if ways.states.isEmpty { refusals.append(.noDestination(transition: transition.id)) }
        let values = record.values.merging(given) { $1 }
        let fields = Set(waitsFor.map { $0.hasPrefix("answers.") ? String($0.dropFirst(8)) : $0 })
        let asked = type.missing(fields.union(transition.requires), in: values)
        // What no form asks for (a blank column, where the constituent lives) has to be seen to first.
        let elsewhere = fields.subtracting(asked)
        if !elsewhere.isEmpty { refusals.append(.conditionWaits(transition: transition.id, for: elsewhere.sorted())) }
        return TransitionOption(
            transition: transition, destination: ways.states.first ?? record.state, destinations: ways.states, refusals: refusals,
            asksFor: asked)
    }

    /// The states a transition may lead to, as far as the facts can tell, and what has to be known to tell.
    private func ways(of transition: Transition, _ facts: ConditionFacts) -> (
        states: [String], waitsFor: Set<String>, failure: String?
    ) {
        switch transition.to {
        case .state(let id): return ([id], [], nil)
        case .same: return ([record.state], [], nil)
        case .choice(let branches):
            var states: [String] = []
            var waitsFor: Set<String> = []
            for branch in branches {
                let state = branch.state ?? record.state
                switch branch.when?.answer(facts) ?? .holds {
                case .holds:
                    if !states.contains(state) { states.append(state) }
                    return (states, waitsFor, nil)
                case .doesNot: continue
                case .unknown(let names):
                    if !states.contains(state) { states.append(state) }
                    waitsFor.formUnion(names)
                case .failed(let why): return (states + [state], waitsFor, why)
                }
            }
            return (states, waitsFor, nil)
        }
    }
}

extension CaseType {
    /// Every transition of the workflow in the pack's order, each allowed or refused with facts. Missing fields and a
    /// missing reason do not refuse: they are asked for.
    ///
    /// - Parameter constituent: whose case it is, for conditions that ask about them.
    public func transitions(
        for file: CaseFile, checklists: [Checklist], constituent: ConstituentDetails? = nil, actor: Actor, now: Moment,
        calendar: BusinessCalendar
    ) -> [TransitionOption] {
        let standing = CaseStanding(
            file: file, type: self, checklists: checklists, constituent: constituent, actor: actor, now: now, calendar: calendar)
        // What opens a case is no step of one that is open.
        return workflow.transitions.filter { $0.from != .start }.map { standing.option($0) }
    }

    /// Whether any condition of the workflow or of these checklists asks about the constituent.
    public func asksAboutConstituent(_ checklists: [Checklist]) -> Bool {
        var conditions: [CommonExpression] = workflow.transitions.flatMap { $0.guards.map(\.when) + $0.to.conditions }
        conditions += workflow.states.flatMap { $0.due?.choices ?? [] }.compactMap(\.when)
        conditions += workflow.timers.compactMap(\.when)
        conditions += checklists.flatMap(\.items).compactMap(\.when)
        return conditions.contains { $0.names.contains { $0.hasPrefix("constituent") } }
    }
}

extension Transition.Destination {
    var conditions: [CommonExpression] {
        if case .choice(let branches) = self { branches.compactMap(\.when) } else { [] }
    }

    var hasConditions: Bool { !conditions.isEmpty }
}

extension Transition {
    /// The states it leaves by name; empty for any.
    public var origins: [String] {
        switch from {
        case .states(let states): states
        case .any, .start: []
        }
    }
}
