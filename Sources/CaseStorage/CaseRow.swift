public import Casework

/// A case as lists show it: a projection, equal to what its events fold to.
public struct CaseRow: Sendable, Equatable, Hashable {
    public let id: CaseID
    public let number: CaseNumber
    public let type: String
    public let state: String
    public let stateSince: CivilDate
    public let queue: String
    public let owner: StaffID?
    public let constituent: ConstituentID
    public let receivedOn: CivilDate
    public let enteredOn: CivilDate
    public let due: CivilDate?
    /// False in a final state or when entered in error.
    public let isOpen: Bool
    public let isWithdrawn: Bool
    public let version: UInt64

    public init(
        id: CaseID, number: CaseNumber, type: String, state: String, stateSince: CivilDate, queue: String, owner: StaffID?,
        constituent: ConstituentID, receivedOn: CivilDate, enteredOn: CivilDate, due: CivilDate?, isOpen: Bool,
        isWithdrawn: Bool, version: UInt64
    ) {
        self.id = id
        self.number = number
        self.type = type
        self.state = state
        self.stateSince = stateSince
        self.queue = queue
        self.owner = owner
        self.constituent = constituent
        self.receivedOn = receivedOn
        self.enteredOn = enteredOn
        self.due = due
        self.isOpen = isOpen
        self.isWithdrawn = isWithdrawn
        self.version = version
    }

    public init(_ record: CaseRecord) {
        self.init(
            id: record.id, number: record.number, type: record.type, state: record.state, stateSince: record.stateSince,
            queue: record.queue, owner: record.owner, constituent: record.constituent, receivedOn: record.receivedOn,
            enteredOn: record.enteredOn, due: record.due, isOpen: record.isOpen && !record.isWithdrawn,
            isWithdrawn: record.isWithdrawn, version: record.version)
    }
}

/// Which cases a list shows. Cases entered in error are shown to nobody but `caseFile`.
public struct CaseQuery: Sendable, Equatable {
    public enum Order: Sendable {
        /// By due date, cases without one last, then by number.
        case due
        /// Newest first.
        case newest
    }

    public enum Owner: Sendable, Equatable {
        case anybody
        case nobody
        case anyOf([StaffID])
    }

    public var type: String?
    public var state: String?
    public var queue: String?
    public var owner: Owner
    public var constituent: ConstituentID?
    /// Only cases due before this day.
    public var dueBefore: CivilDate?
    public var openOnly: Bool
    public var order: Order
    public var limit: Int
    public var offset: Int

    public init(
        type: String? = nil, state: String? = nil, queue: String? = nil, owner: Owner = .anybody, constituent: ConstituentID? = nil,
        dueBefore: CivilDate? = nil, openOnly: Bool = false, order: Order = .due, limit: Int = 100, offset: Int = 0
    ) {
        self.type = type
        self.state = state
        self.queue = queue
        self.owner = owner
        self.constituent = constituent
        self.dueBefore = dueBefore
        self.openOnly = openOnly
        self.order = order
        self.limit = limit
        self.offset = offset
    }
}

public struct CasePage: Sendable, Equatable {
    public let rows: [CaseRow]
    /// All that the query fits, not only this page.
    public let total: Int

    public init(rows: [CaseRow], total: Int) {
        self.rows = rows
        self.total = total
    }
}

/// What lies in one queue.
public struct QueueCount: Sendable, Equatable {
    public let queue: String
    /// Open cases.
    public let open: Int
    /// Those that nobody has taken.
    public let unowned: Int
    /// Those due before the day asked about.
    public let late: Int
    /// When the longest-standing one entered its state.
    public let oldest: CivilDate?

    public init(queue: String, open: Int, unowned: Int, late: Int, oldest: CivilDate?) {
        self.queue = queue
        self.open = open
        self.unowned = unowned
        self.late = late
        self.oldest = oldest
    }
}
