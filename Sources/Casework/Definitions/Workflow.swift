public import CommonExpressions

/// The state machine of a case type.
public struct Workflow: Sendable, Hashable {
    /// The state in which every case begins; nil where cases come in by transitions `from: start`.
    public let initial: String?
    /// In the pack's order.
    public let states: [State]
    public let transitions: [Transition]
    /// In the pack's order, which is the order in which those that run out together are applied.
    public let timers: [Timer]

    public init(initial: String?, states: [State], transitions: [Transition], timers: [Timer] = []) {
        self.initial = initial
        self.states = states
        self.transitions = transitions
        self.timers = timers
    }

    public func state(_ id: String) -> State? { states.first { $0.id == id } }
    public func transition(_ id: String) -> Transition? { transitions.first { $0.id == id } }
    public func timer(_ id: String) -> Timer? { timers.first { $0.id == id } }

    /// The transitions that open a case, where there is no initial state.
    public var waysIn: [Transition] { transitions.filter { $0.from == .start } }

    /// The states a case may begin in, in the pack's order.
    public var firstStates: [String] {
        if let initial { return [initial] }
        let first = Set(waysIn.flatMap(\.to.states))
        return states.map(\.id).filter(first.contains)
    }

    /// Whether a transition leaves that state: named, or `any` and the state is not final.
    public func leads(_ transition: Transition, from state: String) -> Bool {
        switch transition.from {
        case .states(let states): states.contains(state)
        case .any: self.state(state)?.isFinal == false
        case .start: false
        }
    }
}

public struct State: Sendable, Hashable {
    public enum Party: String, Sendable { case constituent }

    public let id: String
    public let title: LocalizedText
    public let isFinal: Bool
    /// Who has to act while the case stands here; nil is the office.
    public let waitingOn: Party?
    /// By when the case must have left.
    public let due: DueRule?
    /// The queue the case moves to here; nil keeps the case type's.
    public let queue: String?

    public init(
        id: String, title: LocalizedText, isFinal: Bool = false, waitingOn: Party? = nil, due: DueRule? = nil, queue: String? = nil
    ) {
        self.id = id
        self.title = title
        self.isFinal = isFinal
        self.waitingOn = waitingOn
        self.due = due
        self.queue = queue
    }
}

public struct Transition: Sendable, Hashable {
    public enum Origin: Sendable, Hashable {
        case states([String])
        /// Any state that is not final.
        case any
        /// It opens the case.
        case start
    }

    public enum Destination: Sendable, Hashable {
        case state(String)
        /// The case stays where it is; its clock runs on unless the transition restarts it.
        case same
        /// The first whose condition holds.
        case choice([Branch])

        /// Every state it names, in the pack's order; staying is none of them.
        public var states: [String] {
            switch self {
            case .state(let state): [state]
            case .same: []
            case .choice(let branches): branches.compactMap(\.state)
            }
        }

        /// Whether the case may stay where it is.
        public var mayStay: Bool {
            switch self {
            case .state: false
            case .same: true
            case .choice(let branches): branches.contains { $0.state == nil }
            }
        }
    }

    /// A way a transition may lead.
    public struct Branch: Sendable, Hashable {
        /// Nil is the state the case stands in.
        public let state: String?
        /// Nil holds always.
        public let when: CommonExpression?

        public init(state: String?, when: CommonExpression? = nil) {
            self.state = state
            self.when = when
        }
    }

    /// What must hold before a transition may be taken.
    public struct Guard: Sendable, Hashable {
        public let when: CommonExpression
        /// Said where it does not hold.
        public let otherwise: LocalizedText

        public init(when: CommonExpression, otherwise: LocalizedText) {
            self.when = when
            self.otherwise = otherwise
        }
    }

    public let id: String
    public let title: LocalizedText
    public let from: Origin
    public let to: Destination
    /// Fields that must be filled in.
    public let requires: [String]
    public let requiresReason: Bool
    /// Any of these may take it; empty means any caseworker. `system` is the clock's.
    public let roles: [String]
    /// Transitions that must have been taken by somebody else (four eyes).
    public let notBy: [String]
    /// In the pack's order; all must hold.
    public let guards: [Guard]
    /// Whether every item of the checklist that applies must be ticked.
    public let requiresChecklist: Bool
    /// Leads out of a final state.
    public let reopens: Bool
    /// How long after the case entered its state it may still be taken.
    public let within: Term?
    /// For `to: same`: whether the state's clock starts anew, perhaps at a date given as the reason's companion.
    public let restartsDue: Bool

    public init(
        id: String, title: LocalizedText, from: Origin, to: Destination, requires: [String] = [], requiresReason: Bool = false,
        roles: [String] = [], notBy: [String] = [], guards: [Guard] = [], requiresChecklist: Bool = false, reopens: Bool = false,
        within: Term? = nil, restartsDue: Bool = false
    ) {
        self.id = id
        self.title = title
        self.from = from
        self.to = to
        self.requires = requires
        self.requiresReason = requiresReason
        self.roles = roles
        self.notBy = notBy
        self.guards = guards
        self.requiresChecklist = requiresChecklist
        self.reopens = reopens
        self.within = within
        self.restartsDue = restartsDue
    }
}
