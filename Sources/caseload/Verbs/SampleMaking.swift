import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Dispatch
import EventLedger
import Foundation
import Interchange
import SQLiteStorage
import SampleOffice
import Synchronization

/// Makes a sample in a store, batch by batch, and says how far it has come.
struct SampleMaking {
    let session: Session
    let pack: OpenedPack

    /// Commits loaded in one transaction: few enough that a stop is heard within seconds, many enough that pages are
    /// written once and not again and again.
    private static let batch = 20_000

    /// Somebody who writes to the store meanwhile, another sample not least, ends it: two samples never mix.
    ///
    /// - Parameter state: the store that is to be emptied for it, as it was when that was decided.
    /// - Throws: `CommandFailure` after SIGINT or SIGTERM, and when somebody else wrote; every whole batch before it stays.
    func make(_ facts: SampleLoaded.Facts, following state: LedgerState) throws -> LedgerState {
        let user = session.surroundings.user
        let plan = SamplePlan(
            seed: facts.seed, constituents: facts.constituents, cases: facts.cases, asOf: facts.asOf, agency: pack.agency,
            staff: pack.staff, files: pack.files, login: user.login, name: user.name)
        var generator = try SampleGenerator(plan)
        let stop = StopWish()
        var ledger = try Self.undisturbed {
            try session.store.restart(as: generator.storeID, with: generator.genesis, following: state).ledger
        }
        // Puts everything into the one file, so that it may be copied by itself.
        defer { try? session.store.close() }
        var progress = LoadProgress(output: session.output)
        var commits = generator.next(batch: Self.batch)
        while !commits.isEmpty {
            if stop.isWished {
                progress.finish(generator.eventsMade, of: generator.eventsExpected)
                throw CommandFailure(
                    "Stopped as asked: the sample is incomplete, the store is whole with \(ledger.size) events. Make it complete with: caseload sample reset",
                    .storage)
            }
            // The next batch is made while this one is written.
            let ahead = Ahead(generator)
            let made = generator.eventsMade
            ledger = try Self.undisturbed { try session.store.load(commits, following: ledger) }
            progress.show(made, of: generator.eventsExpected)
            (generator, commits) = ahead.wait()
        }
        progress.finish(generator.eventsMade, of: generator.eventsMade)
        return ledger
    }

    /// Says what a conflict means here, where nobody has typed anything that could be looked at again.
    static func undisturbed(_ body: () throws -> LedgerState) throws -> LedgerState {
        do { return try body() } catch StorageFailure.conflict {
            throw CommandFailure(
                "Somebody else wrote to this store meanwhile, so no more was done. Wait until they are through, then make the sample anew with: caseload sample reset",
                .storage)
        }
    }

    func tell(_ ledger: LedgerState, _ facts: SampleLoaded.Facts, asJSON: Bool) {
        guard !asJSON else {
            return session.output.json(
                .object([
                    ("agency", .text(pack.agency.id)), ("constituents", .number(Int64(facts.constituents))),
                    ("cases", .number(Int64(facts.cases))),
                    ("seed", .natural(facts.seed)), ("as_of", .date(facts.asOf)), ("events", .natural(ledger.size)),
                    ("version", .number(1)),
                    ("ledger", .ledger(ledger)),
                ]))
        }
        let people = ValueWording.grouped(facts.constituents)
        let cases = ValueWording.grouped(facts.cases)
        session.output.line(
            "\(pack.agency.title.plain): \(people) constituents, \(cases) cases, \(ValueWording.grouped(Int(ledger.size))) events, as of \(DateWording.long(facts.asOf))."
        )
        session.output.line("Root \(ledger.root.hex)")
    }
}

extension SampleMaking {
    /// A batch being made on another thread.
    private struct Ahead {
        private final class Result: Sendable {
            let made = Mutex<(SampleGenerator, [Commit])?>(nil)
        }

        private let result = Result()
        private let group = DispatchGroup()

        init(_ generator: SampleGenerator) {
            DispatchQueue.global().async(group: group) { [result] in
                var generator = generator
                let commits = generator.next(batch: SampleMaking.batch)
                result.made.withLock { $0 = (generator, commits) }
            }
        }

        func wait() -> (SampleGenerator, [Commit]) {
            group.wait()
            return result.made.withLock { made in
                defer { made = nil }
                // Set before the group is left.
                return made ?? { preconditionFailure("the batch was not made") }()
            }
        }
    }
}

/// Hears SIGINT and SIGTERM, so that work can end between two batches.
struct StopWish {
    private final class Flag: Sendable {
        let isUp = Atomic<Bool>(false)
    }

    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    init() {
        sources = [SIGINT, SIGTERM].map { [flag] number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { flag.isUp.store(true, ordering: .relaxed) }
            source.activate()
            return source
        }
    }

    var isWished: Bool { flag.isUp.load(ordering: .relaxed) }
}

/// Rate and time left, on standard error, about five times a second on a terminal and every five seconds elsewhere.
struct LoadProgress {
    private let output: Output
    private let began = ContinuousClock.now
    private var lastShown = ContinuousClock.now
    private var hasShown = false

    init(output: Output) { self.output = output }

    mutating func show(_ done: Int, of expected: Int) {
        let pause: Duration = output.isErrorTerminal ? .milliseconds(200) : .seconds(5)
        guard lastShown.duration(to: .now) >= pause else { return }
        lastShown = .now
        hasShown = true
        output.progress(text(done, expected))
    }

    mutating func finish(_ done: Int, of expected: Int) {
        if hasShown { output.progress(text(done, expected), isLast: true) }
    }

    private func text(_ done: Int, _ expected: Int) -> String {
        let passed = began.duration(to: .now)
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? Int(Double(max(0, expected - done)) / rate) : 0
        let share = expected > 0 ? min(100, done * 100 / expected) : 100
        return
            "\(share) %  \(ValueWording.grouped(done)) of \(ValueWording.grouped(expected)) events  \(ValueWording.grouped(Int(rate)))/s  \(Self.time(left)) left"
    }

    /// `1 h 05 min`, `3 min 20 s`, `12 s`.
    static func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { String(String(100 + number).dropFirst()) }
        if seconds >= 3600 { return "\(seconds / 3600) h \(two(seconds % 3600 / 60)) min" }
        if seconds >= 60 { return "\(seconds / 60) min \(two(seconds % 60)) s" }
        return "\(seconds) s"
    }
}
