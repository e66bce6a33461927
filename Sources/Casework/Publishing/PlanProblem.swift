/// Open cases that stand alike: how many of one type and version are in one state.
public struct OpenCases: Sendable, Hashable {
    public let type: String
    public let version: Int
    public let state: String
    public let count: Int

    public init(type: String, version: Int, state: String, count: Int) {
        self.type = type
        self.version = version
        self.state = state
        self.count = count
    }
}

/// Why a plan cannot be applied. Facts only.
public enum PlanProblem: Sendable, Hashable {
    /// It was written for another office.
    case otherAgency(String, wanted: String)
    /// Two parts of it are about the same type, or the same state of one.
    case saidTwice(type: String, state: String?)
    /// The new pack has no such case type.
    case unknownType(String, known: [String])
    /// No version of the type that cases run on has the state it starts from.
    case unknownOrigin(type: String, state: String, known: [String])
    /// The new version of the type does not have the state it leads to.
    case unknownTarget(type: String, state: String, from: String, known: [String])
    /// It leads to a final state, and nobody decided those cases.
    case wouldClose(type: String, state: String, from: String)
    /// It is about a version that is not older than the new one.
    case notOlder(type: String, version: Int, new: Int)
    /// A question that no answer leads out of.
    case noAnswers(type: String, state: String)
    /// Cases stand open in states that it says nothing about, with how many there are in each; finding `migration-not-total`.
    case notTotal(type: String, missing: [OpenCases])
}

extension MigrationPlan {
    /// Everything that keeps the plan from being applied, in its own order; empty when every open case has a place to go, or
    /// a question that somebody can answer.
    ///
    /// - Parameters:
    ///   - open: where cases stand open, of all types.
    ///   - agency: the pack that comes into force.
    ///   - former: every version of the case types on which cases run; empty does not ask whether states it starts from exist.
    public func problems(open: [OpenCases], in agency: Agency, over former: [CaseType] = []) -> [PlanProblem] {
        guard self.agency == agency.id else { return [.otherAgency(self.agency, wanted: agency.id)] }
        var seen: Set<String> = []
        return types.flatMap { plan in
            seen.insert(plan.type).inserted
                ? plan.problems(open: open, in: agency, over: former) : [.saidTwice(type: plan.type, state: nil)]
        }
    }
}

extension MigrationPlan.TypePlan {
    fileprivate func problems(open: [OpenCases], in agency: Agency, over former: [CaseType]) -> [PlanProblem] {
        guard let new = agency.caseType(type) else { return [.unknownType(type, known: agency.caseTypes.map(\.id))] }
        var problems = (from ?? []).sorted().filter { $0 >= new.version }.map {
            PlanProblem.notOlder(type: type, version: $0, new: new.version)
        }
        let older = former.filter { $0.id == type && covers($0.version, under: new) }
        let origins = older.flatMap(\.openStates)
        var seen: Set<String> = []
        for plan in states {
            if !seen.insert(plan.state).inserted { problems.append(.saidTwice(type: type, state: plan.state)) }
            if !older.isEmpty, !older.contains(where: { $0.workflow.state(plan.state) != nil }) {
                problems.append(.unknownOrigin(type: type, state: plan.state, known: Self.unique(origins)))
            }
            if plan.step.targets.isEmpty { problems.append(.noAnswers(type: type, state: plan.state)) }
            for target in Self.unique(plan.step.targets) {
                guard let state = new.workflow.state(target) else {
                    problems.append(.unknownTarget(type: type, state: target, from: plan.state, known: new.openStates))
                    continue
                }
                if state.isFinal { problems.append(.wouldClose(type: type, state: target, from: plan.state)) }
            }
        }
        let missing = open.filter { cases in
            cases.type == type && cases.count > 0 && covers(cases.version, under: new) && !seen.contains(cases.state)
        }
        if !missing.isEmpty {
            let ordered = missing.sorted { ($0.version, $0.state) < ($1.version, $1.state) }
            problems.append(.notTotal(type: type, missing: ordered))
        }
        return problems
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
