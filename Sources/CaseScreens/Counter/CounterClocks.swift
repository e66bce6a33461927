import CaseOperations
import Casework

extension Counter {
    /// How long until somebody looks again whether clocks have run out. They count in days, so that a new day matters most.
    private static let clocksInterval: Int64 = 15 * 60 * 1000

    /// Asks for the clocks to be applied when the desk has opened, when a day has begun, and now and then: whoever is there first
    /// does it.
    mutating func clocks(_ office: CounterContext) -> [Request] {
        // Not before the desk is seen.
        guard hasAskedToPrepare else { return [] }
        if let last = clocksAskedAt, last.date == office.now.date {
            let since = office.now.utcMilliseconds - last.utcMilliseconds
            if (0..<Self.clocksInterval).contains(since) { return [] }
        }
        clocksAskedAt = office.now
        return ask([.applyClocks], for: layers[0].id)
    }

    /// One line where something ran out, and nothing else.
    mutating func tell(_ outcome: TickOutcome) {
        // What somebody has just done, or was just refused, is not painted over; the cases themselves tell of their clocks.
        guard message == nil, let sentence = ClocksWording.sentence(outcome) else { return }
        message = Message(text: sentence, tone: .plain)
    }
}

/// What became of clocks that ran out while nobody was looking.
enum ClocksWording {
    /// `While nobody was here, 3 clocks ran out: 2 reminders, 1 handed over.`; nil where none did.
    static func sentence(_ outcome: TickOutcome) -> String? {
        guard outcome.timers > 0 else { return nil }
        func some(_ count: Int, _ one: String, _ many: String) -> String? { count == 0 ? nil : "\(count) \(count == 1 ? one : many)" }
        let what = [
            some(outcome.reminders, "reminder", "reminders"), some(outcome.handedOver, "handed over", "handed over"),
            some(outcome.steps, "step done", "steps done"), some(outcome.refused, "step refused, see to it", "steps refused, see to them"),
        ].compactMap { $0 }
        let clocks = outcome.timers == 1 ? "a clock" : "\(outcome.timers) clocks"
        return "While nobody was here, \(clocks) ran out\(what.isEmpty ? "" : ": \(what.joined(separator: ", "))")."
    }
}

extension Wording {
    /// Whether somebody may work on the office's pack.
    func availability(ofDesigning actor: Actor) -> Availability {
        actor.roles.contains("designer") ? .go : .refused(sentence(.roleRequired(["designer"])))
    }
}
