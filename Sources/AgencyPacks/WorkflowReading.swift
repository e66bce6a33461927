import Casework
import CommonExpressions

/// The workflow of a case type, and where its parts stand.
struct WorkflowDraft {
    /// Nobody's role: timers act in it.
    static let systemRole = "system"
    /// What stands in place of a state in `from:` and `to:`.
    static let reserved: Set<String> = ["any", "same", "start"]

    var workflow = Workflow(initial: "", states: [], transitions: [])
    var place: Place
    var statePlaces: [String: Place] = [:]
    var transitionPlaces: [String: Place] = [:]
    /// `from:` of each transition.
    var originPlaces: [String: Place] = [:]
    /// Each transition named by a `not-by:`, and where.
    var separations: [(transition: String, other: String, value: YAMLValue)] = []
    /// Whether every state and every way between them was understood. Only then can anything be said about paths.
    var isWhole = true
}

/// Reads the states and transitions of a case type.
struct WorkflowReading {
    private static let stateKeys = ["title", "final", "waiting-on", "due", "queue", "notice"]
    private static let transitionKeys = [
        "title", "from", "to", "requires", "reason", "roles", "not-by", "checklist", "reopen", "within", "restarts", "guard",
    ]

    /// Paths are searched between all of them; a person cannot oversee half as many.
    private static let maximumStates = 200
    private static let maximumTransitions = 1000

    let form: [Field]
    /// Every field the form names, those included that could not be read.
    let fields: KnownNames

    /// Nil where the office's own file could not be read: then no name is wrong.
    let queues: KnownNames?
    let roles: KnownNames?
    let report: PackReport
    private var draft: WorkflowDraft
    private var states: [State] = []
    private var stateNames: KnownNames = []
    private var transitionNames: KnownNames = []
    private var conditions = WorkflowConditionReading(conditions: ConditionReading(nil), states: [])

    init(form: [Field], fields: KnownNames, queues: KnownNames?, roles: KnownNames?, place: Place, report: PackReport) {
        self.form = form
        self.fields = fields
        self.queues = queues
        self.roles = roles
        self.report = report
        draft = WorkflowDraft(place: place)
    }

    mutating func read(_ value: YAMLValue, place: Place) -> WorkflowDraft {
        draft.place = place
        guard let mapping = value.mapping(keys: ["initial", "states", "transitions", "timers"]) else {
            draft.isWhole = false
            return draft
        }
        mapping["timers"]?.warning(
            .notYet, "Timers are not read by this version: nothing happens by itself when their days are over.")
        readStates(mapping.required("states"))
        let initial = readInitial(mapping)
        conditions = WorkflowConditionReading(conditions: ConditionReading(scope), states: stateNames)
        var transitions: [Transition] = []
        if let entries = mapping.required("transitions")?.names(limit: Self.maximumTransitions)?.entries {
            transitionNames = KnownNames(entries.map(\.key))
            transitions = entries.compactMap { transition($0) }
        } else {
            draft.isWhole = false
        }
        draft.workflow = Workflow(initial: initial, states: states, transitions: transitions)
        return draft
    }

    /// What conditions may name: the form and the states, as far as they could be read.
    private var scope: Scope {
        let workflow = Workflow(initial: "", states: states, transitions: [])
        let type = CaseType(
            id: "", title: LocalizedText(""), prefix: "", version: 1, queue: "", fields: form, checklists: [], workflow: workflow)
        return type.conditionScope.adding(unread: fields.inOrder)
    }

    private mutating func readInitial(_ mapping: YAMLMapping) -> String {
        guard let value = mapping["initial"] else {
            report.error(
                .noWayIn, at: draft.place,
                "The workflow has no \"initial\", so no case of this type can be opened; name the state in which one begins.")
            draft.isWhole = false
            return ""
        }
        guard let initial = value.reference(to: "state", among: stateNames) else {
            draft.isWhole = false
            return ""
        }
        return initial
    }

    private mutating func readStates(_ value: YAMLValue?) {
        guard let entries = value?.names(limit: Self.maximumStates)?.entries else {
            draft.isWhole = false
            return
        }
        for entry in entries {
            entry.checkName(of: "a state")
            if WorkflowDraft.reserved.contains(entry.key) {
                report.error(
                    .badName, at: entry.place,
                    "\(quoted(entry.key)) cannot name a state: the word has a meaning of its own in \"from\" and \"to\"; give it "
                        + "another name."
                )
            }
            draft.statePlaces[entry.key] = entry.place
            states.append(state(entry))
        }
        stateNames = KnownNames(states.map(\.id))
        SameTitles.report(states.map { ($0.id, $0.title) }, kind: "state", places: draft.statePlaces, report: report)
    }

    /// A state that cannot be read is kept by its name, so that what names it is not reported as well.
    private mutating func state(_ entry: YAMLMapping.Entry) -> State {
        guard let mapping = entry.value.mapping(keys: Self.stateKeys) else {
            draft.isWhole = false
            return State(id: entry.key, title: LocalizedText(entry.key))
        }
        let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
        let isFinal = mapping["final"].map { $0.flag() } ?? false
        if isFinal == nil { draft.isWhole = false }
        mapping["notice"]?.warning(.notYet, "Notices are not read by this version: no letter is written when a case comes here.")
        if let due = mapping["due"], due.isMapping {
            due.error(
                .notYet,
                "Clocks with conditions are not read by this version, so the day would be wrong; write a term such as 30 days.")
        }
        return State(
            id: entry.key, title: title ?? LocalizedText(entry.key), isFinal: isFinal ?? false,
            waitingOn: mapping["waiting-on"].flatMap(party), due: mapping["due"].flatMap { $0.isMapping ? nil : $0.term() },
            queue: mapping["queue"].flatMap(queue))
    }

    private func party(_ value: YAMLValue) -> State.Party? {
        if let party = value.scalar.flatMap({ State.Party(rawValue: $0) }) { return party }
        value.wanted("constituent", hint: value.report.didYouMean(value.scalar ?? "", among: ["constituent"]))
        return nil
    }

    func queue(_ value: YAMLValue) -> String? {
        guard let name = queues.map({ value.reference(to: "queue", among: $0) }) ?? value.text() else { return nil }
        report.usedQueues.insert(name)
        return name
    }

    private mutating func transition(_ entry: YAMLMapping.Entry) -> Transition? {
        entry.checkName(of: "a transition")
        draft.transitionPlaces[entry.key] = entry.place
        guard let mapping = entry.value.mapping(keys: Self.transitionKeys) else {
            draft.isWhole = false
            return nil
        }
        let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
        let from = mapping.required("from", at: entry.place).flatMap { origin($0) }
        let to = mapping.required("to", at: entry.place).flatMap { conditions.destination($0) }
        draft.originPlaces[entry.key] = mapping.place(of: "from")
        let notBy = mapping["not-by"].map { separations($0, of: entry.key) } ?? []
        let roles = mapping["roles"].map { readRoles($0) } ?? []
        let requires = mapping["requires"]?.oneOrMore()?.compactMap { $0.reference(to: "field", among: fields) } ?? []
        let reason = mapping["reason"].flatMap { Self.choice($0, yes: "required", no: "optional") } ?? false
        let checklist = mapping["checklist"].flatMap { Self.choice($0, yes: "done", no: "any") } ?? false
        let reopens = mapping["reopen"]?.flag() ?? false
        let within = mapping["within"]?.term()
        let restarts = mapping["restarts"].flatMap { Self.choice($0, yes: "due", no: "nothing") } ?? false
        let guards = mapping["guard"].map { conditions.guards($0) } ?? []
        guard let from, let to else {
            draft.isWhole = false
            return nil
        }
        if restarts, !to.mayStay {
            mapping["restarts"]?.error(
                .typeError, "The clock starts anyway on entering a state; \"restarts\" is for \"to: same\" only, so take it out.",
                at: mapping.place(of: "restarts"))
        }
        return Transition(
            id: entry.key, title: title ?? LocalizedText(entry.key), from: from, to: to, requires: requires, requiresReason: reason,
            roles: roles, notBy: notBy, guards: guards, requiresChecklist: checklist, reopens: reopens, within: within,
            restartsDue: restarts)
    }

    private mutating func origin(_ value: YAMLValue) -> Transition.Origin? {
        if value.scalar == "any" { return .any }
        guard let values = value.oneOrMore() else { return nil }
        if values.isEmpty {
            value.wanted("at least one state")
            return nil
        }
        var origins: [String] = []
        for value in values {
            if value.scalar == "start" {
                value.error(
                    .notYet,
                    "Ways in by \"from: start\" are not read by this version, so no case could be opened by it; name the first "
                        + "state in \"initial\"."
                )
            } else if let state = value.reference(to: "state", among: stateNames) {
                origins.append(state)
                continue
            }
            draft.isWhole = false
        }
        return origins.isEmpty ? nil : .states(origins)
    }

    private mutating func separations(_ value: YAMLValue, of transition: String) -> [String] {
        var names: [String] = []
        for value in value.oneOrMore() ?? [] {
            guard let name = value.reference(to: "transition", among: transitionNames) else { continue }
            names.append(name)
            draft.separations.append((transition, name, value))
        }
        return names
    }

    private func readRoles(_ value: YAMLValue) -> [String] {
        guard let values = value.oneOrMore() else { return [] }
        var names: [String] = []
        for value in values {
            guard let name = roles.map({ value.reference(to: "role", among: $0) }) ?? value.text() else { continue }
            report.usedRoles.insert(name)
            names.append(name)
        }
        if values.isEmpty || (names.count == values.count && names.allSatisfy { $0 == WorkflowDraft.systemRole }) {
            value.error(
                .noRole,
                "Nobody can take this transition, because no person can hold these roles; name one that somebody has, or take "
                    + "\"roles\" out."
            )
        }
        return names
    }

    private static func choice(_ value: YAMLValue, yes: String, no: String) -> Bool? {
        switch value.scalar {
        case yes: return true
        case no: return false
        default:
            value.wanted("\(yes) or \(no)", hint: value.report.didYouMean(value.scalar ?? "", among: [yes, no]))
            return nil
        }
    }
}
