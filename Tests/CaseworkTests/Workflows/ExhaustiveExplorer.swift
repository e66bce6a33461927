import CommonExpressions

@testable import Casework

/// The slow truth about a small workflow: every case that there can be is walked, one by one, with every set of answers.
///
/// It shares nothing with the analysis: no graph, no solver, no bits. A case is where it stands, the states it has passed,
/// the steps it has taken and the clocks that run; answers are tried out at every step.
struct ExhaustiveExplorer {
    struct Case: Hashable {
        var state: String
        var passed: Set<String>
        var taken: Set<String>
        /// Timers that were started when it came here.
        var running: Set<String>
    }

    struct Step: Hashable {
        let transition: String
        let to: Case
    }

    typealias Answers = [String: Value]

    let type: CaseType
    let items: [ChecklistItem]
    var workflow: Workflow { type.workflow }
    /// Every filling in of the form, blanks included.
    private(set) var forms: [Answers] = [[:]]
    private(set) var cases: [Case: [Step]] = [:]
    private(set) var starts: [(way: String?, first: Case)] = []
    /// Clocks of timers and due days that were ever started, `timer@state` and `due@state`.
    private(set) var started: Set<String> = []
    private var truths: [String: [Bool?]] = [:]
    private var targets: [String: Set<String?>] = [:]
    /// Steps that matter to somebody later.
    private let remembered: Set<String>

    init(_ type: CaseType, _ checklists: [Checklist]) {
        self.type = type
        items = checklists.flatMap(\.items)
        var remembered = Set(type.workflow.transitions.flatMap(\.notBy))
        let clocks = type.workflow.timers.map(\.clock) + type.workflow.states.flatMap { $0.due?.choices.map(\.clock) ?? [] }
        for clock in clocks { if case .transition(let id) = clock.start { remembered.insert(id) } }
        self.remembered = remembered
        for field in type.fields {
            let values: [Value?] =
                switch field.kind {
                case .yesNo: [nil, .bool(true), .bool(false)]
                case .choice: [nil] + field.choices.map { .string($0.id) }
                default: [nil] + ((field.minimum ?? 0)...(field.maximum ?? 0)).map { .int(Int64($0)) }
                }
            forms = forms.flatMap { form in
                values.map { value in
                    guard let value else { return form }
                    return form.merging([field.id: value, "answers.\(field.id)": value]) { $1 }
                }
            }
        }
        explore()
    }

    private mutating func explore() {
        var waiting: [Case] = []
        func keep(_ one: Case, _ cases: inout [Case: [Step]]) {
            if cases[one] == nil {
                cases[one] = []
                waiting.append(one)
            }
        }
        if let initial = workflow.initial {
            let first = arrive(Case(state: initial, passed: [], taken: [], running: []), at: initial)
            starts.append((nil, first))
            keep(first, &cases)
        } else {
            for way in workflow.transitions where way.from == .start {
                for state in leads(way, from: nil, passed: []).compactMap(\.self) {
                    let taken = remembered.contains(way.id) ? Set([way.id]) : []
                    let first = arrive(Case(state: state, passed: [], taken: taken, running: []), at: state)
                    starts.append((way.id, first))
                    keep(first, &cases)
                }
            }
        }
        while let one = waiting.popLast() {
            var steps: [Step] = []
            for transition in workflow.transitions where workflow.leads(transition, from: one.state) && isTaken(transition, in: one) {
                for state in leads(transition, from: one.state, passed: one.passed) {
                    var next = one
                    if remembered.contains(transition.id) { next.taken.insert(transition.id) }
                    let target = state ?? one.state
                    if target != one.state || transition.restartsDue { next = arrive(next, at: target) }
                    steps.append(Step(transition: transition.id, to: next))
                    keep(next, &cases)
                }
            }
            cases[one] = steps
        }
    }

    /// A case that comes to a state, or whose clocks start anew there.
    private mutating func arrive(_ one: Case, at state: String) -> Case {
        var next = one
        next.state = state
        next.passed.insert(state)
        next.running = []
        guard let here = workflow.state(state), !here.isFinal else { return next }
        for timer in workflow.timers where timer.states.contains(state) && starts(timer.clock, in: here, next) && canHold(timer.when, state)
        {
            next.running.insert(timer.id)
            started.insert("\(timer.id)@\(state)")
        }
        for choice in here.due?.choices ?? [] where starts(choice.clock, in: here, next) { started.insert("due@\(state)") }
        return next
    }

    /// Whether a condition holds for one of the forms.
    mutating func canHold(_ condition: CommonExpression?, _ state: String) -> Bool {
        condition.map { condition in forms.indices.contains { truth(condition, state, $0) == true } } ?? true
    }

    private func starts(_ clock: Clock, in state: State, _ one: Case) -> Bool {
        if clock.pauses, state.waitingOn != nil { return false }
        switch clock.start {
        case .entering, .opened, .received: return true
        case .transition(let id): return one.taken.contains(id)
        case .field(let id): return isObtained(type.field(id)?.obtainedIn ?? [], one.passed)
        }
    }

    func isObtained(_ sources: [String], _ passed: Set<String>) -> Bool { sources.isEmpty || !passed.isDisjoint(with: sources) }

    private func isTaken(_ transition: Transition, in one: Case) -> Bool {
        if transition.roles.isEmpty || transition.roles.contains(where: { $0 != "system" }) { return true }
        let timers = workflow.timers.filter { $0.action == .take(transition.id) }
        return timers.isEmpty || timers.contains { one.running.contains($0.id) }
    }

    // MARK: Conditions

    /// True, false or neither, for one of the forms.
    mutating func truth(_ condition: CommonExpression, _ state: String?, _ form: Int) -> Bool? {
        let key = condition.names.contains("state") ? "\(state ?? "")|\(condition.source)" : "|\(condition.source)"
        if truths[key] == nil {
            truths[key] = forms.map { form in
                var bindings = form
                if let state { bindings["state"] = .string(state) }
                if case .value(.bool(let truth)) = condition.evaluate(bindings) { return truth }
                return nil
            }
        }
        return truths[key]?[form]
    }

    /// Where a transition leads for some form; nil is staying. `passed` nil stands for a case that has had everything.
    mutating func leads(_ transition: Transition, from state: String?, passed: Set<String>?) -> Set<String?> {
        let key = "\(transition.id)|\(state ?? "")|\(passed?.sorted().joined(separator: ",") ?? "*")"
        if let known = targets[key] { return known }
        var found: Set<String?> = []
        for form in forms.indices where isPossible(form, passed) {
            if case .leads(let target) = outcome(transition, from: state, form, passed) { found.insert(target) }
        }
        targets[key] = found
        return found
    }

    private func isPossible(_ form: Int, _ passed: Set<String>?) -> Bool {
        guard let passed else { return true }
        return type.fields.allSatisfy { forms[form][$0.id] == nil || isObtained($0.obtainedIn, passed) }
    }

    enum Course: Equatable {
        case refused
        /// Its guards hold, and none of its destinations does.
        case nowhere
        case leads(String?)
    }

    mutating func outcome(_ transition: Transition, from state: String?, _ form: Int, _ passed: Set<String>?) -> Course {
        if transition.requires.contains(where: { forms[form][$0] == nil }) { return .refused }
        if transition.requiresChecklist {
            for item in items where !(passed.map { isObtained(item.obtainedIn, $0) } ?? true) {
                guard let when = item.when, truth(when, state, form) == false else { return .refused }
            }
        }
        return course(transition, from: state, form)
    }

    /// By guards and destinations alone.
    mutating func course(_ transition: Transition, from state: String?, _ form: Int) -> Course {
        for rule in transition.guards where truth(rule.when, state, form) != true { return .refused }
        switch transition.to {
        case .state(let target): return .leads(target)
        case .same: return .leads(nil)
        case .choice(let branches):
            for branch in branches {
                guard let when = branch.when else { return .leads(branch.state) }
                switch truth(when, state, form) {
                case true: return .leads(branch.state)
                case false: continue
                default: return .refused
                }
            }
            return .nowhere
        }
    }

    /// Whether the whole form is filled in.
    func isFilled(_ form: Int) -> Bool { type.fields.allSatisfy { forms[form][$0.id] != nil } }
}
