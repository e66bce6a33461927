extension Actor {
    /// The clock: nobody, who may take what lists the role `system` and nothing else.
    public static let clock = Actor(id: StaffID(high: 0, low: 0), roles: [Role.system])
}

extension Role {
    /// Nobody's role: timers act in it.
    public static let system = "system"
}

extension CaseRecord {
    /// The timers whose last day is over, the longest ago first; those of one day in the pack's order.
    public func timersRunOut(by today: CivilDate) -> [RunningTimer] {
        let over = timers.filter { $0.ends < today }
        return over.enumerated().sorted { ($0.element.ends, $0.offset) < ($1.element.ends, $1.offset) }.map(\.element)
    }
}

extension Agency {
    /// What a timer that has run out comes to: the event of it, and the step it takes, if any.
    ///
    /// What the clock does happens on the day it is done, not on the day it might have been: nobody's time begins to run
    /// before the office could tell them. A transition that the rules refuse is left to a person, and the case says so.
    public func decide(
        _ timer: RunningTimer, on file: CaseFile, constituent: ConstituentDetails? = nil, now: Moment
    ) throws(Refusal) -> [Event] {
        let record = file.record
        guard record.isOpen, !record.isWithdrawn, record.timers.contains(timer), timer.ends < now.date else {
            throw .timerNotRunning(timer.id)
        }
        guard let type = caseType(record.type) else { throw .unknownCaseType(record.type, known: caseTypes.map(\.id)) }
        var facts = TimerRanOut.Facts(timer: timer.id, ended: timer.ends)
        switch type.workflow.timer(timer.id)?.action {
        // A version that went without it: it ran out, and nothing is left to do.
        case nil: break
        case .remind(let whom): facts.reminds = whom
        case .queue(let queue): facts.queue = queue
        case .take(let transition):
            facts.takes = transition
            let standing = standing(of: file, type, constituent, .clock, now)
            do throws(Refusal) {
                let moved = try move(standing, by: transition, [:], nil, nil, timer: timer.id)
                return [.timerRanOut(TimerRanOut(facts: facts)), .caseMoved(moved)]
            } catch {
                facts.isRefused = true
                facts.reminds = .owner
            }
        }
        return [.timerRanOut(TimerRanOut(facts: facts))]
    }
}
