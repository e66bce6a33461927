public import CaseStorage
public import Casework
public import EventLedger

/// A small office that does things to a store, always the same things for the same seed.
public struct Office {
    public let store: any CaseStore
    public let clerk: StaffID
    public private(set) var today = CivilDate(dayNumber: 20_700)
    private var counter: UInt64 = 0

    public static let storeID = StoreID(high: 0x5705, low: 1)
    public static let seed = [UInt8](repeating: 7, count: 32)
    public static let prefixes = ["livestock": "LIP", "forage": "LFP"]

    /// The genesis of a training store, and one person at work.
    public static func genesis(_ store: StoreID = storeID, mode: StoreMode = .training) -> Commit {
        let clerk = StaffID(high: 0xC1E2, low: 1)
        return Commit(
            id: CommitID(high: 0x6E, low: store.low),
            entries: [
                .init(store, .storeCreated(StoreCreated(store: store, mode: mode))),
                .init(clerk, .staffAdded(StaffAdded(login: "dana", name: "Dana Ruiz", roles: ["caseworker", "supervisor"]))),
            ],
            actor: clerk, at: Moment(utcMilliseconds: 1_788_000_000_000, offsetMinutes: -300), salts: .derived(seed: seed))
    }

    public init(_ make: StoreFactory, mode: StoreMode = .training) throws {
        self.init(opened: try make(Self.storeID, Self.genesis(mode: mode), Self.seed))
    }

    /// An office over a store that exists.
    public init(opened store: any CaseStore, counter: UInt64 = 0) {
        self.store = store
        self.counter = counter
        clerk = StaffID(high: 0xC1E2, low: 1)
    }

    public mutating func id<Subject>(_ type: Subject.Type = Subject.self) -> Casework.Identifier<Subject> {
        counter += 1
        // Spread as real identifiers are, so that their order is not the order of their making.
        let high = (counter &+ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        return Casework.Identifier(high: high ^ high >> 29, low: counter)
    }

    /// A commit of some events, ready to be given to a store.
    public mutating func commit(
        _ entries: [Commit.Entry], expecting: [SubjectID: UInt64] = [:], packFiles: [PackFile] = []
    ) -> Commit {
        let id: CommitID = id()
        return Commit(
            id: id, expecting: expecting, entries: entries, actor: clerk,
            at: Moment(utcMilliseconds: 1_788_000_000_000 + Int64(counter) * 60_000, offsetMinutes: -300),
            salts: .derived(seed: Self.seed), prefixes: Self.prefixes, packFiles: packFiles)
    }

    @discardableResult
    public mutating func record(_ entries: Commit.Entry...) throws -> Committed { try store.commit(commit(entries)) }

    public mutating func person(_ details: ConstituentDetails) throws -> ConstituentID {
        let person: ConstituentID = id()
        try record(.init(person, .constituentAdded(ConstituentAdded(details))))
        return person
    }

    public mutating func openCase(
        for person: ConstituentID, type: String = "livestock", version: Int = 1, owner: StaffID? = nil, due: CivilDate? = nil,
        timers: [RunningTimer] = []
    ) throws -> CaseID {
        let id: CaseID = id()
        try record(.init(id, try opening(for: person, type: type, version: version, owner: owner, due: due, timers: timers)))
        return id
    }

    public func opening(
        for person: ConstituentID, type: String = "livestock", version: Int = 1, owner: StaffID? = nil, due: CivilDate? = nil,
        number: CaseNumber? = nil, timers: [RunningTimer] = []
    ) throws -> Event {
        try event(
            CaseOpened.kind,
            [
                "number": number.map { "\"\($0.text)\"" }, "type": "\"\(type)\"", "typeVersion": "\(version)",
                "constituent": "\"\(person.hex)\"", "state": "\"intake\"", "queue": "\"\(type)\"",
                "owner": owner.map { "\"\($0.hex)\"" }, "receivedOn": "\"\(today.adding(days: -2))\"",
                "enteredOn": "\"\(today)\"", "due": due.map { "\"\($0)\"" }, "timers": Self.json(timers),
            ], personal: #"{"values":{"loss_date":"2026-06-02"}}"#)
    }

    public func move(
        _ transition: String, from: String, to: String, queue: String = "supervisors", due: CivilDate? = nil, closes: Bool = false,
        restartsClock: Bool = false, timers: [RunningTimer] = [], by timer: String? = nil
    ) throws -> Event {
        try event(
            CaseMoved.kind,
            [
                "transition": "\"\(transition)\"", "from": "\"\(from)\"", "to": "\"\(to)\"", "queue": "\"\(queue)\"",
                "on": "\"\(today.adding(days: 1))\"", "due": due.map { "\"\($0)\"" }, "restartsClock": "\(restartsClock)",
                "closes": "\(closes)", "timers": Self.json(timers), "timer": timer.map { "\"\($0)\"" },
            ])
    }

    /// An edit of a field, with the clocks that count from it.
    public func edit(due: CivilDate?, timers: [RunningTimer]) throws -> Event {
        let due = due.map { "\"due\":\"\($0)\"," } ?? ""
        return try event(
            CaseEdited.kind,
            ["fields": #"["loss_date"]"#, "clocks": "{\(due)\"timers\":\(Self.json(timers) ?? "[]")}"],
            personal: #"{"values":{"loss_date":"2026-06-03"}}"#)
    }

    public func ranOut(_ timer: RunningTimer, reminds: Timer.Reminded? = nil, queue: String? = nil, takes: String? = nil) -> Event {
        .timerRanOut(TimerRanOut(facts: .init(timer: timer.id, ended: timer.ends, reminds: reminds, queue: queue, takes: takes)))
    }

    public func migrate(
        to version: Int, from: String, to state: String, queue: String = "supervisors", due: CivilDate? = nil,
        timers: [RunningTimer]? = nil, restartsClock: Bool = false
    ) -> Event {
        .caseMigrated(
            CaseMigrated(
                facts: .init(
                    fromVersion: version - 1, toVersion: version, from: from, to: state, queue: queue, on: today.adding(days: 1),
                    due: due, timers: timers, restartsClock: restartsClock)))
    }

    public func assign(_ owner: StaffID?) throws -> Event {
        try event(CaseAssigned.kind, ["owner": owner.map { "\"\($0.hex)\"" }])
    }

    public func rehome(from: ConstituentID, to: ConstituentID) throws -> Event {
        try event(
            CaseRehomed.kind, ["from": "\"\(from.hex)\"", "to": "\"\(to.hex)\""], personal: #"{"reason":"wrong person"}"#)
    }

    public func withdraw(_ recorded: RecordedEvent) throws -> Event {
        try event(StepWithdrawn.kind, ["sequence": "\(recorded.sequence)", "kind": "\"\(recorded.event.kind)\""])
    }

    private static func json(_ timers: [RunningTimer]) -> String? {
        let texts = timers.map { "{\"ends\":\"\($0.ends)\",\"id\":\"\($0.id)\"}" }
        return timers.isEmpty ? nil : "[\(texts.joined(separator: ","))]"
    }

    /// An event by its JSON, as the ledger would hold it; facts that are nil are left out.
    private func event(_ kind: String, _ facts: [String: String?], personal: String? = nil) throws -> Event {
        let members = facts.sorted { $0.key < $1.key }.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
        let parts = EventParts(facts: Array("{\(members.joined(separator: ","))}".utf8), personal: personal.map { Array($0.utf8) })
        return try EventCoding().event(kind: kind, schema: 1, parts: parts)
    }
}
