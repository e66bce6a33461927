import Casework

/// Reads the transitions of a workflow.
struct TransitionReading {
    private static let keys = [
        "title", "from", "to", "requires", "reason", "roles", "not-by", "checklist", "reopen", "within", "restarts", "guard",
    ]
    /// What means something before there is a case.
    private static let openingKeys: Set<String> = ["title", "from", "to", "requires", "roles", "guard"]

    let names: WorkflowNames
    let conditions: ConditionReading
    /// For the conditions of ways in: a case that is not open yet has no state.
    let opening: ConditionReading
    let report: PackReport

    func transitions(_ entries: [YAMLMapping.Entry], into draft: inout WorkflowDraft) -> [Transition] {
        entries.compactMap { entry in
            entry.checkName(of: "a transition")
            draft.transitionPlaces[entry.key] = entry.place
            let found = entry.isWayIn ? report.later { transition(entry, into: &draft) } : transition(entry, into: &draft)
            if found == nil { draft.isWhole = false }
            return found
        }
    }

    private func transition(_ entry: YAMLMapping.Entry, into draft: inout WorkflowDraft) -> Transition? {
        guard let mapping = entry.value.mapping(keys: Self.keys) else { return nil }
        let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
        let from = mapping.required("from", at: entry.place).flatMap(origin)
        let workflowConditions = WorkflowConditionReading(conditions: from == .start ? opening : conditions, states: names.states)
        let to = mapping.required("to", at: entry.place).flatMap(workflowConditions.destination)
        let guards = mapping["guard"].map(workflowConditions.guards) ?? []
        draft.originPlaces[entry.key] = mapping.place(of: "from")
        draft.destinationPlaces[entry.key] = mapping.place(of: "to")
        draft.branchPlaces[entry.key] = to?.branchPlaces
        if to?.isUnordered == true { draft.unordered.insert(entry.key) }
        draft.guardPlaces[entry.key] = guards.map(\.place)
        let notBy = mapping["not-by"].map { separations($0, of: entry.key, into: &draft) } ?? []
        let roles = mapping["roles"].map(readRoles) ?? []
        draft.rolePlaces[entry.key] = mapping["roles"]?.place
        let requires = mapping["requires"].map { required($0, of: entry.key, into: &draft) } ?? []
        let reason = mapping["reason"].flatMap { choice($0, yes: "required", no: "optional") } ?? false
        let checklist = mapping["checklist"].flatMap { choice($0, yes: "done", no: "any") } ?? false
        if checklist { draft.checklistPlaces[entry.key] = mapping.place(of: "checklist") }
        let reopens = mapping["reopen"]?.flag() ?? false
        let within = mapping["within"]?.term()
        let restarts = mapping["restarts"].flatMap { choice($0, yes: "due", no: "nothing") } ?? false
        guard let from, let to = to?.destination else { return nil }
        if from == .start {
            checkWayIn(mapping, to)
        } else if restarts, !to.mayStay {
            mapping["restarts"]?.error(
                .typeError, "The clock starts anyway on entering a state; \"restarts\" is for \"to: same\" only, so take it out.",
                at: mapping.place(of: "restarts"))
        }
        return Transition(
            id: entry.key, title: title ?? LocalizedText(entry.key), from: from, to: to, requires: requires, requiresReason: reason,
            roles: roles, notBy: notBy, guards: guards.map(\.rule), requiresChecklist: checklist, reopens: reopens, within: within,
            restartsDue: restarts)
    }

    /// A way in has no case behind it: nothing to give a reason for, nobody who was here before, nowhere to stay.
    private func checkWayIn(_ mapping: YAMLMapping, _ to: Transition.Destination) {
        for entry in mapping.entries where Self.keys.contains(entry.key) && !Self.openingKeys.contains(entry.key) {
            entry.value.error(
                .typeError, "\(quoted(entry.key)) means nothing before there is a case, and \"from: start\" opens it; take it out.",
                at: entry.place)
        }
        if to.mayStay {
            mapping["to"]?.error(
                .typeError, "A case that is being opened stands nowhere yet, so it cannot stay the \"same\"; name a state.")
        }
    }

    private func origin(_ value: YAMLValue) -> Transition.Origin? {
        if value.scalar == "any" { return .any }
        if value.scalar == "start" { return .start }
        guard let values = value.oneOrMore() else { return nil }
        if values.isEmpty {
            value.wanted("at least one state")
            return nil
        }
        let origins = values.compactMap { value -> String? in
            if let word = value.scalar, word == "start" || word == "any" {
                value.error(
                    .typeError, "\(quoted(word)) stands alone, without states beside it; make a transition of its own for it.")
                return nil
            }
            return value.reference(to: "state", among: names.states)
        }
        return origins.count == values.count ? .states(origins) : nil
    }

    private func separations(_ value: YAMLValue, of transition: String, into draft: inout WorkflowDraft) -> [String] {
        var others: [String] = []
        for value in value.oneOrMore() ?? [] {
            guard let name = value.reference(to: "transition", among: names.transitions) else { continue }
            others.append(name)
            draft.separations.append((transition, name, value))
        }
        return others
    }

    private func required(_ value: YAMLValue, of transition: String, into draft: inout WorkflowDraft) -> [String] {
        var fields: [String] = []
        for value in value.oneOrMore() ?? [] {
            guard let name = value.reference(to: "field", among: names.fields) else { continue }
            fields.append(name)
            draft.requirePlaces[transition, default: [:]][name] = value.place
        }
        return fields
    }

    private func readRoles(_ value: YAMLValue) -> [String] {
        guard let values = value.oneOrMore() else { return [] }
        if values.isEmpty {
            value.error(
                .noRole,
                "Nobody can take this transition, because it is for no role at all; name one that somebody has, or take \"roles\" out.")
        }
        return values.compactMap { value in
            guard let name = value.reference(to: "role", among: names.roles) else { return nil }
            report.usedRoles.insert(name)
            return name
        }
    }

    private func choice(_ value: YAMLValue, yes: String, no: String) -> Bool? {
        switch value.scalar {
        case yes: return true
        case no: return false
        default:
            value.wanted("\(yes) or \(no)", hint: report.didYouMean(value.scalar ?? "", among: [yes, no]))
            return nil
        }
    }
}

extension YAMLMapping.Entry {
    /// Whether a case comes in by this transition.
    fileprivate var isWayIn: Bool { value.entries.contains { $0.key == "from" && $0.value.scalar == "start" } }
}
