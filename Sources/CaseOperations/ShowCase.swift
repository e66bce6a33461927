import CaseStorage
public import Casework

/// Everything a case's screen or `case show` tells.
public struct CaseView: Sendable, Equatable {
    public struct Item: Sendable, Equatable {
        public let item: ChecklistItem
        public let checklist: String
        public let tick: CaseRecord.Tick?
        public let due: CivilDate?

        public var isDone: Bool { tick != nil }
    }

    public let file: CaseFile
    public let type: CaseType
    public let constituent: ConstituentDetails
    public let transitions: [TransitionOption]
    public let items: [Item]
    /// Oldest first.
    public let history: [HistoryEntry]
    public let ownerName: String?

    public var record: CaseRecord { file.record }
    public var state: State? { type.workflow.state(file.record.state) }
    /// Calls, visits and letters about the case, oldest first.
    public var contacts: [HistoryEntry] { history.filter(\.isContact) }
}

extension Office {
    public func showCase(_ id: CaseID) throws(OperationFailure) -> CaseView {
        try view(of: caseFile(id))
    }

    public func view(of file: CaseFile) throws(OperationFailure) -> CaseView {
        try requireReader()
        let record = file.record
        guard let type = agency.caseType(record.type) else {
            throw .refused(.unknownCaseType(record.type, known: agency.caseTypes.map(\.id)), caseType: nil)
        }
        let staff = try staff()
        let checklists = type.checklists.compactMap { agency.checklist($0) }
        let items = checklists.flatMap { checklist in
            checklist.items.map { item in
                CaseView.Item(
                    item: item, checklist: checklist.id, tick: record.ticks[item.id],
                    due: item.dueDate(receivedOn: record.receivedOn, values: record.values, calendar: agency.calendar))
            }
        }
        let people = try reading { () throws(StorageFailure) in try store.constituents(homes(in: file) + [record.constituent]) }
        return CaseView(
            file: file, type: type, constituent: people[record.constituent] ?? ConstituentDetails(),
            transitions: type.transitions(for: file, checklists: checklists, actor: actor, now: now, calendar: agency.calendar),
            items: items, history: HistoryTelling(agency: agency, staff: staff, people: people).tell(file),
            ownerName: staff.first { $0.id == record.owner }?.name)
    }

    /// Constituents the case belonged to at some time.
    private func homes(in file: CaseFile) -> [ConstituentID] {
        file.events.flatMap { recorded -> [ConstituentID] in
            if case .caseRehomed(let rehomed) = recorded.event { [rehomed.facts.from, rehomed.facts.to] } else { [] }
        }
    }
}
