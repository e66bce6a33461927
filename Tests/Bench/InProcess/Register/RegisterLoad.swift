import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Foundation
import SQLiteStorage

/// Fills a store with a register, through the same `load` as samples and imports; every fiftieth has a case.
struct RegisterLoad {
    let register: Register
    let agency: Agency
    let files: PackFiles
    private let opened: CaseOpened.Facts?
    private let began = Moment(utcMilliseconds: 1_767_600_000_000, offsetMinutes: -360)
    private static let commitLength = 200
    private static let batch = 100

    init(register: Register, agency: Agency, files: PackFiles) throws {
        self.register = register
        self.agency = agency
        self.files = files
        opened = try Self.template(agency)
    }

    /// - Returns: what it took, for the report.
    func run(into path: String, count: Int) throws -> [String: Any] {
        let new = NewStore(mode: .training, agency: agency, files: files, login: "bench", name: "Bench", at: began)
        let store = try SQLiteStore.create(at: path, store: new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        let (started, cpu) = (DispatchTime.now().uptimeNanoseconds, processCPU())
        var (next, state) = (0, try store.ledgerState())
        var events = 0
        while next < count {
            var commits: [Commit] = []
            while next < count, commits.count < Self.batch {
                let end = min(count, next + Self.commitLength)
                commits.append(commit(next..<end, by: new.genesis.actor))
                events += commits[commits.count - 1].entries.count
                next = end
            }
            state = try store.load(commits, following: state)
            if next % 1_000_000 < Self.commitLength * Self.batch {
                let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
                FileHandle.standardError.write(Data("\(next) people, \(Int(Double(events) / seconds)) events/s\n".utf8))
            }
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        try store.close()
        return [
            "events": events, "people": count, "seconds": seconds.rounded(), "cpu_seconds": (Double(processCPU() - cpu) / 1e9).rounded(),
        ]
    }

    /// Fills a store with people that a file holds, one JSON object a line.
    func run(into path: String, people lines: [String]) throws -> [String: Any] {
        let new = NewStore(mode: .training, agency: agency, files: files, login: "bench", name: "Bench", at: began)
        let store = try SQLiteStore.create(at: path, store: new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        var dice = Dice(register.seed)
        var entries: [Commit.Entry] = []
        for line in lines {
            let details = try JSONDecoder().decode(ConstituentDetails.self, from: Data(line.utf8))
            entries.append(Commit.Entry(ConstituentID(high: dice.next(), low: dice.next()), .constituentAdded(ConstituentAdded(details))))
        }
        let commit = Commit(
            id: CommitID(high: dice.next(), low: dice.next()), entries: entries, actor: new.genesis.actor, at: began,
            salts: .derived(seed: [1]))
        _ = try store.load([commit])
        try store.close()
        return ["people": entries.count]
    }

    /// Opens a store, which brings one of an older version up to date.
    static func open(_ path: String) throws -> [String: Any] {
        let (started, cpu) = (DispatchTime.now().uptimeNanoseconds, processCPU())
        let store = try SQLiteStore.open(at: path)
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        try store.close()
        return ["seconds": seconds, "cpu_seconds": Double(processCPU() - cpu) / 1e9]
    }

    /// Makes all tables anew from the events. `differences` would be findings in tables that are as they should be.
    static func rebuild(_ path: String) throws -> [String: Any] {
        let store = try SQLiteStore.open(at: path)
        let (started, cpu) = (DispatchTime.now().uptimeNanoseconds, processCPU())
        let findings = try store.rebuild { _, _ in true }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        try store.close()
        return [
            "seconds": seconds.rounded(), "cpu_seconds": (Double(processCPU() - cpu) / 1e9).rounded(), "differences": findings.count,
        ]
    }

    /// Adds people as the counter does, each in a commit of their own, and says what one costs.
    func addOneByOne(to path: String, count: Int) throws -> [String: Any] {
        let store = try SQLiteStore.open(at: path)
        guard let me = try store.staff().last else { fatalError("nobody works here") }
        var samples: [Int] = []
        var dice = Dice(UInt64(Date().timeIntervalSince1970))
        let started = DispatchTime.now().uptimeNanoseconds
        for number in 0..<count {
            let commit = Commit(
                id: CommitID(high: dice.next(), low: dice.next()),
                entries: [
                    Commit.Entry(
                        ConstituentID(high: dice.next(), low: dice.next()), .constituentAdded(ConstituentAdded(register.person(number))))
                ],
                actor: me.id, at: Moment(utcMilliseconds: began.utcMilliseconds + 100_000_000, offsetMinutes: -360))
            let before = cpu()
            _ = try store.commit(commit)
            samples.append(cpu() - before)
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        try store.close()
        return ["insert_ms": summary(samples), "per_second": (Double(count) / seconds).rounded()]
    }

    func commit(_ people: Range<Int>, by actor: StaffID) -> Commit {
        var entries: [Commit.Entry] = []
        for number in people {
            let id = register.id(number)
            entries.append(Commit.Entry(id, .constituentAdded(ConstituentAdded(register.person(number)))))
            if let opened = caseOpened(number, id) {
                var dice = Dice(register.seed, of: number, in: 3)
                entries.append(Commit.Entry(CaseID(high: dice.next(), low: dice.next()), .caseOpened(opened)))
            }
        }
        var dice = Dice(register.seed, of: people.lowerBound, in: 4)
        let moment = Moment(utcMilliseconds: began.utcMilliseconds + Int64(people.lowerBound) * 2, offsetMinutes: -360)
        return Commit(
            id: CommitID(high: dice.next(), low: dice.next()), entries: entries, actor: actor, at: moment, salts: .derived(seed: [1]),
            prefixes: Dictionary(uniqueKeysWithValues: agency.caseTypes.map { ($0.id, $0.prefix) }))
    }

    static func caseNumber(_ person: Int, _ agency: Agency) -> CaseNumber? {
        guard person % 50 == 7, let type = agency.caseTypes.first else { return nil }
        return CaseNumber(prefix: type.prefix, year: 2026, serial: person / 50 + 1)
    }

    private static func template(_ agency: Agency) throws -> CaseOpened.Facts? {
        guard let type = agency.caseTypes.first else { return nil }
        let text = """
            {"type": "\(type.id)", "typeVersion": \(type.version), "constituent": "\(String(repeating: "0", count: 32))",
            "state": "\(type.workflow.firstStates.first ?? "")", "queue": "\(type.queue)", "receivedOn": "2026-01-05", "enteredOn": "2026-01-05"}
            """
        return try JSONDecoder().decode(CaseOpened.Facts.self, from: Data(text.utf8))
    }

    private func caseOpened(_ person: Int, _ id: ConstituentID) -> CaseOpened? {
        guard let number = Self.caseNumber(person, agency), var facts = opened else { return nil }
        facts.number = number
        facts.constituent = id
        return CaseOpened(facts: facts, personal: nil)
    }
}
