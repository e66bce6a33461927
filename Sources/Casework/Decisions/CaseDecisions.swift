extension Agency {
    /// Longest note or reason, in characters.
    public static let maximumNoteLength = 4000

    /// What a command on an open case comes to.
    ///
    /// - Parameter constituent: whose case it is, for conditions that ask about them.
    public func decide(
        _ command: CaseCommand, on file: CaseFile, constituent: ConstituentDetails? = nil, actor: Actor, now: Moment
    ) throws(Refusal) -> Event {
        // A transition says itself who may take it; all else is the caseworkers'.
        if case .move = command {} else { try require("caseworker", of: actor) }
        let record = file.record
        if record.isWithdrawn { throw .entryWithdrawn }
        guard let type = caseType(record.type) else {
            throw .unknownCaseType(record.type, known: caseTypes.map(\.id))
        }
        switch command {
        case .move(let transition, let values, let reason, let due):
            return .caseMoved(
                try move(standing(of: file, type, constituent, actor, now), by: transition, values, reason, due))
        case .edit(let values): return .caseEdited(try edit(standing(of: file, type, constituent, actor, now), values))
        case .tick(let item, let done, let evidence):
            let items = type.checklists.compactMap { checklist($0) }.flatMap(\.items).map(\.id)
            guard items.contains(item) else { throw .unknownItem(item, known: items) }
            let noted = try done ? evidence.map { text throws(Refusal) in try checked(text) } : nil
            let before = record.ticks[item]
            if (before != nil) == done, noted == nil || noted == before?.evidence { throw .nothingChanges }
            return .itemTicked(
                ItemTicked(facts: .init(item: item, done: done, on: before?.on ?? now.date), personal: noted.map { .init(evidence: $0) }))
        case .note(let text): return .caseNoted(CaseNoted(text: try checked(text)))
        case .assign(let owner):
            if record.owner == owner { throw .nothingChanges }
            // A caseworker takes what is free and gives back their own; taking from a colleague is the supervisor's.
            if let current = record.owner, current != actor.id { try require("supervisor", of: actor) }
            return .caseAssigned(CaseAssigned(facts: .init(owner: owner), personal: nil))
        case .rehome(let constituent, let reason):
            if constituent == record.constituent { throw .alreadyThere }
            return .caseRehomed(
                CaseRehomed(facts: .init(from: record.constituent, to: constituent), personal: .init(reason: try checked(reason))))
        case .withdraw: return .stepWithdrawn(try withdraw(file, actor))
        case .print(let checklist, let language, let destination):
            return .checklistPrinted(try print(checklist, of: type, language, to: destination, file, constituent, now))
        }
    }

    func standing(
        of file: CaseFile, _ type: CaseType, _ constituent: ConstituentDetails?, _ actor: Actor, _ now: Moment
    ) -> CaseStanding {
        CaseStanding(
            file: file, type: type, checklists: type.checklists.compactMap { checklist($0) }, constituent: constituent, actor: actor,
            now: now, calendar: calendar)
    }

    func require(_ role: String, of actor: Actor) throws(Refusal) {
        if !actor.roles.contains(role) { throw .roleRequired([role]) }
    }

    /// A note or reason with line feeds for line ends. Blank, too long, or with characters that a terminal would obey
    /// is refused.
    func checked(_ text: String) throws(Refusal) -> String {
        let isBlank = text.allSatisfy(\.isWhitespace)
        if isBlank { throw .textRequired }
        if text.count > Self.maximumNoteLength { throw .textTooLong(limit: Self.maximumNoteLength) }
        var lines = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n", lines.last == "\r" { lines.removeLast() }
            lines.append(scalar)
        }
        let tidied = String(String.UnicodeScalarView(lines.map { $0 == "\r" ? "\n" : $0 }))
        if tidied.unicodeScalars.contains(where: { $0.isHostile && $0 != "\n" && $0 != "\t" }) {
            throw .invalidField("Text", .controlCharacters)
        }
        return tidied
    }

    func move(
        _ standing: CaseStanding, by id: String, _ values: FieldValues, _ reason: String?, _ due: CivilDate?, timer: String? = nil
    ) throws(Refusal) -> CaseMoved {
        let (record, type, now) = (standing.record, standing.type, standing.now)
        guard let transition = type.workflow.transition(id) else {
            throw .unknownTransition(id, known: type.workflow.transitions.map(\.id))
        }
        let given = values.filter { !$0.value.isBlank }
        let option = standing.option(transition, given: given)
        // A value that is wrong decides nothing: what is wrong with it is said before what a guard makes of it.
        if option.refusals.allSatisfy(\.isOfCondition) { try type.check(given) }
        if let refusal = option.refusals.first { throw refusal }
        try type.check(given)
        if !option.asksFor.isEmpty { throw .fieldsMissing(option.asksFor) }
        let hasReason = reason.map { !$0.allSatisfy(\.isWhitespace) } ?? false
        if option.transition.requiresReason, !hasReason { throw .reasonRequired }
        let reasonText = hasReason ? try checked(reason ?? "") : nil
        guard option.destinations.count == 1 else { throw .noDestination(transition: id) }
        let restarts = record.state != option.destination || option.transition.restartsDue
        let state = type.workflow.state(option.destination)
        let isFinal = state?.isFinal == true
        let clocks = restarts && !isFinal ? standing.clocks(after: id, to: option.destination, given: given) : nil
        // A step that stays starts no clock anew, but what it fills in may be what one counts from.
        let edited = restarts ? nil : standing.clocks(editing: Set(given.keys), given, [], taking: id, by: timer)
        // Staying leaves a case in the queue that a timer may have brought it to.
        let queue = record.state == option.destination ? record.queue : state?.queue ?? type.queue
        return CaseMoved(
            facts: CaseMoved.Facts(
                transition: id, from: record.state, to: option.destination, queue: queue, on: now.date,
                due: isFinal ? nil : restarts ? due ?? clocks?.due?.end : edited.map(\.due) ?? record.due, restartsClock: restarts,
                closes: isFinal, timer: timer, timers: restarts ? clocks?.timers.nonEmpty : edited?.timers),
            personal: reasonText == nil && given.isEmpty
                ? nil : CaseMoved.Personal(reason: reasonText, values: given.isEmpty ? nil : given))
    }

    private func edit(_ standing: CaseStanding, _ values: FieldValues) throws(Refusal) -> CaseEdited {
        let (record, type) = (standing.record, standing.type)
        try type.check(values)
        let cleared = values.filter { $0.value.isBlank && record.values[$0.key] != nil }.keys.sorted()
        let changed = values.filter { !$0.value.isBlank && record.values[$0.key] != $0.value }
        if cleared.isEmpty, changed.isEmpty { throw .nothingChanges }
        let fields = (cleared + changed.keys).sorted()
        return CaseEdited(
            facts: .init(fields: fields, clocks: record.isOpen ? standing.clocks(editing: Set(fields), changed, cleared) : nil),
            personal: .init(values: changed, cleared: cleared.isEmpty ? nil : cleared))
    }

    private func withdraw(_ file: CaseFile, _ actor: Actor) throws(Refusal) -> StepWithdrawn {
        let steps = file.events.filter { recorded in
            if case .stepWithdrawn = recorded.event { return false }
            return recorded.subject == file.record.id.retyped() && !file.withdrawn.contains(recorded.sequence)
        }
        guard let last = steps.last else { throw .nothingToWithdraw }
        guard last.actor == actor.id || last.event.isNobodysStep else {
            // One's own step further back is depended on by what came after it.
            guard steps.contains(where: { $0.actor == actor.id }) else { throw .notYourStep(by: last.actor) }
            throw .stepDependedOn(kind: last.event.kind, by: last.actor, at: last.recordedAt)
        }
        if last.event.isNobodysStep {
            throw .stepDependedOn(kind: last.event.kind, by: last.actor, at: last.recordedAt)
        }
        return StepWithdrawn(facts: .init(sequence: last.sequence, kind: last.event.kind), personal: nil)
    }

    private func print(
        _ id: String, of type: CaseType, _ language: String, to destination: String, _ file: CaseFile,
        _ constituent: ConstituentDetails?, _ now: Moment
    ) throws(Refusal) -> ChecklistPrinted {
        let record = file.record
        guard type.checklists.contains(id), let checklist = checklist(id) else { throw .noChecklist }
        // The sheet tells again what it told before, so the event of it says the same.
        let facts = ConditionFacts(of: record, type: type, constituent: constituent, today: now.date)
        let plan = checklist.plan(for: facts, receivedOn: record.receivedOn, calendar: calendar).keeping(file.daysTold(of: checklist))
        var dues: [String: CivilDate] = [:]
        for item in plan.items where item.isWanted { dues[item.id] = item.due?.date }
        return ChecklistPrinted(
            facts: .init(checklist: id, language: language, to: destination, dues: dues), personal: nil)
    }
}

extension Event {
    /// Whether it cannot be taken back as somebody's own step: paper that was handed over, or what happened by itself to many
    /// cases at once.
    fileprivate var isNobodysStep: Bool {
        switch self {
        case .checklistPrinted, .timerRanOut, .caseMigrated: true
        case .caseMoved(let moved): moved.facts.timer != nil
        default: false
        }
    }
}

extension Array {
    /// Nil when there is nothing in it.
    var nonEmpty: Self? { isEmpty ? nil : self }
}
