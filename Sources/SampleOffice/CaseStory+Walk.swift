import Casework

/// The way through the workflow.
extension CaseStory {
    /// Most steps of one case: also keeps the order of its commits within its eight bits.
    private static let maximumSteps = 24

    /// Goes from state to state towards each target in turn. Stops where the year ends or nobody may go on.
    mutating func walk(through targets: [String]) {
        var steps = 0
        var detours = 0
        for target in targets {
            while let record, record.state != target, steps < Self.maximumSteps {
                steps += 1
                var next: Transition?
                if case .natural = pace, detours < 4, chance.happens(220) {
                    next = map.detours(from: record.state, to: target)?.draw(&chance)
                    if next != nil { detours += 1 }
                }
                guard let transition = next ?? chance.pick(map.stepsNearer(from: record.state, to: target)) else { return }
                guard pass(before: steps, from: record, left: map.steps(from: record.state, to: target) ?? 1) else { return }
                // The clock may have taken the case elsewhere meanwhile.
                guard self.record?.state == record.state else { continue }
                guard take(transition) else { return }
            }
        }
    }

    /// Lets the days go by that a case stands in its state. False when the year ends first.
    private mutating func pass(before step: Int, from record: CaseRecord, left: Int) -> Bool {
        switch pace {
        case .on(let days):
            guard step < days.count else { return false }
            return wait(days: max(0, days[step] - day))
        case .brisk:
            // What is left of the year, shared among the steps that are left.
            let share = (scene.days.last - day) / (left + 1)
            return wait(days: min(share, chance.between(0, 4)))
        case .natural:
            let days = standing(in: record.state)
            if days > 2, !scene.isLight || chance.happens(300) { meanwhile(until: day + days) }
            return wait(days: max(0, days - (day - dayEntered(record))))
        }
    }

    private func dayEntered(_ record: CaseRecord) -> Int {
        min(day, scene.days.index(onOrAfter: record.stateSince) ?? day)
    }

    /// Open days that a case stands somewhere: mostly less than it may, sometimes more.
    private mutating func standing(in state: String) -> Int {
        let rule = map.type.workflow.state(state)?.due
        let allowed: Int =
            switch rule?.plainTerm {
            case .businessDays(let count): count
            case .days(let count): count * 5 / 7
            case nil: rule == nil ? 8 : openDaysLeft
            }
        if chance.happens(60) { return allowed + chance.between(1, 2 + allowed * 6 / 10) }
        return chance.between(allowed / 8, allowed * 85 / 100)
    }

    /// Until the day the case must have left its state; a week where no day was told.
    private var openDaysLeft: Int {
        guard let due = record?.due else { return 5 }
        return max(2, (scene.days.index(onOrAfter: due) ?? scene.days.last) - day)
    }

    /// Takes one transition with whatever it asks for.
    mutating func take(_ transition: Transition, due: CivilDate? = nil) -> Bool {
        if transition.requiresChecklist, !tickAll() { return false }
        guard let record else { return false }
        let values = scene.filling.values(for: transition, of: record, in: map, by: applicant.traits, on: now.date, &chance)
        let reason = transition.requiresReason ? reason(for: transition) : nil
        let candidates = scene.team.candidates(for: transition.roles, preferring: record.owner, &chance)
        for actor in candidates {
            // Asking would be refused all the same; not asking is quicker.
            if transition.notBy.contains(where: { record.takenBy[$0] == actor.id }) { continue }
            guard act([.move(transition: transition.id, values: values, reason: reason, due: due)], by: actor) else { continue }
            guard case .natural = pace, chance.happens(7) else { return true }
            // Too soon: taken back, and done again when it was time.
            guard wait(minutes: 1...9), withdraw(by: actor), wait(minutes: 20...200) else { return false }
            return act([.move(transition: transition.id, values: values, reason: reason, due: due)], by: actor)
        }
        return false
    }

    private mutating func reason(for transition: Transition) -> String {
        remark(["reason.\(transition.id)", "note"]) ?? transition.title.plain
    }

    /// Ticks what is still open, as when the last papers come in. False when the year ends meanwhile.
    private mutating func tickAll() -> Bool {
        guard let record else { return false }
        let open = wanted(map.items.filter { record.ticks[$0.id] == nil })
        if open.isEmpty { return true }
        guard let actor = scene.team.candidates(for: [], preferring: record.owner, &chance).first else { return false }
        return act(open.map { .tick(item: $0.id, done: true) }, by: actor) && wait(minutes: 3...40)
    }
}
