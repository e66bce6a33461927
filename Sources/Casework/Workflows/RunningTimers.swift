import CommonExpressions

/// In which states a workflow's timers start at all, as far as cases have been followed.
struct RunningTimers {
    private let workflow: Workflow
    /// The timers that take each transition.
    private var takers: [String: [Int]] = [:]
    /// Of each timer, the states in which it starts.
    private var starts: [Set<Int>] = []
    /// Those of which it is not known yet.
    private var waiting: [Set<Int>] = []

    init(_ workflow: Workflow, _ proofs: inout StepProofs) {
        let states = proofs.states
        self.workflow = workflow
        for (number, timer) in workflow.timers.enumerated() {
            if case .take(let transition) = timer.action { takers[transition, default: []].append(number) }
            let running = timer.states.compactMap { states[$0] }.filter {
                !timer.clock.standsStill(in: workflow.states[$0]) && !proofs.isNever(timer.when, in: $0)
            }
            switch timer.clock.start {
            case .entering, .opened, .received:
                starts.append(Set(running))
                waiting.append([])
            case .transition, .field:
                starts.append([])
                waiting.append(Set(running))
            }
        }
    }

    /// Whether a person takes a transition in a state, or a clock that runs there. One that is for the clock and has none is
    /// found as that, and what lies behind it is not lost as well.
    func isTaken(_ number: Int, in state: Int) -> Bool {
        let transition = workflow.transitions[number]
        guard !transition.isForPeople, let timers = takers[transition.id] else { return true }
        return timers.contains { starts[$0].contains(state) }
    }

    func isNamed(_ transition: Transition) -> Bool { takers[transition.id] != nil }

    func starts(_ timer: Int, in state: Int) -> Bool { starts[timer].contains(state) }

    /// Whether a clock takes a transition in a state, besides whoever else may.
    func isTakenByClock(_ number: Int, in state: Int) -> Bool {
        takers[workflow.transitions[number].id]?.contains { starts[$0].contains(state) } ?? false
    }

    /// The conditions of which one must hold for a transition to be taken in a state; nil where it needs none, for a person may
    /// take it or a clock runs there for every case.
    func conditions(_ number: Int, in state: Int) -> [CommonExpression]? {
        let transition = workflow.transitions[number]
        guard !transition.isForPeople, let timers = takers[transition.id] else { return nil }
        let running = timers.filter { starts[$0].contains(state) }
        let conditions = running.compactMap { workflow.timers[$0].when }
        return conditions.count == running.count ? conditions : nil
    }

    /// Starts what can start where cases go like this. False where that is nothing new.
    mutating func start(_ paths: CasePaths, _ proofs: StepProofs) -> Bool {
        var isNew = false
        for number in waiting.indices where !waiting[number].isEmpty {
            let found = paths.starting(workflow.timers[number].clock, proofs).intersection(waiting[number])
            if found.isEmpty { continue }
            isNew = true
            starts[number].formUnion(found)
            waiting[number].subtract(found)
        }
        return isNew
    }
}

extension Clock {
    /// Whether it never counts a day while a case stands there.
    func standsStill(in state: State) -> Bool { state.isFinal || pauses && state.waitingOn != nil }
}

extension CasePaths {
    /// The states in which a clock can start, going by what it counts from.
    func starting(_ clock: Clock, _ proofs: StepProofs) -> Set<Int> {
        switch clock.start {
        case .entering, .opened, .received: return Set(nodes.map(\.state))
        case .transition(let id):
            guard let number = proofs.workflow.transitions.firstIndex(where: { $0.id == id }) else { return [] }
            return Set(starting(after: number).map { nodes[$0].state })
        case .field(let id):
            guard let group = proofs.demands.groupOfField[id] else { return Set(nodes.map(\.state)) }
            return Set(nodes.filter { $0.had & 1 << UInt64(group) != 0 }.map(\.state))
        }
    }
}
