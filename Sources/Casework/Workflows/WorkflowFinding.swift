public import CommonExpressions

/// One thing that analysing a workflow found, with the facts that prove it. It has no words and no places in files:
/// whoever shows it has those.
public enum WorkflowFinding: Sendable, Hashable {
    // Errors: a workflow with one of these can lose a case.
    case noWayIn(NoWayIn)
    case noFinalState
    case stateUnreachable(state: String, entries: [Entry], reached: [String], missed: [String])
    /// Cases that come by `path` never end; nil where it is so whichever way they come.
    case stateTrapped(state: String, walk: Walk, path: [String]?)
    /// A transition leads out of final states and does not say that it reopens.
    case finalWithExit(transition: String, states: [String])
    /// A case is closed as it is opened, by this way in and this one of its destinations; by none where it is the initial state.
    case finalAtOnce(state: String, transition: String?, branch: Int?)
    /// No answers at all let it be taken: these of its conditions never hold together.
    case transitionDead(transition: String, parts: [Part])
    /// Two destinations that have no order, and answers for which both hold.
    case destinationsOverlap(transition: String, first: Int, second: Int, circumstances: Circumstances)
    /// Its guards hold, and no destination's condition does.
    case destinationGap(transition: String, circumstances: Circumstances)
    /// Nothing leads out of the state for these answers.
    case stateGap(state: String, ways: [String], circumstances: Circumstances)
    /// It lists the clock only, and no timer takes it.
    case noRole(transition: String)
    case timerCannotTake(timer: String, transition: String, obstacle: TimerObstacle)
    /// No case that stands where the transition leaves from can have passed a state in which these are obtained.
    case evidenceTooEarly(transition: String, fields: [String], items: [String], path: [String])
    /// The other can never come before it, or only the clock takes it; where both are the same, nobody else ever looks.
    case separationImpossible(transition: String, other: String)
    case clockNeverStarts(ClockPlace, NoStart)
    /// These timers lead round, and count from days that are over by then, so that they go on without a pause.
    case clockRound(timers: [String], walk: Walk)

    // Warnings.
    /// A branch that is never taken, since these before it always are; by none of them where its own condition never holds.
    case transitionShadowed(transition: String, branch: Int, by: [Int])
    case waitingWithoutClock(state: String)
    /// A round on which no day is ever due.
    case unboundedLoop(state: String, walk: Walk)
    case targetBeyondLaw(ClockPlace, LawExceeded)
    /// A final state that is come to by a decision with a reason, and nobody is written to.
    case denialWithoutNotice(state: String, transitions: [String])
    case notProved(Subject, why: String)

    public enum NoWayIn: Sendable, Hashable {
        /// Neither `initial` nor a transition `from: start`.
        case none
        /// Both.
        case both
        /// Every way in is closed, for these reasons.
        case closed([Entry])
    }

    /// A transition that leads to a state, and why no case comes by it.
    public struct Entry: Sendable, Hashable {
        public let transition: String
        public let obstacle: Obstacle
    }

    public enum Obstacle: Sendable, Hashable {
        /// The states it leaves are not reached either.
        case unreached
        /// Its conditions contradict each other.
        case dead
        /// It asks for what no case can have there.
        case tooEarly
        /// Nobody takes it.
        case nobody
        /// It is taken, and never to that state.
        case elsewhere
    }

    /// States one after the other, from where it begins.
    public struct Walk: Sendable, Hashable {
        public let states: [String]
        /// Whether the last was passed before; otherwise nothing leads on from it.
        public let isLoop: Bool
    }

    /// One of the conditions of a transition, by its place in the pack's order.
    public enum Part: Sendable, Hashable {
        case guardian(Int)
        case branch(Int)
    }

    /// For what something was found.
    public struct Circumstances: Sendable, Hashable {
        /// The state the case stands in; nil for a way in.
        public let state: String?
        /// The answers that matter, by the names conditions use; days too.
        public let answers: [String: Value]
    }

    public enum TimerObstacle: Sendable, Hashable {
        /// It does not list the role `system`.
        case notForSystem
        /// It does not leave any of these states of the timer.
        case notFrom([String])
        case needsReason
        /// These may still be blank, and a clock fills nothing in.
        case needsFields([String])
        case needsChecklist
    }

    /// Where a clock stands in the pack.
    public enum ClockPlace: Sendable, Hashable {
        /// One of the choices of a state's due day.
        case due(state: String, choice: Int)
        case timer(String)
        case queue(String)
    }

    public enum NoStart: Sendable, Hashable {
        /// The transition can never come before the state.
        case transitionNeverBefore(String, state: String)
        /// The field cannot be known in the state.
        case fieldNeverBefore(String, state: String)
        /// It pauses while the case waits for somebody else, and there it always waits.
        case pausedThroughout(state: String)
        case final(state: String)
        /// Its condition never holds there.
        case conditionNeverHolds(state: String)
    }

    /// A start day on which a target ends later than the law allows.
    public struct LawExceeded: Sendable, Hashable {
        public let start: CivilDate
        public let target: CivilDate
        public let law: CivilDate
    }

    public enum Subject: Sendable, Hashable {
        case transition(String)
        case branch(transition: String, Int)
        /// The ways out of a state, taken together.
        case state(String)
        /// What cases have had and done by the time they come somewhere: too many possibilities.
        case evidence
    }

    /// Whether a case could be lost by it.
    public var isError: Bool {
        switch self {
        case .transitionShadowed, .waitingWithoutClock, .unboundedLoop, .targetBeyondLaw, .denialWithoutNotice, .notProved: false
        default: true
        }
    }
}
