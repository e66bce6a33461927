/// One transition of a case's workflow, as it stands for this actor now: allowed, or refused with every reason.
public struct TransitionOption: Sendable, Equatable {
    public let transition: Transition
    /// The state it would lead to.
    public let destination: String
    /// Empty when it may be taken once what it asks for is given.
    public let refusals: [Refusal]
    /// Fields it requires that nobody has filled in; the person taking it is asked for them.
    public let asksFor: [String]

    public var isAllowed: Bool { refusals.isEmpty }
}

extension CaseType {
    /// Every transition of the workflow in the pack's order, each allowed or refused with facts. Missing fields and a
    /// missing reason do not refuse: they are asked for.
    public func transitions(for file: CaseFile, checklists: [Checklist], actor: Actor, now: Moment, calendar: BusinessCalendar)
        -> [TransitionOption]
    {
        workflow.transitions.map {
            option($0, for: file, checklists: checklists, actor: actor, now: now, calendar: calendar)
        }
    }

    /// One transition, allowed or refused with every reason.
    func option(
        _ transition: Transition, for file: CaseFile, checklists: [Checklist], actor: Actor, now: Moment, calendar: BusinessCalendar
    ) -> TransitionOption {
        let record = file.record
        let leadsFromHere = workflow.leads(transition, from: record.state)
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
        if transition.requiresChecklist {
            let open = checklists.flatMap(\.items).map(\.id).filter { record.ticks[$0] == nil }
            if !open.isEmpty { refusals.append(.itemsOpen(open)) }
        }
        if let within = transition.within, leadsFromHere, calendar.end(of: within, from: record.stateSince) < now.date {
            refusals.append(.tooLate(since: record.stateSince, term: within))
        }
        return TransitionOption(
            transition: transition, destination: destination(of: transition, from: record.state), refusals: refusals,
            asksFor: missing(transition.requires, in: record.values))
    }

    func destination(of transition: Transition, from state: String) -> String {
        switch transition.to {
        case .state(let id): id
        case .same: state
        }
    }
}

extension Transition {
    /// The states it leaves by name; empty for any.
    public var origins: [String] {
        switch from {
        case .states(let states): states
        case .any: []
        }
    }
}
