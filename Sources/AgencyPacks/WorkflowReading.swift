import Casework
import CommonExpressions

/// Reads the workflow of a case type: its states, the ways between them and what happens by itself.
struct WorkflowReading {
    /// Paths are searched between all of them; a person cannot oversee half as many.
    private static let maximumStates = 200
    private static let maximumTransitions = 1000
    private static let maximumTimers = 500

    let report: PackReport
    private(set) var names: WorkflowNames
    private var draft: WorkflowDraft

    init(names: WorkflowNames, place: Place, report: PackReport) {
        self.names = names
        self.report = report
        draft = WorkflowDraft(place: place)
    }

    mutating func read(_ value: YAMLValue, place: Place) -> WorkflowDraft {
        draft.place = place
        guard let mapping = value.mapping(keys: ["initial", "states", "transitions", "timers"]) else {
            draft.isWhole = false
            return draft
        }
        // Names first: states and transitions refer to each other.
        let stateEntries = mapping.required("states")?.names(limit: Self.maximumStates)?.entries
        let transitionEntries = mapping.required("transitions")?.names(limit: Self.maximumTransitions)?.entries
        names.states = stateEntries.map { KnownNames($0.map(\.key)) }
        names.transitions = transitionEntries.map { KnownNames($0.map(\.key)) }
        if stateEntries == nil || transitionEntries == nil { draft.isWhole = false }

        let conditions = ConditionReading(scope)
        let clocks = ClockReading(conditions: conditions, names: names)
        let states = StateReading(names: names, clocks: clocks, report: report).states(stateEntries ?? [], into: &draft)
        let opening = ConditionReading(scope.without("state"))
        let transitions = TransitionReading(names: names, conditions: conditions, opening: opening, report: report).transitions(
            transitionEntries ?? [], into: &draft)
        let initial = readInitial(mapping, transitions)
        let timers = mapping["timers"].map { value in
            TimerReading(names: names, clocks: clocks, states: states, transitions: transitions, report: report)
                .timers(value, limit: Self.maximumTimers, into: &draft)
        }
        // Where both are named, cases begin in the one state, as they did before there were other ways in.
        let steps = initial == nil ? transitions : transitions.filter { $0.from != .start }
        draft.workflow = Workflow(initial: initial, states: states, transitions: steps, timers: timers ?? [])
        draft.areConditionsSound = conditions.isSound && opening.isSound
        if !draft.isWhole || !draft.areTimersWhole { report.missesUses = true }
        checkClockOnly()
        return draft
    }

    /// What conditions may name: the form and the states, as far as they could be read.
    private var scope: Scope {
        let states = (names.states?.inOrder ?? []).map { State(id: $0, title: LocalizedText($0)) }
        let type = CaseType(
            id: "", title: LocalizedText(""), prefix: "", version: 1, queue: "", fields: names.form, checklists: [],
            workflow: Workflow(initial: nil, states: states, transitions: []))
        return type.conditionScope.adding(unread: names.fields.inOrder)
    }

    /// Cases begin in one state, or come in by transitions `from: start`.
    private mutating func readInitial(_ mapping: YAMLMapping, _ transitions: [Transition]) -> String? {
        let ways = transitions.filter { $0.from == .start }.map(\.id)
        guard let value = mapping["initial"] else {
            // Where any transition could not be read, it may have been a way in.
            if ways.isEmpty, draft.isWhole {
                report.error(
                    .noWayIn, at: draft.place,
                    "The workflow has no \"initial\" and no transition \"from: start\", so no case of this type can be opened; "
                        + "name the state in which one begins.")
            }
            if ways.isEmpty { draft.isWhole = false }
            return nil
        }
        draft.initialPlace = value.place
        guard let initial = value.reference(to: "state", among: names.states) else {
            draft.isWhole = false
            return nil
        }
        if !ways.isEmpty {
            draft.isWhole = false
            report.later { refuse(ways, beside: initial, at: mapping.place(of: "initial")) }
        }
        return initial
    }

    private func refuse(_ ways: [String], beside initial: String, at place: Place) {
        report.error(
            .noWayIn, at: place,
            "The workflow has an \"initial\" and transitions \"from: start\" too, so it is unclear where a case begins; take one "
                + "of the two out.",
            witness: "initial: \(initial); from: start: \(ways.joined(separator: ", "))")
    }

    /// What lists the clock alone is taken by a timer or never.
    private func checkClockOnly() {
        let taken = draft.workflow.timers.compactMap { timer -> String? in
            if case .take(let transition) = timer.action { transition } else { nil }
        }
        // A timer that could not be read may be the one.
        guard draft.isWhole, draft.areTimersWhole else { return }
        for transition in draft.workflow.transitions
        where !transition.roles.isEmpty && transition.roles.allSatisfy({ $0 == Role.system }) && !taken.contains(transition.id) {
            report.error(
                .noRole, at: draft.rolePlaces[transition.id] ?? draft.place,
                "Nobody can take the transition \(quoted(transition.id)), because no person holds the role \"system\" and no timer "
                    + "takes it; name a role that somebody has, or a timer that does it.")
        }
    }
}

extension Scope {
    /// For conditions of a place where one of the names has no meaning yet.
    fileprivate func without(_ name: String) -> Scope {
        var all = names
        all[name] = nil
        return Scope(all)
    }
}
