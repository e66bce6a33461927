import CaseStorage
public import Casework

/// Everything a case's screen or `case show` tells.
public struct CaseView: Sendable, Equatable {
    public struct Item: Sendable, Equatable {
        /// The item as the case's form decides it: whether it applies, when it is due, what it costs.
        public let plan: ChecklistPlan.Item
        public let checklist: String
        public let tick: CaseRecord.Tick?

        public var item: ChecklistItem { plan.item }
        public var due: CivilDate? { plan.due?.date }
        public var isDone: Bool { tick != nil }
        /// Whether somebody has to see to it; one that was ticked is shown whatever the form says now.
        public var isWanted: Bool { plan.isWanted || isDone }
    }

    public let file: CaseFile
    public let type: CaseType
    public let constituent: ConstituentDetails
    public let transitions: [TransitionOption]
    public let items: [Item]
    /// Oldest first.
    public let history: [HistoryEntry]
    public let ownerName: String?
    /// The clock that its day is counted by; nil where none runs. The day itself stands in the record, as it was told.
    public let dueReason: ClockEnd?
    /// By when the office promised to deal with what lies in this queue.
    public let target: ClockEnd?
    /// The versions of its type that it ran on before, by their number.
    public let former: [Int: CaseType]

    public var record: CaseRecord { file.record }
    /// What a state is called, also one that only a former version had.
    public func stateTitle(_ id: String) -> String {
        let types = [type] + former.sorted { $0.key > $1.key }.map(\.value)
        return types.lazy.compactMap { $0.workflow.state(id)?.title.plain }.first ?? id
    }

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
        let agency = try agency(for: record)
        guard let type = agency.caseType(record.type) else {
            throw .refused(.unknownCaseType(record.type, known: agency.caseTypes.map(\.id)), caseType: nil)
        }
        let staff = try staff()
        let former = former(of: file)
        let checklists = type.checklists.compactMap { agency.checklist($0) }
        let people = try reading { () throws(StorageFailure) in try store.constituents(homes(in: file) + [record.constituent]) }
        let constituent = people[record.constituent] ?? ConstituentDetails()
        let items = plans(of: checklists, for: file, constituent: constituent).flatMap { plan in
            plan.items.map { CaseView.Item(plan: $0, checklist: plan.checklist.id, tick: record.ticks[$0.id]) }
        }
        return CaseView(
            file: file, type: type, constituent: constituent,
            transitions: type.transitions(
                for: file, checklists: checklists, constituent: constituent, actor: actor, now: now, calendar: agency.calendar),
            items: items, history: HistoryTelling(agency: agency, staff: staff, people: people, former: former).tell(file),
            ownerName: staff.first { $0.id == record.owner }?.name,
            dueReason: agency.dueReason(of: record, constituent: constituent, today: today),
            target: agency.target(of: record, constituent: constituent, today: today), former: former)
    }

    /// The versions of its type that a case ran on before.
    func former(of file: CaseFile) -> [Int: CaseType] {
        var versions: Set<Int> = []
        for recorded in file.events {
            if case .caseMigrated(let migrated) = recorded.event { versions.insert(migrated.facts.fromVersion) }
        }
        return Dictionary(
            uniqueKeysWithValues: versions.compactMap { version in
                agencyKnown(type: file.record.type, version: version)?.caseType(file.record.type).map { (version, $0) }
            })
    }

    /// Checklists made for a case, with the days its constituent was told before: a later change of holidays does not
    /// move them.
    func plans(of checklists: [Checklist], for file: CaseFile, constituent: ConstituentDetails?) -> [ChecklistPlan] {
        guard let type = agencyKnown(type: file.record.type, version: file.record.typeVersion)?.caseType(file.record.type) else {
            return []
        }
        let facts = ConditionFacts(of: file.record, type: type, constituent: constituent, today: today)
        return checklists.map {
            $0.plan(for: facts, receivedOn: file.record.receivedOn, calendar: agency.calendar).keeping(file.daysTold(of: $0))
        }
    }

    /// Constituents the case belonged to at some time.
    private func homes(in file: CaseFile) -> [ConstituentID] {
        file.events.flatMap { recorded -> [ConstituentID] in
            if case .caseRehomed(let rehomed) = recorded.event { [rehomed.facts.from, rehomed.facts.to] } else { [] }
        }
    }
}
