/// Who was merged into whom and not separated since: a forest, in which whoever stands at a root goes by their own name.
public struct AliasTable: Sendable, Equatable {
    public struct Link: Sendable, Equatable {
        public let into: ConstituentID
        /// The sequence of the event that merged them.
        public let sequence: UInt64

        public init(into: ConstituentID, sequence: UInt64) {
            self.into = into
            self.sequence = sequence
        }
    }

    public private(set) var links: [ConstituentID: Link] = [:]

    public init() {}

    public init(_ events: some Sequence<RecordedEvent>) {
        for recorded in events { apply(recorded) }
    }

    /// Takes in the next event of the ledger; all but merging and separating change nothing.
    public mutating func apply(_ recorded: RecordedEvent) {
        let subject: ConstituentID = recorded.subject.retyped()
        switch recorded.event {
        case .constituentMerged(let merged): links[subject] = Link(into: merged.facts.into, sequence: recorded.sequence)
        case .constituentUnmerged: links[subject] = nil
        default: break
        }
    }

    /// Who this is, however often they were merged. A ledger that runs in a circle, which no decision makes, has in it
    /// the least identifier as its root.
    public func canonical(_ id: ConstituentID) -> ConstituentID {
        guard var next = links[id]?.into else { return id }
        var seen: Set<ConstituentID> = [id]
        while seen.insert(next).inserted {
            guard let further = links[next]?.into else { return next }
            next = further
        }
        // Once around the circle that `next` stands in.
        var least = next
        var around = links[next]?.into ?? next
        while around != next {
            least = min(least, around)
            around = links[around]?.into ?? next
        }
        return least
    }

    /// Everybody merged into somebody, nearest first: who was merged earlier comes before who was merged later, and each
    /// is followed by their own aliases.
    public func aliases(of id: ConstituentID) -> [ConstituentID] {
        let byKept = Dictionary(grouping: links.keys) { links[$0]?.into ?? $0 }.mapValues { ids in
            ids.sorted { (links[$0]?.sequence ?? 0, $0) < (links[$1]?.sequence ?? 0, $1) }
        }
        var found: [ConstituentID] = []
        var seen: Set<ConstituentID> = [id]
        var waiting = Array((byKept[id] ?? []).reversed())
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            found.append(next)
            waiting += (byKept[next] ?? []).reversed()
        }
        return found
    }
}
