/// What happened. Each case is one kind of event; the kinds and their parts are written into the ledger and keep
/// their names for ever.
public enum Event: Sendable, Equatable {
    case storeCreated(StoreCreated)
    case packInstalled(PackInstalled)
    case staffAdded(StaffAdded)
    case staffRolesSet(StaffRolesSet)
    case staffAway(StaffAway)
    case partErased(PartErased)
    case sampleLoaded(SampleLoaded)
    case constituentAdded(ConstituentAdded)
    case constituentEdited(ConstituentEdited)
    case constituentsRelated(ConstituentsRelated)
    case contactRecorded(ContactRecorded)
    case constituentMerged(ConstituentMerged)
    case constituentUnmerged(ConstituentUnmerged)
    case constituentsDistinguished(ConstituentsDistinguished)
    case caseOpened(CaseOpened)
    case caseMoved(CaseMoved)
    case caseEdited(CaseEdited)
    case itemTicked(ItemTicked)
    case caseNoted(CaseNoted)
    case caseAssigned(CaseAssigned)
    case caseRehomed(CaseRehomed)
    case stepWithdrawn(StepWithdrawn)
    case checklistPrinted(ChecklistPrinted)
    case timerRanOut(TimerRanOut)
    case caseMigrated(CaseMigrated)

    public var payload: any EventPayload {
        switch self {
        case .storeCreated(let payload): payload
        case .packInstalled(let payload): payload
        case .staffAdded(let payload): payload
        case .staffRolesSet(let payload): payload
        case .staffAway(let payload): payload
        case .partErased(let payload): payload
        case .sampleLoaded(let payload): payload
        case .constituentAdded(let payload): payload
        case .constituentEdited(let payload): payload
        case .constituentsRelated(let payload): payload
        case .contactRecorded(let payload): payload
        case .constituentMerged(let payload): payload
        case .constituentUnmerged(let payload): payload
        case .constituentsDistinguished(let payload): payload
        case .caseOpened(let payload): payload
        case .caseMoved(let payload): payload
        case .caseEdited(let payload): payload
        case .itemTicked(let payload): payload
        case .caseNoted(let payload): payload
        case .caseAssigned(let payload): payload
        case .caseRehomed(let payload): payload
        case .stepWithdrawn(let payload): payload
        case .checklistPrinted(let payload): payload
        case .timerRanOut(let payload): payload
        case .caseMigrated(let payload): payload
        }
    }

    public var kind: String { type(of: payload).kind }
    public var schema: UInt16 { type(of: payload).schema }
}

/// An event as the ledger has it: with its place, its time and who did it.
public struct RecordedEvent: Sendable, Equatable {
    /// Position in the ledger, from 0.
    public let sequence: UInt64
    public let commit: CommitID
    public let subject: SubjectID
    /// Counts the subject's events from 1.
    public let version: UInt64
    public let recordedAt: Moment
    public let actor: StaffID
    public let event: Event

    public init(
        sequence: UInt64, commit: CommitID, subject: SubjectID, version: UInt64, recordedAt: Moment, actor: StaffID, event: Event
    ) {
        self.sequence = sequence
        self.commit = commit
        self.subject = subject
        self.version = version
        self.recordedAt = recordedAt
        self.actor = actor
        self.event = event
    }
}
