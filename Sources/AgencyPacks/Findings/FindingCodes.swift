import Casework

extension WorkflowFinding {
    /// The name by which `agency check` calls it.
    var code: PackProblem.Code {
        switch self {
        case .noWayIn: .noWayIn
        case .noFinalState: .noFinalState
        case .stateUnreachable: .stateUnreachable
        case .stateTrapped: .stateTrapped
        case .finalWithExit, .finalAtOnce: .finalWithExit
        case .transitionDead: .transitionDead
        case .destinationsOverlap: .destinationsOverlap
        case .destinationGap, .stateGap: .guardGap
        case .noRole, .timerCannotTake: .noRole
        case .evidenceTooEarly: .evidenceTooEarly
        case .separationImpossible: .separationImpossible
        case .clockNeverStarts: .clockNeverStarts
        case .transitionShadowed: .transitionShadowed
        case .waitingWithoutClock: .waitingWithoutClock
        case .unboundedLoop, .clockRound: .unboundedLoop
        case .targetBeyondLaw: .targetBeyondLaw
        case .denialWithoutNotice: .denialWithoutNotice
        case .notProved: .notProved
        }
    }
}
