import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("Visits, callbacks, cover and forms")
struct VisitTests {
    @Test("A visit starts, is held, taken up again and ends as one contact with its steps")
    func visit() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let tom = try counter.person("Tom", "Begay")
        _ = try counter.open(marisol)  // before the visit: none of its steps
        #expect(try counter.office(after: 1).startVisit(marisol).current?.name == "Ortega, Marisol")
        let opened = try counter.open(marisol, after: 2)
        // Somebody else comes in; the first is held.
        let book = try counter.office(after: 3).startVisit(tom)
        #expect(book.current?.constituent == tom && book.held.map(\.constituent) == [marisol])
        _ = try counter.office(counter.lee, after: 4).change(opened.id, .note("by Lee"))
        #expect(try counter.office(after: 5).endVisit(note: " ")?.book.current == nil)
        // The book is in the store: another terminal of the same person sees it.
        #expect(try counter.office(after: 6).visits().held.count == 1 && counter.office(counter.lee).visits().held.isEmpty)
        _ = try counter.office(after: 10).resumeVisit(0)
        let moved = try counter.office(after: 11).change(opened.id, submit)
        let ended = try #require(
            try counter.office(after: 12).endVisit(note: "brought the tally", callbackOn: CivilDate("2026-11-09"), callbackAt: "14:30"))
        #expect(ended.book == VisitBook())
        guard case .contactRecorded(let contact) = ended.outcome.committed.events[0].event else { return }
        #expect(contact.facts.channel == .visit && contact.facts.cases == [opened.id] && contact.facts.seconds == 4 * 60)
        #expect(contact.facts.steps == [opened.committed.events[0].sequence, moved.committed.events[0].sequence])
        #expect(contact.personal?.note == "brought the tally")
        let view = try counter.office(after: 13).showCase(opened.id)
        #expect(view.contacts.map(\.words) == ["brought the tally"] && view.contacts[0].action == "visit, 4 min, call back 9 Nov 14:30")
        #expect(try counter.office(after: 13).showConstituent(marisol).timeline.count { $0.isContact } == 1)
        let tomsContact = try counter.office(after: 13).showConstituent(tom).timeline.first { $0.isContact }
        #expect(tomsContact?.words == nil && tomsContact?.action == "visit, 2 min")
        #expect(try counter.office().endVisit(note: nil) == nil)
    }

    @Test("A promised call stands on the desk from its day until the next contact")
    func callbacks() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let day = CivilDate("2026-11-09")
        _ = try counter.office().recordContact(
            with: marisol, ContactRecorded(channel: .call, cases: [], note: nil, callbackOn: day, callbackAt: "09:05"))
        #expect(try counter.office().desk().callbacks.isEmpty)
        let later = counter.office(after: 4 * 24 * 60)
        #expect(try later.desk().callbacks.map(\.name) == ["Ortega, Marisol"] && later.showConstituent(marisol).callback?.at == "09:05")
        _ = try later.recordContact(with: marisol, ContactRecorded(channel: .call, cases: [], note: "reached"))
        #expect(try later.desk().callbacks.isEmpty)
        for time in ["9:05", "24:00", "12:60", "noon", "1a:00", "12:00 ", "١٢:٠٠", "\u{1B}[1m"] {
            let refused = failure {
                try later.recordContact(
                    with: marisol, ContactRecorded(channel: .call, cases: [], note: nil, callbackOn: day, callbackAt: time))
            }
            #expect(refused != nil, "\(time)")
        }
    }

    @Test("Whoever covers for a colleague has their cases until they are back")
    func cover() throws {
        let counter = try Counter()
        _ = try counter.open(counter.person(), owner: counter.dana.id)
        let lee = counter.office(counter.lee)
        #expect(try lee.desk().mine.isEmpty)
        _ = try counter.office().setAway("dana", until: #require(CivilDate("2026-11-06")), cover: "lee")
        #expect(try lee.desk().mine.count == 1 && lee.desk().mine.first?.ownerName == "Dana Whitfield")
        #expect(try counter.office(counter.lee, after: 24 * 60).desk().mine.count == 1)
        #expect(try counter.office(counter.lee, after: 48 * 60).desk().mine.isEmpty)
    }

    @Test("The desk counts late and due cases beyond the lines it shows")
    func counts() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        for _ in 0..<5 { _ = try counter.open(marisol, owner: counter.dana.id) }
        _ = try counter.open(marisol, owner: counter.dana.id, after: 24 * 60)
        // Intake is due after two business days: Monday the ninth, and Tuesday the tenth.
        let monday = try counter.office(after: 4 * 24 * 60).desk(limit: 2)
        #expect(monday.mine.count == 2 && monday.mineTotal == 6 && monday.late == 0 && monday.dueToday == 5)
        let tuesday = try counter.office(after: 5 * 24 * 60).desk(limit: 2)
        #expect(tuesday.late == 5 && tuesday.dueToday == 1)
    }

    @Test("A half-filled form is offered again to whoever filled it in, until it is discarded")
    func forms() throws {
        let counter = try Counter()
        let draft = FormDraft(key: "open:1:lip", title: "LIP for Ortega", typed: ["place": "barn \u{1E}"], savedAt: 5)
        try counter.office().saveForm(draft)
        try counter.office().saveForm(FormDraft(key: "b", title: "B", typed: [:], savedAt: 9))
        #expect(try counter.office().forms().map(\.key) == ["b", "open:1:lip"] && counter.office().forms().last == draft)
        #expect(try counter.office(counter.lee).forms().isEmpty)
        try counter.office().discardForm("open:1:lip")
        #expect(try counter.office().forms().map(\.key) == ["b"])
        let id = CaseID(high: 1, low: 1)
        let waiting = WaitingSheet(paper: .ofCase(id, checklist: "c"), language: "en", title: "t")
        try counter.office().printLater([waiting])
        try counter.office().printLater([waiting])
        #expect(try counter.office().waitingSheets() == [waiting])
        try counter.office().forgetWaiting([waiting])
        #expect(try counter.office().waitingSheets().isEmpty && counter.office().visits() == VisitBook())
    }
}
