import EventLedger
import Testing

/// A header with given parts of it changed.
func sampleHeader(
    store: Identifier = Identifier(high: 0x1011_1213_1415_1617, low: 0x1819_1A1B_1C1D_1E1F), sequence: UInt64 = 258,
    commit: Identifier = Identifier(high: 0x2021_2223_2425_2627, low: 0x2829_2A2B_2C2D_2E2F), position: UInt16 = 1,
    count: UInt16 = 2,
    subject: Identifier = Identifier(high: 0x3031_3233_3435_3637, low: 0x3839_3A3B_3C3D_3E3F), version: UInt64 = 3,
    kind: String = "case-moved",
    parts: [PartDigest] = [
        PartDigest(name: "facts", digest: Digest(bytes: [UInt8](repeating: 0xFA, count: 32)) ?? .zero),
        PartDigest(name: "personal", digest: Digest(bytes: [UInt8](repeating: 0xCE, count: 32)) ?? .zero),
    ]
) throws(HeaderError) -> EventHeader {
    try EventHeader(
        store: store, sequence: sequence, commit: commit, positionInCommit: position, eventsInCommit: count,
        subject: subject, subjectVersion: version, kind: kind, kindSchema: 4, recordedAt: 1_793_000_000_123,
        officeOffset: -360, actor: Identifier(high: 0x4041_4243_4445_4647, low: 0x4849_4A4B_4C4D_4E4F),
        pack: Digest(bytes: [UInt8](repeating: 0x50, count: 32)) ?? .zero, parts: parts)
}

@Suite struct EventHeaderTests {
    /// Written by hand from docs/ledger-format.md. If this fails, the format was changed, and it must not be.
    static let golden = [
        "434c4531",  // CLE1
        "101112131415161718191a1b1c1d1e1f",  // store
        "0000000000000102",  // sequence 258
        "202122232425262728292a2b2c2d2e2f",  // commit
        "0001",  // position
        "0002",  // events in commit
        "303132333435363738393a3b3c3d3e3f",  // subject
        "0000000000000003",  // subject version
        "0a", "636173652d6d6f766564",  // case-moved
        "0004",  // schema
        "000001a17720ca7b",  // 1793000000123 ms
        "fe98",  // -360 minutes
        "404142434445464748494a4b4c4d4e4f",  // actor
        String(repeating: "50", count: 32),  // pack
        "02",  // parts
        "05", "6661637473", String(repeating: "fa", count: 32),  // facts
        "08", "706572736f6e616c", String(repeating: "ce", count: 32),  // personal
    ].joined()

    @Test func encodesToTheBytesWrittenByHand() throws {
        let header = try sampleHeader()
        #expect(header.encode().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == Self.golden)
        #expect(try EventHeader(decoding: header.encode()) == header)
    }

    @Test func anyHeaderRoundTrips() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let names = Set((0..<Int.random(in: 0...6, using: &generator)).map { _ in generator.name(longest: 255) })
            let count = UInt16.random(in: 1 ... .max, using: &generator)
            let header = try EventHeader(
                store: generator.identifier(), sequence: generator.next(), commit: generator.identifier(),
                positionInCommit: UInt16.random(in: 0..<count, using: &generator), eventsInCommit: count,
                subject: generator.identifier(), subjectVersion: generator.next(), kind: generator.name(longest: 255),
                kindSchema: UInt16.random(in: .min ... .max, using: &generator),
                recordedAt: Int64(bitPattern: generator.next()),
                officeOffset: Int16.random(in: .min ... .max, using: &generator), actor: generator.identifier(),
                pack: generator.digest(),
                parts: names.sorted().map { PartDigest(name: $0, digest: generator.digest()) })
            #expect(try EventHeader(decoding: header.encode()) == header)
        }
    }

    @Test func everyShorterAndLongerRunOfBytesIsRefused() throws {
        let bytes = try sampleHeader().encode()
        for length in 0..<bytes.count {
            #expect(throws: HeaderError.self) { try EventHeader(decoding: Array(bytes[..<length])) }
        }
        #expect(throws: HeaderError.trailingBytes(1)) { try EventHeader(decoding: bytes + [0]) }
    }

    /// One value, one spelling: bytes that can be read at all are the bytes the value encodes to.
    @Test func changedBytesAreRefusedOrMeanSomethingElse() throws {
        let header = try sampleHeader()
        let bytes = header.encode()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                if let other = try? EventHeader(decoding: changed) {
                    #expect(other != header)
                    #expect(other.encode() == changed)
                }
            }
        }
    }

    @Test func randomBytesAreRefused() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let bytes = Array("CLE1".utf8) + generator.bytes(Int.random(in: 0...300, using: &generator))
            if let header = try? EventHeader(decoding: bytes) { #expect(header.encode() == bytes) }
        }
        #expect(throws: HeaderError.notAHeader) { try EventHeader(decoding: Array("SQLite format 3".utf8)) }
    }

    @Test(arguments: ["", "två", "case moved", "a\u{1B}[2J", "a\u{7F}", String(repeating: "k", count: 256)])
    func badNamesAreRefused(_ name: String) {
        #expect(throws: HeaderError.badKind) { try sampleHeader(kind: name) }
        #expect(throws: HeaderError.badPartName(0)) {
            try sampleHeader(parts: [PartDigest(name: name, digest: .zero)])
        }
    }

    @Test func bytesThatAreNotASCIIAreRefused() throws {
        var bytes = try sampleHeader().encode()
        bytes[73] = 0xFF  // the first letter of the kind
        #expect(throws: HeaderError.badKind) { try EventHeader(decoding: bytes) }
    }

    @Test func partsAreFewAndDistinct() throws {
        let many = (0...255).map { PartDigest(name: "p\($0)", digest: .zero) }
        #expect(throws: HeaderError.tooManyParts(256)) { try sampleHeader(parts: many) }
        let most = try sampleHeader(parts: Array(many.dropLast()))
        #expect(try EventHeader(decoding: most.encode()).parts.count == 255)
        #expect(throws: HeaderError.repeatedPart("p1")) { try sampleHeader(parts: [many[1], many[2], many[1]]) }
    }

    @Test func thePositionIsInsideTheCommit() {
        #expect(throws: HeaderError.badPosition(position: 2, count: 2)) { try sampleHeader(position: 2, count: 2) }
        #expect(throws: HeaderError.badPosition(position: 0, count: 0)) { try sampleHeader(position: 0, count: 0) }
    }
}
