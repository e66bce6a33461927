import CommonExpressions

/// Whether a program fits somebody.
public enum Verdict: String, Sendable, CaseIterable {
    case fits = "fits"
    case cannotTell = "cannot tell yet"
    case doesNotFit = "does not fit"
}

/// What one rule of a program comes to for somebody.
public struct RuleFinding: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
        /// One of the pack's rules.
        case rule(Rule)
        /// Whether the pack has rules for facts of that day at all.
        case covered(ProgramVersion.Applies?)
        /// Whether there is still time to file.
        case inTime(ProgramVersion.LastDay)
    }

    public let subject: Subject
    /// Nil when it cannot be told yet.
    public let holds: Bool?
    /// What has to be answered to tell; empty where an answer would not help.
    public let missing: Set<String>
    /// Why it can never be told from these answers, such as a division by zero.
    public let failure: String?

    public var id: String {
        switch subject {
        case .rule(let rule): rule.id
        case .covered: "covered"
        case .inTime: "in-time"
        }
    }

    public var cites: [String] {
        switch subject {
        case .rule(let rule): rule.cites
        case .covered: []
        case .inTime(let last): last.cites
        }
    }

    init(_ subject: Subject, holds: Bool?, missing: Set<String> = [], failure: String? = nil) {
        self.subject = subject
        self.holds = holds
        self.missing = missing
        self.failure = failure
    }

    init(_ subject: Subject, _ answer: ConditionAnswer) {
        switch answer {
        case .holds: self.init(subject, holds: true)
        case .doesNot: self.init(subject, holds: false)
        case .unknown(let names): self.init(subject, holds: nil, missing: names)
        case .failed(let why): self.init(subject, holds: nil, failure: why)
        }
    }
}

/// A program judged for somebody by the rules that apply to their facts.
public struct Assessment: Sendable, Hashable {
    public let program: Program
    /// The rules it was judged by; nil where none apply, or nobody can tell yet which.
    public let version: ProgramVersion?
    public let verdict: Verdict
    /// Of the version, in its order, the built-in ones around them.
    public let findings: [RuleFinding]
    /// The last day to file; nil where the program names none.
    public let lastDay: PlannedDay?

    public var id: String { program.id }
    /// What has to be answered before this program can be judged; empty once it is.
    public var missing: Set<String> {
        verdict == .cannotTell ? findings.reduce(into: []) { $0.formUnion($1.missing) } : []
    }
}

extension Program {
    /// Judges the program for these facts.
    ///
    /// The rules are those that were law on the day of asking and cover the facts: of several, those in force last.
    public func assess(_ facts: ConditionFacts) -> Assessment {
        let inForce = versions.filter { $0.inForce <= facts.today }
        var open: Set<String> = []
        let covering = inForce.filter { version in
            guard let applies = version.applies else { return true }
            guard let date = facts[date: applies.on] else {
                open.insert(applies.on)
                return false
            }
            return applies.covers(date)
        }
        if let version = covering.max(by: { $0.inForce < $1.inForce }), open.isEmpty { return version.assess(self, facts) }
        guard !open.isEmpty else {
            let newest = inForce.max { $0.inForce < $1.inForce }
            let finding = RuleFinding(.covered(newest?.applies), holds: false)
            return Assessment(program: self, version: nil, verdict: .doesNotFit, findings: [finding], lastDay: nil)
        }
        // Which rules apply cannot be told yet. If it does not fit by any of them, that is known all the same.
        let each = inForce.sorted { $0.inForce < $1.inForce }.map { $0.assess(self, facts) }
        let newest = each.last
        if let newest, each.allSatisfy({ $0.verdict == .doesNotFit }) { return newest }
        let finding = RuleFinding(.covered(nil), holds: nil, missing: open)
        return Assessment(
            program: self, version: newest?.version, verdict: .cannotTell, findings: [finding] + (newest?.findings ?? []),
            lastDay: newest?.lastDay)
    }
}

extension ProgramVersion {
    func assess(_ program: Program, _ facts: ConditionFacts) -> Assessment {
        var findings = rules.map { RuleFinding(.rule($0), $0.that.answer(facts)) }
        var day: PlannedDay?
        if let lastDay {
            let planned = lastDay.planned(facts)
            day = planned
            switch planned {
            case .date(let date): findings.append(RuleFinding(.inTime(lastDay), holds: facts.today <= date))
            case .unknown(let names): findings.append(RuleFinding(.inTime(lastDay), holds: nil, missing: names))
            case .failed(let why): findings.append(RuleFinding(.inTime(lastDay), holds: nil, failure: why))
            }
        }
        let verdict: Verdict =
            findings.contains { $0.holds == false } ? .doesNotFit : findings.allSatisfy { $0.holds == true } ? .fits : .cannotTell
        return Assessment(program: program, version: self, verdict: verdict, findings: findings, lastDay: day)
    }
}

extension ProgramVersion.LastDay {
    func planned(_ facts: ConditionFacts) -> PlannedDay {
        switch day.evaluate(facts.bindings) {
        case .value(.date(let found)): .date(CivilDate(found))
        case .value: .failed("it is not a day")
        case .unknown(let names): .unknown(names)
        case .failure(let failure): .failed(failure.message)
        }
    }
}
