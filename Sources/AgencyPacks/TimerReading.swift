import Casework

/// Reads what happens by itself when a case has stood in a state for so long.
struct TimerReading {
    private static let actions = ["remind", "queue", "do"]
    private static let keys = ["id", "in"] + ClockReading.clockKeys + ["when"] + actions

    let names: WorkflowNames
    let clocks: ClockReading
    /// As far as they could be read.
    let states: [State]
    let transitions: [Transition]
    let report: PackReport

    func timers(_ value: YAMLValue, limit: Int, into draft: inout WorkflowDraft) -> [Timer] {
        guard let values = report.later({ value.list(limit: limit) }) else {
            draft.areTimersWhole = false
            return []
        }
        // Names that are given come before names that are made, wherever they stand.
        var taken = Set(values.flatMap(\.entries).filter { $0.key == "id" }.compactMap(\.value.scalar))
        var given: Set<String> = []
        var timers: [Timer] = []
        for value in values {
            let found = report.later { () -> Timer? in
                let timer = timer(value, taken: &taken)
                if let timer, value.keys.contains("id"), !given.insert(timer.id).inserted {
                    value.error(.duplicateName, "This workflow has a timer \(quoted(timer.id)) already; give this one another id.")
                }
                return timer
            }
            guard let timer = found else {
                draft.areTimersWhole = false
                continue
            }
            draft.timerPlaces[timer.id] = draft.timerPlaces[timer.id] ?? value.place
            timers.append(timer)
        }
        return timers
    }

    /// Nil, and the reason reported, where it cannot be told what it does, when, or where.
    private func timer(_ value: YAMLValue, taken: inout Set<String>) -> Timer? {
        guard let mapping = value.mapping(keys: Self.keys) else { return nil }
        let states = mapping.required("in").flatMap(states)
        let when = mapping["when"].map { clocks.conditions.condition($0) }
        let clock = clocks.clock(mapping)
        let id = mapping["id"].map { $0.name(of: "a timer") }
        let action = action(mapping, in: states ?? [])
        guard let states, let first = states.first, let clock, let action, when != .some(nil), id != .some(nil) else { return nil }
        return Timer(
            id: (id ?? nil) ?? madeName(first, action, taken: &taken), states: states, clock: clock, when: when ?? nil, action: action)
    }

    /// After the state and what it does, as `waiting-remind-1`: the same as long as no timer like it is put in before it.
    private func madeName(_ state: String, _ action: Timer.Action, taken: inout Set<String>) -> String {
        let does =
            switch action {
            case .remind: "remind"
            case .queue: "queue"
            case .take: "do"
            }
        var number = 1
        while !taken.insert("\(state)-\(does)-\(number)").inserted { number += 1 }
        return "\(state)-\(does)-\(number)"
    }

    private func states(_ value: YAMLValue) -> [String]? {
        guard let values = value.oneOrMore() else { return nil }
        if values.isEmpty {
            value.wanted("at least one state")
            return nil
        }
        let found = values.compactMap { value -> String? in
            guard let name = value.reference(to: "state", among: names.states) else { return nil }
            if states.contains(where: { $0.id == name && $0.isFinal }) {
                value.error(
                    .typeError, "A case in the state \(quoted(name)) is closed and no timer runs there; name a state that is not final.")
            }
            return name
        }
        return found.count == values.count ? found : nil
    }

    private func action(_ mapping: YAMLMapping, in states: [String]) -> Timer.Action? {
        let said = Self.actions.filter { mapping[$0] != nil }
        guard said.count == 1 else {
            mapping.value.error(
                said.isEmpty ? .missingKey : .typeError,
                said.isEmpty
                    ? "This timer says nothing that should happen; add \"remind\", \"queue\" or \"do\"."
                    : "A timer does one thing, and this one has \(listed(said)); make a timer of each.")
            return nil
        }
        if let value = mapping["remind"] { return value.word(Timer.Reminded.self).map { .remind($0) } }
        if let value = mapping["queue"] { return value.queue(among: names.queues).map { .queue($0) } }
        guard let value = mapping["do"], let name = value.reference(to: "transition", among: names.transitions) else { return nil }
        // One that could not be read is reported where it stands.
        guard let transition = transitions.first(where: { $0.id == name }) else { return nil }
        check(transition, in: states, at: value)
        return .take(name)
    }

    /// Whether the clock may take a transition, and can.
    private func check(_ transition: Transition, in states: [String], at value: YAMLValue) {
        let name = quoted(transition.id)
        if !transition.roles.contains(Role.system) {
            value.error(
                .noRole, "The clock may take only what lists the role \"system\", and \(name) does not; add it to its \"roles\".")
        }
        if transition.requiresReason {
            value.error(
                .typeError,
                "\(name) asks for a reason and the clock has none to give, so it would be refused every time; leave it to a person "
                    + "with \"queue\", or make the reason optional.")
        }
        let workflow = Workflow(initial: nil, states: self.states, transitions: [])
        let stuck = states.filter { workflow.state($0) != nil && !workflow.leads(transition, from: $0) }
        if !stuck.isEmpty {
            value.error(
                .typeError, "\(name) does not lead out of \(listed(stuck)), so the clock could never take it; name one that does.")
        }
    }
}
