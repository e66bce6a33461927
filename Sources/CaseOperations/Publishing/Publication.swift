public import AgencyPacks
public import CaseStorage
public import Casework
import EventLedger

/// A pack that is to come into force, with what becomes of the open cases.
public struct Publication: Sendable {
    public let agency: Agency
    public let files: PackFiles
    /// Nil keeps each open case on the version it runs on.
    public let plan: MigrationPlan?
    /// The plan as the ledger keeps it.
    public let planText: String?

    public init(agency: Agency, files: PackFiles, plan: MigrationPlan? = nil, planText: String? = nil) {
        self.agency = agency
        self.files = files
        self.plan = plan
        self.planText = plan == nil ? nil : planText
    }
}

/// Why a pack cannot come into force as it is. Facts only.
public enum PublishProblem: Sendable, Hashable {
    /// The store is another office's.
    case otherAgency(String, wanted: String)
    /// Somebody else put a pack into force since the office was opened.
    case publishedMeanwhile
    /// Case types that differ from what is in force under the same version number, on which cases run.
    case versionsNotRaised([TypeVersion])
    case plan(PlanProblem)
    /// Cases that the plan asks about, and nobody has answered for.
    case unanswered(question: String, [CaseNumber])
    case misanswered(CaseNumber, given: String, known: [String])
    /// A rule of the new version refuses to take the case.
    case refused(CaseNumber, Refusal, type: String)

    public struct TypeVersion: Sendable, Hashable {
        public let type: String
        public let version: Int

        public init(type: String, version: Int) {
            self.type = type
            self.version = version
        }
    }
}

/// What putting a pack into force would do to the cases that are open, before anything is done.
public struct PublishPreview: Sendable, Equatable {
    /// Open cases of one type and version that stand in one state.
    public struct Group: Sendable, Equatable {
        public let type: String
        public let version: Int
        public let state: String
        public internal(set) var count: Int
        /// Where they go, apart from cases that are answered for one by one.
        public let outcome: MigrationOutcome
        /// The first few, by when they are due.
        public internal(set) var cases: [CaseLine]
    }

    /// Nothing stands open on an older version where it is empty.
    public let groups: [Group]
    public let problems: [PublishProblem]
    /// The very pack is in force already.
    public let isInForce: Bool

    public var moving: Int { groups.reduce(0) { if case .moves = $1.outcome { $0 + $1.count } else { $0 } } }
    public var keeping: Int { groups.reduce(0) { if case .keeps = $1.outcome { $0 + $1.count } else { $0 } } }
}

/// What putting a pack into force came to.
public struct PublishOutcome: Sendable, Equatable {
    /// How many packs the store has had with this one.
    public let version: UInt64
    public let ledger: LedgerState
    /// Open cases that were moved to the new version now.
    public let moved: Int
    /// The very pack was in force already, or the wish had been done before, and nothing was left to do.
    public let isRepeat: Bool
}
