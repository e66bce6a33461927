import AgencyPacks
import CaseStorage
import Casework
import EventLedger
import SampleOffice
import Testing

@Suite("What no sample can be made from is said")
struct SampleProblemTests {
    let fixture: SampleFixture

    init() throws { fixture = try SampleFixture() }

    /// The pack with one file replaced, or taken away.
    private func plan(_ path: String, _ text: String?) throws -> SamplePlan {
        let kept = fixture.files.files.filter { $0.path != path }
        var plan = try fixture.plan()
        plan.files = try PackFiles(kept + (text.map { [PackFile(path: path, bytes: Array($0.utf8))] } ?? []))
        return plan
    }

    @Test("a table is missing or empty")
    func missing() throws {
        for text in [nil, "# nothing but a remark\n"] {
            let plan = try plan("people/towns.txt", text)
            #expect(throws: SampleProblem.missingFile("people/towns.txt")) { try SampleGenerator(plan) }
        }
    }

    @Test(
        "a line of a table is wrong",
        arguments: [
            "Town\tKS\t66301", "Town\tKS\t66301\tmany", "Town\tKS\t66301\t0", "Town\tKS\t\t5", "To\u{1B}[2Jwn\tKS\t66301\t5",
            "T\u{202E}own\tKS\t66301\t5",
        ])
    func badLine(_ line: String) throws {
        let plan = try plan("people/towns.txt", "# head\n" + line + "\n")
        #expect(throws: SampleProblem.badLine(file: "people/towns.txt", line: 2)) { try SampleGenerator(plan) }
    }

    @Test("a line of the narratives is wrong", arguments: ["stray", "  note:\n      - too soon", "narratives:\n\tnote:"])
    func badNarratives(_ text: String) throws {
        let plan = try plan("narratives.yaml", text)
        #expect(throws: SampleProblem.self) { try SampleGenerator(plan) }
    }

    @Test("counts that cannot be")
    func counts() throws {
        let few = try fixture.plan(constituents: 0, cases: 1)
        #expect(throws: SampleProblem.casesWithoutConstituents) { try SampleGenerator(few) }
        let negative = try fixture.plan(constituents: -1, cases: 0)
        #expect(throws: SampleProblem.badCount(limit: SamplePlan.maximumCount)) { try SampleGenerator(negative) }
        let many = try fixture.plan(constituents: 1, cases: SamplePlan.maximumCount + 1)
        #expect(throws: SampleProblem.badCount(limit: SamplePlan.maximumCount)) { try SampleGenerator(many) }
    }

    @Test("a member of staff whose role the office does not have")
    func staff() throws {
        var plan = try fixture.plan()
        plan.staff = [SampleStaff(login: "eve", name: "Eve", roles: ["king"])]
        let wanted = SampleProblem.staffRefused(login: "eve", .unknownRole("king", known: plan.agency.roles.map(\.id)))
        #expect(throws: wanted) { try SampleGenerator(plan) }
    }

    @Test("small and odd plans work: nobody, one of each, no staff, a leap day, a Sunday")
    func odd() throws {
        #expect(try SampleEvents(try fixture.plan(constituents: 0, cases: 0)).events.count == 4 + fixture.staff.count)
        #expect(try SampleEvents(try fixture.plan(constituents: 1, cases: 1)).files.count == 1)
        var alone = try fixture.plan(constituents: 5, cases: 10)
        alone.staff = []
        #expect(try SampleEvents(alone).files.count == 10)
        #expect(try SampleEvents(try fixture.plan(constituents: 5, cases: 12, asOf: "2028-02-29")).files.count == 12)
        let sunday = try SampleEvents(try fixture.plan(constituents: 30, cases: 40, asOf: "2026-11-22"))
        let runner = try #require(sunday.commits.first).actor
        let own = sunday.files.map(\.record).filter { $0.isOpen && $0.owner == runner }
        let day = try #require(CivilDate("2026-11-22"))
        #expect(own.count { $0.due.map { $0 < day } ?? false } == 2)
        #expect(own.count { $0.due == day } == 1)
    }
}
