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

    public let id: CaseID
    public let number: CaseNumber
    public let type: String
    public let typeVersion: Int
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
    /// Who took each transition last.
    public internal(set) var takenBy: [String: StaffID] = [:]
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
        for recorded in events where recorded.subject == first.subject {
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
            path: [Stop(state: facts.state, since: facts.enteredOn, transition: nil)])
    }

    mutating func apply(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .caseMoved(let moved):
            let facts = moved.facts
            if facts.from != facts.to {
                path.append(Stop(state: facts.to, since: facts.on, transition: facts.transition))
            }
            if facts.from != facts.to || facts.restartsClock { stateSince = facts.on }
            state = facts.to
            queue = facts.queue
            due = facts.due
            isOpen = !facts.closes
            takenBy[facts.transition] = recorded.actor
            values.merge(moved.personal?.values ?? [:]) { _, new in new }
        case .caseEdited(let edited):
            values.merge(edited.personal?.values ?? [:]) { _, new in new }
            for field in edited.personal?.cleared ?? [] { values[field] = nil }
        case .itemTicked(let ticked):
            // Evidence that somebody adds later does not make the tick theirs.
            let by = ticks[ticked.facts.item]?.by ?? recorded.actor
            ticks[ticked.facts.item] =
                ticked.facts.done ? Tick(on: ticked.facts.on, by: by, evidence: ticked.personal?.evidence) : nil
        case .caseAssigned(let assigned): owner = assigned.facts.owner
        case .caseRehomed(let rehomed): constituent = rehomed.facts.to
        default: break
        }
    }
}
