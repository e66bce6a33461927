/// One person with all they were entered as: the constituent that kept its name, and those merged into it.
public struct ConstituentGroup: Sendable, Equatable {
    /// A second entry of the same person.
    public struct Alias: Sendable, Equatable {
        public let id: ConstituentID
        /// What was entered under it, as it stands now.
        public let details: ConstituentDetails
        /// Whom it was merged into, who may be an alias in turn.
        public let into: ConstituentID
        /// The sequence of the event that merged it.
        public let sequence: UInt64
        /// The version of its own events.
        public let version: UInt64

        public init(id: ConstituentID, details: ConstituentDetails, into: ConstituentID, sequence: UInt64, version: UInt64) {
            self.id = id
            self.details = details
            self.into = into
            self.sequence = sequence
            self.version = version
        }
    }

    /// The whole person: details with gaps filled from the aliases, and everybody's relations but those among themselves.
    /// Its version is that of `own`.
    public let constituent: Constituent
    /// What was entered under the name that was kept.
    public let own: Constituent
    /// Oldest merge first.
    public let aliases: [Alias]
    /// What was said about these and others: not the same.
    public let distinguished: [Remark]

    /// That a member of the group and somebody else are not the same.
    public struct Remark: Sendable, Equatable {
        public let member: ConstituentID
        public let other: ConstituentID
        public let by: StaffID
        public let at: Moment
    }

    /// Everybody in it, the canonical one first.
    public var members: [ConstituentID] { [own.id] + aliases.map(\.id) }

    /// Folds the events of all members, and those of others that name one; events of people separated again may stand
    /// among them. Nil when the canonical one was never added.
    ///
    /// - Parameter canonical: the one at the root, who is nobody's alias.
    public init?(folding events: [RecordedEvent], of canonical: ConstituentID) {
        let table = AliasTable(events)
        let ids = [canonical] + table.aliases(of: canonical)
        let members = Set(ids)
        var mine: [ConstituentID: [RecordedEvent]] = [:]
        for recorded in events {
            let subject: ConstituentID = recorded.subject.retyped()
            if members.contains(subject) { mine[subject, default: []].append(recorded) }
            if let other = recorded.event.otherConstituent, other != subject, members.contains(other) {
                mine[other, default: []].append(recorded)
            }
        }
        guard let own = Constituent(folding: mine[canonical] ?? [], of: canonical) else { return nil }
        self.own = own
        let folded = ids.dropFirst().compactMap { id in Constituent(folding: mine[id] ?? [], of: id) }
        aliases = folded.compactMap { alias in
            table.links[alias.id].map {
                Alias(id: alias.id, details: alias.details, into: $0.into, sequence: $0.sequence, version: alias.version)
            }
        }.sorted { $0.sequence < $1.sequence }
        var whole = own
        whole.details = own.details.filled(from: folded.map(\.details))
        whole.relations = []
        for relative in ([own] + folded).flatMap(\.relations)
        where !members.contains(relative.other) && !whole.relations.contains(relative) {
            whole.relations.append(relative)
        }
        constituent = whole
        distinguished = events.compactMap { recorded in
            guard case .constituentsDistinguished(let told) = recorded.event else { return nil }
            let subject: ConstituentID = recorded.subject.retyped()
            let isMine = members.contains(subject)
            guard isMine != members.contains(told.facts.other) else { return nil }
            return Remark(
                member: isMine ? subject : told.facts.other, other: isMine ? told.facts.other : subject, by: recorded.actor,
                at: recorded.recordedAt)
        }
    }
}

extension Event {
    /// The other constituent that an event names beside its subject: who is related, merged into, separated from or not
    /// the same. The event stands in both files.
    public var otherConstituent: ConstituentID? {
        switch self {
        case .constituentsRelated(let related): related.facts.other
        case .constituentMerged(let merged): merged.facts.into
        case .constituentUnmerged(let unmerged): unmerged.facts.from
        case .constituentsDistinguished(let told): told.facts.other
        default: nil
        }
    }
}
