import Casework

/// A case type with the ways through its workflow, worked out once.
struct CaseMap: Sendable {
    let type: CaseType
    /// Items of all its checklists, in order.
    let items: [ChecklistItem]
    /// Conditions that some step will make, so that a form is not filled in to be refused later.
    let guards: [Transition.Guard]
    /// Fields that people fill in when they apply; the others come with later steps.
    let formFields: [Field]
    /// Where cases end up, in proportion to how many steps lead there: most take the long way.
    let endings: WeightedTable<String>?
    /// Kinds of farm that this type is for, by the words of its title; empty when it names none.
    let farmKinds: [String]
    /// Fields that the first steps ask for.
    let firstNeeded: Set<String>
    /// Of these, days and numbers, where conditions compare them: one by one they would not fit each other.
    let compared: Set<String>
    /// The day that a checklist counts back from: when an application comes in, it lies ahead.
    let anchor: String?
    /// Other days that such a checklist asks for; they come later still.
    let daysAfterAnchor: Set<String>
    private let states: [String: Int]
    private let initial: Int
    /// By target, then by state: fewest steps, or nil where no way leads.
    private let steps: [[Int?]]
    /// By target, then by state: transitions that bring a case nearer by the shortest way.
    private let nearer: [[[Transition]]]
    /// By target, then by state: transitions beside the way.
    private let beside: [[WeightedTable<Transition>?]]

    init(_ type: CaseType, of agency: Agency, farmKinds kinds: [String], isLight: Bool) {
        self.type = type
        items = type.checklists.compactMap { agency.checklist($0) }.flatMap(\.items)
        let workflow = type.workflow
        // A step that leaves a case where it is lies on nobody's way.
        let guards = workflow.transitions.filter { $0.to != .same }.flatMap(\.guards)
        self.guards = guards
        let first = Set(workflow.transitions.filter { workflow.leads($0, from: workflow.initial) }.flatMap(\.requires))
        let later = Set(workflow.transitions.filter { !workflow.leads($0, from: workflow.initial) }.flatMap(\.requires))
        firstNeeded = first
        compared = guards.isEmpty ? [] : first.filter { [.date, .integer, .money].contains(type.field($0)?.kind) }
        let checklists = type.checklists.compactMap { agency.checklist($0) }
        let anchor = checklists.lazy.filter(\.countsBack).compactMap(\.anchor).first
        self.anchor = anchor
        let dates = anchor == nil ? [] : checklists.flatMap(\.questions).filter { $0.field.kind == .date && $0.id != anchor }
        daysAfterAnchor = Set(dates.map(\.id))
        formFields = type.fields.filter { $0.isRequiredToOpen || first.contains($0.id) || !later.contains($0.id) }
        let title = type.title.plain.lowercased()
        farmKinds = kinds.filter { title.contains($0.lowercased()) }
        states = Dictionary(workflow.states.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        initial = states[workflow.initial] ?? 0
        let ways = WaysThrough(workflow)
        steps = ways.steps
        nearer = workflow.states.indices.map { target in workflow.states.indices.map { ways.nearer(from: $0, to: target) } }
        beside = workflow.states.indices.map { target in
            workflow.states.indices.map { WeightedTable(ways.beside(from: $0, to: target)) }
        }
        var weights: [(element: String, weight: Int)] = []
        for (index, state) in workflow.states.enumerated() where state.isFinal {
            guard let distance = steps[index][initial], distance > 0 else { continue }
            weights.append((state.id, isLight ? max(1, 7 - distance) : distance))
        }
        endings = WeightedTable(weights)
    }

    func steps(from state: String, to target: String) -> Int? {
        guard let from = states[state], let to = states[target] else { return nil }
        return steps[to][from]
    }

    func stepsFromStart(to target: String) -> Int? { steps(from: type.workflow.initial, to: target) }

    /// Transitions that bring a case nearer to the target by the shortest way; none where no way leads.
    func stepsNearer(from state: String, to target: String) -> [Transition] {
        guard let from = states[state], let to = states[target] else { return [] }
        return nearer[to][from]
    }

    /// Whether no step of the shortest ways to the target leads now here, now there, depending on what the form says.
    func isStraight(to target: String) -> Bool {
        var waiting = [type.workflow.initial]
        while let state = waiting.popLast() {
            for transition in stepsNearer(from: state, to: target) {
                switch transition.to {
                case .state(let next): waiting.append(next)
                case .same: continue
                case .choice: return false
                }
            }
        }
        return true
    }

    /// Transitions beside the way, after which the target can still be reached.
    func detours(from state: String, to target: String) -> WeightedTable<Transition>? {
        guard let from = states[state], let to = states[target] else { return nil }
        return beside[to][from]
    }
}

extension Checklist {
    /// Whether any item is due before the checklist's anchor.
    fileprivate var countsBack: Bool {
        items.contains { item in
            if case .beforeAnchor? = item.due?.closes { true } else { false }
        }
    }
}
