public import CaseStorage
public import Casework
import EventLedger

/// Whether every stored history went by the rules then in force.
public struct ReplayReport: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public let id: CaseID
        public let number: CaseNumber
        public let type: String
        public let finding: ReplayVerdict.Finding
    }

    /// Steps of one case that nobody can judge any more.
    public struct Doubt: Sendable, Equatable {
        public let id: CaseID
        public let number: CaseNumber
        public let type: String
        public let unjudged: [ReplayVerdict.Unjudged]
    }

    /// What the ledger was when it was begun.
    public let ledger: LedgerState
    public internal(set) var cases = 0
    public internal(set) var steps = 0
    /// Cases with a step that was not allowed.
    public internal(set) var notAllowed = 0
    /// Steps that cannot be judged because something was erased, and because a rule asks about the constituent.
    public internal(set) var erasedSteps = 0
    public internal(set) var askingSteps = 0
    /// The first such step of each, in the order in which the cases were opened; at most `maximumLines`.
    public internal(set) var findings: [Line] = []
    public internal(set) var doubts: [Doubt] = []
    /// Cases in which a rule asked about the constituent, and was answered by what is known of them now.
    public internal(set) var askedAboutConstituent = 0

    public static let maximumLines = 1000

    public var isAllowed: Bool { notAllowed == 0 }
    public var unjudgedSteps: Int { erasedSteps + askingSteps }
}

extension Office {
    /// Holds every step of every case ever opened against the definitions in force when it was taken and the roles held then.
    /// Nothing is written, and memory does not grow with the number of cases. Only an auditor may.
    ///
    /// - Parameter progress: how many cases were looked at, of how many about; answering false ends it with `stopped`.
    public func replay(_ progress: ProgressReport = { _, _ in true }) throws(OperationFailure) -> ReplayReport {
        let actor = try currentActor()
        try deciding { () throws(Refusal) in if !actor.roles.contains("auditor") { throw .roleRequired(["auditor"]) } }
        let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
        let total = try reading { () throws(StorageFailure) in try store.cases(CaseQuery(limit: 1)).total }
        let background = try historyBackground { progress(0, total) }
        let packs = try packTimeline()
        let types = Set(packs.agencies.flatMap { agency in agency.caseTypes.map(\.id).filter(agency.asksAboutConstituent) })
        var report = ReplayReport(ledger: ledger)
        var isStopped = false
        try forEachFile { file throws(StorageFailure) in
            if report.cases % 100 == 99, !progress(min(report.cases, total), total) { isStopped = true }
            if isStopped { return false }
            var background = background
            if types.contains(file.record.type) { background.people = try people(of: file) }
            report.count(file.replay(packs: packs, background: background), of: file.record)
            return true
        }
        if isStopped { throw .storage(.stopped) }
        _ = progress(total, total)
        return report
    }
}

extension ReplayReport {
    fileprivate mutating func count(_ verdict: ReplayVerdict, of record: CaseRecord) {
        cases += 1
        steps += verdict.steps
        for step in verdict.unjudged { if case .erased = step.why { erasedSteps += 1 } else { askingSteps += 1 } }
        if verdict.asksAboutConstituent { askedAboutConstituent += 1 }
        if let finding = verdict.finding {
            notAllowed += 1
            if findings.count < Self.maximumLines {
                findings.append(Line(id: record.id, number: record.number, type: record.type, finding: finding))
            }
        }
        if !verdict.unjudged.isEmpty, doubts.count < Self.maximumLines {
            doubts.append(Doubt(id: record.id, number: record.number, type: record.type, unjudged: verdict.unjudged))
        }
    }
}
