/// Where the open cases of a pack that was in force go on when a new one comes into force.
///
/// Types that it does not name keep every open case on the version it runs on. What it says about a type has to cover every state
/// in which cases of that type stand open: nobody's case is lost in between.
public struct MigrationPlan: Sendable, Hashable {
    /// The agency's identifier, so that a plan is not applied to another office.
    public let agency: String
    /// In the order of the file.
    public let types: [TypePlan]
    /// What was answered case by case, by the case's number as it is printed: an answer to the question of its state, or the
    /// state that it goes to.
    public let answers: [String: String]

    public init(agency: String, types: [TypePlan], answers: [String: String] = [:]) {
        self.agency = agency
        self.types = types
        self.answers = answers
    }

    public func type(_ id: String) -> TypePlan? { types.first { $0.type == id } }

    /// The open cases of one type.
    public struct TypePlan: Sendable, Hashable {
        public let type: String
        /// The versions it is about; nil is every version older than the new one. Cases of others keep theirs.
        public let from: Set<Int>?
        /// In the order of the file; each state once.
        public let states: [StatePlan]

        public init(type: String, from: Set<Int>? = nil, states: [StatePlan]) {
            self.type = type
            self.from = from
            self.states = states
        }

        public func step(from state: String) -> Step? { states.first { $0.state == state }?.step }
    }

    /// Where the cases of one state go on.
    public struct StatePlan: Sendable, Hashable {
        /// The state they stand in.
        public let state: String
        public let step: Step

        public init(state: String, step: Step) {
            self.state = state
            self.step = step
        }
    }

    public enum Step: Sendable, Hashable {
        /// All of them to one state; `restartsClock` starts that state's clock anew, else the day that was told stands.
        case to(state: String, restartsClock: Bool)
        /// Somebody has to look at each of them.
        case ask(question: String, answers: [Answer])

        /// Every state it may lead to, in the order of the file.
        public var targets: [String] {
            switch self {
            case .to(let state, _): [state]
            case .ask(_, let answers): answers.map(\.state)
            }
        }
    }

    /// What may be answered, and the state it leads to.
    public struct Answer: Sendable, Hashable {
        public let answer: String
        public let state: String

        public init(answer: String, state: String) {
            self.answer = answer
            self.state = state
        }
    }
}

/// What a plan says about one case.
public enum MigrationOutcome: Sendable, Equatable {
    /// It runs on under its own version, or under the new one already.
    case keeps
    case moves(Migration)
    /// Nobody has answered yet.
    case asks(question: String, answers: [MigrationPlan.Answer])
    /// What was answered is neither an answer to the question nor a state of the new version.
    case misanswered(String, known: [String])
    /// The plan says nothing about the state.
    case missing(state: String)
}

extension MigrationPlan {
    /// What becomes of a case when the plan is applied with that agency's pack.
    ///
    /// Asked again after it was applied, the answer is `keeps`: a plan that was interrupted goes on where it stopped.
    public func outcome(for record: CaseRecord, in agency: Agency) -> MigrationOutcome {
        guard record.isOpen, !record.isWithdrawn else { return .keeps }
        return outcome(ofOpen: record.number, type: record.type, version: record.typeVersion, state: record.state, in: agency)
    }

    /// The same of an open case that is known from a list.
    public func outcome(
        ofOpen number: CaseNumber, type: String, version: Int, state: String, in agency: Agency
    ) -> MigrationOutcome {
        guard let plan = self.type(type), let new = agency.caseType(type), plan.covers(version, under: new) else { return .keeps }
        guard let step = plan.step(from: state) else { return .missing(state: state) }
        let given = answers[number.text]
        switch step {
        case .to(let target, let restartsClock):
            guard let given else { return .moves(Migration(state: target, restartsClock: restartsClock)) }
            // One case goes elsewhere than the others of its state.
            guard new.takes(given) else { return .misanswered(given, known: new.openStates) }
            return .moves(Migration(state: given, restartsClock: restartsClock && given == target))
        case .ask(let question, let answers):
            guard let given else { return .asks(question: question, answers: answers) }
            if let chosen = answers.first(where: { $0.answer == given }) { return .moves(Migration(state: chosen.state)) }
            guard new.takes(given) else { return .misanswered(given, known: answers.map(\.answer) + new.openStates) }
            return .moves(Migration(state: given))
        }
    }

    /// The plan that moves every open case to the state of the same name, for types whose version rises. States that the new
    /// version does not have are not in it: where cases stand there, it is not total, and somebody has to say.
    ///
    /// - Parameter former: every version of the case types on which cases run.
    public static func same(in agency: Agency, over former: [CaseType]) -> MigrationPlan {
        let types = agency.caseTypes.compactMap { new -> TypePlan? in
            let older = former.filter { $0.id == new.id && $0.version < new.version }
            if older.isEmpty { return nil }
            var named: Set<String> = []
            let states = older.flatMap(\.workflow.states).filter { !$0.isFinal && named.insert($0.id).inserted }.map(\.id)
            return TypePlan(
                type: new.id,
                states: states.filter(new.takes).map { StatePlan(state: $0, step: .to(state: $0, restartsClock: false)) })
        }
        return MigrationPlan(agency: agency.id, types: types)
    }
}

extension MigrationPlan.TypePlan {
    /// Whether it is about cases that run on that version.
    func covers(_ version: Int, under new: CaseType) -> Bool {
        version != new.version && (from?.contains(version) ?? (version < new.version))
    }
}

extension CaseType {
    /// Whether an open case may go on in that state.
    func takes(_ state: String) -> Bool { workflow.state(state)?.isFinal == false }

    var openStates: [String] { workflow.states.filter { !$0.isFinal }.map(\.id) }
}
