import CommonExpressions

@testable import Casework

/// What the explorer finds wrong, in the same short words as `WorkflowFinding.summary`.
extension ExhaustiveExplorer {
    mutating func findings(unordered: Set<String>) -> Set<String> {
        var found: Set<String> = []
        if workflow.initial == nil, workflow.waysIn.isEmpty { found.insert("no way in") }
        if workflow.initial != nil, !workflow.waysIn.isEmpty { found.insert("two ways in") }
        if starts.isEmpty, !workflow.waysIn.isEmpty { found.insert("ways in closed") }
        let finals = Set(workflow.states.filter(\.isFinal).map(\.id))
        if finals.isEmpty { found.insert("no final state") }
        for transition in workflow.transitions {
            if case .states(let origins) = transition.from, !finals.isDisjoint(with: origins), !transition.reopens {
                found.insert("exit \(transition.id)")
            }
            if isDead(transition) { found.insert("dead \(transition.id)") }
        }
        if starts.isEmpty || found.contains("two ways in") { return found }
        let reached = Set(cases.keys.map(\.state))
        for state in workflow.states where !reached.contains(state.id) { found.insert("unreached \(state.id)") }
        for start in starts where finals.contains(start.first.state) {
            found.insert("closed at once \(start.way ?? "") \(start.first.state)")
        }
        if !finals.isEmpty { for state in trapped(finals) { found.insert("trapped \(state)") } }
        for transition in workflow.transitions where !found.contains("dead \(transition.id)") {
            found.formUnion(judgeDestinations(transition, reached, isUnordered: unordered.contains(transition.id)))
            if isTooEarly(transition) { found.insert("early \(transition.id)") }
            found.formUnion(judgeSeparation(transition, reached))
        }
        for state in workflow.states where !state.isFinal && reached.contains(state.id) && hasGap(state.id) {
            found.insert("gap at \(state.id)")
        }
        found.formUnion(judgeTakers())
        found.formUnion(judgeClocks(reached))
        return found
    }

    private func origins(_ transition: Transition) -> [String?] {
        if transition.from == .start { return [nil] }
        return workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) }
    }

    private mutating func isDead(_ transition: Transition) -> Bool {
        let origins = origins(transition)
        return !origins.isEmpty && origins.allSatisfy { leads(transition, from: $0, passed: nil).isEmpty }
    }

    private func trapped(_ finals: Set<String>) -> Set<String> {
        var ending = Set(cases.keys.filter { finals.contains($0.state) })
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (one, steps) in cases where !ending.contains(one) && steps.contains(where: { ending.contains($0.to) }) {
                ending.insert(one)
                isGrowing = true
            }
        }
        return Set(cases.keys.filter { !ending.contains($0) }.map(\.state))
    }

    private mutating func judgeDestinations(_ transition: Transition, _ reached: Set<String>, isUnordered: Bool) -> Set<String> {
        guard case .choice(let branches) = transition.to else { return [] }
        let origins = origins(transition).filter { $0.map(reached.contains) ?? true }
        if origins.isEmpty { return [] }
        var found: Set<String> = []
        // Of each branch, whether it ever holds, and whether it does with all before it false.
        var (holds, isFirst) = (Set<Int>(), Set<Int>())
        for origin in origins {
            for form in forms.indices {
                let guarded = transition.guards.map { truth($0.when, origin, form) }
                guard guarded.allSatisfy({ $0 == true }), transition.requires.allSatisfy({ forms[form][$0] != nil }) else { continue }
                let truths = branches.map { branch in branch.when.map { truth($0, origin, form) } ?? true }
                if isFilled(form), truths.allSatisfy({ $0 == false }) { found.insert("gap in \(transition.id)") }
                for (index, truth) in truths.enumerated() where truth == true {
                    holds.insert(index)
                    if truths.prefix(index).allSatisfy({ $0 == false }) { isFirst.insert(index) }
                    for other in 0..<index where isUnordered && truths[other] == true {
                        found.insert("overlap \(transition.id) \(other) \(index)")
                    }
                }
            }
        }
        for (index, branch) in branches.enumerated() {
            if !isUnordered, branches.prefix(index).contains(where: { $0.when == nil }) {
                found.insert("shadowed \(transition.id) \(index)")
            } else if branch.when != nil, !holds.contains(index) {
                found.insert("shadowed \(transition.id) \(index)")
            } else if !isUnordered, !isFirst.contains(index) {
                found.insert("shadowed \(transition.id) \(index)")
            }
        }
        return found
    }

    private mutating func isTooEarly(_ transition: Transition) -> Bool {
        if transition.from == .start {
            return leads(transition, from: nil, passed: []).isEmpty
        }
        var wouldBeTaken = false
        for one in cases.keys where workflow.leads(transition, from: one.state) {
            let timers = transition.roles == ["system"] ? workflow.timers.filter { $0.action == .take(transition.id) } : []
            let takes =
                timers.isEmpty
                || cases.keys.contains { other in
                    other.state == one.state && timers.contains { other.running.contains($0.id) }
                }
            guard takes, !leads(transition, from: one.state, passed: nil).isEmpty else { continue }
            wouldBeTaken = true
            if !leads(transition, from: one.state, passed: one.passed).isEmpty { return false }
        }
        return wouldBeTaken
    }

    private func judgeSeparation(_ transition: Transition, _ reached: Set<String>) -> Set<String> {
        let origins = origins(transition).compactMap(\.self).filter(reached.contains)
        if origins.isEmpty { return [] }
        let everTaken = Set(cases.values.joined().map(\.transition)).union(starts.compactMap(\.way))
        return Set(
            transition.notBy.filter { other in
                if everTaken.contains(other), isForClock(other) { return true }
                return other == transition.id
                    || everTaken.contains(other) && !cases.keys.contains { origins.contains($0.state) && $0.taken.contains(other) }
            }.map { "separation \(transition.id) \($0)" })
    }

    /// Whether somebody takes it however late it is: a person without a limit, or a clock that runs for those answers.
    mutating func isOpen(_ transition: Transition, _ state: String, _ form: Int) -> Bool {
        let timers = workflow.timers.filter { timer in
            timer.action == .take(transition.id) && started.contains("\(timer.id)@\(state)")
        }
        let isForPeople = transition.roles != ["system"] || !workflow.timers.contains { $0.action == .take(transition.id) }
        if isForPeople {
            let isRestarted = cases.contains { one, steps in
                one.state == state
                    && steps.contains { $0.to.state == state && workflow.transition($0.transition)?.restartsDue == true }
            }
            return transition.within == nil || !timers.isEmpty || isRestarted
        }
        return timers.contains { $0.when.map { truth($0, state, form) == true } ?? true }
    }

    private func isForClock(_ id: String) -> Bool {
        workflow.transition(id)?.roles == ["system"] && workflow.timers.contains { $0.action == .take(id) }
    }

    private mutating func hasGap(_ state: String) -> Bool {
        var ways: Set<String> = []
        for (one, steps) in cases where one.state == state {
            for step in steps where step.to.state != state { ways.insert(step.transition) }
        }
        if ways.isEmpty { return false }
        let transitions = workflow.transitions.filter { ways.contains($0.id) }
        for form in forms.indices where isFilled(form) {
            let isOut = transitions.contains { transition in
                if !isOpen(transition, state, form) { return false }
                return if case .leads(let target?) = course(transition, from: state, form) { target != state } else { false }
            }
            if !isOut { return true }
        }
        return false
    }

    private func judgeTakers() -> Set<String> {
        var found: Set<String> = []
        for transition in workflow.transitions where transition.roles == ["system"] {
            let isNamed = workflow.timers.contains { $0.action == .take(transition.id) }
            if !isNamed || transition.from == .start { found.insert("nobody \(transition.id)") }
        }
        for timer in workflow.timers {
            guard case .take(let id) = timer.action, let transition = workflow.transition(id) else { continue }
            if !transition.roles.contains("system") { found.insert("timer \(timer.id) not for system") }
            if timer.states.contains(where: { !workflow.leads(transition, from: $0) }) { found.insert("timer \(timer.id) not from") }
            if transition.requiresReason { found.insert("timer \(timer.id) reason") }
            if transition.requiresChecklist { found.insert("timer \(timer.id) checklist") }
            for field in transition.requires where mayBeBlank(field, timer) { found.insert("timer \(timer.id) blank") }
        }
        return found
    }

    /// Whether a case comes to the timer's states whose every step did without the field.
    private func mayBeBlank(_ field: String, _ timer: Timer) -> Bool {
        if type.field(field)?.isRequiredToOpen == true { return false }
        func asks(_ id: String?) -> Bool { id.flatMap { workflow.transition($0) }?.requires.contains(field) ?? false }
        var seen = Set(starts.filter { !asks($0.way) }.map(\.first))
        var waiting = Array(seen)
        while let one = waiting.popLast() {
            for step in cases[one] ?? [] where !asks(step.transition) && seen.insert(step.to).inserted { waiting.append(step.to) }
        }
        return seen.contains { timer.states.contains($0.state) }
    }

    private mutating func judgeClocks(_ reached: Set<String>) -> Set<String> {
        var found: Set<String> = []
        func starts(_ name: String, _ clock: Clock, _ condition: CommonExpression?, _ state: State) -> Bool {
            if !canHold(condition, state.id) { return false }
            // A day filled in later starts its clock then.
            if case .field(let id) = clock.start, !(clock.pauses && state.waitingOn != nil) {
                return cases.keys.contains { $0.state == state.id && isObtained(type.field(id)?.obtainedIn ?? [], $0.passed) }
            }
            return started.contains("\(name)@\(state.id)")
        }
        for state in workflow.states where reached.contains(state.id) && !state.isFinal {
            if let due = state.due, let clock = due.choices.first?.clock, !starts("due", clock, nil, state) {
                found.insert("never due \(state.id)")
            }
        }
        for timer in workflow.timers {
            let states = workflow.states.filter { timer.states.contains($0.id) }
            let here = states.filter { reached.contains($0.id) }
            if states.contains(where: \.isFinal)
                || !here.isEmpty && !here.contains(where: { starts(timer.id, timer.clock, timer.when, $0) })
            {
                found.insert("never starts \(timer.id)")
            }
        }
        let clockless = workflow.states.filter { state in
            reached.contains(state.id) && !state.isFinal && state.due == nil
                && !workflow.timers.contains { $0.states.contains(state.id) && canHold($0.when, state.id) }
        }
        for state in clockless where state.waitingOn != nil { found.insert("waits \(state.id)") }
        found.formUnion(rounds(among: clockless.map(\.id)))
        return found
    }

    private func rounds(among states: [String]) -> Set<String> {
        var after: [String: Set<String>] = [:]
        for (one, steps) in cases where states.contains(one.state) {
            for step in steps where states.contains(step.to.state) {
                let isNamed = workflow.transition(step.transition)?.to.states.contains(step.to.state) == true
                if step.to.state != one.state || isNamed { after[one.state, default: []].insert(step.to.state) }
            }
        }
        for _ in states {
            for state in states {
                for next in after[state] ?? [] {
                    let further = after[next] ?? []
                    after[state]?.formUnion(further)
                }
            }
        }
        // One finding for each group: at its first state.
        return Set(
            states.filter { state in
                guard after[state]?.contains(state) == true else { return false }
                let group = states.filter { after[state]?.contains($0) == true && after[$0]?.contains(state) == true }
                return group.first == state
            }.map { "round \($0)" })
    }
}
