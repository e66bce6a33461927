import CommonExpressions

/// Where each transition can lead from each state, going by its conditions and by what a case may have there.
struct StepProofs {
    /// A set of things that cases can have only after certain states: a bit for each such set of states.
    typealias Evidence = UInt64

    /// What transitions ask for that cannot be had from the first.
    struct Demands {
        /// The states of each bit.
        private(set) var groups: [Set<Int>] = []
        private(set) var groupOfField: [String: Int] = [:]
        private(set) var groupOfItem: [String: Int] = [:]
        /// Whether there are more kinds of evidence than can be told apart.
        private(set) var isCut = false

        private static let maximumGroups = 60

        init(_ type: CaseType, items: [ChecklistItem], states: StateNumbers) {
            for field in type.fields { groupOfField[field.id] = group(field.obtainedIn, states) }
            for item in items { groupOfItem[item.id] = group(item.obtainedIn, states) }
        }

        private mutating func group(_ obtainedIn: [String], _ states: StateNumbers) -> Int? {
            let sources = Set(obtainedIn.compactMap { states[$0] })
            // States that are not there are reported by whoever reads the pack.
            if sources.isEmpty { return nil }
            if let index = groups.firstIndex(of: sources) { return index }
            guard groups.count < Self.maximumGroups else {
                isCut = true
                return nil
            }
            groups.append(sources)
            return groups.count - 1
        }

        /// What somebody gains who stands in a state.
        func gained(in state: Int) -> Evidence {
            groups.enumerated().reduce(0) { $1.element.contains(state) ? $0 | 1 << UInt64($1.offset) : $0 }
        }
    }

    /// A way a transition can be taken: to a state, or staying.
    struct Step: Hashable {
        let target: Int
        let branch: Int?
    }

    /// The same before it is said from where; nil is staying.
    private struct Way {
        let target: Int?
        let branch: Int?
    }

    private struct Key: Hashable {
        let transition: Int
        let origin: Int?
        let lacking: Evidence
    }

    /// More branches than this are not compared with one another.
    static let maximumBranches = 40

    let workflow: Workflow
    let states: StateNumbers
    let items: [ChecklistItem]
    let demands: Demands
    /// What could not be proved, by transition and branch, with the first reason.
    private(set) var doubts: [WorkflowFinding.Subject: String] = [:]
    private(set) var doubtful: [WorkflowFinding.Subject] = []
    var prover: ConditionProver
    /// The evidence that matters to each transition.
    private let relevant: [Evidence]
    private let classes: [StateClasses]
    /// The first state of each class met, by transition.
    private var representatives: [Int: [String: Int]] = [:]
    private var known: [Key: [Way]] = [:]

    init(_ type: CaseType, items: [ChecklistItem], isBlind: Bool) {
        let states = StateNumbers(type.workflow)
        let demands = Demands(type, items: items, states: states)
        workflow = type.workflow
        self.states = states
        self.items = items
        self.demands = demands
        prover = ConditionProver(type, isBlind: isBlind)
        relevant = type.workflow.transitions.map { transition in
            var bits: Evidence = 0
            for name in transition.fieldsRead(items) {
                if let group = demands.groupOfField[name] { bits |= 1 << UInt64(group) }
            }
            if transition.requiresChecklist {
                for group in items.compactMap({ demands.groupOfItem[$0.id] }) { bits |= 1 << UInt64(group) }
            }
            return bits
        }
        classes = type.workflow.transitions.map { StateClasses($0.conditions(items)) }
    }

    /// What a case that has `had` lacks of what the transition asks for.
    func lacking(_ transition: Int, _ had: Evidence) -> Evidence { relevant[transition] & ~had }

    /// - Parameter origin: nil for a way in.
    mutating func steps(_ transition: Int, from origin: Int?, had: Evidence) -> [Step] {
        let representative = origin.map { self.representative(transition, $0) }
        let key = Key(transition: transition, origin: representative, lacking: lacking(transition, had))
        let ways = known[key] ?? proveWays(transition, from: representative, lacking: key.lacking)
        known[key] = ways
        return ways.compactMap { way in (way.target ?? origin).map { Step(target: $0, branch: way.branch) } }
    }

    /// A state that makes the same difference to the transition's conditions.
    mutating func representative(_ transition: Int, _ origin: Int) -> Int {
        let name = classes[transition].isOne ? "" : classes[transition].name(of: states.id(origin))
        if let known = representatives[transition]?[name] { return known }
        representatives[transition, default: [:]][name] = origin
        return origin
    }

    private mutating func proveWays(_ number: Int, from origin: Int?, lacking: Evidence) -> [Way] {
        let transition = workflow.transitions[number]
        let place = place(origin, lacking, of: transition)
        guard !transition.requires.contains(where: place.without.contains), var conditions = conditionsOfItems(transition, lacking) else {
            return []
        }
        conditions += transition.guards.map(\.when)
        let subject = WorkflowFinding.Subject.transition(transition.id)
        switch transition.to {
        case .state(let id):
            guard let target = states[id], canHold(conditions, place, subject) else { return [] }
            return [Way(target: target, branch: nil)]
        case .same:
            guard origin != nil, canHold(conditions, place, subject) else { return [] }
            return [Way(target: nil, branch: nil)]
        case .choice(let branches):
            return waysOfBranches(branches, of: transition, conditions, place, origin)
        }
    }

    private mutating func waysOfBranches(
        _ branches: [Transition.Branch], of transition: Transition, _ conditions: [CommonExpression], _ place: ConditionProver.Place,
        _ origin: Int?
    ) -> [Way] {
        var ways: [Way] = []
        var earlier: [CommonExpression]? = []
        for (index, branch) in branches.enumerated() {
            let subject = WorkflowFinding.Subject.branch(transition: transition.id, index)
            if index == Self.maximumBranches { earlier = nil }
            if earlier == nil { doubt(subject, "its conditions are too long to be compared with one another") }
            let all = conditions + (earlier ?? []) + [branch.when].compactMap { $0 }
            if canHold(all, place, subject) {
                if let state = branch.state.map({ states[$0] }) {
                    if let state { ways.append(Way(target: state, branch: index)) }
                } else if origin != nil {
                    ways.append(Way(target: nil, branch: index))
                }
            }
            // What comes after a branch that always holds is never come to.
            guard let when = branch.when else { break }
            earlier = earlier.flatMap { list in ComposedCondition.not(when).map { list + [$0] } }
        }
        return ways
    }

    /// Where conditions are looked at: fields that a transition requires are filled in by then.
    func place(
        _ origin: Int?, _ lacking: Evidence = 0, of transition: Transition? = nil, isFilled: Bool = false, isAtLast: Bool = false
    ) -> ConditionProver.Place {
        let without = lacking == 0 ? [] : demands.groupOfField.filter { lacking & 1 << UInt64($0.value) != 0 }.map(\.key)
        return ConditionProver.Place(
            state: origin.map(states.id), without: Set(without), filled: Set(transition?.requires ?? []), isFilled: isFilled,
            isAtLast: isAtLast)
    }

    /// Items of the checklist that cannot be had must not apply; nil where one applies to everybody.
    private func conditionsOfItems(_ transition: Transition, _ lacking: Evidence) -> [CommonExpression]? {
        guard transition.requiresChecklist, lacking != 0 else { return [] }
        var conditions: [CommonExpression] = []
        for item in items {
            guard let group = demands.groupOfItem[item.id], lacking & 1 << UInt64(group) != 0 else { continue }
            guard let when = item.when, let condition = ComposedCondition.not(when) else { return nil }
            conditions.append(condition)
        }
        return conditions
    }

    /// Whether a condition never holds in a state, whatever is answered.
    mutating func isNever(_ condition: CommonExpression?, in state: Int) -> Bool {
        condition.map { prover.prove([$0], at: place(state), wantsAnswers: false).isNever } ?? false
    }

    /// Where it is not proved that they cannot, they can.
    mutating func canHold(_ conditions: [CommonExpression], _ place: ConditionProver.Place, _ subject: WorkflowFinding.Subject) -> Bool {
        switch prover.prove(conditions, at: place, wantsAnswers: false) {
        case .holds: return true
        case .never: return false
        case .notProved(let why):
            doubt(subject, why)
            return true
        }
    }

    mutating func doubt(_ subject: WorkflowFinding.Subject, _ why: String) {
        guard doubts[subject] == nil else { return }
        doubts[subject] = why
        doubtful.append(subject)
    }
}

extension Transition {
    /// Every condition that decides whether and where it leads.
    func conditions(_ items: [ChecklistItem]) -> [CommonExpression] {
        guards.map(\.when) + to.conditions + (requiresChecklist ? items.compactMap(\.when) : [])
    }

    /// Every field it asks for or about.
    func fieldsRead(_ items: [ChecklistItem]) -> Set<String> {
        conditions(items).reduce(into: Set(requires)) { fields, condition in
            for name in condition.names { fields.insert(name.hasPrefix("answers.") ? String(name.dropFirst(8)) : name) }
        }
    }
}
