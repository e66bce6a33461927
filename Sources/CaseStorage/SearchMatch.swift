public import Casework
public import RecordMatching

/// A constituent that a search found.
public struct SearchMatch: Sendable, Equatable {
    /// Whom the record stands for: where it was merged into another, that one.
    public let id: ConstituentID
    public let details: ConstituentDetails
    /// From 0 to 1.
    public let score: Double
    /// What agreed, the most telling first.
    public let agreements: [Agreement]
    /// The case whose number agreed.
    public let caseNumber: CaseNumber?
    /// The name it was found by, where that is an alias's.
    public let alias: String?

    public init(
        id: ConstituentID, details: ConstituentDetails, score: Double, agreements: [Agreement], caseNumber: CaseNumber? = nil,
        alias: String? = nil
    ) {
        self.id = id
        self.details = details
        self.score = score
        self.agreements = agreements
        self.caseNumber = caseNumber
        self.alias = alias
    }
}

/// A constituent who may be the same person as somebody else.
public struct Resembling: Sendable, Equatable {
    public let id: ConstituentID
    public let details: ConstituentDetails
    public let likeness: Likeness

    public init(id: ConstituentID, details: ConstituentDetails, likeness: Likeness) {
        self.id = id
        self.details = details
        self.likeness = likeness
    }

    /// The order in which they are shown: more alike first, then by identifier so that it never wavers.
    public static func precedes(_ left: Resembling, _ right: Resembling) -> Bool {
        left.likeness.weight == right.likeness.weight ? left.id < right.id : left.likeness.weight > right.likeness.weight
    }
}

/// A constituent as matching sees them.
public struct RegisteredRecord: Sendable, Equatable {
    /// The number of the row: the sequence of the event that added them.
    public let row: UInt32
    public let id: ConstituentID
    public let record: MatchRecord

    public init(row: UInt32, id: ConstituentID, record: MatchRecord) {
        self.row = row
        self.id = id
        self.record = record
    }
}

/// Two constituents, whichever comes first.
public struct ConstituentPair: Hashable, Sendable {
    public let first: ConstituentID
    public let second: ConstituentID

    public init(_ one: ConstituentID, _ other: ConstituentID) {
        (first, second) = one < other ? (one, other) : (other, one)
    }
}

extension MatchRecord {
    public init(_ details: ConstituentDetails) {
        self.init(
            given: details.givenName, family: details.familyName, organisation: details.organisation,
            birthDate: details.birthDate?.description, phones: details.phones ?? [], street: details.street, city: details.city,
            postalCode: details.postalCode, state: details.state, externalID: details.externalID)
    }
}

extension Hit {
    /// The case that was meant, among those of the record; nil where no case number was typed.
    public func caseNumber(among numbers: @autoclosure () throws -> [CaseNumber]) rethrows -> CaseNumber? {
        let words = agreements.filter { $0.field == .caseNumber }.map(\.word)
        guard !words.isEmpty else { return nil }
        return try numbers().first { number in SearchKey.keys(of: number).contains { words.contains($0.text) } }
    }
}
