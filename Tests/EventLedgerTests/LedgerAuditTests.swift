import EventLedger
import Foundation
import Testing

/// A ledger as a store keeps it: header bytes and parts, to be spoiled in every way.
struct SmallLedger {
    struct Event {
        var header: EventHeader
        var parts: [StoredPart]
    }

    var events: [Event] = []
    let store = Identifier(high: 7, low: 8)

    /// Genesis, then commits of one and two events about two subjects; every event but the first has a personal part.
    init(erasing erased: UInt64? = nil) throws {
        let facts = try JSONEncoder().encode(StoreCreatedFacts(store: store, mode: .training))
        try add(commit: 1, 0, of: 1, subject: 1, version: 1, kind: LedgerFormat.storeCreated, facts: Array(facts))
        try add(commit: 2, 0, of: 1, subject: 2, version: 1)
        try add(commit: 3, 0, of: 2, subject: 2, version: 2)
        try add(commit: 3, 1, of: 2, subject: 3, version: 1)
        try add(commit: 4, 0, of: 1, subject: 2, version: 3)
        if let erased {
            let facts = try JSONEncoder().encode(PartErasedFacts(sequence: erased, part: LedgerFormat.personalPart))
            try add(commit: 5, 0, of: 1, subject: 1, version: 2, kind: LedgerFormat.partErased, facts: Array(facts))
        }
    }

    mutating func add(
        commit: UInt64, _ position: UInt16, of count: UInt16, subject: UInt64, version: UInt64,
        kind: String = "case-moved", facts: [UInt8]? = nil
    ) throws {
        var generator = SeededGenerator(seed: UInt64(events.count))
        var parts = [
            StoredPart(name: LedgerFormat.factsPart, salt: generator.bytes(32), bytes: facts ?? Array("{}".utf8))
        ]
        if facts == nil {
            parts.append(
                StoredPart(
                    name: LedgerFormat.personalPart, salt: generator.bytes(32), bytes: Array("{\"name\":\"Ruth\"}".utf8)
                ))
        }
        let header = try sampleHeader(
            store: store, sequence: UInt64(events.count), commit: Identifier(high: 0, low: commit), position: position,
            count: count, subject: Identifier(high: 0, low: subject), version: version, kind: kind,
            parts: parts.map { PartDigest(name: $0.name, digest: .part(salt: $0.salt ?? [], bytes: $0.bytes ?? [])) })
        events.append(Event(header: header, parts: parts))
    }

    /// The root an audit finds with other bytes for one header; `nil` if it finds a problem instead.
    func root(replacing index: Int, with header: [UInt8]) -> Digest? {
        var audit = LedgerAudit()
        do {
            for (other, event) in events.enumerated() {
                try audit.read(header: other == index ? header : event.header.encode(), parts: event.parts)
            }
            try audit.finish()
            return audit.root
        } catch {
            return nil
        }
    }

    func audit() throws(AuditProblem) -> LedgerAudit {
        var audit = LedgerAudit()
        for event in events { try audit.read(header: event.header.encode(), parts: event.parts) }
        try audit.finish()
        return audit
    }
}

@Suite struct LedgerAuditTests {
    @Test func anIntactLedgerHasTheSlowTreesRoot() throws {
        let ledger = try SmallLedger()
        let audit = try ledger.audit()
        #expect(audit.size == 5)
        #expect(audit.root == SlowTree.head(ledger.events.map { Digest.leaf(of: $0.header.encode()) }[...]))
        #expect(throws: AuditProblem(sequence: 0, reason: .badGenesis)) { try LedgerAudit().finish() }
    }

    @Test func anErasedPartNeedsALaterEventThatNamesIt() throws {
        for erased: UInt64 in 1...4 {
            var ledger = try SmallLedger(erasing: erased)
            #expect(try ledger.audit().size == 6)  // named, and still there: nothing was damaged
            ledger.events[Int(erased)].parts.removeLast()
            #expect(try ledger.audit().size == 6)
            ledger.events[Int(erased)].parts.append(StoredPart(name: "personal", salt: nil, bytes: nil))
            #expect(try ledger.audit().size == 6)
            ledger.events.removeLast()
            #expect(throws: AuditProblem(sequence: erased, reason: .missingPart("personal"))) { try ledger.audit() }
        }
        var other = try SmallLedger(erasing: 2)
        other.events[3].parts.removeLast()
        #expect(throws: AuditProblem(sequence: 3, reason: .missingPart("personal"))) { try other.audit() }
    }

    @Test func anEarlierEventCannotErase() throws {
        var ledger = try SmallLedger(erasing: 5)
        #expect(throws: AuditProblem(sequence: 5, reason: .badErasure)) { try ledger.audit() }
        ledger = try SmallLedger(erasing: 4)
        try ledger.add(commit: 6, 0, of: 1, subject: 2, version: 4)
        ledger.events[6].parts.removeLast()
        #expect(throws: AuditProblem(sequence: 6, reason: .missingPart("personal"))) { try ledger.audit() }
    }

    @Test func factsAreNeverGone() throws {
        var ledger = try SmallLedger()
        try ledger.add(
            commit: 5, 0, of: 1, subject: 1, version: 2, kind: LedgerFormat.partErased,
            facts: Array("{\"sequence\":1,\"part\":\"facts\"}".utf8))
        ledger.events[1].parts.removeFirst()
        #expect(throws: AuditProblem(sequence: 1, reason: .missingPart("facts"))) { try ledger.audit() }
    }

    @Test func everyChangedByteOfAnythingIsFound() throws {
        let ledger = try SmallLedger(erasing: 2)
        let intact = try ledger.audit()
        for (index, event) in ledger.events.enumerated() {
            for (place, part) in event.parts.enumerated() {
                for byte in 0..<(32 + (part.bytes?.count ?? 0)) {
                    var salt = try #require(part.salt)
                    var bytes = try #require(part.bytes)
                    if byte < 32 { salt[byte] ^= 1 } else { bytes[byte - 32] ^= 1 }
                    var changed = ledger
                    changed.events[index].parts[place] = StoredPart(name: part.name, salt: salt, bytes: bytes)
                    #expect(throws: AuditProblem(sequence: UInt64(index), reason: .changedPart(part.name))) {
                        try changed.audit()
                    }
                }
            }
            let header = event.header.encode()
            for byte in header.indices {
                var changed = header
                changed[byte] ^= 1
                #expect(ledger.root(replacing: index, with: changed) != intact.root)
            }
        }
    }

    @Test func lostSwappedAndForeignEventsAreFound() throws {
        let ledger = try SmallLedger()
        for index in 0..<4 {  // the last commit may be cut off: only an older checkpoint shows that
            var changed = ledger
            changed.events.remove(at: index)
            #expect(throws: AuditProblem.self) { try changed.audit() }
            changed = ledger
            changed.events.swapAt(index, index + 1)
            #expect(throws: AuditProblem.self) { try changed.audit() }
        }
        var foreign = ledger
        foreign.events[4].header = try sampleHeader(sequence: 4, position: 0, count: 1)
        #expect(throws: AuditProblem(sequence: 4, reason: .wrongStore(foreign.events[4].header.store))) {
            try foreign.audit()
        }
    }

    @Test func commitsAreWholeAndTheirIdsAreUsedOnce() throws {
        var cut = try SmallLedger()
        cut.events.removeLast(2)
        #expect(throws: AuditProblem(sequence: 2, reason: .brokenCommit(Identifier(high: 0, low: 3)))) {
            try cut.audit()
        }
        var again = try SmallLedger()
        try again.add(commit: 2, 0, of: 1, subject: 2, version: 4)
        #expect(throws: AuditProblem(sequence: 5, reason: .brokenCommit(Identifier(high: 0, low: 2)))) {
            try again.audit()
        }
        var mixed = try SmallLedger()
        try mixed.add(commit: 9, 1, of: 2, subject: 2, version: 4)
        #expect(throws: AuditProblem(sequence: 5, reason: .brokenCommit(Identifier(high: 0, low: 9)))) {
            try mixed.audit()
        }
    }

    @Test(arguments: [0, 3, 5] as [UInt64]) func versionsHaveNoGaps(_ version: UInt64) throws {
        var ledger = try SmallLedger()
        try ledger.add(commit: 5, 0, of: 1, subject: 2, version: version)
        #expect(
            throws: AuditProblem(
                sequence: 5, reason: .versionGap(subject: Identifier(high: 0, low: 2), after: 3))
        ) { try ledger.audit() }
    }

    @Test(arguments: [
        "{}", "[]", "", "{\"store\":\"00000000000000070000000000000009\",\"format\":1,\"mode\":\"live\"}",
        "{\"store\":\"00000000000000070000000000000008\",\"format\":2,\"mode\":\"live\"}",
        "{\"store\":\"00000000000000070000000000000008\",\"format\":1,\"mode\":\"both\"}",
    ])
    func aStrangeGenesisIsFound(_ facts: String) throws {
        var ledger = try SmallLedger()
        ledger.events = []
        try ledger.add(
            commit: 1, 0, of: 1, subject: 1, version: 1, kind: LedgerFormat.storeCreated, facts: Array(facts.utf8))
        #expect(throws: AuditProblem(sequence: 0, reason: .badGenesis)) { try ledger.audit() }
    }

    /// Bytes moved from the part into its salt hash alike, so the salt's length is what tells them apart.
    @Test func aSaltOfAnotherLengthIsFound() throws {
        var ledger = try SmallLedger()
        let part = ledger.events[2].parts[1]
        let salt = try #require(part.salt)
        let bytes = try #require(part.bytes)
        ledger.events[2].parts[1] = StoredPart(
            name: part.name, salt: salt + bytes.prefix(2), bytes: Array(bytes.dropFirst(2)))
        #expect(throws: AuditProblem(sequence: 2, reason: .changedPart("personal"))) { try ledger.audit() }
    }

    @Test func partsTheHeaderDoesNotNameAreFound() throws {
        var ledger = try SmallLedger()
        ledger.events[2].parts.append(StoredPart(name: "extra", salt: nil, bytes: nil))
        #expect(throws: AuditProblem(sequence: 2, reason: .unknownPart("extra"))) { try ledger.audit() }
        ledger.events[2].parts[2] = ledger.events[2].parts[0]
        #expect(throws: AuditProblem(sequence: 2, reason: .unknownPart("facts"))) { try ledger.audit() }
    }
}
