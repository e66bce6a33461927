public import CaseStorage
import Casework
import EventLedger
import RecordMatching

/// What is to be done with the rows of a file.
public struct ImportManner: Sendable, Equatable {
    /// What happens to a row that is probably in the register already.
    public enum Probable: String, Sendable, CaseIterable {
        /// It is entered; `constituent duplicates` finds the pair, and merging it can be undone.
        case add
        /// It is left out where it is almost certainly the same person.
        case skip
        /// It is left out also where it may be the same person, for somebody to look at.
        case review
    }

    /// Whether everything is only looked at.
    public var isTrial: Bool
    public var probable: Probable
    /// For how many rows, from the first, resemblance with the register is looked up.
    public var checking: Int
    /// Rows written in one transaction: somebody at a counter waits for them to be through, and a stop is heard between.
    public var rowsAtOnce: Int

    public init(isTrial: Bool = false, probable: Probable = .add, checking: Int = 0, rowsAtOnce: Int = 5000) {
        self.isTrial = isTrial
        self.rowsAtOnce = max(1, rowsAtOnce)
        self.probable = probable
        // Nothing could be left out without having been looked at.
        self.checking = probable == .add ? checking : .max
    }

    /// Whether a row is entered, or would be in a trial.
    public func enters(_ verdict: RowVerdict) -> Bool {
        switch verdict {
        case .new: true
        case .probable(let alike):
            switch probable {
            case .add: true
            case .skip: alike.first?.likeness.band != .same
            case .review: false
            }
        case .imported, .repeated, .numbered, .taken, .wrong: false
        }
    }
}

/// What an import came to, so far as it went.
public struct ImportSummary: Sendable, Equatable {
    public internal(set) var rows = 0
    /// Entered, or what would be entered in a trial.
    public internal(set) var added = 0
    /// Of those looked up, how many are almost certainly in the register already, and how many may be.
    public internal(set) var same = 0
    public internal(set) var review = 0
    public internal(set) var imported = 0
    public internal(set) var repeated = 0
    public internal(set) var numbered = 0
    public internal(set) var taken = 0
    public internal(set) var wrong = 0
    /// Left out for being probably in the register already.
    public internal(set) var leftOut = 0
    /// How many rows were compared with the register.
    public internal(set) var checked = 0
    /// Whether the file was read to its end.
    public internal(set) var isComplete = false
    public internal(set) var ledger: LedgerState?

    mutating func count(_ judged: JudgedRow, entered: Bool) {
        rows += 1
        added += entered ? 1 : 0
        switch judged.verdict {
        case .new: break
        case .probable(let alike):
            if alike.first?.likeness.band == .same { same += 1 } else { review += 1 }
            leftOut += entered ? 0 : 1
        case .imported: imported += 1
        case .repeated: repeated += 1
        case .numbered: numbered += 1
        case .taken: taken += 1
        case .wrong: wrong += 1
        }
    }
}

extension Office {
    /// Rows between two looks at whether to go on, where each may take milliseconds.
    private static let rowsChecked = 500

    /// Enters the people of a file, each as an event of its own, in transactions of some thousand; or says what would come
    /// of it.
    ///
    /// A row's commit is named by what the row says (another register's number where it has one), so that the same file
    /// again, or a mended one, goes on where it was stopped and enters nobody twice.
    ///
    /// - Parameters:
    ///   - each: told what becomes of every row, in order. It throws to end everything.
    ///   - isWanted: told how far it has come; the import ends between two transactions once it answers false.
    public func importConstituents(
        from file: ImportFile, by plan: ImportPlan, _ manner: ImportManner, each: (JudgedRow) throws(ImportFailure) -> Void,
        isWanted: (ImportProgress) -> Bool = { _ in true }
    ) throws(ImportFailure) -> ImportSummary {
        try operating { () throws(OperationFailure) in try requireEntering() }
        var summary = ImportSummary()
        var rows = try ImportRows(plan, of: file, agency: agency, today: today)
        let hasNumbers = !plan.mapping.places(of: .externalID).isEmpty
        var lookup = try operating { () throws(OperationFailure) in
            try reading { () throws(StorageFailure) in try RegisterLookup(store, comparesNumbers: hasNumbers) }
        }
        while true {
            // A desk stays open for days and an import for hours: roles may have changed, or the store been made anew.
            let actor = try operating { () throws(OperationFailure) in
                if let failure = try replaced() { throw failure }
                return try currentActor()
            }
            let now = self.now
            let isChecking = summary.checked < manner.checking
            var batch: [ImportRow] = []
            let most = isChecking ? min(Self.rowsChecked, manner.rowsAtOnce) : manner.rowsAtOnce
            while batch.count < most, let row = try rows.next(actor: actor, today: now.date) {
                batch.append(row)
            }
            guard !batch.isEmpty else { break }
            let progress = ImportProgress(bytes: rows.bytesRead, rows: summary.rows)
            let judged: [(judged: JudgedRow, names: RegisterLookup.Names?)]
            do {
                judged = try lookup.judge(batch, checking: manner.checking - summary.checked) { isWanted(progress) }
            } catch {
                if error == .stopped { return summary }
                throw .operation(.storage(error))
            }
            if isChecking { summary.checked = min(manner.checking, summary.checked + batch.count { $0.problems.isEmpty }) }
            var commits: [Commit] = []
            for (judged, names) in judged {
                let isEntered = manner.enters(judged.verdict)
                summary.count(judged, entered: isEntered)
                try each(judged)
                if isEntered, let names { commits.append(commit(judged.row, names, at: now)) }
            }
            if !manner.isTrial {
                if !commits.isEmpty {
                    summary.ledger = try operating { () throws(OperationFailure) in
                        try reading { () throws(StorageFailure) in try store.load(commits) }
                    }
                }
                lookup.haveEntered()
            }
            guard isWanted(ImportProgress(bytes: rows.bytesRead, rows: summary.rows)) else { return summary }
        }
        summary.isComplete = true
        return summary
    }

    private func commit(_ row: ImportRow, _ names: RegisterLookup.Names, at now: Moment) -> Commit {
        Commit(
            id: names.commit, expecting: [names.constituent.retyped(): 0],
            entries: [Commit.Entry(names.constituent, .constituentAdded(ConstituentAdded(row.details)))], actor: me.id, at: now,
            // By whomever and whenever: the row is the same.
            fingerprint: .part(salt: names.commit.bytes, bytes: names.constituent.bytes))
    }

    /// Whoever may enter one may enter many: asked once with somebody made up, so that not every row is refused by itself.
    private func requireEntering() throws(OperationFailure) {
        if let failure = try replaced() { throw failure }
        let actor = try currentActor()
        _ = try deciding { () throws(Refusal) in
            try agency.decide(adding: ConstituentDetails(organisation: "Anybody"), actor: actor, today: today)
        }
    }

    private func operating<Value>(_ body: () throws(OperationFailure) -> Value) throws(ImportFailure) -> Value {
        do { return try body() } catch { throw .operation(error) }
    }
}
