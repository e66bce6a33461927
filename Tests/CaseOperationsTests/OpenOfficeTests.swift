import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("A desk that stays open while the office changes")
struct OpenOfficeTests {
    @Test("Roles taken away meanwhile are gone at once")
    func roles() throws {
        let counter = try Counter()
        let opened = try counter.open(counter.person())
        let desk = counter.office()
        _ = try counter.office(counter.boss).setRoles(["designer"], of: "dana")
        #expect(
            failure { try desk.change(opened.id, .note("x")) } == .refused(.roleRequired(["caseworker"]), caseType: "livestock-indemnity"))
        #expect(failure { try desk.showCase(opened.id) } == .refused(.roleRequired(["caseworker", "auditor"]), caseType: nil))
        #expect(failure { try desk.startVisit(opened.file.record.constituent) } != nil)
        _ = try counter.office(counter.boss).setRoles(["caseworker"], of: "dana")
        #expect(try desk.change(opened.id, .note("x")).file.record.version == 2)
    }

    @Test("Nothing is written into a store that was begun again, and nobody who left writes")
    func madeAnew() throws {
        let counter = try Counter()
        let desk = counter.office()
        let stranger = StaffMember(folding: [
            RecordedEvent(
                sequence: 0, commit: CommitID(high: 1, low: 1), subject: SubjectID(high: 7, low: 7), version: 1, recordedAt: Counter.ten,
                actor: counter.boss.id, event: .staffAdded(StaffAdded(login: "gone", name: "Gone", roles: ["caseworker"])))
        ])
        let left = counter.office(stranger)
        #expect(failure { try left.addConstituent(.init(givenName: "Ana")) } == .leftStaff(login: "gone"))
        let (new, _) = try Counter.genesis()
        _ = try counter.store.restart(as: new.store, with: new.genesis)
        let size = try counter.store.ledgerState().size
        #expect(failure { try desk.addConstituent(.init(givenName: "Ana")) } == .madeAnew)
        #expect(failure { try desk.desk() } == .madeAnew)
        #expect(try counter.store.ledgerState().size == size)
    }

    @Test("Who is neither caseworker nor auditor sees how much waits, and nobody's name")
    func outsiders() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        _ = try counter.open(marisol)
        let noel = try counter.office().findStaff("noel")
        _ = try counter.open(marisol, owner: noel.id)
        _ = try counter.office().recordContact(
            with: marisol, ContactRecorded(channel: .call, cases: [], note: nil, callbackOn: Counter.ten.date, callbackAt: "09:05"))
        let office = counter.office(noel)
        let desk = try office.desk()
        #expect(desk.mine.isEmpty && desk.mineTotal == 0 && desk.callbacks.isEmpty && desk.late == 0)
        #expect(desk.queues.reduce(0) { $0 + $1.count.open } == 2)
        #expect(try counter.office().desk().callbacks.count == 1)
        let refused = OperationFailure.refused(.roleRequired(["caseworker", "auditor"]), caseType: nil)
        #expect(failure { try office.nextUnowned(in: nil) } == refused)
        #expect(failure { try office.findConstituent(marisol.hex) } == refused)
        #expect(failure { try office.findConstituent("nobody") } == refused)
        #expect(try office.staff().count == 5)
    }

    @Test("A print is decided before anything comes out, and is handed out once under one name")
    func printing() throws {
        let counter = try Counter()
        let opened = try counter.open(counter.person())
        let priya = counter.office(try counter.office().findStaff("priya"))
        let sheet = try priya.sheet(for: opened.id)
        #expect(
            failure { try priya.earlierPrint(of: sheet, to: "file") }
                == .refused(.roleRequired(["caseworker"]), caseType: "livestock-indemnity"))
        let request = Request.named("p", by: counter.dana.id, in: try counter.store.identity().store)
        #expect(try counter.office().earlierPrint(of: sheet, to: "printer", request: request) == nil)
        let printed = try counter.office().recordPrint(of: sheet, to: "printer", request: request)
        let again = try counter.office(after: 5).earlierPrint(of: sheet, to: "printer", request: request)
        #expect(printed != nil && again?.committed.events == printed?.committed.events)
        #expect(failure { try counter.office().earlierPrint(of: sheet, to: "file", request: request) } == .storage(.requestReused))
        #expect(try counter.office().earlierPrint(of: sheet, to: "printer") == nil)
    }

    @Test("A visit whose end could not be taken out of the list is recorded once")
    func visit() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        _ = try counter.office().startVisit(marisol)
        let kept = try #require(try counter.store.drafts(of: counter.dana.id).first)
        let first = try #require(try counter.office(after: 3).endVisit(note: "a"))
        // As if the list had not been saved.
        try counter.store.save(kept)
        let again = try #require(try counter.office(after: 9).endVisit(note: "b"))
        #expect(again.outcome.committed.isRepeat && again.outcome.committed.events == first.outcome.committed.events)
        #expect(try counter.office().visits() == VisitBook())
        #expect(try counter.office().showConstituent(marisol).timeline.count { $0.isContact } == 1)
    }
}
