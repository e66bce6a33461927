import CaseStorage
import Casework

/// What happens to a case by itself: the office's clocks are looked at each morning before the counter opens.
extension CaseStory {
    /// The first open day, after today, on which a timer of the case is found to have run out; nil where none is within the year.
    private var nextMorning: Int? {
        guard let record, record.isOpen, !record.isWithdrawn, let first = record.timers.map(\.ends).min() else { return nil }
        return scene.days.index(onOrAfter: first.adding(days: 1)).map { max($0, day + 1) }
    }

    /// Lets days go by, and applies the timers that run out on the way, each in the morning it is found.
    ///
    /// - Returns: the day on which somebody goes on with the case: sooner than meant where a timer handed it over.
    mutating func letClocksRun(to wanted: Int) -> Int {
        var end = wanted
        while let morning = nextMorning, morning <= min(end, scene.days.last) {
            begin(day: morning)
            let queue = record?.queue
            for timer in record?.timersRunOut(by: now.date) ?? [] where apply(timer) { afterwards(timer) }
            guard case .natural = pace, record?.queue != queue, chance.happens(800) else { continue }
            end = min(end, morning + chance.between(1, 3))
        }
        return end
    }

    /// What is left of the year passes without anybody touching the case.
    mutating func letClocksRunOut() {
        // Twice where somebody would have gone on with it sooner, and did not.
        while let morning = nextMorning, morning <= scene.days.last { _ = letClocksRun(to: scene.days.last) }
    }

    /// Whoever comes first in the morning sets it off.
    private mutating func apply(_ timer: RunningTimer) -> Bool {
        guard let file, !scene.team.caseworkers.isEmpty else { return false }
        let clerk = scene.team.caseworkers[day % scene.team.caseworkers.count]
        guard let happened = try? agency.decide(timer, on: file, now: now) else { return false }
        plan(happened, by: clerk)
        return true
    }

    /// Whoever is to be reminded mostly is, the same day.
    private mutating func afterwards(_ timer: RunningTimer) {
        guard let record, record.reminder?.of == .constituent, chance.happens(850) else { return }
        let owner = record.owner.flatMap { scene.team.actor($0) }
        guard let clerk = owner ?? chance.pick(scene.team.caseworkers), wait(minutes: 60...360) else { return }
        contact(.call, by: clerk, note: remark(["contact.reminder", "contact.call"]))
    }
}

extension DueRule {
    /// Its only clock, where that one simply counts from the day a case comes to its state.
    var plainTerm: Term? {
        guard choices.count == 1, let only = choices.first, only.when == nil else { return nil }
        return only.clock.start == .entering && !only.clock.pauses ? only.clock.term : nil
    }
}
