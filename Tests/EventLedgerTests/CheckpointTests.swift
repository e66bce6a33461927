import EventLedger
import Testing

@Suite struct CheckpointTests {
    private static let name = "county.example/desk"

    private func key(_ seed: UInt64 = 6, name: String = name) throws -> SigningKey {
        var generator = SeededGenerator(seed: seed)
        return try SigningKey(name: name, seed: generator.bytes(32))
    }

    private func note(_ key: SigningKey, size: UInt64 = 1234) throws -> String {
        try Checkpoint(origin: Self.name, size: size, root: .leaf(of: [7])).signed(with: key).encode()
    }

    @Test func looksAsTheStandardSays() throws {
        let root = Digest.emptyTree
        let key = try key()
        let lines = try Checkpoint(origin: Self.name, size: 0, root: root).signed(with: key).encode()
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6)
        #expect(lines[..<4] == [Self.name[...], "0", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", ""])
        #expect(lines[4].hasPrefix("\u{2014} \(Self.name) "))
        #expect(lines[4].count == 2 + Self.name.count + 1 + 92)  // 68 bytes in base64
        #expect(lines[5].isEmpty)
    }

    /// RFC 8032 §7.1, test 1: seed and public key.
    @Test func theKeyIsTheOneOfTheSeed() throws {
        let seed = Digest(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let key = try SigningKey(name: "n", seed: try #require(seed).bytes)
        #expect(
            Digest(bytes: key.verifier.publicKey)?.hex
                == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(key.seed == seed?.bytes)
        let hashed = Array("n\n".utf8) + [1] + key.verifier.publicKey
        #expect(key.verifier.id == Array(Digest.part(salt: [], bytes: hashed).bytes.prefix(4)))
    }

    @Test func signedIsBelieved() throws {
        let key = try key()
        for size: UInt64 in [0, 1, 1234, .max] {
            let checkpoint = try Checkpoint(
                verifying: try note(key, size: size), with: key.verifier, origin: Self.name)
            #expect(checkpoint.size == size)
            #expect(checkpoint.root == .leaf(of: [7]))
            #expect(checkpoint.origin == Self.name)
        }
    }

    @Test func anyChangedByteIsNotBelieved() throws {
        let key = try key()
        let bytes = Array(try note(key).utf8)
        for index in bytes.indices {
            for replacement in [bytes[index] ^ 1, bytes[index] ^ 0x10, UInt8(ascii: "\n")]
            where replacement != bytes[index] {
                var changed = bytes
                changed[index] = replacement
                #expect(throws: CheckpointError.self) {
                    try Checkpoint(
                        verifying: String(decoding: changed, as: UTF8.self), with: key.verifier, origin: Self.name)
                }
            }
        }
        for length in bytes.indices {
            #expect(throws: CheckpointError.self) {
                try Checkpoint(
                    verifying: String(decoding: bytes[..<length], as: UTF8.self), with: key.verifier, origin: Self.name)
            }
        }
    }

    @Test func aChangedSizeDoesNotFitItsSignature() throws {
        let key = try key()
        let changed = try note(key).replacing("1234", with: "1235")
        #expect(throws: CheckpointError.signatureDoesNotFit(Self.name)) {
            try Checkpoint(verifying: changed, with: key.verifier, origin: Self.name)
        }
    }

    @Test func anotherKeyOrLedgerIsNotBelieved() throws {
        let note = try note(try key())
        let other = try key(7)
        #expect(throws: CheckpointError.notSigned(by: Self.name)) {
            try Checkpoint(verifying: note, with: other.verifier, origin: Self.name)
        }
        let own = try key()
        #expect(throws: CheckpointError.otherOrigin(expected: "other", found: Self.name)) {
            try Checkpoint(verifying: note, with: own.verifier, origin: "other")
        }
    }

    @Test func signaturesOfWitnessesStandBeside() throws {
        let key = try key()
        let witness = try self.key(8, name: "witness.example")
        let checkpoint = try Checkpoint(origin: Self.name, size: 9, root: .zero, extensionLines: ["note 1"])
        let own = try checkpoint.signed(with: key).encode()
        let witnessed = try checkpoint.signed(with: witness).encode()
        let both = own + (witnessed.split(separator: "\n").last.map { $0 + "\n" } ?? "")
        for verifier in [key.verifier, witness.verifier] {
            #expect(try Checkpoint(verifying: both, with: verifier, origin: Self.name) == checkpoint)
        }
        #expect(try SignedNote(parsing: both).encode() == both)
    }

    @Test(arguments: [
        ("", CheckpointError.noSignatures), ("\n\n", .noSignatures), ("text\n", .noSignatures),
        ("text\n\n", .noSignatures), ("\n\u{2014} a AAAAAAA=\n", .noSignatures),
        ("a\r\n\n\u{2014} a AAAAAAA=\n", .controlCharacter), ("a\u{1B}[2J\n\n\u{2014} a AAAAAAA=\n", .controlCharacter),
        ("a\n\n- a AAAAAAA=\n", .badSignatureLine(0)), ("a\n\n\u{2014} a\n", .badSignatureLine(0)),
        ("a\n\n\u{2014} a AAAAAAA= x\n", .badSignatureLine(0)), ("a\n\n\u{2014} a+b AAAAAAA=\n", .badSignatureLine(0)),
        ("a\n\n\u{2014} a AAAA\n", .badSignatureLine(0)), ("a\n\n\u{2014} a AAAAAAB=\n", .badSignatureLine(0)),
        ("a\n\n\u{2014} a AAAAAAA=\n\u{2014} \u{2003} AAAAAAA=\n", .badSignatureLine(1)),
    ])
    func hostileNotesAreRefused(_ text: String, _ reason: CheckpointError) {
        #expect(throws: reason) { try SignedNote(parsing: text) }
    }

    @Test func overlongNotesAreRefused() {
        let signatures = String(repeating: "\u{2014} a AAAAAAA=\n", count: 101)
        #expect(throws: CheckpointError.tooManySignatures) { try SignedNote(parsing: "a\n\n" + signatures) }
        let letters = String(repeating: "a", count: 1_000_001)
        #expect(throws: CheckpointError.tooLong) { try SignedNote(parsing: letters) }
    }

    @Test(arguments: [
        ("", CheckpointError.tooFewLines), ("o\n1\n", .tooFewLines), ("o\n1\nroot", .tooFewLines),
        ("o\n01\n\(zeros)\n", .badSize), ("o\n+1\n\(zeros)\n", .badSize), ("o\n-1\n\(zeros)\n", .badSize),
        ("o\n 1\n\(zeros)\n", .badSize), ("o\n\u{0661}\n\(zeros)\n", .badSize), ("o\n\n\(zeros)\n", .badSize),
        ("o\n18446744073709551616\n\(zeros)\n", .badSize), ("o\n1\nAAAA\n", .badRoot),
        ("o\n1\n\(String(repeating: "A", count: 42))B=\n", .badRoot), ("o\n1\n\(zeros) \n", .badRoot),
        ("\n1\n\(zeros)\n", .badLine), ("o\n1\n\(zeros)\n\n", .badLine),
    ])
    func hostileTextsAreRefused(_ text: String, _ reason: CheckpointError) {
        #expect(throws: reason) { try Checkpoint(text: text) }
    }

    private static let zeros = String(repeating: "A", count: 43) + "="

    @Test func verifierKeysRoundTripAsText() throws {
        let key = try key().verifier
        #expect(try VerifierKey(text: key.text) == key)
        #expect(key.text.hasPrefix(Self.name + "+"))
        let fields = key.text.split(separator: "+", maxSplits: 2)
        let wrong = [
            "", "a+b", "\(Self.name)+00000000+\(fields[2])", "other+\(fields[1])+\(fields[2])",
            "\(Self.name)+\(fields[1])+AAAA", "\(Self.name)+\(fields[1].uppercased())+\(fields[2]) ",
        ]
        for text in wrong { #expect(throws: CheckpointError.badVerifierKey) { try VerifierKey(text: text) } }
        #expect(throws: CheckpointError.badSeed) { try SigningKey(name: "n", seed: [1, 2, 3]) }
        for name in ["", "a b", "a+b", "a\nb", "a\u{2003}b"] {
            #expect(throws: CheckpointError.badKeyName) { try self.key(name: name) }
        }
    }

    @Test(arguments: ["", "a\nb", "a\u{1B}b"]) func originsAreOneLine(_ origin: String) {
        #expect(throws: CheckpointError.badLine) { try Checkpoint(origin: origin, size: 0, root: .zero) }
    }
}
