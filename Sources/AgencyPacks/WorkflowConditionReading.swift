import Casework

/// Reads what a workflow leaves to conditions: guards of transitions, and where they lead.
struct WorkflowConditionReading {
    let conditions: ConditionReading
    let states: KnownNames

    /// `[{when: EXPRESSION, otherwise: TEXT}]`; all must hold.
    func guards(_ value: YAMLValue) -> [Transition.Guard] {
        (value.list(limit: 100) ?? []).compactMap { value in
            guard let mapping = value.mapping(keys: ["when", "otherwise"]) else { return nil }
            let when = mapping.required("when").flatMap(conditions.condition)
            let otherwise = mapping.required("otherwise")?.localizedText(for: .staff)
            guard let when, let otherwise else { return nil }
            return Transition.Guard(when: when, otherwise: otherwise)
        }
    }

    /// A state, `same`, or a list of them tried in order. Nil, and the reason reported, where any part cannot be read.
    func destination(_ value: YAMLValue) -> Transition.Destination? {
        guard case .list = value.content else { return state(value).map { $0.map { .state($0) } ?? .same } }
        guard let values = value.list(limit: 100) else { return nil }
        if values.isEmpty {
            value.wanted("at least one state")
            return nil
        }
        let branches = values.enumerated().compactMap { branch($1, isLast: $0 == values.count - 1) }
        return branches.count == values.count ? .choice(branches) : nil
    }

    private func branch(_ value: YAMLValue, isLast: Bool) -> Transition.Branch? {
        guard let mapping = value.mapping(keys: ["state", "when"]) else { return nil }
        if mapping["when"] == nil, !isLast {
            value.error(
                .typeError,
                "This destination is taken always, so those after it never would be; give it a \"when\" or put it last.")
        }
        let when = mapping["when"].map { conditions.condition($0) }
        guard let target = mapping.required("state").flatMap(state), when != .some(nil) else { return nil }
        return Transition.Branch(state: target, when: when ?? nil)
    }

    /// The state named; inside, nil for `same`.
    private func state(_ value: YAMLValue) -> String?? {
        if value.scalar == "same" { return .some(nil) }
        return value.reference(to: "state", among: states).map { .some($0) }
    }
}
