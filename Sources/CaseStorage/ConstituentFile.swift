public import Casework
public import RecordMatching

/// A constituent with all that happened to them, oldest first: their own events, those of the records merged into them,
/// and those that name them.
public struct ConstituentFile: Sendable, Equatable {
    /// A record that was merged into this constituent, straight or by way of another.
    public struct Alias: Sendable, Equatable {
        public let id: ConstituentID
        /// Its own details, which the merge left as they were.
        public let details: ConstituentDetails
        public let into: ConstituentID
        /// Sequence of the event that merged it.
        public let merged: UInt64

        public init(id: ConstituentID, details: ConstituentDetails, into: ConstituentID, merged: UInt64) {
            self.id = id
            self.details = details
            self.into = into
            self.merged = merged
        }
    }

    /// As the counter sees them: what is unknown of them filled in from their aliases.
    public let constituent: Constituent
    /// Their own details, without what aliases add.
    public let own: ConstituentDetails
    /// Oldest merge first.
    public let aliases: [Alias]
    public let events: [RecordedEvent]

    public init(constituent: Constituent, own: ConstituentDetails, aliases: [Alias], events: [RecordedEvent]) {
        self.constituent = constituent
        self.own = own
        self.aliases = aliases
        self.events = events
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
    /// The numbers a constituent is found by.
    public static func keys(of details: ConstituentDetails) -> [SearchKey] {
        (details.phones ?? []).flatMap { phone($0) } + (details.externalID.map { externalID($0) } ?? [])
    }

    public static func keys(of number: CaseNumber) -> [SearchKey] {
        caseNumber(number.text, serial: number.serial)
    }
}
