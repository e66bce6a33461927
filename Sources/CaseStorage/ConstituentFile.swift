public import Casework
public import RecordMatching

/// A constituent with all that happened to them, oldest first: their own events and those that name them.
public struct ConstituentFile: Sendable, Equatable {
    public let constituent: Constituent
    public let events: [RecordedEvent]

    public init(constituent: Constituent, events: [RecordedEvent]) {
        self.constituent = constituent
        self.events = events
    }
}

/// A constituent that a search found.
public struct SearchMatch: Sendable, Equatable {
    public let id: ConstituentID
    public let details: ConstituentDetails
    /// From 0 to 1; a whole word scores more than the beginning of one.
    public let score: Double
    /// What the most telling word agreed with.
    public let matched: SearchKey.Kind
    /// The case whose number agreed.
    public let caseNumber: CaseNumber?

    public init(id: ConstituentID, details: ConstituentDetails, score: Double, matched: SearchKey.Kind, caseNumber: CaseNumber? = nil) {
        self.id = id
        self.details = details
        self.score = score
        self.matched = matched
        self.caseNumber = caseNumber
    }
}

/// A promise to call somebody back that no later contact has kept.
public struct Callback: Sendable, Equatable, Hashable {
    public let constituent: ConstituentID
    public let cases: [CaseID]
    public let on: CivilDate
    /// `14:30`, or nil for any time that day.
    public let at: String?
    /// Who promised.
    public let by: StaffID
    /// The contact it was promised in.
    public let sequence: UInt64

    public init(constituent: ConstituentID, cases: [CaseID], on: CivilDate, at: String?, by: StaffID, sequence: UInt64) {
        self.constituent = constituent
        self.cases = cases
        self.on = on
        self.at = at
        self.by = by
        self.sequence = sequence
    }

    /// The promise a constituent's contacts leave open: the latest contact's, since any later contact keeps an older one.
    public static func open(after events: some Sequence<RecordedEvent>) -> Callback? {
        var open: Callback?
        for recorded in events {
            guard case .contactRecorded(let contact) = recorded.event else { continue }
            open = contact.facts.callbackOn.map {
                Callback(
                    constituent: recorded.subject.retyped(), cases: contact.facts.cases, on: $0, at: contact.facts.callbackAt,
                    by: recorded.actor, sequence: recorded.sequence)
            }
        }
        return open
    }
}

extension SearchKey {
    /// All keys a constituent is found by.
    public static func keys(of details: ConstituentDetails) -> [SearchKey] {
        name([details.givenName, details.familyName, details.organisation])
            + (details.phones ?? []).flatMap { phone($0) }
            + (details.birthDate.map { birthDate($0.description) } ?? [])
            + (details.externalID.map { externalID($0) } ?? [])
    }

    public static func keys(of number: CaseNumber) -> [SearchKey] {
        caseNumber(number.text, serial: number.serial)
    }
}
