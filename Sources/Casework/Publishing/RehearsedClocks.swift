extension RehearsalCourse {
    /// More steps by clocks alone than this mean that they go round.
    private static let maximumClockSteps = 1000
    /// Sets off the clocks that nobody did set off.
    private static let nobody = Actor.clock.id

    /// A timer that really ran out then, where it has run out by these rules too.
    mutating func runOut(_ timer: String, _ recorded: RecordedEvent) throws(End) {
        guard let file = would, file.record.isOpen,
            let running = file.record.timers.first(where: { $0.id == timer && $0.ends < recorded.recordedAt.date })
        else { return }
        try apply(running, recorded)
    }

    /// Timers that have run out by these rules before somebody came, as an office would have applied them that looks every day.
    mutating func runClocks(until moment: Moment) throws(End) {
        while let file = would, let last = told.last, file.record.isOpen,
            let timer = file.record.timersRunOut(by: moment.date).first(where: { !isLeftAlone($0) })
        {
            clockSteps += 1
            if clockSteps > Self.maximumClockSteps { throw .doubt(.clocksWithoutEnd) }
            let morning = Moment(startOf: timer.ends.adding(days: 1), offsetMinutes: last.recordedAt.offsetMinutes)
            let when = max(morning, last.recordedAt)
            let takes: String? = if case .take(let id)? = type.workflow.timer(timer.id)?.action { id } else { nil }
            try apply(timer, last.replacing(last.event, at: when, by: Self.nobody))
            fold()
            compare(at: Rehearsal.Step(sequence: nil, on: when.date, transition: takes, timer: timer.id))
        }
    }

    /// Whether the office did not come to the same timer in reality either.
    private func isLeftAlone(_ timer: RunningTimer) -> Bool {
        was?.record.timers.contains { $0.id == timer.id && $0.ends <= timer.ends } ?? false
    }

    private mutating func apply(_ timer: RunningTimer, _ place: RecordedEvent) throws(End) {
        guard let file = would else { return }
        do throws(Refusal) {
            let events = try agency.decide(
                timer, on: file, constituent: constituent, now: place.recordedAt)
            told += events.map { place.replacing($0) }
            if case .take(let id)? = type.workflow.timer(timer.id)?.action { try checkSight(of: type.workflow.transition(id)) }
        } catch {
            throw end(error, [error], at: Rehearsal.Step(sequence: nil, on: place.recordedAt.date, transition: nil, timer: timer.id))
        }
    }
}

extension Moment {
    /// Midnight of a day on a wall clock with that offset.
    fileprivate init(startOf day: CivilDate, offsetMinutes: Int16) {
        self.init(
            utcMilliseconds: Int64(day.dayNumber) * 86_400_000 - Int64(offsetMinutes) * 60_000, offsetMinutes: offsetMinutes)
    }
}
