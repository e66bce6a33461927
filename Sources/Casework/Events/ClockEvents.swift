/// A timer that runs, and the last day of it: on the day after, it has run out.
public struct RunningTimer: Codable, Sendable, Hashable {
    public var id: String
    public var ends: CivilDate

    public init(id: String, ends: CivilDate) {
        self.id = id
        self.ends = ends
    }
}

/// Days on which a case waited for somebody else: those after the first, up to and including the last.
public struct Pause: Codable, Sendable, Hashable {
    public var after: CivilDate
    public var through: CivilDate

    public init(after: CivilDate, through: CivilDate) {
        self.after = after
        self.through = through
    }
}

/// Where the clocks of a case stand.
public struct ClockTimes: Codable, Sendable, Equatable {
    public var due: CivilDate?
    public var timers: [RunningTimer]

    public init(due: CivilDate?, timers: [RunningTimer]) {
        self.due = due
        self.timers = timers
    }
}

/// A timer ran out, and what it came to. A step it took follows as an event of its own, in the same commit.
public struct TimerRanOut: EventPayload {
    public static let kind = "timer-ran-out"
    public struct Facts: Codable, Sendable, Equatable {
        public var timer: String
        /// The last day of the timer.
        public var ended: CivilDate
        /// Whom it reminds.
        public var reminds: Timer.Reminded?
        /// The queue the case moved to.
        public var queue: String?
        /// The transition it takes.
        public var takes: String?
        /// Whether the rules refused that transition, so that a person has to see to it.
        public var isRefused: Bool?

        public init(
            timer: String, ended: CivilDate, reminds: Timer.Reminded? = nil, queue: String? = nil, takes: String? = nil,
            isRefused: Bool? = nil
        ) {
            self.timer = timer
            self.ended = ended
            self.reminds = reminds
            self.queue = queue
            self.takes = takes
            self.isRefused = isRefused
        }
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart? = nil) {
        self.facts = facts
        self.personal = personal
    }
}

/// A case goes on under another version of its workflow, as the plan that was published with it said.
public struct CaseMigrated: EventPayload {
    public static let kind = "case-migrated"
    public struct Facts: Codable, Sendable, Equatable {
        public var fromVersion: Int
        public var toVersion: Int
        public var from: String
        public var to: String
        public var queue: String
        public var on: CivilDate
        public var due: CivilDate?
        public var timers: [RunningTimer]?
        /// Whether the clock of the state started anew; else the day once told stands.
        public var restartsClock: Bool
        /// When it waited until then, by the rules it leaves; nil where it never did.
        public var pauses: [Pause]?

        public init(
            fromVersion: Int, toVersion: Int, from: String, to: String, queue: String, on: CivilDate, due: CivilDate?,
            timers: [RunningTimer]?, restartsClock: Bool, pauses: [Pause]? = nil
        ) {
            self.pauses = pauses
            self.fromVersion = fromVersion
            self.toVersion = toVersion
            self.from = from
            self.to = to
            self.queue = queue
            self.on = on
            self.due = due
            self.timers = timers
            self.restartsClock = restartsClock
        }
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart? = nil) {
        self.facts = facts
        self.personal = personal
    }
}
