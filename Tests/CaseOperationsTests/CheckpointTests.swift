import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("An older checkpoint against today's ledger")
struct CheckpointTests {
    @Test("It fits a ledger that only grew, and finds one cut off or rewritten")
    func compare() throws {
        let counter = try Counter()
        let opened = try counter.open(counter.person())
        let early = try counter.store.checkpoint()
        let size = try counter.store.ledgerState().size
        _ = try counter.office().change(opened.id, submit)
        let late = try counter.store.checkpoint()
        #expect(
            try counter.store.compare(with: early) == .consistent(size: size)
                && counter.store.compare(with: late) == .consistent(size: size + 1))
        // The same store, made again with fewer events, or with others.
        let again = try MemoryStore(counter.genesis.store, genesis: counter.genesis.genesis, signingSeed: counter.genesis.signingSeed)
        guard case .inconsistent(size + 1, _) = try again.compare(with: late) else {
            Issue.record("a ledger cut off is believed")
            return
        }
        let office = Office(store: again, agency: counter.agency, mode: .training, me: counter.boss, clock: FixedClock(moment: Counter.ten))
        for index in 0..<20 { _ = try office.addConstituent(.init(givenName: "Ana \(index)")) }
        guard case .inconsistent(size, _) = try again.compare(with: early) else {
            Issue.record("a rewritten ledger is believed")
            return
        }
    }

    @Test("What is no checkpoint of this store is unreadable, not inconsistent")
    func unreadable() throws {
        let counter = try Counter()
        let other = try Counter()
        let foreign = try other.store.checkpoint()
        var spoiled = try counter.store.checkpoint()
        spoiled.replaceSubrange(spoiled.startIndex..<spoiled.index(after: spoiled.startIndex), with: "C")
        for note in ["", "hello", foreign, spoiled, "\u{1B}[2J", String(repeating: "x\n", count: 10_000)] {
            guard case .unreadable(let why) = try counter.store.compare(with: note) else {
                Issue.record("\(note.prefix(20)) is believed")
                continue
            }
            #expect(!why.isEmpty && !why.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
        }
    }
}
