import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("What docs/agency-pack.md shows is so")
struct DocumentedPackTests {
    /// The page, from the package's own folder above this file.
    private static let page: String? = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("docs/agency-pack.md")
            if let text = try? String(contentsOf: candidate, encoding: .utf8) { return text }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    /// The blocks of YAML of a section, in their order.
    private func blocks(of section: String) throws -> [String] {
        let page = try #require(Self.page)
        let start = try #require(page.range(of: "\n## \(section)\n"))
        let rest = page[start.upperBound...]
        let text = rest.range(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
        return text.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    @Test("the first pack is sound")
    func firstPack() throws {
        let blocks = try blocks(of: "A first pack")
        try #require(blocks.count == 2)
        let pack = AgencyPack.read(
            try SmallPack.files(["agency.yaml": blocks[0], "case-types/permit.yaml": blocks[1]]), today: CivilDate("2026-11-22"))
        #expect(pack.problems.map(\.description) == [])
        #expect(pack.agency?.caseType("permit")?.workflow.states.map(\.id) == ["asked", "granted"])
    }

    @Test("the pack with mistakes has those that are shown, with their witnesses")
    func findings() throws {
        let first = try blocks(of: "A first pack")
        let section = "7. Is it sound? Reading what the check says"
        let workflow = try #require(try blocks(of: section).first)
        let head = first[1].components(separatedBy: "  states:")[0]
        let field = "  wish: {label: What you want to do, type: text}\n"
        let permit = head.replacingOccurrences(of: field, with: field + "  acres: {label: Acres, type: integer}\n") + workflow
        let problems = AgencyPack.read(
            try SmallPack.files(["agency.yaml": first[0], "case-types/permit.yaml": permit]), today: CivilDate("2026-11-22")
        ).problems
        let page = try #require(Self.page).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(problems.map(\.line) == [13, 14, 17, 20])
        for problem in problems where problem.line != 14 {
            let shown = problem.line == 13 ? problem.description : String(problem.description.dropFirst("case-types/permit.yaml:".count))
            #expect(page.contains(shown), "\(problem)")
        }
    }

    @Test("every finding of the check stands in its table")
    func codes() throws {
        let page = try #require(Self.page)
        let known = ["role-cycle", "unknown-time-zone", "bad-prefix"]
        let missing = PackProblem.Code.allCases.map(\.rawValue).filter { !page.contains("`\($0)`") && !known.contains($0) }
        #expect(missing == [])
    }

    @Test("the plan is read")
    func plan() throws {
        let text = try #require(try blocks(of: "9. Changing what is in use").first)
        let permit = try blocks(of: "A first pack")[1]
        let newer =
            permit.replacingOccurrences(of: "version: 1", with: "version: 2")
            .replacingOccurrences(
                of: "    granted: ",
                with: "    examination: {title: Examination, due: 5 days}\n    waiting: {title: Waiting, due: 5 days}\n    granted: "
            )
            .replacingOccurrences(
                of: "  transitions:\n",
                with: """
                      transitions:
                        look: {title: Look, from: asked, to: examination}
                        wait: {title: Wait, from: examination, to: waiting}
                        back: {title: Back, from: waiting, to: asked}

                    """)
        let agency = try #require(
            AgencyPack.read(try SmallPack.files(["agency.yaml": try blocks(of: "A first pack")[0], "case-types/permit.yaml": newer])).agency
        )
        let (plan, problems) = MigrationPlan.read(PackFile(path: "plan.yaml", bytes: Array(text.utf8)), for: agency)
        #expect(problems.map(\.description) == [])
        #expect(plan?.types.first?.states.map(\.state) == ["asked", "review", "waiting"] && plan?.answers.count == 1)
    }
}
