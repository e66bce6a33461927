public import CaseStorage
public import Casework

/// A case on a list, with what a caseworker wants to see at a glance.
public struct CaseLine: Sendable, Equatable {
    public let row: CaseRow
    /// `Ortega, Marisol`.
    public let name: String
    public let stateTitle: String
    public let typeTitle: String
    public let ownerName: String?
    /// What this person could do next, or whom the office waits for.
    public let nextStep: String
}

/// Everything on the desk.
public struct DeskView: Sendable, Equatable {
    public struct QueueLine: Sendable, Equatable {
        public let queue: Queue
        public let count: QueueCount
    }

    public struct CallbackLine: Sendable, Equatable {
        public let callback: Callback
        public let name: String
    }

    public let today: CivilDate
    /// By due date, overdue first; the cases of those I cover for are among them.
    public let mine: [CaseLine]
    public let mineTotal: Int
    public let late: Int
    public let dueToday: Int
    public let queues: [QueueLine]
    public let callbacks: [CallbackLine]
}

extension Office {
    /// Who may not read cases sees how much waits in the queues, and nobody's name.
    ///
    /// - Parameter limit: how many of my cases to list.
    public func desk(limit: Int = 100) throws(OperationFailure) -> DeskView {
        let today = self.today
        let counts = try reading { () throws(StorageFailure) in try store.queueCounts(today: today) }
        // A queue that the pack has given up is shown for as long as cases lie there.
        let left = counts.filter { $0.open > 0 && agency.queue($0.queue) == nil }
        let queues = (agency.queues + left.map { Queue(id: $0.queue, title: LocalizedText($0.queue)) }).map { queue in
            DeskView.QueueLine(
                queue: queue,
                count: counts.first { $0.queue == queue.id } ?? QueueCount(queue: queue.id, open: 0, unowned: 0, late: 0, oldest: nil))
        }
        guard try isReader() else {
            return DeskView(today: today, mine: [], mineTotal: 0, late: 0, dueToday: 0, queues: queues, callbacks: [])
        }
        let staff = try staff()
        let mine = CaseQuery.Owner.anyOf(mineAndCovered(staff))
        let page = try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(owner: mine, openOnly: true, limit: limit))
        }
        // Counted by the store, not on the lines: there may be more late cases than lines.
        func due(before day: CivilDate) throws(OperationFailure) -> Int {
            try reading { () throws(StorageFailure) in
                try store.cases(CaseQuery(owner: mine, dueBefore: day, openOnly: true, limit: 1)).total
            }
        }
        let late = try due(before: today)
        // What is promised for today comes first, at its hour; then what was forgotten, the latest first.
        let promised = try reading { () throws(StorageFailure) in try store.callbacks(through: today, limit: 1000) }
        let forgotten = promised.filter { $0.on < today }.reversed()
        let callbacks = (promised.filter { $0.on == today } + forgotten).prefix(50)
        let people = try reading { () throws(StorageFailure) in try store.constituents(callbacks.map(\.constituent)) }
        let lines = try lines(page.rows, staff: staff)
        return DeskView(
            today: today, mine: lines, mineTotal: page.total,
            late: late, dueToday: try due(before: today.adding(days: 1)) - late,
            queues: queues,
            callbacks: callbacks.map { DeskView.CallbackLine(callback: $0, name: people[$0.constituent]?.sortName ?? "?") })
    }

    /// Cases that fit a query, told for lists, and how many there are in all.
    public func list(_ query: CaseQuery) throws(OperationFailure) -> (lines: [CaseLine], total: Int) {
        try requireReader()
        let page = try reading { () throws(StorageFailure) in try store.cases(query) }
        return (try lines(page.rows, staff: staff()), page.total)
    }

    /// Me, and whoever is away and has named me.
    func mineAndCovered(_ staff: [StaffMember]) -> [StaffID] {
        [me.id] + staff.filter { $0.cover == me.id && $0.isAway(on: today) }.map(\.id)
    }

    func lines(_ rows: [CaseRow], staff: [StaffMember]) throws(OperationFailure) -> [CaseLine] {
        let people = try reading { () throws(StorageFailure) in try store.constituents(rows.map(\.constituent)) }
        let roles = actor.roles
        return rows.map { row in
            let type = agencyKnown(type: row.type, version: row.typeVersion)?.caseType(row.type)
            let state = type?.workflow.state(row.state)
            return CaseLine(
                row: row, name: people[row.constituent]?.sortName ?? "?", stateTitle: state?.title.plain ?? row.state,
                typeTitle: type?.title.plain ?? row.type, ownerName: staff.first { $0.id == row.owner }?.name,
                nextStep: nextStep(of: row, at: state, of: type, roles: roles))
        }
    }

    /// What could be done next: the step that leaves the fewest other states, so that a way out from everywhere, such as
    /// withdrawing, never comes before the work itself; or whose step it is.
    private func nextStep(of row: CaseRow, at state: State?, of type: CaseType?, roles: Set<String>) -> String {
        guard let state, let type else { return "" }
        if state.isFinal { return "done" }
        switch row.reminder {
        case .constituent: return "remind them"
        case .owner: return "look: the clock ran out"
        case nil: break
        }
        if state.waitingOn == .constituent { return "nothing: on them" }
        let possible = type.workflow.transitions.filter { $0.to != .same && type.workflow.leads($0, from: state.id) }
        func width(_ transition: Transition) -> Int { transition.from == .any ? .max : transition.origins.count }
        guard let least = possible.map(width).min() else { return "not yours" }
        let likely = possible.filter { width($0) == least }
        func takers(_ transition: Transition) -> [String] { transition.roles.isEmpty ? ["caseworker"] : transition.roles }
        if let mine = likely.first(where: { !roles.isDisjoint(with: takers($0)) }) { return mine.title.plain }
        return "for \(takers(likely[0]).first.flatMap { agency.role($0)?.title.plain.lowercased() } ?? "a colleague")"
    }
}
