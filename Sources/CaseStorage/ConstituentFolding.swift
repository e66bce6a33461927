public import Casework

extension ConstituentFile {
    /// Folds a file from the events of all records of one person and those of others that name one of them, in order.
    /// Nil when the canonical record was never added.
    ///
    /// - Parameter canonical: the record that the others were merged into.
    public init?(folding events: [RecordedEvent], of canonical: ConstituentID) {
        guard let group = ConstituentGroup(folding: events, of: canonical) else { return nil }
        self.init(
            constituent: group.constituent, own: group.own.details,
            aliases: group.aliases.map { Alias(id: $0.id, details: $0.details, into: $0.into, merged: $0.sequence) },
            events: events)
    }

    /// The records of this person, apart and together, as decisions want them; nil for a file that was put together by
    /// hand from events that do not add anybody.
    public var group: ConstituentGroup? { ConstituentGroup(folding: events, of: constituent.id) }

    /// The identifiers of all records of this person, the canonical one first.
    public var members: [ConstituentID] { [constituent.id] + aliases.map(\.id) }
}
