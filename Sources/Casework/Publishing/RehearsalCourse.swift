/// A case told anew under other rules, step by step, beside what really happened.
struct RehearsalCourse {
    enum End: Error {
        case stop(Rehearsal.Stop)
        case doubt(Rehearsal.Doubt)
    }

    let agency: Agency
    let type: CaseType
    let background: HistoryBackground
    let alike: [String: String]

    /// What would have been recorded, and what was, as far as the course has come.
    var told: [RecordedEvent] = []
    private var real: [RecordedEvent] = []
    var would: CaseFile?
    var was: CaseFile?
    private var difference: (at: Rehearsal.Step, turned: String, instead: String)?
    /// The first event whose values are gone.
    private var blindSince: UInt64?
    var clockSteps = 0

    init(agency: Agency, type: CaseType, background: HistoryBackground, alike: [String: String]) {
        self.agency = agency
        self.type = type
        self.background = background
        self.alike = alike
    }

    mutating func run(_ events: [RecordedEvent], until now: Moment) throws(End) {
        var index = 0
        if let last = events.lastIndex(where: { if case .caseMigrated = $0.event { true } else { false } }) {
            try begin(with: events[...last])
            index = last + 1
        }
        while index < events.count {
            let length = events[index...].hasClockStep ? 2 : 1
            try take(events[index], with: Array(events[index..<index + length]))
            index += length
        }
        try runClocks(until: now)
    }

    // MARK: Steps

    /// What a plan did is nobody's step: the case stands where it was put, and its own steps are followed from there.
    private mutating func begin(with events: ArraySlice<RecordedEvent>) throws(End) {
        real = Array(events)
        told = events.dropLast()
        fold()
        guard let last = events.last, case .caseMigrated(let migrated) = last.event, let file = would else { return }
        blindSince = told.first { background.lacksValues(of: $0) }?.sequence
        try checkClocksAreKnown()
        let migration = Migration(state: there(migrated.facts.to), restartsClock: migrated.facts.restartsClock)
        do throws(Refusal) {
            var again = try agency.decide(migration, of: file, from: nil, constituent: constituent, now: last.recordedAt)
            again.facts.pauses = migrated.facts.pauses
            told.append(last.replacing(.caseMigrated(again)))
        } catch { throw .doubt(.movedByPlan(to: migrated.facts.to)) }
        fold()
    }

    private mutating func take(_ recorded: RecordedEvent, with step: [RecordedEvent]) throws(End) {
        try runClocks(until: recorded.recordedAt)
        if background.lacksValues(of: recorded), blindSince == nil {
            blindSince = recorded.sequence
            try checkClocksAreKnown()
        }
        var transition: String?
        var timer: String?
        switch recorded.event {
        case .caseOpened(let opened):
            transition = opened.facts.transition
            try open(opened, recorded)
        case .caseMoved(let moved):
            transition = moved.facts.transition
            timer = moved.facts.timer
            // A step of the clock comes with what ran out.
            if timer == nil { try move(moved, recorded) }
        case .caseEdited(let edited): try edit(edited, recorded)
        case .timerRanOut(let over):
            transition = over.facts.takes
            timer = over.facts.timer
            try runOut(over.facts.timer, recorded)
        default: told.append(recorded)
        }
        real += step
        fold()
        compare(at: Rehearsal.Step(sequence: step.last?.sequence, on: recorded.recordedAt.date, transition: transition, timer: timer))
    }

    private mutating func open(_ opened: CaseOpened, _ recorded: RecordedEvent) throws(End) {
        let facts = opened.facts
        let opening = CaseOpening(
            type: facts.type, constituent: facts.constituent, values: known(opened.personal?.values), receivedOn: facts.receivedOn,
            owner: facts.owner, way: type.workflow.waysIn.contains { $0.id == facts.transition } ? facts.transition : nil)
        let step = Rehearsal.Step(sequence: recorded.sequence, on: facts.enteredOn, transition: facts.transition)
        let begun = try self.begun(opening, recorded)
        do throws(Refusal) {
            var again = try begun.get()
            again.facts.number = facts.number
            told.append(recorded.replacing(.caseOpened(again)))
            try checkSight(of: again.facts.transition.flatMap(type.workflow.transition))
        } catch { throw end(error, [error], at: step) }
    }

    private mutating func move(_ moved: CaseMoved, _ recorded: RecordedEvent) throws(End) {
        guard let file = would else { return }
        let facts = moved.facts
        let state = file.record.state
        let step = Rehearsal.Step(sequence: recorded.sequence, on: recorded.recordedAt.date, transition: facts.transition)
        guard let transition = type.workflow.transition(facts.transition), type.workflow.leads(transition, from: state) else {
            // By a shorter way it stands already where the step led, so that nobody would have taken it.
            if difference != nil, facts.from != facts.to, there(facts.to) == state { return }
            let known = type.workflow.transitions.map(\.id)
            let origins = type.workflow.transition(facts.transition)?.origins
            let refusal: Refusal =
                origins.map { .notFromHere(transition: facts.transition, state: state, from: $0) }
                ?? .unknownTransition(facts.transition, known: known)
            throw .stop(Rehearsal.Stop(at: step, state: state, refusals: [refusal]))
        }
        let given = known(moved.personal?.values)
        let actor = actor(of: recorded)
        // Whoever took the step would have been asked for a reason, and nothing depends on its words.
        let reason = moved.personal?.reason ?? (transition.requiresReason ? "-" : nil)
        do throws(Refusal) {
            let command = CaseCommand.move(transition: transition.id, values: given, reason: reason, due: nil)
            let again = try agency.decide(command, on: file, constituent: constituent, actor: actor, now: recorded.recordedAt)
            told.append(recorded.replacing(again))
            try checkSight(of: transition)
        } catch {
            let standing = agency.standing(of: file, type, constituent, actor, recorded.recordedAt)
            let all = standing.option(transition, given: given.filter { !$0.value.isBlank }).refusals
            throw end(error, all.contains(error) ? all : [error], at: step)
        }
    }

    private mutating func edit(_ edited: CaseEdited, _ recorded: RecordedEvent) throws(End) {
        guard let file = would, let personal = edited.personal else { return }
        var values = known(personal.values)
        for field in personal.cleared ?? [] where type.field(field) != nil { values[field] = .text("") }
        do throws(Refusal) {
            let again = try agency.decide(
                .edit(values), on: file, constituent: constituent, actor: actor(of: recorded), now: recorded.recordedAt)
            told.append(recorded.replacing(again))
        } catch .nothingChanges {
            return
        } catch {
            throw end(error, [error], at: Rehearsal.Step(sequence: recorded.sequence, on: recorded.recordedAt.date, transition: nil))
        }
    }

    // MARK: What is known

    var constituent: ConstituentDetails? { would.flatMap { background.people[$0.record.constituent] } }

    func actor(of recorded: RecordedEvent) -> Actor {
        let held = background.staff.roles(of: recorded.actor, before: recorded.sequence) ?? []
        return Actor(id: recorded.actor, roles: agency.rolesImplied(by: held))
    }

    /// A field that the form does not have any more is not asked for.
    private func known(_ values: FieldValues?) -> FieldValues {
        (values ?? [:]).filter { type.field($0.key) != nil }
    }

    /// A former state by the name it has in these rules.
    private func there(_ state: String) -> String { alike[state] ?? state }

    /// A step that reads the form cannot be judged where something of the form is gone.
    func checkSight(of transition: Transition?) throws(Refusal) {
        if blindSince != nil, transition?.readsForm == true { throw .fieldsMissing([]) }
    }

    private func checkClocksAreKnown() throws(End) {
        let readsForm = type.workflow.timers.contains { timer in
            if case .field = timer.clock.start { return true }
            return timer.when != nil
        }
        if let blindSince, readsForm { throw .doubt(.erased(sequence: blindSince)) }
    }

    func end(_ refusal: Refusal, _ all: [Refusal], at step: Rehearsal.Step) -> End {
        switch refusal {
        // Text that was taken as a day before stands in a field that was no date then.
        case .invalidField(let field, .wrongKind), .invalidField(let field, .notADate): return .doubt(.otherKind(field: field))
        default: break
        }
        if let blindSince, refusal.restsOnValues { return .doubt(.erased(sequence: blindSince)) }
        return .stop(Rehearsal.Stop(at: step, state: would?.record.state, refusals: all))
    }

    // MARK: The end

    mutating func fold() {
        would = CaseFile(folding: told)
        was = CaseFile(folding: real)
    }

    private func isAlike(_ would: CaseRecord, _ was: CaseRecord) -> Bool {
        would.state == there(was.state) && would.isOpen == was.isOpen
    }

    mutating func compare(at step: Rehearsal.Step) {
        guard difference == nil, let would = would?.record, let was = was?.record, !isAlike(would, was) else { return }
        difference = (step, would.state, was.state)
    }

    /// - Parameter end: the case as it really stands.
    func result(_ end: CaseRecord, stoppedBy stop: Rehearsal.Stop? = nil) -> Rehearsal {
        guard let difference, let would = would?.record else { return stop.map { .stops($0) } ?? .same }
        if isAlike(would, end) { return .same }
        return .endsElsewhere(
            Rehearsal.Elsewhere(
                at: difference.at, turned: difference.turned, instead: difference.instead, would: would.state, was: end.state,
                wouldBeFinal: !would.isOpen, wasFinal: !end.isOpen, stop: stop))
    }
}

extension ArraySlice<RecordedEvent> {
    /// Whether it begins with a timer that ran out and the step that it took.
    fileprivate var hasClockStep: Bool {
        guard case .timerRanOut(let over)? = first?.event, case .caseMoved(let moved)? = dropFirst().first?.event else { return false }
        return moved.facts.timer == over.facts.timer
    }
}
