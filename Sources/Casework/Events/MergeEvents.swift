/// The subject is the same as another, who is called by their own name from now on: an alias. Nothing moves; what was
/// entered for the subject keeps its subject, so that the merge can be undone exactly.
public struct ConstituentMerged: EventPayload {
    public static let kind = "constituent-merged"
    public struct Facts: Codable, Sendable, Equatable {
        /// Whom the subject is an alias of.
        public var into: ConstituentID
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(into kept: ConstituentID) {
        self.init(facts: Facts(into: kept), personal: nil)
    }
}

/// The subject stands for themselves again, with those that had been merged into them.
public struct ConstituentUnmerged: EventPayload {
    public static let kind = "constituent-unmerged"
    public struct Facts: Codable, Sendable, Equatable {
        /// Whose alias the subject was.
        public var from: ConstituentID
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(from kept: ConstituentID) {
        self.init(facts: Facts(from: kept), personal: nil)
    }
}

/// Somebody looked, and the subject and the other are not the same. Not asked again.
public struct ConstituentsDistinguished: EventPayload {
    public static let kind = "constituents-distinguished"
    public struct Facts: Codable, Sendable, Equatable {
        public var other: ConstituentID
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(other: ConstituentID) {
        self.init(facts: Facts(other: other), personal: nil)
    }
}
