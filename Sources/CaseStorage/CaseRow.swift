public import Casework

/// A case as lists show it: a projection, equal to what its events fold to.
public struct CaseRow: Sendable, Equatable, Hashable {
    public let id: CaseID
    public let number: CaseNumber
    public let type: String
    /// The version of the case type that it runs on.
    public let typeVersion: Int
    public let state: String
    public let stateSince: CivilDate
    public let queue: String
    public let owner: StaffID?
    public let constituent: ConstituentID
    public let receivedOn: CivilDate
    public let enteredOn: CivilDate
    public let due: CivilDate?
    /// The last day of the timer that runs out first: on the day after, the clock has something to do here. Nil where no
    /// timer runs, or the case is not open.
    public let clock: CivilDate?
    /// Who has to be reminded.
    public let reminder: Timer.Reminded?
    /// False in a final state or when entered in error.
    public let isOpen: Bool
    public let isWithdrawn: Bool
    public let version: UInt64

    public init(
        id: CaseID, number: CaseNumber, type: String, typeVersion: Int, state: String, stateSince: CivilDate, queue: String,
        owner: StaffID?, constituent: ConstituentID, receivedOn: CivilDate, enteredOn: CivilDate, due: CivilDate?,
        clock: CivilDate? = nil, reminder: Timer.Reminded? = nil, isOpen: Bool, isWithdrawn: Bool, version: UInt64
    ) {
        self.id = id
        self.number = number
        self.type = type
        self.typeVersion = typeVersion
        self.state = state
        self.stateSince = stateSince
        self.queue = queue
        self.owner = owner
        self.constituent = constituent
        self.receivedOn = receivedOn
        self.enteredOn = enteredOn
        self.due = due
        self.clock = clock
        self.reminder = reminder
        self.isOpen = isOpen
        self.isWithdrawn = isWithdrawn
        self.version = version
    }

    public init(_ record: CaseRecord) {
        let isOpen = record.isOpen && !record.isWithdrawn
        self.init(
            id: record.id, number: record.number, type: record.type, typeVersion: record.typeVersion, state: record.state,
            stateSince: record.stateSince, queue: record.queue, owner: record.owner, constituent: record.constituent,
            receivedOn: record.receivedOn, enteredOn: record.enteredOn, due: record.due,
            clock: isOpen ? record.timers.map(\.ends).min() : nil, reminder: record.reminder?.of, isOpen: isOpen,
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
        /// By the day the first timer runs out, cases without one last, then by number.
        case clock
    }

    public enum Owner: Sendable, Equatable {
        case anybody
        case nobody
        case anyOf([StaffID])
    }

    public var type: String?
    /// Only cases that run on an older version of the type than this. Means nothing without `type`: the versions of
    /// different types have nothing to do with each other.
    public var versionBelow: Int?
    public var state: String?
    public var queue: String?
    public var owner: Owner
    public var constituent: ConstituentID?
    /// Only cases due before this day.
    public var dueBefore: CivilDate?
    /// Only cases whose first timer ends before this day: with today, those in which the clock has something to do.
    public var clockBefore: CivilDate?
    /// Only cases in which these have to be reminded.
    public var reminder: Timer.Reminded?
    public var openOnly: Bool
    public var order: Order
    public var limit: Int
    public var offset: Int

    public init(
        type: String? = nil, versionBelow: Int? = nil, state: String? = nil, queue: String? = nil, owner: Owner = .anybody,
        constituent: ConstituentID? = nil, dueBefore: CivilDate? = nil, clockBefore: CivilDate? = nil,
        reminder: Timer.Reminded? = nil, openOnly: Bool = false, order: Order = .due, limit: Int = 100, offset: Int = 0
    ) {
        self.type = type
        self.versionBelow = versionBelow
        self.state = state
        self.queue = queue
        self.owner = owner
        self.constituent = constituent
        self.dueBefore = dueBefore
        self.clockBefore = clockBefore
        self.reminder = reminder
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
