import EventLedger
import Foundation
import Testing

@Suite struct DigestTests {
    @Test func hexRoundTrips() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            let bytes = generator.bytes(32)
            let digest = Digest(bytes: bytes)
            #expect(digest?.bytes == bytes)
            #expect(digest.flatMap { Digest(hex: $0.hex) } == digest)
            #expect(digest?.hex == bytes.map { String(format: "%02x", $0) }.joined())
            #expect(bytes.withUnsafeBytes { Digest(raw: $0) } == digest)
        }
    }

    @Test(arguments: [
        "", "00", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        String(repeating: "0", count: 63), String(repeating: "0", count: 65), String(repeating: "é", count: 32),
    ])
    func wrongHexIsRefused(_ text: String) {
        #expect(Digest(hex: text) == nil)
        #expect(Identifier(hex: text) == nil)
    }

    @Test func wrongLengthsAreRefused() {
        #expect(Digest(bytes: [UInt8](repeating: 1, count: 31)) == nil)
        #expect(Digest(bytes: [UInt8](repeating: 1, count: 33)) == nil)
        #expect(Identifier(bytes: [UInt8](repeating: 1, count: 15)) == nil)
        #expect(Identifier(bytes: [UInt8](repeating: 1, count: 17)) == nil)
    }

    @Test func aPartIsHashedAfterItsSalt() {
        // SHA-256("abc") of FIPS 180-4, cut in two.
        #expect(
            Digest.part(salt: [0x61], bytes: [0x62, 0x63]).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func equalDigestsAndNoOthersHashAlike() {
        let first = Digest.leaf(of: [1])
        #expect(Set([first, Digest.leaf(of: [1]), Digest.leaf(of: [2])]).count == 2)
        #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    }
}

@Suite struct IdentifierTests {
    @Test func bytesStandInOrder() {
        let bytes = (0..<16).map { UInt8($0) }
        let identifier = Identifier(bytes: bytes)
        #expect(identifier?.high == 0x0001_0203_0405_0607)
        #expect(identifier?.low == 0x0809_0A0B_0C0D_0E0F)
        #expect(identifier?.bytes == bytes)
        #expect(identifier?.hex == "000102030405060708090a0b0c0d0e0f")
    }

    @Test func orderIsThatOfTheBytes() {
        var generator = SeededGenerator(seed: 2)
        let identifiers = (0..<100).map { _ in generator.identifier() }
        #expect(
            identifiers.sorted().map(\.bytes)
                == identifiers.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func codesAsHex() throws {
        let identifier = Identifier(high: 1, low: 2)
        let json = try JSONEncoder().encode([identifier])
        #expect(String(decoding: json, as: UTF8.self) == "[\"00000000000000010000000000000002\"]")
        #expect(try JSONDecoder().decode([Identifier].self, from: json) == [identifier])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Identifier].self, from: Data("[\"01\"]".utf8)) }
    }
}

@Suite struct PackDigestTests {
    @Test func filesAreSortedByTheBytesOfTheirPaths() {
        // "Z" (5A) before "a" (61) before "é" (C3 A9), which a sort by letters would not do.
        let files = ["é.yaml", "Z.yaml", "a/b.yaml"].map { PackFile(path: $0, bytes: Array($0.utf8)) }
        #expect(Digest.pack(files) == Digest.pack(files.reversed()))
        var expected: [UInt8] = []
        for file in [files[1], files[2], files[0]] {
            let length = UInt8(file.bytes.count)
            expected += [0, 0, 0, length]
            expected += Array(file.path.utf8)
            expected += [0, 0, 0, 0, 0, 0, 0, length]
            expected += file.bytes
        }
        #expect(Digest.pack(files) == Digest.part(salt: [], bytes: expected))
    }

    /// "e" with a combining accent is 65 CC 81 and stands before "f"; as text it is an "é", which stands after.
    @Test func pathsAreNotSortedAsText() {
        let accented = PackFile(path: "e\u{301}", bytes: [])
        let plain = PackFile(path: "f", bytes: [])
        let expected: [UInt8] = [0, 0, 0, 3, 0x65, 0xCC, 0x81] + [UInt8](repeating: 0, count: 8)
        let rest: [UInt8] = [0, 0, 0, 1, 0x66] + [UInt8](repeating: 0, count: 8)
        #expect(Digest.pack([plain, accented]) == Digest.part(salt: expected, bytes: rest))
    }

    @Test func noByteCanMoveBetweenPathAndContent() {
        let one = Digest.pack([PackFile(path: "ab", bytes: [0x63])])
        let other = Digest.pack([PackFile(path: "a", bytes: [0x62, 0x63])])
        #expect(one != other)
        #expect(Digest.pack([]) == .emptyTree)
    }
}
