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
    /// - Parameter limit: how many of my cases to list.
    public func desk(limit: Int = 100) throws(OperationFailure) -> DeskView {
        let today = self.today
        let staff = try staff()
        let page = try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(owner: .anyOf(mineAndCovered(staff)), openOnly: true, limit: limit))
        }
        // Counted by the store, not on the lines: there may be more late cases than lines.
        let mine = CaseQuery.Owner.anyOf(mineAndCovered(staff))
        func due(before day: CivilDate) throws(OperationFailure) -> Int {
            try reading { () throws(StorageFailure) in
                try store.cases(CaseQuery(owner: mine, dueBefore: day, openOnly: true, limit: 1)).total
            }
        }
        let late = try due(before: today)
        let counts = try reading { () throws(StorageFailure) in try store.queueCounts(today: today) }
        let callbacks = try reading { () throws(StorageFailure) in try store.callbacks(through: today, limit: 50) }
        let people = try reading { () throws(StorageFailure) in try store.constituents(callbacks.map(\.constituent)) }
        let lines = try lines(page.rows, staff: staff)
        return DeskView(
            today: today, mine: lines, mineTotal: page.total,
            late: late, dueToday: try due(before: today.adding(days: 1)) - late,
            queues: agency.queues.map { queue in
                DeskView.QueueLine(
                    queue: queue,
                    count: counts.first { $0.queue == queue.id } ?? QueueCount(queue: queue.id, open: 0, unowned: 0, late: 0, oldest: nil))
            },
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

    private func lines(_ rows: [CaseRow], staff: [StaffMember]) throws(OperationFailure) -> [CaseLine] {
        let people = try reading { () throws(StorageFailure) in try store.constituents(rows.map(\.constituent)) }
        let roles = actor.roles
        return rows.map { row in
            let type = agency.caseType(row.type)
            let state = type?.workflow.state(row.state)
            let step = type?.workflow.transitions.first { transition in
                transition.to != .same && type?.workflow.leads(transition, from: row.state) == true
                    && !roles.isDisjoint(with: transition.roles.isEmpty ? ["caseworker"] : transition.roles)
            }
            return CaseLine(
                row: row, name: people[row.constituent]?.sortName ?? "?", stateTitle: state?.title.plain ?? row.state,
                typeTitle: type?.title.plain ?? row.type, ownerName: staff.first { $0.id == row.owner }?.name,
                nextStep: state?.waitingOn == .constituent
                    ? "nothing: on them" : state?.isFinal == true ? "done" : step?.title.plain ?? "not yours")
        }
    }
}
