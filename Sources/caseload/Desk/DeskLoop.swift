import CaseOperations
import CaseScreens
import CaseStorage
import CursesTerminal
import Dispatch
import SQLiteStorage
import Settings
import TextCanvas

/// The one loop that touches the terminal: messages in, pictures out. Everything that may take long runs elsewhere.
@MainActor
final class DeskLoop {
    private let session: Session
    private let terminal: Terminal
    private let keys: CounterKeys
    private let usesASCII: Bool
    /// Has the office as its pack in force sets it up: another one may come while the desk is open.
    private let performer: Performer
    private let runner: EffectRunner
    private let messages: AsyncStream<CounterMessage>
    private let timers: [any DispatchSourceTimer]
    private let themes: ThemeCatalogue
    private var theme: Theme
    private var counter: Counter

    /// How often other people's commits are looked for: within a second of theirs, this screen shows them.
    private static let pollingInterval = 0.5
    /// The clock on the screen shows minutes.
    private static let clockInterval = 15.0
    /// How long a dropped line may take to keep its forms; the store may be held by another program.
    private static let farewell = 2.0

    init(session: Session, keys: CounterKeys, usesASCII: Bool) throws {
        let seat = DeskSeat(session.surroundings)
        let (messages, continuation) = AsyncStream.makeStream(of: CounterMessage.self)
        self.session = session
        self.keys = keys
        self.usesASCII = usesASCII
        self.messages = messages
        themes = session.surroundings.themes
        theme = themes.themeOrStandard(named: seat.settings.theme).theme
        performer = Performer(office: session.office, seat: seat, preparation: Self.preparation(session.store))
        runner = EffectRunner(performer: performer) { continuation.yield($0) }
        terminal = try Terminal(environment: session.surroundings.environment)
        counter = Counter(size: terminal.size)
        timers = [
            Self.timer(every: Self.pollingInterval, Self.poll(session.store, continuation)),
            Self.timer(every: Self.clockInterval) { continuation.yield(.tick) },
        ]
    }

    /// Serves until somebody leaves, or the system asks to.
    func run() async -> ExitStatus {
        let answers = Task { @MainActor [messages] in
            for await message in messages { self.take(message) }
        }
        take(.start)
        for await batch in terminal.events {
            for event in batch {
                if let status = hear(event) {
                    answers.cancel()
                    return leave(status)
                }
            }
            paint()
        }
        answers.cancel()
        return leave(.hungUp)
    }

    /// The status to leave with, when this was the last thing to hear.
    private func hear(_ event: TerminalEvent) -> ExitStatus? {
        switch event {
        case .signal(.hangUp): return .hungUp
        case .signal(.terminate): return .terminated
        case .signal(.interrupt): return .interrupted
        case .input(.key(.control("z"))): terminal.suspend()
        case .input(let input): update(.input(input))
        }
        return counter.isQuitting ? .done : nil
    }

    private func take(_ message: CounterMessage) {
        update(message)
        paint()
        // An answer can end the session too; the loop over keys hears of it by the end of its events.
        if counter.isQuitting { terminal.close() }
    }

    private func update(_ message: CounterMessage) {
        for request in counter.update(message, context) {
            if case .chooseTheme(let name) = request.effect { theme = themes.themeOrStandard(named: name).theme }
            runner.run(request)
        }
    }

    private func paint() {
        let picture = counter.draw(context)
        terminal.show(usesASCII ? picture.asciiFrames() : picture, theme: theme)
    }

    private var context: CounterContext {
        let office = performer.office
        return CounterContext(agency: office.agency, mode: office.mode, me: office.me, now: office.now, keys: keys)
    }

    /// Keeps half-filled forms, gives the terminal back, and says with what to exit.
    private func leave(_ status: ExitStatus) -> ExitStatus {
        for timer in timers { timer.cancel() }
        let forms = counter.unsavedForms(context)
        let office = performer.office
        let isKept = runner.finish(within: Self.farewell) {
            for form in forms { try? office.saveForm(form) }
        }
        terminal.close()
        let final = counter.isQuitting ? ExitStatus.done : status
        if !isKept, !forms.isEmpty, final != .hungUp {
            session.output.complain(
                "The store was busy, so a half-filled form may not have been kept. Look for it under half-filled forms.")
        }
        return final
    }

    /// What finding spelling mistakes needs is read beside everything else; a search that begins before finds all the rest.
    private nonisolated static func preparation(_ store: SQLiteStore) -> @Sendable () -> Void {
        // Where it cannot be read, searches find all but misspelt words, and the next one tries again.
        { try? store.prepareSearch() }
    }

    // MARK: Timers. Their closures are made outside the main actor, since they run outside it.

    private nonisolated static func timer(every seconds: Double, _ work: @escaping @Sendable () -> Void) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "caseload.timer"))
        timer.schedule(deadline: .now() + seconds, repeating: seconds, leeway: .milliseconds(50))
        timer.setEventHandler(handler: work)
        timer.activate()
        return timer
    }

    private nonisolated static func poll(
        _ store: any CaseStore, _ continuation: AsyncStream<CounterMessage>.Continuation
    ) -> @Sendable () -> Void {
        let watch = StoreWatch(store)
        return { if watch.hasChanged() { continuation.yield(.storeChanged) } }
    }
}
