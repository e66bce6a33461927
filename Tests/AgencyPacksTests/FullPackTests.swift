import AgencyPacks
import Casework
import CommonExpressions
import Foundation
import Testing

@Suite("Conditions, programs and questions as they come out")
struct FullPackTests {
    private func agency() throws -> Agency {
        let pack = AgencyPack.read(try SmallPack.files(FullPack.files))
        return try #require(pack.agency)
    }

    @Test("the interview, its questions in the office's order")
    func interview() throws {
        let interview = try #require(try agency().interview)
        #expect(interview.id == "loss" && interview.title.plain == "What happened")
        #expect(interview.questions.map(\.id) == ["day", "noticed", "cause", "acres"])
        let day = try #require(interview.question("day"))
        #expect(day.ask.plain == "When was the loss?" && day.field.label.plain == "Day of the loss" && day.when == nil)
        #expect(day.field.kind == .date)
        #expect(day.field.minimum == CivilDate("2015-01-01")?.dayNumber && day.field.maximum == CivilDate("2099-12-31")?.dayNumber)
        #expect(interview.question("acres")?.when?.source == "cause == 'frost'")
        #expect(interview.question("cause")?.field.choices.map(\.id) == ["flood", "frost"])
        #expect(interview.consistency.map(\.that.source) == ["noticed >= day"])
        #expect(interview.consistency.map(\.otherwise.plain) == ["You cannot see a loss before it happens."])
    }

    @Test("a program with a version of its rules")
    func program() throws {
        let program = try #require(try agency().program("relief"))
        #expect(program.opens == "permit" && program.summary?.plain == "For people who lost a crop.")
        #expect(program.fills.mapValues(\.source) == ["acreage": "acres * 2", "kind": "cause == 'frost' ? 'cold' : 'wet'"])
        let version = try #require(program.versions.first)
        #expect(version.inForce == CivilDate("2025-01-17"))
        #expect(version.applies == .init(on: "day", from: CivilDate("2024-01-01")))
        #expect(version.pays?.plain == "Half of the loss." && version.forms == ["AD-2047"])
        #expect(version.evidence.map(\.plain) == ["A photo of the field."] && version.warnings.map(\.plain) == ["Come early."])
        let lastDay = try #require(version.lastDay)
        #expect(lastDay.day.source == "date(year(day) + 1, 3, 1)" && lastDay.cites == ["Act 7"])
        #expect(lastDay.reviewBy == CivilDate("2027-06-30"))
        #expect(version.rules.map(\.id) == ["cause", "size"] && version.rules.map(\.cites) == [["Act 3"], ["Act 4"]])
        #expect(version.rules.map(\.reviewBy) == [CivilDate("2027-06-30"), nil])
        let (three, one) = (version.rules[0].because, version.rules[1].because)
        #expect([three.holds, three.fails, three.unsure].map(\.plain) == ["Floods count.", "Only floods count.", "Tell us the cause."])
        #expect(one.holds == one.fails && one.fails == one.unsure && one.holds.plain == "At least five acres.")
    }

    @Test("a checklist's anchor, conditions, days and fees")
    func checklist() throws {
        let list = try #require(try agency().checklist("steps"))
        #expect(list.questions.map(\.id) == ["start", "workers"] && list.anchor == "start")
        func due(_ id: String) -> ItemDue? { list.items.first { $0.id == id }?.due }
        func fee(_ id: String) -> Fee? { list.items.first { $0.id == id }?.fee }
        #expect(due("order") == ItemDue(opens: .beforeAnchor(.days(75)), closes: .beforeAnchor(.days(60)), shift: .previous))
        #expect(due("petition") == ItemDue(closes: .afterAnchor(.businessDays(3))))
        #expect(due("bond") == ItemDue(closes: .day(try CommonExpression(parsing: "start - days(30)")), shift: .next))
        #expect(due("report") == ItemDue(closes: .yearAfter(field: "start", month: 3, day: 1), shift: .next))
        #expect(fee("order") == Fee(amount: .fixed(0)))
        let formula = Fee.Amount.formula(try CommonExpression(parsing: "100 + 10 * workers"))
        #expect(fee("petition") == Fee(amount: formula, atMost: 100_000, note: LocalizedText("Per worker.")))
        let tiers = [
            Fee.Tier(when: try CommonExpression(parsing: "workers < 25"), amount: 500_000), Fee.Tier(when: nil, amount: 7_500_000),
        ]
        #expect(fee("bond") == Fee(kind: .bond, amount: .table(tiers)))
        #expect(list.items.map(\.when?.source) == [nil, "workers > 0", nil, nil])
        #expect(list.items.map(\.inForce) == [nil, nil, CivilDate("2025-01-17"), nil])
    }

    @Test("guards, and destinations tried in order")
    func workflow() throws {
        let type = try #require(try agency().caseType("permit"))
        let submit = try #require(type.workflow.transition("submit"))
        #expect(
            submit.guards == [.init(when: try CommonExpression(parsing: "day <= today"), otherwise: LocalizedText("The day lies ahead."))])
        let grant = try #require(type.workflow.transition("grant"))
        guard case .choice(let branches) = grant.to else {
            Issue.record("no list of destinations")
            return
        }
        #expect(branches.map(\.state) == ["done", "intake", nil])
        #expect(branches.map { $0.when != nil } == [true, true, false] && grant.restartsDue)
        #expect(type.field("day")?.maximum == CivilDate("2099-12-31")?.dayNumber)
    }

    @Test("every text the public reads is wanted in every language of the office")
    func translations() throws {
        var files = FullPack.files
        files["agency.yaml"] = SmallPack.agency.replacingOccurrences(of: "[en]", with: "[en, es]")
        let found = AgencyPack.read(try SmallPack.files(files)).problems
        #expect(Set(found.map(\.code)) == [.untranslated])
        func lines(_ file: String) -> [Int] { Set(found.filter { $0.file == file }.map(\.line)).sorted() }
        #expect(lines("interview.yaml") == [2, 4, 5, 7, 8, 10, 11, 13])
        #expect(lines("programs/relief.yaml") == [2, 3, 9, 14, 17, 19, 20])
        #expect(lines("checklists/steps.yaml") == [2, 4, 5, 9, 14, 17, 20, 26])
    }
}
