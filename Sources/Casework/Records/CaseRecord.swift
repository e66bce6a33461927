import CommonExpressions

/// A case as its events left it.
public struct CaseRecord: Sendable, Equatable {
    public struct Tick: Sendable, Equatable {
        public let on: CivilDate
        public let by: StaffID
        /// What was brought or seen, where somebody noted it.
        public let evidence: String?

        public init(on: CivilDate, by: StaffID, evidence: String? = nil) {
            self.on = on
            self.by = by
            self.evidence = evidence
        }
    }

    /// A state the case has stood in, for the path drawn above it.
    public struct Stop: Sendable, Equatable {
        public let state: String
        public let since: CivilDate
        /// The transition that led here; nil for the first.
        public let transition: String?
    }

    /// Somebody has to be reminded, until the case moves on.
    public struct Reminder: Sendable, Hashable {
        public let of: Timer.Reminded
        /// The last day of the timer that asked for it.
        public let since: CivilDate
        /// The transition that the clock could not take, where that is why.
        public let refused: String?

        public init(of: Timer.Reminded, since: CivilDate, refused: String? = nil) {
            self.of = of
            self.since = since
            self.refused = refused
        }
    }

    public let id: CaseID
    public let number: CaseNumber
    public let type: String
    /// The version of the case type that it runs on.
    public internal(set) var typeVersion: Int
    public internal(set) var constituent: ConstituentID
    public internal(set) var state: String
    public internal(set) var stateSince: CivilDate
    public internal(set) var queue: String
    public internal(set) var owner: StaffID?
    public let receivedOn: CivilDate
    public let enteredOn: CivilDate
    public let openedBy: StaffID
    public internal(set) var due: CivilDate?
    public internal(set) var values: FieldValues
    public internal(set) var ticks: [String: Tick] = [:]
    public internal(set) var path: [Stop]
    /// Days of waiting under versions of its type that it does not run on any more.
    public internal(set) var pauses: [Pause] = []
    /// When it came to the version it runs on; nil for the first.
    public internal(set) var migratedOn: CivilDate?
    /// The day the case came to its queue.
    public internal(set) var queuedOn: CivilDate
    /// What runs, and what ran out since the case came to its state.
    public internal(set) var timers: [RunningTimer] = []
    public internal(set) var ranOut: Set<String> = []
    public internal(set) var reminder: Reminder?
    /// Who took each transition last; what the clock took is nobody's.
    public internal(set) var takenBy: [String: StaffID] = [:]
    /// When each transition was taken last.
    public internal(set) var takenOn: [String: CivilDate] = [:]
    /// Number of the case's own events, withdrawn ones included: what a commit expects.
    public internal(set) var version: UInt64 = 0
    /// False in a final state.
    public internal(set) var isOpen = true
    /// Entered in error: its opening was withdrawn.
    public internal(set) var isWithdrawn = false
}

/// A case with all that happened to it, oldest first: its own events and the contacts that were about it.
public struct CaseFile: Sendable, Equatable {
    public let record: CaseRecord
    public let events: [RecordedEvent]
    /// Sequences of events that were withdrawn.
    public let withdrawn: Set<UInt64>

    /// Nil when the events do not begin with the opening of a case.
    public init?(folding events: [RecordedEvent]) {
        var withdrawn: Set<UInt64> = []
        for recorded in events {
            if case .stepWithdrawn(let step) = recorded.event { withdrawn.insert(step.facts.sequence) }
        }
        guard let first = events.first(where: { if case .caseOpened = $0.event { true } else { false } }),
            var record = CaseRecord(opening: first)
        else { return nil }
        for recorded in events {
            // What is about somebody else counts only as far as the case was spoken of.
            guard recorded.subject == first.subject else {
                record.reminder = record.reminder?.after(recorded.event)
                continue
            }
            record.version = max(record.version, recorded.version)
            if withdrawn.contains(recorded.sequence) {
                if recorded.sequence == first.sequence { record.isWithdrawn = true }
            } else {
                record.apply(recorded)
            }
        }
        self.record = record
        self.events = events
        self.withdrawn = withdrawn
    }
}

extension CaseFile {
    /// The days that printed sheets of a checklist have told, item by item. A day stands whatever the calendar says later,
    /// until somebody corrects a field that it was counted from.
    public func daysTold(of checklist: Checklist) -> [String: CivilDate] {
        var told: [String: CivilDate] = [:]
        for recorded in events where !withdrawn.contains(recorded.sequence) {
            let changed: Set<String>
            switch recorded.event {
            case .checklistPrinted(let printed) where printed.facts.checklist == checklist.id:
                told.merge(printed.facts.dues) { _, new in new }
                continue
            case .caseEdited(let edited): changed = Set(edited.facts.fields)
            case .caseMoved(let moved): changed = Set((moved.personal?.values ?? [:]).keys)
            default: continue
            }
            for item in checklist.items where told[item.id] != nil {
                if !checklist.fieldsCounted(by: item).isDisjoint(with: changed) { told[item.id] = nil }
            }
        }
        return told
    }
}

extension CaseRecord {
    /// The states that its clocks look back on, the present one last: those it stood in under the version it runs on.
    var stops: [(state: String, since: CivilDate)] {
        guard let migratedOn, let last = path.last else { return path.map { ($0.state, $0.since) } }
        let later = path.dropLast().filter { $0.since > migratedOn }.map { ($0.state, $0.since) }
        // Where it stood when it was moved it has stood since then, as far as this version knows.
        let index = path.count - 1 - later.count
        let first = index > 0 && last.since > migratedOn ? [(path[index - 1].state, migratedOn)] : []
        return first + later + [(last.state, max(last.since, migratedOn))]
    }
}

extension Timer.Reminded {
    /// Which of two a case shows: whoever has it is told first, and sees the rest in its history.
    public func over(_ other: Self?) -> Self { other == .owner ? .owner : self }
}

extension CaseRecord.Reminder {
    /// What is left of it after an event. A constituent has heard from the office when a contact was about the case; the
    /// case's owner has seen it when anybody works on the case.
    public func after(_ event: Event) -> Self? {
        switch event {
        case .contactRecorded: of == .constituent ? nil : self
        case .caseMoved(let moved): moved.facts.from != moved.facts.to || moved.facts.restartsClock || of == .owner ? nil : self
        case .caseMigrated(let migrated): migrated.facts.from != migrated.facts.to || migrated.facts.restartsClock ? nil : self
        case .caseEdited, .itemTicked, .caseNoted, .caseRehomed: of == .owner ? nil : self
        default: self
        }
    }
}

extension Checklist {
    /// The fields that an item's days are worked out from.
    func fieldsCounted(by item: ChecklistItem) -> Set<String> {
        [item.due?.opens, item.due?.closes].compactMap { $0 }.reduce(into: []) { fields, moment in
            switch moment {
            case .afterReceipt: break
            case .yearAfter(let field, _, _): fields.insert(field)
            case .beforeAnchor, .afterAnchor: if let anchor { fields.insert(anchor) }
            case .day(let expression): fields.formUnion(expression.names)
            }
        }
    }
}

extension CaseRecord {
    init?(opening recorded: RecordedEvent) {
        guard case .caseOpened(let opened) = recorded.event, let number = opened.facts.number else { return nil }
        let facts = opened.facts
        self.init(
            id: recorded.subject.retyped(), number: number, type: facts.type, typeVersion: facts.typeVersion,
            constituent: facts.constituent, state: facts.state, stateSince: facts.enteredOn, queue: facts.queue,
            owner: facts.owner, receivedOn: facts.receivedOn, enteredOn: facts.enteredOn, openedBy: recorded.actor,
            due: facts.due, values: opened.personal?.values ?? [:],
            path: [Stop(state: facts.state, since: facts.enteredOn, transition: facts.transition)], queuedOn: facts.enteredOn,
            timers: facts.timers ?? [])
        if let way = facts.transition {
            takenBy[way] = recorded.actor
            takenOn[way] = facts.enteredOn
        }
    }

    mutating func apply(_ recorded: RecordedEvent) {
        reminder = reminder?.after(recorded.event)
        switch recorded.event {
        case .caseMoved(let moved):
            let facts = moved.facts
            if queue != facts.queue { queuedOn = facts.on }
            if facts.from != facts.to || facts.restartsClock {
                timers = facts.timers ?? []
                ranOut = []
            } else if let running = facts.timers {
                timers = running
            }
            if facts.from != facts.to {
                path.append(Stop(state: facts.to, since: facts.on, transition: facts.transition))
            }
            if facts.from != facts.to || facts.restartsClock { stateSince = facts.on }
            state = facts.to
            queue = facts.queue
            due = facts.due
            isOpen = !facts.closes
            takenBy[facts.transition] = facts.timer == nil ? recorded.actor : nil
            takenOn[facts.transition] = facts.on
            values.merge(moved.personal?.values ?? [:]) { _, new in new }
        case .caseEdited(let edited):
            values.merge(edited.personal?.values ?? [:]) { _, new in new }
            for field in edited.personal?.cleared ?? [] { values[field] = nil }
            if let clocks = edited.facts.clocks {
                due = clocks.due
                timers = clocks.timers
            }
        case .itemTicked(let ticked):
            // Evidence that somebody adds later does not make the tick theirs.
            let by = ticks[ticked.facts.item]?.by ?? recorded.actor
            ticks[ticked.facts.item] =
                ticked.facts.done ? Tick(on: ticked.facts.on, by: by, evidence: ticked.personal?.evidence) : nil
        case .caseAssigned(let assigned): owner = assigned.facts.owner
        case .caseRehomed(let rehomed): constituent = rehomed.facts.to
        case .timerRanOut(let timer):
            let facts = timer.facts
            timers.removeAll { $0.id == facts.timer }
            ranOut.insert(facts.timer)
            if let queue = facts.queue, queue != self.queue {
                self.queue = queue
                queuedOn = recorded.recordedAt.date
            }
            if let whom = facts.reminds, whom.over(reminder?.of) == whom {
                reminder = Reminder(of: whom, since: facts.ended, refused: facts.isRefused == true ? facts.takes : nil)
            }
        case .caseMigrated(let migrated):
            let facts = migrated.facts
            if queue != facts.queue { queuedOn = facts.on }
            if facts.from != facts.to { path.append(Stop(state: facts.to, since: facts.on, transition: nil)) }
            if facts.from != facts.to || facts.restartsClock {
                stateSince = facts.on
                ranOut = []
            }
            typeVersion = facts.toVersion
            pauses = facts.pauses ?? []
            migratedOn = facts.on
            state = facts.to
            queue = facts.queue
            due = facts.due
            timers = facts.timers ?? []
        default: break
        }
    }
}
