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
    /// The ways in; none where cases begin in one state.
    let ways: [Way]
    private let states: [String: Int]
    /// Where cases begin.
    private let firstStates: [Int]
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
        let guards = workflow.transitions.filter { $0.to != .same && $0.from != .start }.flatMap(\.guards)
        self.guards = guards
        let steps = workflow.transitions.filter { $0.from != .start }
        let isFirst = { (step: Transition) in workflow.firstStates.contains { workflow.leads(step, from: $0) } }
        let first = Set(steps.filter(isFirst).flatMap(\.requires))
        let later = Set(steps.filter { !isFirst($0) }.flatMap(\.requires))
        firstNeeded = first
        ways = workflow.waysIn.map { Way($0, of: type, asked: first.union(later)) }
        compared = guards.isEmpty ? [] : first.filter { [.date, .integer, .money].contains(type.field($0)?.kind) }
        let checklists = type.checklists.compactMap { agency.checklist($0) }
        let anchor = checklists.lazy.filter(\.countsBack).compactMap(\.anchor).first
        self.anchor = anchor
        let dates = anchor == nil ? [] : checklists.flatMap(\.questions).filter { $0.field.kind == .date && $0.id != anchor }
        daysAfterAnchor = Set(dates.map(\.id))
        let needed = first.union(ways.flatMap(\.needed))
        formFields = type.fields.filter { $0.isRequiredToOpen || needed.contains($0.id) || !later.contains($0.id) }
        let title = type.title.plain.lowercased()
        farmKinds = kinds.filter { title.contains($0.lowercased()) }
        let places = Dictionary(workflow.states.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        states = places
        let through = WaysThrough(workflow)
        self.steps = through.steps
        let entries = workflow.firstStates.compactMap { places[$0] }
        firstStates = entries
        nearer = workflow.states.indices.map { target in workflow.states.indices.map { through.nearer(from: $0, to: target) } }
        beside = workflow.states.indices.map { target in
            workflow.states.indices.map { WeightedTable(through.beside(from: $0, to: target)) }
        }
        var weights: [(element: String, weight: Int)] = []
        for (index, state) in workflow.states.enumerated() where state.isFinal {
            guard let distance = entries.compactMap({ through.steps[index][$0] }).min(), distance > 0 else { continue }
            weights.append((state.id, isLight ? max(1, 7 - distance) : distance))
        }
        endings = WeightedTable(weights)
    }

    func steps(from state: String, to target: String) -> Int? {
        guard let from = states[state], let to = states[target] else { return nil }
        return steps[to][from]
    }

    /// Fewest steps after the opening, wherever that leads.
    func stepsFromStart(to target: String) -> Int? {
        guard let to = states[target] else { return nil }
        return firstStates.compactMap { steps[to][$0] }.min()
    }

    /// The ways in, those first that come out nearest to the target; ways alike are drawn. Only `nil` where cases begin in one
    /// state.
    func waysIn(toward target: String?, _ chance: inout Chance) -> [Way?] {
        if ways.isEmpty { return [nil] }
        let drawn = ways.map { way in
            let nearest = target.flatMap { target in way.states.compactMap { steps(from: $0, to: target) }.min() }
            return (way: way, distance: target == nil ? 0 : nearest ?? .max, lot: chance.below(1000))
        }
        return drawn.sorted { ($0.distance, $0.lot) < ($1.distance, $1.lot) }.map(\.way)
    }

    /// Transitions that bring a case nearer to the target by the shortest way; none where no way leads.
    func stepsNearer(from state: String, to target: String) -> [Transition] {
        guard let from = states[state], let to = states[target] else { return [] }
        return nearer[to][from]
    }

    /// Whether no step of the shortest ways to the target leads now here, now there, depending on what the form says.
    func isStraight(to target: String) -> Bool {
        // From several first states nobody knows how long the way is.
        guard type.workflow.firstStates.count == 1 else { return false }
        var waiting = type.workflow.firstStates
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

    /// Whether the clock takes cases out of a state.
    func isMovedOn(_ state: String) -> Bool {
        type.workflow.timers.contains { timer in
            if case .take = timer.action { timer.states.contains(state) } else { false }
        }
    }

    /// Transitions beside the way, after which the target can still be reached.
    func detours(from state: String, to target: String) -> WeightedTable<Transition>? {
        guard let from = states[state], let to = states[target] else { return nil }
        return beside[to][from]
    }
}

extension CaseMap {
    /// A transition that opens a case.
    struct Way: Sendable {
        let id: String
        /// The states it may lead to.
        let states: [String]
        /// Without these nobody could open a case by it.
        let needed: Set<String>
        /// Fields that only the other ways ask for.
        let leftOut: Set<String>
        let guards: [Transition.Guard]

        fileprivate init(_ way: Transition, of type: CaseType, asked: Set<String>) {
            id = way.id
            states = way.to.states
            let needed = way.fieldsAsked(of: type)
            self.needed = needed
            guards = way.guards
            leftOut = Set(type.workflow.waysIn.flatMap { $0.fieldsAsked(of: type) }).subtracting(needed).subtracting(asked)
        }
    }
}

extension Transition {
    /// What it requires, and what its conditions wait for on an empty form.
    fileprivate func fieldsAsked(of type: CaseType) -> Set<String> {
        let day = CivilDate(dayNumber: 0)
        let facts = ConditionFacts(type: type, values: [:], receivedOn: day, constituent: nil, today: day)
        return Set(requires + answers(facts).flatMap(\.missing)).intersection(type.fields.map(\.id))
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
