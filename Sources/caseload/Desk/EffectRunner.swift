import CaseScreens
import Dispatch
import Synchronization

/// Does what the counter asks for, away from the screen: steps one after another in the order they were asked for, and
/// beside them, each kind on a thread of its own, work of which only the newest is wanted. A newer one makes an older
/// one that has not begun pointless, and stops one that has: typing never queues up.
final class EffectRunner: Sendable {
    /// One more message for the counter.
    typealias Delivery = @Sendable (CounterMessage) -> Void

    private struct LaneState {
        var waiting: Counter.Request?
        /// The number of the request that is wanted; what runs under another is to stop.
        var wanted: Int?
        var isRunning = false
    }

    /// Work of which only the newest is wanted.
    private final class Lane: Sendable {
        let queue: DispatchQueue
        let state = Mutex(LaneState())

        init(_ name: String) { queue = DispatchQueue(label: "caseload.\(name)") }

        func isWanted(_ number: Int) -> Bool { state.withLock { $0.wanted == number } }

        /// - Returns: whether the lane lies idle and has to be started.
        func accept(_ request: Counter.Request) -> Bool {
            state.withLock { state in
                state.waiting = request
                state.wanted = request.number
                defer { state.isRunning = true }
                return !state.isRunning
            }
        }

        func take() -> Counter.Request? {
            state.withLock { state in
                defer { state.waiting = nil }
                if state.waiting == nil { state.isRunning = false }
                return state.waiting
            }
        }

        func stop() {
            state.withLock { state in
                state.waiting = nil
                state.wanted = nil
            }
        }
    }

    private let performer: Performer
    private let deliver: Delivery
    private let steps = DispatchQueue(label: "caseload.steps")
    private let preparation = DispatchQueue(label: "caseload.preparation", qos: .utility)
    private let searches = Lane("searches")
    private let likenesses = Lane("likenesses")
    private let duplicates = Lane("duplicates")
    private let changes = Lane("changes")
    private let workflows = Lane("workflows")
    private let packs = Lane("packs")
    private let rehearsals = Lane("rehearsals")
    private let clocks = Lane("clocks")

    init(performer: Performer, deliver: @escaping Delivery) {
        self.performer = performer
        self.deliver = deliver
    }

    func run(_ request: Counter.Request) {
        switch request.effect {
        case .search: run(request, in: searches)
        case .resembling: run(request, in: likenesses)
        case .findDuplicates: run(request, in: duplicates)
        case .wouldChange: run(request, in: changes)
        case .showWorkflow: run(request, in: workflows)
        case .readPack, .previewPack: run(request, in: packs)
        case .rehearsePack: run(request, in: rehearsals)
        case .applyClocks: run(request, in: clocks)
        case .stopRehearsal:
            rehearsals.stop()
            deliver(.answer(request.number, .nothing))
        case .stopDuplicates:
            duplicates.stop()
            deliver(.answer(request.number, .nothing))
        case .prepareSearch: preparation.async { [performer, deliver] in Self.perform(request, performer, deliver) }
        default: steps.async { [performer, deliver] in Self.perform(request, performer, deliver) }
        }
    }

    private static func perform(_ request: Counter.Request, _ performer: Performer, _ deliver: Delivery) {
        deliver(.answer(request.number, performer.perform(request.effect)))
    }

    private func run(_ request: Counter.Request, in lane: Lane) {
        guard lane.accept(request) else { return }
        lane.queue.async { [performer, deliver] in
            while let request = lane.take() {
                let answer = performer.perform(
                    request.effect, isWanted: { lane.isWanted(request.number) },
                    progress: { deliver(.progress(request.number, done: $0, total: $1)) })
                deliver(.answer(request.number, answer))
            }
        }
    }

    /// Waits until the steps asked for so far are done, and `last` with them; false when that takes longer. What runs
    /// beside them is told to stop.
    func finish(within seconds: Double, _ last: @escaping @Sendable () -> Void) -> Bool {
        for lane in [searches, likenesses, duplicates, changes, workflows, packs, rehearsals, clocks] { lane.stop() }
        let done = DispatchSemaphore(value: 0)
        steps.async {
            last()
            done.signal()
        }
        return done.wait(timeout: .now() + seconds) == .success
    }
}
