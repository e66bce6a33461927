import EventLedger
import Foundation
import Testing

/// The verifier that was written from docs/ledger-format.md alone must agree with the code here.
@Suite(.enabled(if: SecondVerifier.isHere, "python3 or Tests/Verifier is not here"))
struct SecondVerifierTests {
    @Test func itsOwnTestsPass() throws {
        let run = try SecondVerifier.run("selftest.py")
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func itAgreesOnAWholeLedger() throws {
        var ledger = try SmallLedger(erasing: 3)
        ledger.events[3].parts[1] = StoredPart(name: LedgerFormat.personalPart, salt: nil, bytes: nil)
        let audit = try ledger.audit()
        let answer = try SecondVerifier.verify(ledger.export())
        #expect(answer == .init(intact: true, events: 6, root: audit.root.hex, firstBad: nil))

        ledger.events.removeLast()
        #expect(throws: AuditProblem(sequence: 3, reason: .missingPart("personal"))) { try ledger.audit() }
        #expect(try SecondVerifier.verify(ledger.export()).firstBad == 3)
    }

    @Test func itAgreesOnTheProofsOfOneCase() throws {
        let ledger = try SmallLedger()
        let subject = Identifier(high: 0, low: 2)
        let root = try ledger.audit().root.hex
        #expect(
            try SecondVerifier.verify(ledger.export(case: subject))
                == .init(intact: true, events: 3, root: root, firstBad: nil))
        let spoiled = try ledger.export(case: subject).replacing("\"leaf_index\":4", with: "\"leaf_index\":3")
        #expect(try SecondVerifier.verify(spoiled).firstBad == 4)
    }

    @Test func itBelievesCheckpointsOfThisCode() throws {
        let ledger = try SmallLedger()
        let key = try SigningKey(name: "county.example/desk", seed: [UInt8](repeating: 7, count: 32))
        for size in 1...5 {
            let root = SlowTree.head(ledger.events[..<size].map { .leaf(of: $0.header.encode()) }[...])
            let note = try Checkpoint(origin: "county.example/desk", size: UInt64(size), root: root).signed(with: key)
            #expect(
                try SecondVerifier.verify(ledger.export(), checkpoint: note.encode(), key: key.verifier.text).intact)
        }
        let longer = try Checkpoint(origin: "county.example/desk", size: 6, root: .zero).signed(with: key).encode()
        #expect(try !SecondVerifier.verify(ledger.export(), checkpoint: longer, key: key.verifier.text).intact)
    }
}

extension SmallLedger {
    /// The export of docs/ledger-format.md section 7: the whole ledger, or the events of one case with their proofs.
    func export(case subject: Identifier? = nil) throws -> String {
        var kept = KeptTree(size: 0)
        for event in events { kept.append(.leaf(of: event.header.encode())) }
        let tree = kept.tree(size: events.count)
        var lines = ["{\"caseload-export\":1,\"size\":\(events.count),\"root\":\"\(kept.frontier.root)\"}"]
        for (index, event) in events.enumerated() where subject == nil || event.header.subject == subject {
            let parts = event.parts.map {
                "{\"name\":\"\($0.name)\",\"salt\":\(Self.base64($0.salt)),\"bytes\":\(Self.base64($0.bytes))}"
            }
            var line = "{\"sequence\":\(index),\"header\":\(Self.base64(event.header.encode())),"
            line += "\"parts\":[\(parts.joined(separator: ","))]"
            if subject != nil {
                let proof = try #require(try tree.inclusionProof(of: UInt64(index)))
                let hex = proof.map { "\"\($0)\"" }.joined(separator: ",")
                line += ",\"leaf_index\":\(index),\"proof\":[\(hex)]"
            }
            lines.append(line + "}")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func base64(_ bytes: [UInt8]?) -> String {
        bytes.map { "\"\(Data($0).base64EncodedString())\"" } ?? "null"
    }
}

/// Runs `Tests/Verifier` with the system's Python.
enum SecondVerifier {
    struct Answer: Decodable, Equatable {
        let intact: Bool
        let events: UInt64
        let root: String
        let firstBad: UInt64?
    }

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Verifier")

    static let isHere =
        FileManager.default.fileExists(atPath: folder.appending(path: "verify.py").path)
        && (try? run("-c", ["pass"]))?.status == 0

    static func verify(_ export: String, checkpoint: String? = nil, key: String? = nil) throws -> Answer {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "verifier-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let file = scratch.appending(path: "export.jsonl")
        try Data(export.utf8).write(to: file)
        var arguments = [file.path]
        if let checkpoint, let key {
            let note = scratch.appending(path: "checkpoint")
            try Data(checkpoint.utf8).write(to: note)
            arguments += ["--checkpoint", note.path, "--key", key]
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Answer.self, from: Data(try run("verify.py", arguments).output.utf8))
    }

    static func run(_ script: String, _ arguments: [String] = []) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let target = script.hasSuffix(".py") ? folder.appending(path: script).path : script
        process.arguments = ["python3", "-B", target] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
