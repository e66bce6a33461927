/// Whether a store holds a real office's work or an exercise.
public enum StoreMode: String, Codable, Sendable { case live, training }

/// Event 0 of every ledger.
public struct StoreCreated: EventPayload {
    public static let kind = "store-created"
    public struct Facts: Codable, Sendable, Equatable {
        public var store: StoreID
        public var format: Int
        public var mode: StoreMode
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(store: StoreID, mode: StoreMode) {
        self.init(facts: Facts(store: store, format: 1, mode: mode), personal: nil)
    }
}

/// An agency pack came into force; its bytes are kept in the store under the digest.
public struct PackInstalled: EventPayload {
    public static let kind = "pack-installed"
    public struct Facts: Codable, Sendable, Equatable {
        public var agency: String
        /// 64 hexadecimal digits.
        public var digest: String
        public var timeZone: String
        /// What was planned for the cases that were open then, as it was written; nil where each keeps its version.
        public var plan: String?
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(agency: String, digest: String, timeZone: String, plan: String? = nil) {
        self.init(facts: Facts(agency: agency, digest: digest, timeZone: timeZone, plan: plan), personal: nil)
    }
}

/// Somebody may work here from now on.
public struct StaffAdded: EventPayload {
    public static let kind = "staff-added"
    public struct Facts: Codable, Sendable, Equatable {
        public var roles: [String]
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var login: String
        public var name: String
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }

    public init(login: String, name: String, roles: [String]) {
        self.init(facts: Facts(roles: roles.sorted()), personal: Personal(login: login, name: name))
    }
}

/// The whole list of roles somebody holds from now on.
public struct StaffRolesSet: EventPayload {
    public static let kind = "staff-roles-set"
    public struct Facts: Codable, Sendable, Equatable {
        public var roles: [String]
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(roles: [String]) {
        self.init(facts: Facts(roles: roles.sorted()), personal: nil)
    }
}

/// Somebody is away up to and including a day, and who has their cases until then.
public struct StaffAway: EventPayload {
    public static let kind = "staff-away"
    public struct Facts: Codable, Sendable, Equatable {
        public var until: CivilDate
        public var cover: StaffID
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(until: CivilDate, cover: StaffID) {
        self.init(facts: Facts(until: until, cover: cover), personal: nil)
    }
}

/// A part of an older event was erased as the law asked; its digest stays in that event's header.
public struct PartErased: EventPayload {
    public static let kind = "part-erased"
    public struct Facts: Codable, Sendable, Equatable {
        public var sequence: UInt64
        public var part: String
        /// The rule that asks for it, such as `GDPR Art. 17`.
        public var basis: String
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(sequence: UInt64, part: String, basis: String) {
        self.init(facts: Facts(sequence: sequence, part: part, basis: basis), personal: nil)
    }
}

/// A training store was filled with invented people and work; the same parameters make the same store again.
public struct SampleLoaded: EventPayload {
    public static let kind = "sample-loaded"
    public struct Facts: Codable, Sendable, Equatable {
        /// Version of the generator.
        public var generator: Int
        public var seed: UInt64
        public var constituents: Int
        public var cases: Int
        public var asOf: CivilDate

        public init(generator: Int, seed: UInt64, constituents: Int, cases: Int, asOf: CivilDate) {
            self.generator = generator
            self.seed = seed
            self.constituents = constituents
            self.cases = cases
            self.asOf = asOf
        }
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart? = nil) {
        self.facts = facts
        self.personal = personal
    }
}
