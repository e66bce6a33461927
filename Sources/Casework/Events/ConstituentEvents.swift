/// What the office knows about a person, household or business; every field may be unknown.
public struct ConstituentDetails: Codable, Sendable, Equatable, Hashable {
    public var givenName: String?
    public var familyName: String?
    /// For a business or household: its name, instead of given and family name.
    public var organisation: String?
    public var birthDate: CivilDate?
    public var phones: [String]?
    public var street: String?
    public var city: String?
    public var postalCode: String?
    public var state: String?
    /// ISO 639 code of the language the person wants to be spoken to in.
    public var language: String?
    /// What another register calls this person.
    public var externalID: String?

    public init(
        givenName: String? = nil, familyName: String? = nil, organisation: String? = nil, birthDate: CivilDate? = nil,
        phones: [String]? = nil, street: String? = nil, city: String? = nil, postalCode: String? = nil,
        state: String? = nil, language: String? = nil, externalID: String? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.organisation = organisation
        self.birthDate = birthDate
        self.phones = phones
        self.street = street
        self.city = city
        self.postalCode = postalCode
        self.state = state
        self.language = language
        self.externalID = externalID
    }

    /// `Ortega, Marisol`, or a business's name; empty when nothing is known.
    public var sortName: String {
        if let organisation { return organisation }
        return [familyName, givenName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `Marisol Ortega`, or a business's name.
    public var fullName: String {
        if let organisation { return organisation }
        return [givenName, familyName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `12 Mill Road, Cedar, NM 87001`, as far as known.
    public var addressLine: String {
        let place = [state, postalCode].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        return [street, city, place].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

public struct ConstituentAdded: EventPayload {
    public static let kind = "constituent-added"
    public var facts: NoPart
    public var personal: ConstituentDetails?

    public init(facts: NoPart, personal: ConstituentDetails?) {
        self.facts = facts
        self.personal = personal
    }

    public init(_ details: ConstituentDetails) {
        self.init(facts: NoPart(), personal: details)
    }
}

/// All details as they are from now on; what changed is the difference to those before.
public struct ConstituentEdited: EventPayload {
    public static let kind = "constituent-edited"
    public var facts: NoPart
    public var personal: ConstituentDetails?

    public init(facts: NoPart, personal: ConstituentDetails?) {
        self.facts = facts
        self.personal = personal
    }

    public init(_ details: ConstituentDetails) {
        self.init(facts: NoPart(), personal: details)
    }
}

/// How the subject stands to another constituent.
public enum Relation: String, Codable, Sendable, CaseIterable {
    case spouse
    case household
    case parent
    case child
    /// The subject owns or runs the business.
    case owner
    /// The business is owned or run by the other.
    case business
    /// The subject may act for the other.
    case representative
    case representedBy = "represented-by"

    /// How the other stands to the subject.
    public var inverse: Relation {
        switch self {
        case .spouse: .spouse
        case .household: .household
        case .parent: .child
        case .child: .parent
        case .owner: .business
        case .business: .owner
        case .representative: .representedBy
        case .representedBy: .representative
        }
    }
}

public struct ConstituentsRelated: EventPayload {
    public static let kind = "constituents-related"
    public struct Facts: Codable, Sendable, Equatable {
        public var other: ConstituentID
        /// The subject is the `relation` of the other.
        public var relation: Relation
    }
    public var facts: Facts
    public var personal: NoPart?

    public init(facts: Facts, personal: NoPart?) {
        self.facts = facts
        self.personal = personal
    }

    public init(other: ConstituentID, relation: Relation) {
        self.init(facts: Facts(other: other, relation: relation), personal: nil)
    }
}

public enum ContactChannel: String, Codable, Sendable, CaseIterable { case call, visit, letter, email }

/// One call, visit or letter with a constituent, and the cases it was about.
public struct ContactRecorded: EventPayload {
    public static let kind = "contact-recorded"
    public struct Facts: Codable, Sendable, Equatable {
        public var channel: ContactChannel
        /// Cases touched or spoken about.
        public var cases: [CaseID]
        /// For a visit: how long the person was served, holds left out.
        public var seconds: Int?
        /// Sequences of the events that came of the visit.
        public var steps: [UInt64]?
        /// The day somebody promised to call back, and the time as `14:30`.
        public var callbackOn: CivilDate?
        public var callbackAt: String?
    }
    public struct Personal: Codable, Sendable, Equatable {
        public var note: String
    }
    public var facts: Facts
    public var personal: Personal?

    public init(facts: Facts, personal: Personal?) {
        self.facts = facts
        self.personal = personal
    }

    public init(
        channel: ContactChannel, cases: [CaseID], note: String?, seconds: Int? = nil, steps: [UInt64]? = nil,
        callbackOn: CivilDate? = nil, callbackAt: String? = nil
    ) {
        self.init(
            facts: Facts(
                channel: channel, cases: cases, seconds: seconds, steps: steps, callbackOn: callbackOn, callbackAt: callbackAt),
            personal: note.map(Personal.init))
    }
}
