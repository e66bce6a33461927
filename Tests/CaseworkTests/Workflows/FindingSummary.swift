@testable import Casework

extension WorkflowFinding {
    /// In few words, without the witness; nil for what the explorer does not judge.
    var summary: String? {
        switch self {
        case .noWayIn(.none): "no way in"
        case .noWayIn(.both): "two ways in"
        case .noWayIn(.closed): "ways in closed"
        case .noFinalState: "no final state"
        case .stateUnreachable(let state, _, _, _): "unreached \(state)"
        case .stateTrapped(let state, _, _): "trapped \(state)"
        case .finalWithExit(let transition, _): "exit \(transition)"
        case .finalAtOnce(let state, let transition, _): "closed at once \(transition ?? "") \(state)"
        case .transitionDead(let transition, _): "dead \(transition)"
        case .destinationsOverlap(let transition, let first, let second, _): "overlap \(transition) \(first) \(second)"
        case .destinationGap(let transition, _): "gap in \(transition)"
        case .stateGap(let state, _, _): "gap at \(state)"
        case .noRole(let transition): "nobody \(transition)"
        case .timerCannotTake(let timer, _, let obstacle):
            switch obstacle {
            case .notForSystem: "timer \(timer) not for system"
            case .notFrom: "timer \(timer) not from"
            case .needsReason: "timer \(timer) reason"
            case .needsFields: "timer \(timer) blank"
            case .needsChecklist: "timer \(timer) checklist"
            }
        case .evidenceTooEarly(let transition, _, _, _): "early \(transition)"
        case .separationImpossible(let transition, let other): "separation \(transition) \(other)"
        case .clockNeverStarts(.due(let state, _), _): "never due \(state)"
        case .clockNeverStarts(.timer(let timer), _): "never starts \(timer)"
        case .clockNeverStarts(.queue, _): nil
        case .transitionShadowed(let transition, let branch, _): "shadowed \(transition) \(branch)"
        case .waitingWithoutClock(let state): "waits \(state)"
        case .unboundedLoop(let state, _): "round \(state)"
        case .clockRound, .targetBeyondLaw, .denialWithoutNotice: nil
        case .notProved: "not proved"
        }
    }
}
