/// A case's history held against the rules, event by event.
struct ReplayCourse {
    typealias Why = ReplayVerdict.Why

    private let events: [RecordedEvent]
    private let subject: SubjectID
    private let packs: PackTimeline
    private let background: HistoryBackground
    private var unjudged: [ReplayVerdict.Unjudged] = []
    private var asked = false
    private var steps = 0
    /// The first event whose values are gone.
    private var blindSince: UInt64?

    init(of file: CaseFile, packs: PackTimeline, background: HistoryBackground) {
        events = file.events
        subject = file.record.id.retyped()
        self.packs = packs
        self.background = background
    }

    mutating func run() -> ReplayVerdict {
        for (index, recorded) in events.enumerated() where recorded.subject == subject {
            // An erasure is about the event it names, not a step of the case.
            if case .partErased = recorded.event { continue }
            steps += 1
            if blindSince == nil, background.lacksValues(of: recorded) { blindSince = recorded.sequence }
            let before = CaseFile(folding: Array(events[..<index]))
            guard let why = judge(recorded, before, at: index) else { continue }
            return verdict(
                ReplayVerdict.Finding(
                    sequence: recorded.sequence, at: recorded.recordedAt, by: recorded.actor, kind: recorded.event.kind,
                    transition: recorded.event.transition, state: before?.record.state,
                    version: before?.record.typeVersion ?? recorded.event.openingVersion, why: why))
        }
        return verdict(nil)
    }

    private func verdict(_ finding: ReplayVerdict.Finding?) -> ReplayVerdict {
        ReplayVerdict(finding: finding, unjudged: unjudged, steps: steps, asksAboutConstituent: asked)
    }

    /// Nil where the step was allowed, or cannot be judged any more.
    private mutating func judge(_ recorded: RecordedEvent, _ before: CaseFile?, at index: Int) -> Why? {
        guard let office = packs.inForce(before: recorded.sequence) else {
            let opening: CaseOpened.Facts? = if case .caseOpened(let opened) = recorded.event { opened.facts } else { nil }
            return .noRules(
                type: before?.record.type ?? opening?.type ?? "", version: before?.record.typeVersion ?? opening?.typeVersion ?? 0)
        }
        guard let held = background.staff.roles(of: recorded.actor, before: recorded.sequence) else { return .notOnStaff }
        let actor = Actor(id: recorded.actor, roles: office.rolesImplied(by: held))
        guard let before else {
            guard case .caseOpened(let opened) = recorded.event else { return .noOpening }
            return judge(opened, recorded, office, actor)
        }
        let record = before.record
        guard let agency = packs.running(record.type, version: record.typeVersion, before: recorded.sequence),
            let type = agency.caseType(record.type)
        else { return .noRules(type: record.type, version: record.typeVersion) }
        let step = Step(
            recorded: recorded, before: before, agency: agency, type: type, actor: actor,
            constituent: background.people[record.constituent])
        switch recorded.event {
        case .caseOpened: return .noOpening
        case .caseMoved(let moved):
            return moved.facts.timer.map { judgeClock($0, moved, step, at: index) } ?? judge(moved, step)
        case .timerRanOut(let over): return judge(over, step, at: index)
        case .caseMigrated(let migrated): return judge(migrated, step, office)
        default:
            guard let command = step.command(isErased: background.erased.contains(recorded.sequence)) else { return .notOfCases }
            do throws(Refusal) {
                let event = try agency.decide(
                    command, on: before, constituent: step.constituent, actor: actor, now: recorded.recordedAt)
                let differing = recorded.event.discrepancies(from: event)
                // Whether a field was emptied or had been blank cannot be seen where it has been erased.
                guard case .edit = command, !differing.isEmpty else { return .unless(differing) }
                return differs(differing, recorded, asks: false)
            } catch .nothingChanges where blindSince != nil {
                return doubt(recorded)
            } catch { return refused([error], recorded, asks: false) }
        }
    }

    // MARK: Kinds of steps

    private mutating func judge(_ opened: CaseOpened, _ recorded: RecordedEvent, _ office: Agency, _ actor: Actor) -> Why? {
        let facts = opened.facts
        let opening = CaseOpening(
            type: facts.type, constituent: facts.constituent, values: opened.personal?.values ?? [:], receivedOn: facts.receivedOn,
            owner: facts.owner, way: facts.transition)
        let way = facts.transition.flatMap { office.caseType(facts.type)?.workflow.transition($0) }
        let asks = way?.asksAboutConstituent([]) ?? false
        if asks { asked = true }
        do throws(Refusal) {
            let again = try office.decide(
                opening, constituent: background.people[facts.constituent], actor: actor, now: recorded.recordedAt)
            let differing = Event.caseOpened(opened).discrepancies(from: .caseOpened(again))
            return differing.isEmpty || way?.readsForm != true ? .unless(differing) : differs(differing, recorded, asks: asks)
        } catch { return refused([error], recorded, asks: asks) }
    }

    private mutating func judge(_ moved: CaseMoved, _ step: Step) -> Why? {
        let recorded = step.recorded
        let transition = step.type.workflow.transition(moved.facts.transition)
        let asks = transition?.asksAboutConstituent(step.checklists) ?? false
        if asks { asked = true }
        // What was typed and erased since was there when the step was taken.
        let reason = moved.personal?.reason ?? (background.erased.contains(recorded.sequence) ? "-" : nil)
        let given = moved.personal?.values ?? [:]
        let command = CaseCommand.move(transition: moved.facts.transition, values: given, reason: reason, due: nil)
        do throws(Refusal) {
            let again = try step.agency.decide(
                command, on: step.before, constituent: step.constituent, actor: step.actor, now: recorded.recordedAt)
            let differing = recorded.event.discrepancies(from: again)
            return differing.isEmpty || transition?.readsForm != true ? .unless(differing) : differs(differing, recorded, asks: asks)
        } catch {
            let standing = step.agency.standing(of: step.before, step.type, step.constituent, step.actor, recorded.recordedAt)
            let all = transition.map { standing.option($0, given: given.filter { !$0.value.isBlank }).refusals } ?? []
            return refused(all.contains(error) ? all : [error], recorded, asks: asks)
        }
    }

    /// A step that a timer took: what ran out stands right before it, and the rules let the clock take it.
    private mutating func judgeClock(_ timer: String, _ moved: CaseMoved, _ step: Step, at index: Int) -> Why? {
        guard let earlier = events[..<index].last(where: { $0.subject == subject }), case .timerRanOut(let over) = earlier.event,
            over.facts.timer == timer, over.facts.takes == moved.facts.transition, over.facts.isRefused != true
        else { return .clockDidNot(timer: timer) }
        let recorded = step.recorded
        let transition = step.type.workflow.transition(moved.facts.transition)
        let asks = transition?.asksAboutConstituent(step.checklists) ?? false
        if asks { asked = true }
        do throws(Refusal) {
            let standing = step.agency.standing(
                of: step.before, step.type, step.constituent, .clock, recorded.recordedAt)
            let again = try step.agency.move(standing, by: moved.facts.transition, [:], nil, nil, timer: timer)
            let differing = recorded.event.discrepancies(from: .caseMoved(again))
            return differing.isEmpty || transition?.readsForm != true ? .unless(differing) : differs(differing, recorded, asks: asks)
        } catch { return refused([error], recorded, asks: asks) }
    }

    private mutating func judge(_ over: TimerRanOut, _ step: Step, at index: Int) -> Why? {
        let facts = over.facts
        let recorded = step.recorded
        let transition = facts.takes.flatMap { step.type.workflow.transition($0) }
        let asks = transition?.asksAboutConstituent(step.checklists) ?? false
        if asks { asked = true }
        do throws(Refusal) {
            let again = try step.agency.decide(
                RunningTimer(id: facts.timer, ends: facts.ended), on: step.before, constituent: step.constituent,
                now: recorded.recordedAt)
            let differing = again.first.map { recorded.event.discrepancies(from: $0) } ?? []
            if !differing.isEmpty {
                return transition?.readsForm == true ? differs(differing, recorded, asks: asks) : .differs(differing)
            }
            guard again.count > 1 else { return nil }
            // What ran out and what it did are written at once.
            let next = events[(index + 1)...].first { $0.subject == subject }
            guard case .caseMoved(let moved)? = next?.event, moved.facts.timer == facts.timer else {
                return .clockDidNot(timer: facts.timer)
            }
            return nil
        } catch { return refused([error], recorded, asks: asks) }
    }

    private func judge(_ migrated: CaseMigrated, _ step: Step, _ office: Agency) -> Why? {
        let facts = migrated.facts
        guard step.actor.roles.contains("designer") else { return .refused([.roleRequired(["designer"])]) }
        do throws(Refusal) {
            let again = try office.decide(
                Migration(state: facts.to, restartsClock: facts.restartsClock), of: step.before, from: step.type,
                constituent: step.constituent,
                now: step.recorded.recordedAt)
            return .unless(step.recorded.event.discrepancies(from: .caseMigrated(again)))
        } catch { return .refused([error]) }
    }

    // MARK: What cannot be judged

    private mutating func refused(_ refusals: [Refusal], _ recorded: RecordedEvent, asks: Bool) -> Why? {
        // What does not rest on what somebody filled in is sure whatever has been erased.
        let sure = refusals.filter { !$0.restsOnValues }
        if !sure.isEmpty || blindSince == nil && !asks { return .refused(sure.isEmpty ? refusals : sure) }
        return doubt(recorded)
    }

    private mutating func differs(_ differing: [ReplayVerdict.Discrepancy], _ recorded: RecordedEvent, asks: Bool) -> Why? {
        blindSince == nil && !asks ? .differs(differing) : doubt(recorded)
    }

    private mutating func doubt(_ recorded: RecordedEvent) -> Why? {
        let why: ReplayVerdict.Unjudged.Why = blindSince.map { .erased(sequence: $0) } ?? .constituentAsked
        unjudged.append(ReplayVerdict.Unjudged(sequence: recorded.sequence, why: why))
        return nil
    }
}

/// A step with all that decided it.
private struct Step {
    let recorded: RecordedEvent
    let before: CaseFile
    let agency: Agency
    let type: CaseType
    let actor: Actor
    let constituent: ConstituentDetails?

    var checklists: [Checklist] { type.checklists.compactMap { agency.checklist($0) } }

    /// What somebody asked for that came to this event; nil for what no command on a case comes to. Words that were erased are
    /// taken as said.
    func command(isErased: Bool) -> CaseCommand? {
        switch recorded.event {
        case .caseEdited(let edited):
            guard let personal = edited.personal else { return .note("-") }
            var values = personal.values
            for field in personal.cleared ?? [] { values[field] = .text("") }
            return .edit(values)
        case .itemTicked(let ticked):
            return .tick(
                item: ticked.facts.item, done: ticked.facts.done, evidence: ticked.personal?.evidence ?? (isErased ? "-" : nil))
        case .caseNoted(let noted): return .note(noted.personal?.text ?? "-")
        case .caseAssigned(let assigned): return .assign(to: assigned.facts.owner)
        case .caseRehomed(let rehomed): return .rehome(to: rehomed.facts.to, reason: rehomed.personal?.reason ?? "-")
        case .stepWithdrawn: return .withdraw
        case .checklistPrinted(let printed):
            return .print(checklist: printed.facts.checklist, language: printed.facts.language, to: printed.facts.to)
        default: return nil
        }
    }
}

extension ReplayVerdict.Why {
    fileprivate static func unless(_ differing: [ReplayVerdict.Discrepancy]) -> Self? {
        differing.isEmpty ? nil : .differs(differing)
    }
}
