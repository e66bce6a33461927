import Casework

/// The workflow of a case type, and where its parts stand, so that whatever is found in it can be shown in its place.
struct WorkflowDraft {
    /// A letter that is to go out when a case comes to a state. It is kept for what can be said about it; none is written yet.
    struct Notice {
        let letter: String
        let place: Place
    }

    /// What stands in place of a state in `from:` and `to:`.
    static let reserved: Set<String> = ["any", "same", "start"]

    var workflow = Workflow(initial: nil, states: [], transitions: [])
    var place: Place
    /// Of the state that `initial:` names.
    var initialPlace: Place?
    var statePlaces: [String: Place] = [:]
    /// `due:` of each state: one place for each of its choices, in their order.
    var duePlaces: [String: [Place]] = [:]
    /// `notice:` of each state.
    var notices: [String: Notice] = [:]
    var transitionPlaces: [String: Place] = [:]
    /// `from:` of each transition.
    var originPlaces: [String: Place] = [:]
    /// `to:` of each transition.
    var destinationPlaces: [String: Place] = [:]
    /// Every way that a transition with several may lead, in their order.
    var branchPlaces: [String: [Place]] = [:]
    /// Transitions whose ways stand in a mapping. That has no order, so no two of them may be open at once.
    var unordered: Set<String> = []
    /// The condition of each guard of a transition, in their order.
    var guardPlaces: [String: [Place]] = [:]
    /// `roles:` of each transition.
    var rolePlaces: [String: Place] = [:]
    /// The fields that each transition requires.
    var requirePlaces: [String: [String: Place]] = [:]
    /// `checklist:` of each transition that asks for it.
    var checklistPlaces: [String: Place] = [:]
    /// By the timers' ids.
    var timerPlaces: [String: Place] = [:]
    /// Each transition named by a `not-by:`, and where.
    var separations: [(transition: String, other: String, value: YAMLValue)] = []
    /// Whether every state and every way between them was understood. Only then can anything be said about paths.
    var isWhole = true
    /// Whether every timer was understood.
    var areTimersWhole = true
    /// Whether nothing was wrong with any condition. If not, what can be said about answers is said when that is mended.
    var areConditionsSound = true

    init(place: Place, isWhole: Bool = true) {
        self.place = place
        self.isWhole = isWhole
    }
}

/// The names that parts of a workflow may refer to. Nil where what defines them could not be read: then no name is wrong.
struct WorkflowNames {
    let form: [Field]
    /// Every field the form names, those included that could not be read.
    let fields: KnownNames
    let queues: KnownNames?
    let roles: KnownNames?
    var states: KnownNames?
    var transitions: KnownNames?
}
