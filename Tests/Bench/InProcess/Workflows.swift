import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Foundation
import LayeredDrawing
import SQLiteStorage

/// Judging and drawing workflows, and clocks that run out by the hundred thousand.
struct Workflows {
    static func measure(timers count: Int, in folder: String) throws -> [String: Any] {
        [
            "check_ms": checking(states: 50, transitions: 1000, conditions: 40), "layout_ms": try laying(states: 30),
            "layout_200_ms": try laying(states: 200), "clocks": try Clocks(count: count, folder: folder).measure(),
        ]
    }

    /// A pack of that size, some of its transitions guarded, read and judged as `agency check` does.
    private static func checking(states: Int, transitions: Int, conditions: Int) -> [String: Double] {
        var text = """
            case-type: big
            title: Big
            prefix: BG
            version: 1
            queue: desk
            fields: {n: {label: N, type: integer, minimum: 0, maximum: 1000}, agreed: {label: Agreed, type: yes-no}}
            workflow:
              initial: s0
              states:

            """
        for index in 0..<states {
            text += "    s\(index): {title: State \(index), due: 9 days\(index == states - 1 ? ", final: true" : "")}\n"
        }
        text = text.replacingOccurrences(of: "State \(states - 1), due: 9 days", with: "State \(states - 1)")
        text += "  transitions:\n"
        for index in 0..<transitions {
            let from = index % (states - 1)
            let to = (from + 1 + (index / states) * 7) % states
            let rule = index < conditions ? ", guard: [{when: n > \(index) && agreed, otherwise: Too small.}]" : ""
            text += "    t\(index): {title: Step \(index), from: s\(from), to: s\(to)\(rule)}\n"
        }
        let agency = "agency: bench\ntitle: Bench\ntime-zone: America/Chicago\nlanguages: [en]\nqueues: {desk: {title: Desk}}\n"
        guard
            let files = try? PackFiles([
                PackFile(path: "agency.yaml", bytes: Array(agency.utf8)), PackFile(path: "case-types/big.yaml", bytes: Array(text.utf8)),
            ])
        else { return [:] }
        let today = CivilDate(dayNumber: 20_000)
        return summary(
            (0..<5).map { _ in
                let before = cpu()
                _ = AgencyPack.read(files, today: today)
                return cpu() - before
            })
    }

    private static func laying(states: Int) throws -> [String: Double] {
        var dice = Dice(5)
        let names = (0..<states).map { "State \($0)" }
        let edges = (0..<states * 3).map { index -> LayeredGraph.Edge in
            let from = index % states
            return LayeredGraph.Edge(from: names[from], to: names[(from + 1 + dice.below(states / 3)) % states], labels: ["step \(index)"])
        }
        let graph = LayeredGraph(nodes: names.map { LayeredGraph.Node(id: $0, lines: [$0]) }, edges: edges)
        return summary(
            (0..<5).map { _ in
                let before = cpu()
                _ = GraphDrawing(graph)
                return cpu() - before
            })
    }
}

/// A store of open cases, each with a clock that has run out.
private struct Clocks {
    let count: Int
    let folder: String
    private let opened = Moment(utcMilliseconds: 1_767_362_400_000, offsetMinutes: -360)

    private static let pack = """
        case-type: permit
        title: Permit
        prefix: PM
        version: 1
        queue: desk
        fields: {site: {label: Site, type: text}}
        workflow:
          initial: intake
          states:
            intake: {title: Intake, due: 3 days}
            review: {title: Review, due: 9 days}
            granted: {title: Granted, final: true}
          transitions:
            submit: {title: Submit, from: intake, to: review}
            grant: {title: Grant, from: review, to: granted}
          timers:
            - {id: hand, in: intake, after: 3 days, queue: boss}

        """

    func measure() throws -> [String: Any] {
        let agencyFile = """
            agency: bench
            title: Bench
            time-zone: America/Chicago
            languages: [en]
            queues: {desk: {title: Desk}, boss: {title: Boss}}
            """
        let files = try PackFiles([
            PackFile(path: "agency.yaml", bytes: Array(agencyFile.utf8)),
            PackFile(path: "case-types/permit.yaml", bytes: Array(Self.pack.utf8)),
        ])
        guard let agency = AgencyPack.read(files).agency else { fatalError("the pack of the bench") }
        let new = NewStore(mode: .training, agency: agency, files: files, login: "bench", name: "Bench", at: opened)
        let path = "\(folder)/clocks.sqlite"
        let store = try SQLiteStore.create(at: path, store: new.store, genesis: new.genesis, signingSeed: new.signingSeed)
        defer {
            try? store.close()
            for ending in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + ending) }
        }
        let me = try store.staff()[0]
        let actor = Actor(me, in: agency)
        let person = ConstituentID(high: 7, low: 7)
        var commits = [
            Commit(
                id: CommitID(high: 1, low: 0),
                entries: [Commit.Entry(person, .constituentAdded(ConstituentAdded(facts: .init(), personal: .init(givenName: "Ana"))))],
                actor: me.id, at: opened)
        ]
        for number in 0..<count {
            let event = try agency.decide(CaseOpening(type: "permit", constituent: person, values: [:]), actor: actor, now: opened)
            commits.append(
                Commit(
                    id: CommitID(high: 2, low: UInt64(number)),
                    entries: [Commit.Entry(CaseID(high: 3, low: UInt64(number)), .caseOpened(event))],
                    actor: me.id, at: opened, prefixes: ["permit": "PM"]))
        }
        _ = try store.load(commits)
        commits = []
        let later = opened.adding(milliseconds: 30 * 86_400_000)
        let office = Office(store: store, agency: agency, mode: .training, me: me, clock: FixedClock(moment: later))
        let memory = privateMemory()
        let (tickSeconds, tickCPU) = try timed {
            let ticked = try office.tick()
            precondition(ticked.timers == count)
        }
        let memoryAfter = privateMemory()
        let (moveSeconds, moveCPU) = try timed { try move(count, store, agency, actor, at: later) }
        return [
            "timers": count, "tick_seconds": tickSeconds, "tick_cpu_seconds": tickCPU, "moves_seconds": moveSeconds,
            "moves_cpu_seconds": moveCPU, "memory_before_mb": memory, "memory_after_mb": memoryAfter,
        ]
    }

    /// The same number of plain moves, as many in a commit.
    private func move(_ count: Int, _ store: SQLiteStore, _ agency: Agency, _ actor: Actor, at now: Moment) throws {
        for start in stride(from: 0, to: count, by: 200) {
            var entries: [Commit.Entry] = []
            var expecting: [SubjectID: UInt64] = [:]
            for number in start..<min(count, start + 200) {
                let id = CaseID(high: 3, low: UInt64(number))
                guard let file = try store.caseFile(id) else { continue }
                let command = CaseCommand.move(transition: "submit", values: [:], reason: nil, due: nil)
                entries.append(Commit.Entry(id, try agency.decide(command, on: file, actor: actor, now: now)))
                expecting[id.retyped()] = file.record.version
            }
            _ = try store.commit(
                Commit(id: CommitID(high: 4, low: UInt64(start)), expecting: expecting, entries: entries, actor: actor.id, at: now))
        }
    }

    private func timed(_ work: () throws -> Void) throws -> (seconds: Double, cpu: Double) {
        let (wall, before) = (DispatchTime.now().uptimeNanoseconds, processCPU())
        try work()
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - wall) / 1e9
        return ((seconds * 100).rounded() / 100, (Double(processCPU() - before) / 1e7).rounded() / 100)
    }
}
