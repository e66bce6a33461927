import CaseStorage
public import Casework

/// How long cases really stay in a state, beside how long they may.
public struct StateTimes: Sendable, Equatable {
    public let state: String
    /// Open cases that stand here now, and how many of them are late.
    public let standing: Int
    public let late: Int
    /// Stays that were observed, ended ones and those that last.
    public let stays: Int
    /// Whether stays and what is allowed are counted in business days, as the state's own clock is; else in civil days.
    public let isBusiness: Bool
    public let median: Int?
    /// Nine of ten stays are no longer than this.
    public let ninetieth: Int?
    /// The longest a case may stay, where the state's clock counts from coming here.
    public let allowed: Int?

    /// `10 business days`; nil where nothing is said.
    public var allowance: String? { allowed.map { "\(isBusiness ? Term.businessDays($0) : .days($0))" } }
}

/// A workflow with what the office made of it.
public struct WorkflowView: Sendable, Equatable {
    public let type: CaseType
    /// In the pack's order.
    public let times: [StateTimes]
    /// How many of the newest cases the stays were counted in, of how many there are.
    public let counted: Int
    public let total: Int
    /// The case whose place and trail are shown, where one was asked for.
    public let record: CaseRecord?

    public func times(of state: String) -> StateTimes? { times.first { $0.state == state } }
}

extension Office {
    /// So many of the newest cases tell how long stays are; more would take longer than they would tell.
    private static let casesCounted = 2000

    /// A workflow of the pack in force, without figures: whoever may see the pack may see it.
    public func workflow(_ id: String) throws(OperationFailure) -> CaseType {
        guard let type = agency.caseType(id) else { throw .refused(.unknownCaseType(id, known: agency.caseTypes.map(\.id)), caseType: nil) }
        return type
    }

    /// A case's own workflow with its place and trail.
    public func showWorkflow(of file: CaseFile) throws(OperationFailure) -> WorkflowView {
        try requireReader()
        guard let type = try agency(for: file.record).caseType(file.record.type) else {
            throw .refused(.unknownCaseType(file.record.type, known: agency.caseTypes.map(\.id)), caseType: nil)
        }
        return WorkflowView(type: type, times: [], counted: 0, total: 0, record: file.record)
    }

    /// A workflow with how many cases stand in each state and how long they stay.
    public func showWorkflow(_ id: String) throws(OperationFailure) -> WorkflowView {
        try requireReader()
        let type = try workflow(id)
        let page = try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(type: id, order: .newest, limit: Self.casesCounted))
        }
        let today = self.today
        let clocks = Dictionary(uniqueKeysWithValues: type.workflow.states.map { ($0.id, Self.clock(of: $0)) })
        let days = OpenDays(agency.calendar, through: today)
        var stays: [String: [Int]] = [:]
        for row in page.rows {
            let record = try caseFile(row.id).record
            for (index, stop) in record.path.enumerated() {
                let isLast = index == record.path.count - 1
                // Nobody leaves a final state by taking long.
                if isLast, !record.isOpen { continue }
                let end = isLast ? today : record.path[index + 1].since
                stays[stop.state, default: []].append(
                    clocks[stop.state]??.isBusiness == true
                        ? days.count(after: stop.since, through: end) : max(0, end.dayNumber - stop.since.dayNumber))
            }
        }
        var times: [StateTimes] = []
        for state in type.workflow.states {
            func count(before day: CivilDate?) throws(OperationFailure) -> Int {
                try reading { () throws(StorageFailure) in
                    try store.cases(CaseQuery(type: id, state: state.id, dueBefore: day, openOnly: true, limit: 1)).total
                }
            }
            let observed = (stays[state.id] ?? []).sorted()
            times.append(
                StateTimes(
                    state: state.id, standing: state.isFinal ? 0 : try count(before: nil),
                    late: state.isFinal ? 0 : try count(before: today), stays: observed.count,
                    isBusiness: clocks[state.id]??.isBusiness == true,
                    median: observed.quantile(50), ninetieth: observed.quantile(90), allowed: clocks[state.id]??.term.count))
        }
        return WorkflowView(type: type, times: times, counted: page.rows.count, total: page.total, record: nil)
    }

    /// The clock that a stay is measured by; nil where the state has none, or none that counts from coming there.
    private static func clock(of state: State) -> Clock? {
        state.due?.choices.last.map(\.clock).flatMap { $0.start == .entering ? $0 : nil }
    }
}

extension Clock {
    fileprivate var isBusiness: Bool { if case .businessDays = term { true } else { false } }
}

/// How many days the office was open between two, without looking at each of them every time.
private struct OpenDays {
    /// Open days since the first, by the number of days since then.
    private let sums: [Int]
    private let first: CivilDate

    /// Twenty years back, which no stay is longer than in any office worth measuring.
    init(_ calendar: BusinessCalendar, through last: CivilDate) {
        first = last.adding(days: -7305)
        var sums = [0]
        for offset in 1...7305 { sums.append(sums[offset - 1] + (calendar.isOpen(first.adding(days: offset)) ? 1 : 0)) }
        self.sums = sums
    }

    func count(after start: CivilDate, through end: CivilDate) -> Int {
        func sum(_ day: CivilDate) -> Int { sums[min(max(0, day.dayNumber - first.dayNumber), sums.count - 1)] }
        return max(0, sum(end) - sum(start))
    }
}

extension [Int] {
    /// The least value that so many of a hundred do not exceed; the array is sorted.
    func quantile(_ percent: Int) -> Int? {
        isEmpty ? nil : self[Swift.min(count - 1, (count * percent + 99) / 100 - 1)]
    }
}
