import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("Find, open, move, print, withdraw")
struct StoryTests {
    @Test("The story of the counter")
    func story() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        #expect(try counter.office().search("orte").map(\.id) == [marisol])
        let opened = try counter.open(marisol)
        let number = opened.file.record.number
        #expect(number == CaseNumber(prefix: "LIP", year: 2026, serial: 1) && opened.file.record.version == 1)
        #expect(try counter.office().findCase(number.text.lowercased()).record.id == opened.id)
        let moved = try counter.office(after: 1).change(opened.id, submit, seen: 1)
        #expect(moved.file.record.state == "review" && moved.file.record.version == 2)
        #expect(moved.committed.ledger == (try counter.store.ledgerState()) && !moved.committed.isRepeat)
        // Withdrawn until something shows it.
        let back = try counter.office(after: 2).change(opened.id, .withdraw)
        #expect(back.file.record.state == "intake")
        _ = try counter.office(after: 3).change(opened.id, submit)
        let sheet = try counter.office(after: 4).sheet(for: opened.id)
        #expect(sheet.language == "es" && sheet.text.contains(number.text) && sheet.html.contains(number.text))
        _ = try counter.office(after: 5).recordPrint(of: sheet, to: "printer")
        guard case .refused(.stepDependedOn, _) = failure({ try counter.office(after: 6).change(opened.id, .withdraw) }) else {
            Issue.record("a printed step was withdrawn")
            return
        }
        let view = try counter.office(after: 7).showCase(opened.id)
        #expect(view.history.map(\.kind) == ["case-opened", "case-moved", "step-withdrawn", "case-moved", "checklist-printed"])
        #expect(view.history.map(\.isWithdrawn) == [false, true, false, false, false])
        #expect(view.transitions.contains { $0.transition.id == "recommend_approval" && !$0.isAllowed })
    }

    @Test("A change made meanwhile is a conflict; a note never is")
    func conflict() throws {
        let counter = try Counter()
        let opened = try counter.open(counter.person())
        _ = try counter.office(counter.lee).change(opened.id, submit)
        #expect(
            failure { try counter.office().change(opened.id, .tick(item: "x", done: true), seen: 1) }
                == .storage(.conflict(opened.id.retyped(), expected: 1, actual: 2)))
        #expect(try counter.office().change(opened.id, .note("seen"), seen: 1).file.record.version == 3)
    }

    @Test("A request that comes twice is done once; another under its name is refused")
    func requests() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let store = try counter.store.identity().store
        func named(_ name: String) -> Request { .named(name, by: counter.dana.id, in: store) }
        let first = try counter.open(marisol, request: named("a"))
        let size = try counter.store.ledgerState().size
        // Dictionaries filled in another order, and another day, are the same wish.
        for seed in 0..<8 {
            var values: FieldValues = [:]
            for (key, value) in Counter.values.sorted(by: { ($0.key.hashValue ^ seed) < ($1.key.hashValue ^ seed) }) { values[key] = value }
            let again = try counter.open(marisol, request: named("a"), values: values, after: 60 * seed)
            #expect(again.id == first.id && again.committed.isRepeat && again.committed.ledger == first.committed.ledger)
        }
        #expect(try counter.store.ledgerState().size == size)
        var other = Counter.values
        other["cause"] = .text("flood")
        #expect(failure { try counter.open(marisol, request: named("a"), values: other) } == .storage(.requestReused))
        #expect(failure { try counter.open(marisol, request: named("a"), owner: counter.dana.id) } == .storage(.requestReused))
        #expect(failure { try counter.office().change(first.id, submit, request: named("a")) } == .storage(.requestReused))
        // The same name of somebody else is another wish.
        #expect(try counter.open(marisol, request: .named("a", by: counter.lee.id, in: store)).id != first.id)
        // A repeated step answers as before, also when it could not be taken any more.
        let moved = try counter.office().change(first.id, submit, request: named("b"))
        let again = try counter.office(after: 90).change(first.id, submit, request: named("b"))
        #expect(again.committed.isRepeat && again.committed.events == moved.committed.events && again.file.record.version == 2)
        let added = try counter.office().addConstituent(.init(givenName: "Ana"), request: named("c"))
        #expect(try counter.office().addConstituent(.init(givenName: "Ana"), request: named("c")).id == added.id)
        #expect(failure { try counter.office().addConstituent(.init(givenName: "Eva"), request: named("c")) } == .storage(.requestReused))
    }

    @Test("A case entered in error is on no list and found by nobody, but its history stays")
    func withdrawnOpening() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let opened = try counter.open(marisol, owner: counter.dana.id)
        let outcome = try counter.office().change(opened.id, .withdraw)
        #expect(outcome.file.record.isWithdrawn)
        let office = counter.office()
        #expect(try office.desk().mine.isEmpty && office.desk().queues.allSatisfy { $0.count.open == 0 })
        #expect(try office.list(CaseQuery()).total == 0 && office.showConstituent(marisol).cases.isEmpty)
        #expect(try office.search(opened.file.record.number.text).isEmpty)
        #expect(try office.findCase(opened.file.record.number.text).record.id == opened.id)
        #expect(failure { try office.change(opened.id, .note("x")) } == .refused(.entryWithdrawn, caseType: "livestock-indemnity"))
        // Its number is not given again.
        #expect(try counter.open(marisol).file.record.number.serial == 2)
    }

    @Test("Numbers mistyped are refused with those that exist")
    func didYouMean() throws {
        let counter = try Counter()
        let opened = try counter.open(counter.person())
        let right = opened.file.record.number.text
        var wrong = Array(right)
        wrong[9] = "8"
        #expect(
            failure { try counter.office().findCase(String(wrong)) } == .notFound(.caseNumber, typed: String(wrong), suggestions: [right]))
        let unknown = CaseNumber(prefix: "LIP", year: 2026, serial: 77).text
        #expect(failure { try counter.office().findCase(unknown) } == .notFound(.caseNumber, typed: unknown, suggestions: []))
        #expect(failure { try counter.office().findCase("hello") } == .notFound(.caseNumber, typed: "hello", suggestions: []))
    }

    @Test("A constituent is meant by identifier, its beginning, or another register's number")
    func findConstituent() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        // Another register calls her by what is also the beginning of somebody's identifier.
        let digits = String(marisol.hex.prefix(6))
        let ana = try counter.person("Ana", "Diaz", externalID: digits)
        let office = counter.office()
        #expect(try office.findConstituent(marisol.hex) == marisol && office.findConstituent(String(marisol.hex.prefix(12))) == marisol)
        #expect(try office.findConstituent(digits) == ana)
        #expect(failure { try office.findConstituent("nobody") } == .notFound(.constituent, typed: "nobody", suggestions: []))
        #expect(failure { try office.findConstituent(String(repeating: "f", count: 32)) } != nil)
    }

    @Test("Cases and people are shown to caseworkers and auditors, and written by caseworkers only")
    func roles() throws {
        let counter = try Counter()
        let marisol = try counter.person()
        let opened = try counter.open(marisol)
        let noel = try counter.office().findStaff("noel")
        let priya = try counter.office().findStaff("priya")
        let refused = OperationFailure.refused(.roleRequired(["caseworker", "auditor"]), caseType: nil)
        #expect(
            failure { try counter.office(noel).showCase(opened.id) } == refused
                && failure { try counter.office(noel).search("or") } == refused)
        #expect(
            failure { try counter.office(noel).showConstituent(marisol) } == refused
                && failure { try counter.office(noel).sheet(for: opened.id) } == refused)
        #expect(failure { try counter.office(noel).exportHistory(of: opened.file, to: .csv) } == refused)
        #expect(failure { try counter.office(noel).list(CaseQuery()) } == refused)
        #expect(try counter.office(priya).showCase(opened.id).record.id == opened.id)
        for member in [noel, priya] {
            let office = counter.office(member)
            let size = try counter.store.ledgerState().size
            #expect(failure { try office.change(opened.id, .note("x")) } != nil && failure { try office.change(opened.id, submit) } != nil)
            #expect(
                failure { try office.addConstituent(.init(givenName: "A")) } != nil && failure { try office.startVisit(marisol) } != nil)
            #expect(failure { try office.addStaff(login: "x", name: "X", roles: []) } != nil)
            #expect(failure { try office.recordContact(with: marisol, ContactRecorded(channel: .call, cases: [], note: nil)) } != nil)
            #expect(try counter.store.ledgerState().size == size)
        }
    }
}
