import CaseOperations
import CaseStorage
import Casework
import EventLedger
import TextCanvas

@testable import CaseScreens

/// A counter over a store in memory, played by keys; every effect is done at once, unless held.
struct PlayedCounter {
    var counter: Counter
    var office: Office
    let clock: HandClock
    let tray: PaperTray
    /// Effects that wait while `holding`.
    var held: [Counter.Request] = []
    var holding = false
    /// Keys pressed that were not typed text.
    var keys = 0

    /// Wednesday, 11 November 2026, 10:00.
    static let start: Int64 = 1_794_391_200_000

    init(columns: Int = 80, rows: Int = 24, tray: PaperTray = PaperTray(), agency: Agency = SmallOffice.agency) throws {
        let clock = HandClock(Self.start)
        let genesis = Commit(
            id: CommitID(high: 1, low: 1),
            entries: [
                Commit.Entry(StoreID(high: 9, low: 9), .storeCreated(StoreCreated(store: StoreID(high: 9, low: 9), mode: .training))),
                Commit.Entry(Self.dana, .staffAdded(StaffAdded(login: "dana", name: "Dana Reyes", roles: ["caseworker"]))),
                Commit.Entry(Self.lee, .staffAdded(StaffAdded(login: "lee", name: "Lee Wong", roles: ["supervisor"]))),
            ], actor: Self.dana, at: clock.now())
        let store = try MemoryStore(StoreID(high: 9, low: 9), genesis: genesis, signingSeed: [UInt8](repeating: 7, count: 32))
        let me = try store.staff().first { $0.login == "dana" }
        guard let me else { throw StorageFailure.missing(.store) }
        office = Office(store: store, agency: agency, mode: .training, me: me, clock: clock)
        counter = Counter(size: Size(columns: columns, rows: rows))
        self.clock = clock
        self.tray = tray
        send(.start)
    }

    static let dana = StaffID(high: 5, low: 1)
    static let lee = StaffID(high: 5, low: 2)

    /// The office as Lee, the supervisor, has it at another terminal.
    var lees: Office { get throws { office.seen(by: try office.findStaff("lee")) } }

    mutating func person(_ given: String = "Marisol", _ family: String = "Ortega", language: String? = "es") throws -> ConstituentID {
        try office.addConstituent(
            ConstituentDetails(
                givenName: given, familyName: family, birthDate: CivilDate("1979-03-02"), phones: ["505-555-0142"], city: "Cedar",
                language: language)
        ).id
    }

    /// A case of that person, with the screen on it.
    mutating func openCase(_ values: FieldValues = [:], screen: Bool = true) throws -> CaseID {
        let outcome = try office.openCase(
            CaseOpening(type: "lip", constituent: person(), values: values, receivedOn: CivilDate("2026-11-09"), owner: Self.dana))
        if screen { push(.caseFile(CaseScreen(outcome.id))) }
        return outcome.id
    }

    var context: CounterContext {
        CounterContext(agency: office.agency, mode: office.mode, me: office.me, now: clock.now(), keys: CounterKeys())
    }

    var screenContext: ScreenContext { counter.context(context) }
    var picture: Canvas { counter.draw(context) }
    var text: String { picture.text }

    mutating func push(_ screen: Screen) { perform(counter.take([.push(screen)], context)) }

    mutating func press(_ names: String) {
        for key in KeyPress.sequence(names) ?? [] {
            keys += 1
            send(.input(.key(key)))
        }
    }

    mutating func type(_ text: String) {
        for character in text { send(.input(.key(.character(character)))) }
    }

    mutating func send(_ message: CounterMessage) { perform(counter.update(message, context)) }

    private mutating func perform(_ requests: [Counter.Request]) {
        held += requests
        if !holding { release() }
    }

    /// Does what was held back, in order.
    mutating func release() {
        while !held.isEmpty {
            let request = held.removeFirst()
            let answer = Performer(office: office, seat: tray).perform(request.effect)
            held += counter.update(.answer(request.number, answer), context)
        }
    }

    var form: FormScreen? { if case .form(let form) = counter.top { form } else { nil } }
    var caseScreen: CaseScreen? { if case .caseFile(let screen) = counter.top { screen } else { nil } }
    var sheet: SheetScreen? { if case .sheet(let screen) = counter.top { screen } else { nil } }
}
