import CommonExpressions

/// Who held which roles at every point of a store's history.
public struct StaffTimeline: Sendable, Equatable {
    private var stints: [StaffID: [(since: UInt64, roles: [String])]] = [:]

    public init() {}

    /// Takes note of an event; those that are not about staff change nothing. Oldest first.
    public mutating func note(_ recorded: RecordedEvent) {
        let member: StaffID = recorded.subject.retyped()
        switch recorded.event {
        case .staffAdded(let added): stints[member, default: []].append((recorded.sequence, added.facts.roles))
        case .staffRolesSet(let set) where stints[member] != nil: stints[member]?.append((recorded.sequence, set.facts.roles))
        default: break
        }
    }

    /// What somebody held just before an event; nil where they were not on the staff yet.
    public func roles(of member: StaffID, before sequence: UInt64) -> [String]? {
        stints[member]?.last { $0.since < sequence }?.roles
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.stints.mapValues { $0.map(\.since) } == right.stints.mapValues { $0.map(\.since) }
            && left.stints.mapValues { $0.map(\.roles) } == right.stints.mapValues { $0.map(\.roles) }
    }
}

/// The packs of a store, each with the place in its history from which on it was in force.
public struct PackTimeline: Sendable {
    public struct Entry: Sendable {
        /// Of the event that put it into force.
        public let sequence: UInt64
        /// Nil where its files cannot be read any more: by whatever it said, nobody can judge.
        public let agency: Agency?

        public init(sequence: UInt64, agency: Agency?) {
            self.sequence = sequence
            self.agency = agency
        }
    }

    private let entries: [Entry]

    public init(_ entries: some Sequence<Entry>) {
        self.entries = entries.sorted { $0.sequence < $1.sequence }
    }

    /// Every pack that can be read, oldest first.
    public var agencies: [Agency] { entries.compactMap(\.agency) }

    /// The office by the pack in force just before an event; nil where there was none yet.
    public func inForce(before sequence: UInt64) -> Agency? { entries.last { $0.sequence < sequence }?.agency }

    /// The office as a case on that version met it just before an event: the version as the last pack had it, everything
    /// else as the pack in force. Nil where no pack had the version.
    public func running(_ type: String, version: Int, before sequence: UInt64) -> Agency? {
        guard let office = inForce(before: sequence) else { return nil }
        if office.caseType(type)?.version == version { return office }
        let former = entries.last { $0.sequence < sequence && $0.agency?.caseType(type)?.version == version }?.agency
        return former.map { office.holding(type, of: $0) }
    }
}

/// What was true around a case while it was worked on, as far as it is not in its own history.
public struct HistoryBackground: Sendable {
    public var staff: StaffTimeline
    /// People as they are now: what they were when a step was taken is not asked for.
    public var people: [ConstituentID: ConstituentDetails]
    /// Sequences of the events whose personal part was erased.
    public var erased: Set<UInt64>

    public init(staff: StaffTimeline, people: [ConstituentID: ConstituentDetails] = [:], erased: Set<UInt64> = []) {
        self.staff = staff
        self.people = people
        self.erased = erased
    }
}

extension HistoryBackground {
    /// Whether values that somebody filled in with this event are gone.
    func lacksValues(of recorded: RecordedEvent) -> Bool {
        switch recorded.event {
        case .caseOpened(let opened): opened.personal == nil
        case .caseEdited(let edited): edited.personal == nil
        case .caseMoved(let moved): moved.personal == nil && erased.contains(recorded.sequence)
        default: false
        }
    }
}

extension RecordedEvent {
    /// The same place in history with another event.
    func replacing(_ event: Event, at moment: Moment? = nil, by member: StaffID? = nil) -> RecordedEvent {
        RecordedEvent(
            sequence: sequence, commit: commit, subject: subject, version: version, recordedAt: moment ?? recordedAt,
            actor: member ?? actor, event: event)
    }
}

extension Refusal {
    /// Whether it might not have been said if the form had more in it, or the constituent's details were others.
    var restsOnValues: Bool {
        switch self {
        case .fieldsMissing, .itemsOpen, .invalidField: true
        default: isOfCondition
        }
    }
}

extension Transition {
    /// Whether what stands in the form has a say in whether it may be taken or where it leads.
    var readsForm: Bool {
        !requires.isEmpty || !guards.isEmpty || to.hasConditions || requiresChecklist
    }

    /// Whether a condition asks about the constituent.
    func asksAboutConstituent(_ checklists: [Checklist]) -> Bool {
        let items = requiresChecklist ? checklists.flatMap(\.items).compactMap(\.when) : []
        return (guards.map(\.when) + to.conditions + items).contains { $0.names.contains { $0.hasPrefix("constituent") } }
    }
}
