public struct CaseOpened: EventPayload {
    public static let kind = "case-opened"
    public struct Facts: Codable, Sendable, Equatable {
        /// Nil only until the store has allocated it, inside the commit.
        public var number: CaseNumber?
        public var type: String
        public var typeVersion: Int
        public var constituent: ConstituentID
        public var state: String
        public var queue: String
        public var owner: StaffID?
        /// The day the office received it, which may lie before the day it was entered.
        public var receivedOn: CivilDate
        public var enteredOn: CivilDate
        public var due: CivilDate?
        /// The transition it came in by, where the workflow has ways in.
        public var transition: String?
        /// Nil where none runs.
        public var timers: [RunningTimer]?
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var values: FieldValues
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }
}

public struct CaseMoved: EventPayload {
    public static let kind = "case-moved"
    public struct Facts: Codable, Sendable, Equatable {
        public var transition: String
        public var from: String
        public var to: String
        public var queue: String
        public var on: CivilDate
        public var due: CivilDate?
        /// Whether the state's clock started anew.
        public var restartsClock: Bool
        /// Whether `to` is a final state.
        public var closes: Bool
        /// The timer that took the step; nil where a person did.
        public var timer: String?
        /// What runs from now on; nil where none does, or where the clock runs on.
        public var timers: [RunningTimer]?
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var reason: String?
        /// Fields filled in with the step.
        public var values: FieldValues?
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }
}

public struct CaseEdited: EventPayload {
    public static let kind = "case-edited"
    public struct Facts: Codable, Sendable, Equatable {
        /// Which fields, in the order of their names.
        public var fields: [String]
        /// The case's clocks from now on, where they count from what was edited; nil where they run on.
        public var clocks: ClockTimes?
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var values: FieldValues
        /// Fields emptied.
        public var cleared: [String]?
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }
}

/// An item of the checklist was ticked, or its tick taken back.
public struct ItemTicked: EventPayload {
    public static let kind = "item-ticked"
    public struct Facts: Codable, Sendable, Equatable {
        public var item: String
        public var done: Bool
        public var on: CivilDate
    }
    public struct Personal: Codable, Sendable, Equatable {
        /// What was brought or seen.
        public var evidence: String
    }
    public var facts: Facts
    /// Nil where nothing was noted with the tick.
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }
}

public struct CaseNoted: EventPayload {
    public static let kind = "case-noted"
    public struct Personal: Codable, Sendable, Equatable {
        public var text: String
    }
    public var facts: NoPart
    public var personal: Personal?

    public init(facts: NoPart, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }

    public init(text: String) {
        self.init(facts: NoPart(), personal: Personal(text: text))
    }
}

public struct CaseAssigned: EventPayload {
    public static let kind = "case-assigned"
    public struct Facts: Codable, Sendable, Equatable {
        /// Nil puts the case back into its queue.
        public var owner: StaffID?
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }
}

/// The case was opened for the wrong constituent and now belongs to the right one.
public struct CaseRehomed: EventPayload {
    public static let kind = "case-rehomed"
    public struct Facts: Codable, Sendable, Equatable {
        public var from: ConstituentID
        public var to: ConstituentID
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var reason: String
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }
}

/// Somebody took back their own last step; folding leaves the withdrawn event out.
public struct StepWithdrawn: EventPayload {
    public static let kind = "step-withdrawn"
    public struct Facts: Codable, Sendable, Equatable {
        public var sequence: UInt64
        public var kind: String
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }
}

/// The constituent was handed a checklist, and the dates it told them.
public struct ChecklistPrinted: EventPayload {
    public static let kind = "checklist-printed"
    public struct Facts: Codable, Sendable, Equatable {
        public var checklist: String
        public var language: String
        /// `printer`, `file`, `later` or `screen`.
        public var to: String
        public var dues: [String: CivilDate]
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }
}
