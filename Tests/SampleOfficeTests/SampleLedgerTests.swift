import AgencyPacks
import CaseStorage
import Casework
import EventLedger
import SampleOffice
import Testing

@Suite("The same plan gives the same ledger")
struct SampleLedgerTests {
    let fixture: SampleFixture

    init() throws { fixture = try SampleFixture() }

    @Test("in any batch size, and the ledger is intact")
    func batches() throws {
        let plan = try fixture.plan()
        let first = try store(of: plan, batch: 1)
        let state = try first.ledgerState()
        #expect(try store(of: plan, batch: 7).ledgerState() == state)
        #expect(try store(of: plan, batch: 1000).ledgerState() == state)
        #expect(try first.verify { _, _ in true }.isIntact)
        #expect(state.size > 300)
    }

    @Test("another seed, day, pack or person gives another one")
    func others() throws {
        let small = (constituents: 12, cases: 6)
        func root(seed: UInt64 = 7, asOf: String = "2026-12-11", login: String = "clerk") throws -> String {
            let plan = try fixture.plan(seed: seed, constituents: small.constituents, cases: small.cases, asOf: asOf, login: login)
            return try store(of: plan).ledgerState().root.hex
        }
        let roots = [try root(), try root(seed: 8), try root(asOf: "2026-12-10"), try root(login: "other")]
        #expect(Set(roots).count == roots.count)
    }

    @Test("two plans never share a store's name")
    func names() throws {
        let ids = try [fixture.plan(), fixture.plan(seed: 8), fixture.plan(cases: 41), fixture.plan(login: "x")].map {
            try SampleGenerator($0).storeID
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test("a training store is begun again with it")
    func restart() throws {
        let plan = try fixture.plan(constituents: 20, cases: 8)
        let other = try store(of: try fixture.plan(seed: 1, constituents: 10, cases: 3))
        var generator = try SampleGenerator(plan)
        _ = try other.restart(as: generator.storeID, with: generator.genesis)
        _ = try other.load(generator.next(batch: .max))
        #expect(try other.ledgerState() == store(of: plan).ledgerState())
        #expect(try other.identity().mode == .training)
        #expect(try other.packFiles() == fixture.files.files)
        #expect(try other.staff().map(\.login) == ["clerk"] + fixture.staff.map(\.login))
    }

    @Test("the estimate of events ends with the number made")
    func estimate() throws {
        var generator = try SampleGenerator(try fixture.plan(constituents: 200, cases: 150))
        var made: [Int] = [generator.eventsMade]
        while !generator.next(batch: 50).isEmpty {
            made.append(generator.eventsMade)
            #expect(generator.eventsExpected >= generator.eventsMade)
        }
        #expect(made == made.sorted())
        #expect(generator.eventsExpected == generator.eventsMade)
        #expect(generator.next(batch: 50).isEmpty)
    }

    @Test("whoever is on the pack's staff already is not added twice")
    func runnerOfTheStaff() throws {
        let events = try SampleEvents(try fixture.plan(constituents: 3, cases: 0, login: "dana"))
        let logins = events.events.compactMap { recorded -> String? in
            if case .staffAdded(let added) = recorded.event { added.personal?.login } else { nil }
        }
        #expect(logins.count(where: { $0 == "dana" }) == 1)
        #expect(logins.count == fixture.staff.count)
    }
}
