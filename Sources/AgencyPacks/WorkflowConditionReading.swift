import Casework
import CommonExpressions

/// Reads what a workflow leaves to conditions: guards of transitions, and where they lead.
struct WorkflowConditionReading {
    /// Where a transition leads, and where each of its ways stands.
    struct Destinations {
        let destination: Transition.Destination
        var branchPlaces: [Place] = []
        /// Whether the ways stand in a mapping, which has no order.
        var isUnordered = false
    }

    private static let maximumBranches = 100

    let conditions: ConditionReading
    /// Nil where nobody knows the states.
    let states: KnownNames?

    /// `[{when: EXPRESSION, otherwise: TEXT}]`; all must hold. Each with the place of its condition.
    func guards(_ value: YAMLValue) -> [(rule: Transition.Guard, place: Place)] {
        (value.list(limit: Self.maximumBranches) ?? []).compactMap { value in
            guard let mapping = value.mapping(keys: ["when", "otherwise"]) else { return nil }
            let condition = mapping.required("when")
            let when = condition.flatMap(conditions.condition)
            let otherwise = mapping.required("otherwise")?.localizedText(for: .staff)
            guard let when, let otherwise, let condition else { return nil }
            return (Transition.Guard(when: when, otherwise: otherwise), condition.place)
        }
    }

    /// A state, `same`, a list of them tried in order, or a mapping from them to their conditions.
    ///
    /// Nil, and the reason reported, where any part cannot be read.
    func destination(_ value: YAMLValue) -> Destinations? {
        switch value.content {
        case .scalar: state(value).map { Destinations(destination: $0.map { .state($0) } ?? .same) }
        case .list: ordered(value)
        case .mapping: value.report.later { unordered(value) }
        }
    }

    private func ordered(_ value: YAMLValue) -> Destinations? {
        guard let values = value.list(limit: Self.maximumBranches) else { return nil }
        if values.isEmpty {
            value.wanted("at least one state")
            return nil
        }
        let branches = values.enumerated().compactMap { branch($1, isLast: $0 == values.count - 1) }
        guard branches.count == values.count else { return nil }
        return Destinations(destination: .choice(branches), branchPlaces: values.map(\.place))
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

    private func unordered(_ value: YAMLValue) -> Destinations? {
        guard let mapping = value.names(limit: Self.maximumBranches) else { return nil }
        if mapping.entries.isEmpty {
            value.wanted("at least one state with its condition")
            return nil
        }
        if mapping["state"] != nil, states?.contains("state") != true {
            value.wanted("a state, a list of destinations or a mapping from states to conditions", hint: " Put it into [ and ].")
            return nil
        }
        let branches = mapping.entries.compactMap { entry -> Transition.Branch? in
            let target = state(named: entry)
            guard let when = conditions.condition(entry.value), let target else { return nil }
            return Transition.Branch(state: target, when: when)
        }
        guard branches.count == mapping.entries.count else { return nil }
        return Destinations(destination: .choice(branches), branchPlaces: mapping.entries.map(\.place), isUnordered: true)
    }

    /// The state named; inside, nil for `same`.
    private func state(_ value: YAMLValue) -> String?? {
        if value.scalar == "same" { return .some(nil) }
        return value.reference(to: "state", among: states).map { .some($0) }
    }

    private func state(named entry: YAMLMapping.Entry) -> String?? {
        if entry.key == "same" { return .some(nil) }
        guard states?.contains(entry.key) == false else { return .some(entry.key) }
        entry.value.report.error(
            .undefinedName, at: entry.place,
            "There is no state \(quoted(entry.key)).\(entry.value.report.didYouMean(entry.key, among: states?.inOrder ?? []))")
        return nil
    }
}
