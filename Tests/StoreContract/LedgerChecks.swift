import CaseStorage
import Casework
import EventLedger
import Testing

extension StoreContract {
    static var ledgerChecks: [ContractCheck] {
        [
            ContractCheck(name: "Stored bytes are what the ledger's rules ask for") { make in
                var office = try Office(make)
                for index in 0..<20 { _ = try office.person(.init(givenName: "Person \(index)")) }
                let state = try office.store.ledgerState()
                var audit = LedgerAudit()
                for event in try office.store.storedEvents(0..<state.size) {
                    let seen = try audit.read(header: event.header, parts: event.parts)
                    for node in seen.nodes { #expect(try office.store.node(node.place) == node.hash) }
                }
                try audit.finish()
                #expect(audit.size == state.size && audit.root == state.root)
                #expect(try office.store.storedEvents(3..<5).map(\.sequence) == [3, 4])
                #expect(throws: StorageFailure.missing(.event)) { try office.store.node(TreePlace(level: 9, position: 9)) }
                #expect(try office.store.verify { _, _ in true } == AuditReport(ledger: state, findings: []))
            },
            ContractCheck(name: "An erased part is gone everywhere, and the ledger stays whole") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana", phones: ["505 555 0142"]))
                let edited = try office.record(.init(person, .constituentEdited(ConstituentEdited(.init(givenName: "Marisol")))))
                let note = try office.record(.init(try office.openCase(for: person), .caseNoted(CaseNoted(text: "private"))))
                func erase(_ sequence: UInt64) throws {
                    try office.record(
                        .init(person, .partErased(PartErased(sequence: sequence, part: "personal", basis: "Art. 17"))))
                }
                try erase(edited.events[0].sequence)
                #expect(try office.store.search("marisol", limit: 5).isEmpty)
                #expect(try office.store.search("ana 0142", limit: 5).map(\.id) == [person])
                try erase(2)
                #expect(try office.store.search("ana", limit: 5).isEmpty)
                #expect(try office.store.search("0142", limit: 5).isEmpty)
                #expect(try office.store.constituents([person])[person] == ConstituentDetails())
                try erase(note.events[0].sequence)
                let bytes = try office.store.storedEvents(0..<100).flatMap(\.parts).compactMap(\.bytes)
                let texts = bytes.map { String(decoding: $0, as: UTF8.self) }
                #expect(!texts.contains { $0.contains("Marisol") || $0.contains("private") || $0.contains("0142") })
                #expect(try office.store.verify { _, _ in true }.findings == [])
                #expect(throws: StorageFailure.self) { try erase(9999) }
            },
            ContractCheck(name: "A pack comes into force with its files") { make in
                var office = try Office(make)
                #expect(try office.store.packFiles().isEmpty)
                let files = [PackFile(path: "agency.yaml", bytes: [1, 2]), PackFile(path: "case-types/a.yaml", bytes: [])]
                let digest = EventLedger.Digest.pack(files)
                let subject: SubjectID = office.id()
                let installed = PackInstalled(agency: "county", digest: digest.hex, timeZone: "America/Chicago")
                _ = try office.store.commit(office.commit([.init(subject, .packInstalled(installed))], packFiles: files))
                #expect(try office.store.identity().pack == digest)
                #expect(try office.store.packFiles() == files)
                _ = try office.person(.init(givenName: "Ana"))
                let header = try office.store.storedEvents(3..<4).first.map { try EventHeader(decoding: $0.header) }
                #expect(header?.pack == digest)
                #expect(try office.store.verify { _, _ in true }.isIntact)
            },
            ContractCheck(name: "A commit is seen by whoever asks whether something changed") { make in
                var office = try Office(make)
                let before = try office.store.changeMarker()
                #expect(try office.store.changeMarker() == before)
                _ = try office.person(.init(givenName: "Ana"))
                #expect(try office.store.changeMarker() != before)
            },
            ContractCheck(name: "Rebuilding changes nothing where nothing was wrong") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                _ = try office.openCase(for: person)
                #expect(try office.store.rebuild { _, _ in true }.isEmpty)
                #expect(try office.store.search("ana", limit: 5).map(\.id) == [person])
            },
        ]
    }
}
