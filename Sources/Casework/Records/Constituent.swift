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

        public init(other: ConstituentID, relation: Relation) {
            self.other = other
            self.relation = relation
        }
    }

    /// Folds what was entered for one constituent, without those merged into it. Events of others that name this
    /// constituent (a relation entered from the other side) may stand among them. Nil when it was never added.
    ///
    /// - Parameter id: nil for whoever is added first.
    public init?(folding events: [RecordedEvent], of id: ConstituentID? = nil) {
        let wanted: SubjectID? = id?.retyped()
        guard
            let first = events.first(where: { recorded in
                guard case .constituentAdded = recorded.event else { return false }
                return wanted.map { $0 == recorded.subject } ?? true
            }),
            case .constituentAdded(let added) = first.event
        else { return nil }
        self.id = first.subject.retyped()
        self.details = added.personal ?? ConstituentDetails()
        self.version = first.version
        for recorded in events {
            let isMine = recorded.subject == first.subject
            if isMine { version = max(version, recorded.version) }
            switch recorded.event {
            case .constituentEdited(let edited) where isMine:
                details = edited.personal ?? details
            case .constituentsRelated(let related) where isMine || related.facts.other == self.id:
                let facts = related.facts
                let relative =
                    isMine
                    ? Relative(other: facts.other, relation: facts.relation.inverse)
                    : Relative(other: recorded.subject.retyped(), relation: facts.relation)
                if !relations.contains(relative) { relations.append(relative) }
            default: break
            }
        }
    }

    /// The same with relations to those who were merged told as relations to whom they stand for now, each once.
    ///
    /// - Parameter canonical: whom an identifier stands for, where it is another.
    public func relating(to canonical: [ConstituentID: ConstituentID]) -> Constituent {
        var resolved = self
        resolved.relations = []
        for relative in relations {
            let told = Relative(other: canonical[relative.other] ?? relative.other, relation: relative.relation)
            if told.other != id, !resolved.relations.contains(told) { resolved.relations.append(told) }
        }
        return resolved
    }
}
