public import CaseStorage
public import Casework

/// How the office's cases would have gone under other rules.
public struct RehearsalReport: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public let id: CaseID
        public let number: CaseNumber
        public let type: String
        public let version: Int
        /// Where it stands.
        public let state: String
        public let isOpen: Bool
        public let rehearsal: Rehearsal
    }

    /// Cases that were opened or worked on since this day.
    public let since: CivilDate
    public internal(set) var cases = 0
    public internal(set) var same = 0
    public internal(set) var differing = 0
    /// Cases of which nothing can be said.
    public internal(set) var unclear = 0
    /// In the order in which they were opened; at most `maximumLines`.
    public internal(set) var differences: [Line] = []
    public internal(set) var doubts: [Line] = []
    /// Cases in which a rule asked about the constituent, and was answered by what is known of them now.
    public internal(set) var askedAboutConstituent = 0

    public static let maximumLines = 1000
}

extension Office {
    /// Runs the cases opened or worked on since a day through another pack's rules. Nothing is written.
    ///
    /// Only a designer may. What of it is told are numbers, states and steps, and nobody's name.
    ///
    /// - Parameters:
    ///   - agency: the pack that is to be tried.
    ///   - plan: tells which states go by another name in it; nil takes names as they are.
    ///   - progress: how many cases were looked at, of how many about; answering false ends it with `stopped`.
    public func rehearse(
        _ agency: Agency, since day: CivilDate, plan: MigrationPlan? = nil, progress: ProgressReport = { _, _ in true }
    ) throws(OperationFailure) -> RehearsalReport {
        try requireDesigner()
        let total = try reading { () throws(StorageFailure) in try store.cases(CaseQuery(limit: 1)).total }
        let background = try historyBackground { progress(0, total) }
        let alike = plan?.alike ?? [:]
        let now = now
        let types = Set(agency.caseTypes.map(\.id).filter(agency.asksAboutConstituent))
        var report = RehearsalReport(since: day)
        var seen = 0
        var isStopped = false
        try forEachFile { file throws(StorageFailure) in
            seen += 1
            if seen % 100 == 0, !progress(min(seen, total), total) { isStopped = true }
            if isStopped { return false }
            guard !file.record.isWithdrawn, file.wasWorkedOn(since: day) else { return true }
            var background = background
            let asks = types.contains(file.record.type)
            if asks { background.people = try people(of: file) }
            let rehearsal = agency.rehearse(file, background: background, now: now, alike: alike[file.record.type] ?? [:])
            report.count(rehearsal, of: file.record, asks: asks)
            return true
        }
        if isStopped { throw .storage(.stopped) }
        _ = progress(total, total)
        return report
    }
}

extension CaseFile {
    /// Whether anything was done on the case itself on that day or later.
    fileprivate func wasWorkedOn(since day: CivilDate) -> Bool {
        let subject: SubjectID = record.id.retyped()
        return events.last { $0.subject == subject }.map { $0.recordedAt.date >= day } ?? false
    }
}

extension RehearsalReport {
    fileprivate mutating func count(_ rehearsal: Rehearsal, of record: CaseRecord, asks: Bool) {
        cases += 1
        if asks { askedAboutConstituent += 1 }
        let line = Line(
            id: record.id, number: record.number, type: record.type, version: record.typeVersion, state: record.state,
            isOpen: record.isOpen, rehearsal: rehearsal)
        if case .cannotTell = rehearsal {
            unclear += 1
            if doubts.count < Self.maximumLines { doubts.append(line) }
        } else if rehearsal.isDifferent {
            differing += 1
            if differences.count < Self.maximumLines { differences.append(line) }
        } else {
            same += 1
        }
    }
}

extension MigrationPlan {
    /// The states that cases go on in under another name, by their former one, type by type.
    fileprivate var alike: [String: [String: String]] {
        Dictionary(
            types.map { plan in
                let names = plan.states.compactMap { state -> (String, String)? in
                    if case .to(let target, _) = state.step { (state.state, target) } else { nil }
                }
                return (plan.type, Dictionary(names) { first, _ in first })
            }
        ) { first, _ in first }
    }
}
