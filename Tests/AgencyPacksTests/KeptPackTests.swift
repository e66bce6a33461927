import AgencyPacks
import Casework
import CommonExpressions
import Foundation
import Testing

@Suite("A pack that a store keeps")
struct KeptPackTests {
    @Test("is read although a proof fails that nobody made when it came into force")
    func trapped() throws {
        var files = ClockPack.files
        files["case-types/permit.yaml"] = ClockPack.permit.replacingOccurrences(
            of: "    take_up:", with: "    park: {title: Park, from: intake, to: parked}\n    take_up:"
        ).replacingOccurrences(of: "    settled: {title", with: "    parked: {title: Parked, due: 3 days}\n    settled: {title")
        let found = AgencyPack.read(try SmallPack.files(files))
        #expect(found.agency == nil && found.problems.map(\.code) == [.stateTrapped])
        let kept = AgencyPack.read(kept: try SmallPack.files(files))
        #expect(kept.agency?.caseType("permit")?.workflow.state("parked") != nil)
    }

    private let permit = "case-types/permit.yaml"

    /// How the pack is read when it comes in, and when a store keeps it.
    private func readings(_ files: [String: String]) throws -> (new: AgencyPack, kept: AgencyPack) {
        let files = try SmallPack.files(files)
        return (AgencyPack.read(files, today: CivilDate("2026-11-21")), AgencyPack.read(kept: files))
    }

    private func codes(_ pack: AgencyPack, _ severity: PackProblem.Severity) -> [PackProblem.Code] {
        pack.problems.filter { $0.severity == severity }.map(\.code)
    }

    @Test("opens although its timers, which nobody read when it came in, cannot be read")
    func timers() throws {
        let text =
            SmallPack.permit.replacingOccurrences(of: "final: true}", with: "final: true, due: 5 days}") + """

                  timers:
                    - {in: review, after: 30 days, do: back}
                    - {in: nowhere, after: 30 days, remind: owner}
                    - {in: review, after: soon, every: week}
                    - {id: look, in: review, after: 20 days, when: heads > , remind: owner}
                    - {id: call, in: review, after: 20 days, remind: owner}
                    - {id: call, in: intake, after: 2 days, queue: nowhere}
                    - wake up
                """
        let (new, kept) = try readings(SmallPack.files.merging([permit: text]) { $1 })
        #expect(new.agency == nil && Set(codes(new, .error)).isSuperset(of: [.noRole, .undefinedName, .typeError, .syntaxError]))
        #expect(codes(kept, .error) == [])
        #expect(Set(codes(kept, .warning)).isSuperset(of: codes(new, .error)))
        let workflow = try #require(kept.agency?.caseType("permit")).workflow
        #expect(workflow.timers == [Timer(id: "call", states: ["review"], clock: Clock(.days(20)), action: .remind(.owner))])
        #expect(workflow.state("done")?.due == nil && workflow.state("intake")?.due == DueRule(Clock(.days(3))))
        #expect(workflow.transitions.map(\.id) == ["submit", "back", "grant", "reopen"])
        let none = SmallPack.permit + "\n  timers: later"
        let later = try readings(SmallPack.files.merging([permit: none]) { $1 })
        #expect(later.new.agency == nil && later.kept.agency?.caseType("permit")?.workflow.timers == [])
    }

    @Test("takes clocks, ways in and states that evidence comes from as far as they go")
    func parts() throws {
        var files = ClockPack.files
        files["agency.yaml"] = ClockPack.agency.replacingOccurrences(of: ", cites: [Act 1]", with: "")
            .replacingOccurrences(of: "target: 2 business days", with: "target: {after: 2 days, from: visited}")
        files[permit] = [
            (", cites: [Act 5]", ""), ("after: 30 days, from: ask", "after: 30 days, from: nothing"),
            ("  states:\n    intake:", "  initial: intake\n  states:\n    intake:"),
            ("title: At the counter,", "title: X, reason: required,"),
            ("left: score < 5}", "gone: score < 5}"), ("obtained-in: [review, waiting]", "obtained-in: [nowhere]"),
        ].reduce(ClockPack.permit) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        files["checklists/papers.yaml"] = ClockPack.papers.replacingOccurrences(of: "obtained-in: waiting", with: "obtained-in: nowhere")
        let (new, kept) = try readings(files)
        #expect(new.agency == nil && codes(kept, .error) == [])
        for code in [PackProblem.Code.noCitation, .undefinedName, .typeError, .noWayIn] {
            #expect(codes(new, .error).contains(code) && codes(kept, .warning).contains(code), "\(code)")
        }
        let agency = try #require(kept.agency)
        let counter = try #require(agency.queue("counter"))
        #expect(counter.target == Clock(.businessDays(10), from: .received, pauses: true) && counter.law?.cites.isEmpty != false)
        #expect(agency.queue("late")?.target == nil)
        let workflow = try #require(agency.caseType("permit")).workflow
        #expect(workflow.initial == "intake" && workflow.waysIn.isEmpty && workflow.transition("settle") == nil)
        #expect(workflow.state("waiting")?.due == nil && workflow.state("review")?.due?.choices.map(\.law) == [nil, nil])
    }

    @Test("is refused where a file cannot be parsed, or says what no release ever took")
    func damaged() throws {
        let broken = try readings(SmallPack.files.merging([permit: SmallPack.permit + "\n    - ]"]) { $1 })
        #expect(broken.kept.agency == nil && codes(broken.kept, .error) == [.syntaxError])
        let unknown = SmallPack.permit.replacingOccurrences(of: "from: intake, to: review", with: "from: nowhere, to: review")
        let lost = try readings(SmallPack.files.merging([permit: unknown]) { $1 })
        #expect(lost.kept.agency == nil && codes(lost.kept, .error) == [.undefinedName])
    }
}
