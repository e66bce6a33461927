public import CaseStorage
public import Casework

/// Everything the office knows about one constituent.
public struct ConstituentView: Sendable, Equatable {
    public struct Relative: Sendable, Equatable {
        public let id: ConstituentID
        /// How they stand to the constituent: `spouse of`.
        public let relation: Relation
        public let name: String
    }

    public let constituent: Constituent
    /// Newest first.
    public let cases: [CaseRow]
    public let relatives: [Relative]
    /// What happened, in their cases too, newest first.
    public let timeline: [HistoryEntry]
    public let callback: Callback?

    public var details: ConstituentDetails { constituent.details }
}

extension Office {
    /// - Parameter timelineLimit: how many entries of the timeline to tell.
    public func showConstituent(_ id: ConstituentID, timelineLimit: Int = 200) throws(OperationFailure) -> ConstituentView {
        try requireReader()
        let file = try constituentFile(id)
        let cases = try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(constituent: id, order: .newest, limit: 50)).rows
        }
        let others = file.constituent.relations.map(\.other)
        let people = try reading { () throws(StorageFailure) in try store.constituents(others + [id]) }
        let telling = HistoryTelling(agency: agency, staff: try staff(), people: people)
        var timeline = telling.tell(file)
        for row in cases.prefix(20) {
            // A contact about a case is the constituent's own event already.
            timeline += telling.tell(try caseFile(row.id)).filter { !$0.isContact }
        }
        return ConstituentView(
            constituent: file.constituent, cases: cases,
            relatives: file.constituent.relations.map {
                ConstituentView.Relative(id: $0.other, relation: $0.relation, name: people[$0.other]?.fullName ?? "?")
            },
            timeline: Array(timeline.sorted { $0.sequence > $1.sequence }.prefix(timelineLimit)),
            callback: Callback.open(after: file.events.filter { $0.subject == id.retyped() }))
    }
}
