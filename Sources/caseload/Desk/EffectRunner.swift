import CaseScreens
import Dispatch
import Synchronization

/// Does what the counter asks for, away from the screen: steps one after another in the order they were asked for,
/// searches beside them on a thread of their own, where a newer one makes one that has not begun pointless.
final class EffectRunner: Sendable {
    /// One more answer for the counter.
    typealias Delivery = @Sendable (Int, Answer) -> Void

    private struct SearchState {
        var waiting: Counter.Request?
        var isRunning = false
    }

    private let performer: Performer
    private let deliver: Delivery
    private let steps = DispatchQueue(label: "caseload.steps")
    private let searches = DispatchQueue(label: "caseload.searches")
    private let state = Mutex(SearchState())

    init(performer: Performer, deliver: @escaping Delivery) {
        self.performer = performer
        self.deliver = deliver
    }

    func run(_ request: Counter.Request) {
        guard case .search = request.effect else {
            steps.async { [performer, deliver] in deliver(request.number, performer.perform(request.effect)) }
            return
        }
        let mustStart = state.withLock { state in
            state.waiting = request
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustStart { searches.async { self.search() } }
    }

    private func search() {
        while let request = takeSearch() { deliver(request.number, performer.perform(request.effect)) }
    }

    private func takeSearch() -> Counter.Request? {
        state.withLock { state in
            defer { state.waiting = nil }
            if state.waiting == nil { state.isRunning = false }
            return state.waiting
        }
    }

    /// Waits until the steps asked for so far are done, and `last` with them; false when that takes longer.
    func finish(within seconds: Double, _ last: @escaping @Sendable () -> Void) -> Bool {
        let done = DispatchSemaphore(value: 0)
        steps.async {
            last()
            done.signal()
        }
        return done.wait(timeout: .now() + seconds) == .success
    }
}
