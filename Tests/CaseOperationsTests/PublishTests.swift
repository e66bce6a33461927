import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Testing

@Suite("A pack is put into force while there are no cases")
struct PublishTests {
    func another(_ counter: Counter) throws -> (agency: Agency, files: PackFiles) {
        let kept = try counter.store.packFiles()
        let files = try PackFiles(
            kept.map { $0.path == "agency.yaml" ? PackFile(path: $0.path, bytes: $0.bytes + Array("\n# changed\n".utf8)) : $0 })
        return (try #require(AgencyPack.read(files).agency), files)
    }

    @Test("Published once, with its files, under its name; an open desk has to open again")
    func publish() throws {
        let counter = try Counter()
        let (agency, files) = try another(counter)
        let noel = try counter.office().findStaff("noel")
        let desk = counter.office()
        let request = Request.named("p", by: noel.id, in: try counter.store.identity().store)
        #expect(failure { try counter.office().publish(agency, files: files) } == .refused(.roleRequired(["designer"]), caseType: nil))
        let done = try counter.office(noel).publish(agency, files: files, request: request)
        #expect(done.version == 2 && !done.isRepeat)
        #expect(try counter.store.ledgerState() == done.ledger)
        #expect(try counter.store.identity().pack == files.digest)
        let again = try counter.office(noel).publish(agency, files: files, request: request)
        #expect(again.isRepeat && again.ledger == done.ledger)
        let inForce = try counter.office(noel).publish(agency, files: files)
        #expect(inForce.isRepeat && inForce.version == 2)
        #expect(failure { try desk.addConstituent(.init(givenName: "Ana")) } == .madeAnew)
        #expect(try counter.store.verify { _, _ in true }.isIntact)
    }

    @Test("A store that has cases, also one entered in error, keeps its pack")
    func cases() throws {
        let counter = try Counter()
        let (agency, files) = try another(counter)
        let opened = try counter.open(counter.person())
        _ = try counter.office().change(opened.id, .withdraw)
        let before = try counter.store.ledgerState()
        let noel = try counter.office().findStaff("noel")
        #expect(failure { try counter.office(noel).publish(agency, files: files) } == .refused(.packAlreadyInstalled, caseType: nil))
        let same = try PackFiles(try counter.store.packFiles())
        #expect(try counter.office(noel).publish(counter.agency, files: same).version == 1)
        #expect(try counter.store.ledgerState() == before)
    }
}
