import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Testing

@Suite("A pack is put into force, and nobody's case is lost")
struct PublishTests {
    func plan(_ states: [(String, String)], answers: [String: String] = [:]) -> MigrationPlan {
        MigrationPlan(
            agency: "small",
            types: [
                .init(type: "permit", states: states.map { .init(state: $0.0, step: .to(state: $0.1, restartsClock: false)) })
            ], answers: answers)
    }

    static let whole = [("intake", "intake"), ("review", "examination"), ("waiting", "waiting")]

    @Test("Published once under its name; an open desk has to open again")
    func publish() throws {
        let counter = try ClockCounter()
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let desk = try counter.office()
        let boss = try counter.office(counter.boss)
        let request = Request.named("p", by: counter.boss.id, in: try counter.store.identity().store)
        let publication = Publication(agency: agency, files: files)
        #expect(failure { try desk.publish(publication) } == .refused(.roleRequired(["designer"]), caseType: nil))
        #expect(failure { try desk.preview(publication) } == .refused(.roleRequired(["designer"]), caseType: nil))
        let done = try boss.publish(publication, request: request)
        #expect(done.version == 2 && !done.isRepeat && done.moved == 0)
        #expect(try counter.store.identity().pack == files.digest && counter.store.ledgerState() == done.ledger)
        let again = try counter.office(counter.boss).publish(publication, request: request)
        #expect(again.isRepeat && again.ledger == done.ledger)
        #expect(try counter.office(counter.boss).publish(publication).isRepeat)
        #expect(failure { try desk.addConstituent(.init(givenName: "Ana")) } == .madeAnew)
    }

    @Test("Without a plan each open case goes on by its own version, beside new ones")
    func keeps() throws {
        let counter = try ClockCounter()
        let old = try counter.open(["submit"])
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let done = try counter.office(counter.boss).publish(Publication(agency: agency, files: files))
        #expect(done.moved == 0)
        let new = try counter.open(["submit"])
        let office = try counter.office()
        #expect(try counter.record(old).typeVersion == 1 && counter.record(new).typeVersion == 2)
        #expect(try office.showCase(old).state?.title.plain == "Under review" && counter.record(new).state == "examination")
        // Twenty are enough by the old rule and too few by the new one.
        _ = try office.change(old, .move(transition: "grant", values: [:], reason: nil, due: nil))
        #expect(
            failure { try office.change(new, .move(transition: "grant", values: [:], reason: nil, due: nil)) }
                == .refused(.guardFails(transition: "grant", index: 0), caseType: "permit"))
        #expect(try office.list(CaseQuery(order: .newest)).lines.map(\.stateTitle).sorted() == ["Granted", "Under review"])
    }

    @Test("A plan moves every open case in the same commit as the pack")
    func moves() throws {
        let counter = try ClockCounter()
        let cases = [try counter.open(), try counter.open(["submit"]), try counter.open(["submit", "ask"])]
        let closed = try counter.open(["submit", "refuse"])
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let publication = Publication(agency: agency, files: files).following(plan(Self.whole))
        let boss = try counter.office(counter.boss, after: 1)
        let preview = try boss.preview(publication)
        #expect(preview.problems.isEmpty && preview.moving == 3 && preview.keeping == 0)
        #expect(preview.groups.map(\.state) == ["intake", "review", "waiting"])
        #expect(preview.groups.allSatisfy { $0.cases.first?.name == "Diaz, Ana" })
        let before = try counter.store.ledgerState().size
        let done = try boss.publish(publication)
        #expect(done.moved == 3)
        let events = try counter.store.storedEvents(before..<counter.store.ledgerState().size)
        #expect(Set(try events.map { try EventHeader(decoding: $0.header).commit }).count == 1 && events.count == 4)
        #expect(try cases.map { try counter.record($0).state } == ["intake", "examination", "waiting"])
        #expect(try cases.allSatisfy { try counter.record($0).typeVersion == 2 })
        #expect(try counter.record(closed).typeVersion == 1)
        let view = try counter.office(after: 2).showCase(cases[1])
        #expect(view.history.map(\.action) == ["opened", "Submit → Under review", "goes on under version 2 → Under review"])
        #expect(try counter.office(counter.boss).publish(publication).isRepeat)
        #expect(try counter.store.verify { _, _ in true }.isIntact)
    }

    @Test("A plan that leaves a state out, closes cases or invents states changes nothing")
    func refused() throws {
        let counter = try ClockCounter()
        _ = try counter.open(["submit"])
        _ = try counter.open(["submit", "ask"])
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let boss = try counter.office(counter.boss)
        let before = try counter.store.ledgerState()
        func problem(_ states: [(String, String)], answers: [String: String] = [:]) -> PublishProblem? {
            let publication = Publication(agency: agency, files: files).following(plan(states, answers: answers))
            guard case .unpublishable(let problem, _)? = failure({ try boss.publish(publication) }) else { return nil }
            return problem
        }
        let open = OpenCases(type: "permit", version: 1, state: "waiting", count: 1)
        #expect(problem([("review", "examination")]) == .plan(.notTotal(type: "permit", missing: [open])))
        #expect(
            problem([("review", "examination"), ("waiting", "closed")])
                == .plan(.wouldClose(type: "permit", state: "closed", from: "waiting")))
        let invented = problem([("review", "nowhere"), ("waiting", "waiting")])
        #expect(
            invented
                == .plan(
                    .unknownTarget(type: "permit", state: "nowhere", from: "review", known: ["intake", "examination", "waiting"])))
        #expect(try counter.store.ledgerState() == before)
    }

    @Test("A question is asked case by case")
    func questions() throws {
        let counter = try ClockCounter()
        let ids = [try counter.open(["submit"]), try counter.open(["submit"])]
        let numbers = try ids.map { try counter.record($0).number }
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        func publication(_ answers: [String: String]) -> Publication {
            let step = MigrationPlan.Step.ask(
                question: "Are the plans there?",
                answers: [.init(answer: "yes", state: "examination"), .init(answer: "no", state: "waiting")])
            let type = MigrationPlan.TypePlan(type: "permit", states: [.init(state: "review", step: step)])
            return Publication(agency: agency, files: files).following(MigrationPlan(agency: "small", types: [type], answers: answers))
        }
        let boss = try counter.office(counter.boss)
        #expect(
            failure { try boss.publish(publication([numbers[0].text: "yes"])) }
                == .unpublishable(.unanswered(question: "Are the plans there?", [numbers[1]]), more: 0))
        #expect(
            failure { try boss.publish(publication([numbers[0].text: "yes", numbers[1].text: "perhaps"])) }
                == .unpublishable(
                    .misanswered(numbers[1], given: "perhaps", known: ["yes", "no", "intake", "examination", "waiting"]), more: 0))
        let done = try boss.publish(publication([numbers[0].text: "yes", numbers[1].text: "no"]))
        #expect(done.moved == 2)
        #expect(try ids.map { try counter.record($0).state } == ["examination", "waiting"])
    }

    @Test("Rules that change under the same version, and another office's pack, are refused")
    func versions() throws {
        let counter = try ClockCounter()
        _ = try counter.open()
        let boss = try counter.office(counter.boss)
        let same = try ClockCounter.pack(version: 1, ClockCounter.second)
        #expect(
            failure { try boss.publish(Publication(agency: same.agency, files: same.files)) }
                == .unpublishable(.versionsNotRaised([.init(type: "permit", version: 1)]), more: 0))
        let other = try ClockCounter.pack(
            version: 2, ClockCounter.second, agency: ClockCounter.agencyFile.replacing("agency: small", with: "agency: other"))
        #expect(
            failure { try boss.publish(Publication(agency: other.agency, files: other.files)) }
                == .unpublishable(.otherAgency("other", wanted: "small"), more: 0))
        // Another title of the office is no change of a case type.
        let titled = try ClockCounter.pack(
            version: 1, ClockCounter.first, agency: ClockCounter.agencyFile.replacing("Small office", with: "Little office"))
        #expect(try boss.publish(Publication(agency: titled.agency, files: titled.files)).version == 2)
    }

    @Test("Of two who publish at once the second is told, and nothing is overwritten")
    func two() throws {
        let counter = try ClockCounter()
        let (first, second) = (try counter.office(counter.boss), try counter.office(counter.boss))
        let one = try ClockCounter.pack(version: 2, ClockCounter.second)
        let other = try ClockCounter.pack(version: 3, ClockCounter.second)
        _ = try first.publish(Publication(agency: one.agency, files: one.files))
        #expect(
            failure { try second.publish(Publication(agency: other.agency, files: other.files)) }
                == .unpublishable(.publishedMeanwhile, more: 0))
        #expect(try counter.store.identity().pack == one.files.digest)
    }

    @Test("A plan reads back as it was written down")
    func text() throws {
        let agency = try ClockCounter.pack(version: 2, ClockCounter.second).agency
        let step = MigrationPlan.Step.ask(
            question: "Said \"yes\": or #no?", answers: [.init(answer: "yes", state: "examination"), .init(answer: "no", state: "waiting")])
        let plan = MigrationPlan(
            agency: "small",
            types: [
                .init(
                    type: "permit", from: [1],
                    states: [.init(state: "intake", step: .to(state: "intake", restartsClock: true)), .init(state: "review", step: step)])
            ], answers: [CaseNumber(prefix: "PM", year: 2026, serial: 1).text: "no"])
        let (read, problems) = MigrationPlan.read(PackFile(path: "plan.yaml", bytes: Array(plan.text.utf8)), for: agency)
        #expect(problems.isEmpty && read == plan)
    }
}
