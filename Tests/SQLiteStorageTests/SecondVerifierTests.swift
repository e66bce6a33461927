import CaseStorage
import Casework
import EventLedger
import Foundation
import GRDB
import SQLiteStorage
import StoreContract
import Testing

/// The verifier written from docs/ledger-format.md alone must agree with ours.
@Suite("The second verifier agrees", .enabled(if: SecondVerifier.isThere, "python3 and Tests/Verifier/verify.py are not here"))
struct SecondVerifierTests {
    @Test func onAWholeStoreAndOnADamagedOne() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("store")
        let store = try SQLiteStore.create(at: path, store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        for index in 0..<9 {
            let person = try office.person(.init(givenName: "Person \(index)"))
            _ = try office.openCase(for: person)
        }
        let subject: SubjectID = office.id()
        try office.record(.init(subject, .partErased(PartErased(sequence: 4, part: "personal", basis: "Art. 17"))))
        let state = try store.ledgerState()
        #expect(try store.verify { _, _ in true }.findings == [])
        try store.close()
        let whole = try SecondVerifier.verify(path)
        #expect(whole.intact && whole.events == Int(state.size) && whole.root == state.root.hex && whole.firstBad == nil)

        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "UPDATE part SET bytes = x'7b7d' WHERE sequence = 6 AND name = 'personal'") }
        try database.close()
        let damaged = try SecondVerifier.verify(path)
        let ours = try SQLiteStore.open(at: path).verify { _, _ in true }
        #expect(!damaged.intact && damaged.firstBad == 6)
        #expect(ours.findings.first?.sequence == 6)
    }
}

struct SecondVerifier: Decodable {
    let intact: Bool
    let events: Int
    let root: String
    let firstBad: Int?

    private enum CodingKeys: String, CodingKey {
        case intact, events, root
        case firstBad = "first_bad"
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Verifier/verify.py").path(percentEncoded: false)

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: script) && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    }

    static func verify(_ store: String) throws -> SecondVerifier {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script, store]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(SecondVerifier.self, from: text)
    }
}
