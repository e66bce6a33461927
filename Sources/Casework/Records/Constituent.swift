/// A person, household or business as the events left them.
public struct Constituent: Sendable, Equatable {
    public let id: ConstituentID
    public internal(set) var details: ConstituentDetails
    public internal(set) var version: UInt64
    public internal(set) var relations: [Relative] = []

    public struct Relative: Sendable, Equatable, Hashable {
        public let other: ConstituentID
        /// The other is this constituent's `relation`.
        public let relation: Relation
    }

    /// Nil when the events do not begin with the constituent's being added. Events of others that name this
    /// constituent (a relation entered from the other side) may stand among them.
    public init?(folding events: [RecordedEvent]) {
        guard let first = events.first(where: { if case .constituentAdded = $0.event { true } else { false } }),
            case .constituentAdded(let added) = first.event
        else { return nil }
        self.id = first.subject.retyped()
        self.details = added.personal ?? ConstituentDetails()
        self.version = first.version
        for recorded in events {
            if recorded.subject == first.subject { version = max(version, recorded.version) }
            switch recorded.event {
            case .constituentEdited(let edited) where recorded.subject == first.subject:
                details = edited.personal ?? details
            case .constituentsRelated(let related):
                let facts = related.facts
                let relative =
                    recorded.subject == first.subject
                    ? Relative(other: facts.other, relation: facts.relation.inverse)
                    : Relative(other: recorded.subject.retyped(), relation: facts.relation)
                if !relations.contains(relative) { relations.append(relative) }
            default: break
            }
        }
    }
}
