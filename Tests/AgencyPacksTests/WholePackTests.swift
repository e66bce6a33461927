import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("Problems across files, and what stands in them")
struct WholePackTests {
    private let permit = "case-types/permit.yaml"

    @Test("definitions come out as written, in the order of the files")
    func definitions() throws {
        let agency = try #require(try SmallPack.reading([:]).agency)
        let type = try #require(agency.caseType("permit"))
        #expect(type.prefix == "PER" && type.version == 1 && type.queue == "counter" && type.checklists == ["papers"])
        #expect(type.fields.map(\.id) == ["day", "heads"])
        #expect(type.fields[1].columns.map(\.isTotalled) == [true])
        #expect(type.workflow.initial == "intake")
        #expect(type.workflow.states.map(\.id) == ["intake", "review", "done"])
        #expect(type.workflow.state("review")?.due == DueRule(Clock(.businessDays(10))))
        #expect(type.workflow.transitions.map(\.id) == ["submit", "back", "grant", "reopen"])
        #expect(type.workflow.transition("grant")?.notBy == ["submit"])
        #expect(type.workflow.transition("submit")?.requires == ["day"])
        #expect(agency.roles.map(\.id) == Role.builtIn.map(\.id))
        let items = try #require(agency.checklist("papers")?.items)
        #expect(
            items.map(\.due) == [ItemDue(closes: .afterReceipt(.days(30))), ItemDue(closes: .yearAfter(field: "day", month: 3, day: 1))])
        #expect(items[0].fee == Fee(amount: .fixed(1250)))
        #expect(items[1].reviewBy == CivilDate("2027-06-30"))
    }

    @Test("words that YAML 1.1 takes for something else are read as they stand")
    func scalarsAreText() throws {
        let text = SmallPack.permit.replacingOccurrences(of: "title: Review,", with: "title: Off,")
            .replacingOccurrences(of: "title: Intake,", with: "title: 2026-11-21,")
            .replacingOccurrences(of: "type: date}", with: "type: date}\n  no: {label: No, type: money, minimum: 010.50}")
        let type = try #require(try SmallPack.reading([permit: text]).agency?.caseTypes.first)
        #expect(type.workflow.states.map(\.title.plain) == ["2026-11-21", "Off", "Done"])
        #expect(type.field("no")?.minimum == 1050)
    }

    @Test("two files that claim one name or one prefix")
    func claims() throws {
        let pack = try SmallPack.reading([
            "case-types/qermit.yaml": SmallPack.permit.replacingOccurrences(of: "case-type: permit", with: "case-type: qermit")
                .replacingOccurrences(of: "title: Permit", with: "title: Qermit")
        ])
        #expect(
            pack.problems.map { "\($0.file):\($0.line):\($0.column) \($0.code.rawValue)" } == [
                "case-types/qermit.yaml:3:9 duplicate-prefix"
            ])
        let twice = try SmallPack.reading(["case-types/same.yaml": SmallPack.permit])
        #expect(
            twice.problems.map { "\($0.file):\($0.line):\($0.column) \($0.code.rawValue)" } == [
                "case-types/same.yaml:1:12 duplicate-name"
            ])
    }

    @Test("every file's problems come at once, sorted")
    func allAtOnce() throws {
        let pack = try SmallPack.reading([
            permit: "case-type: [", "checklists/papers.yaml": "checklist: papers\ntitle: Papers\nitems: 3\n",
            "agency.yaml": "agency: office\n",
        ])
        #expect(Set(pack.problems.map(\.file)) == ["agency.yaml", permit, "checklists/papers.yaml"])
        #expect(pack.problems == pack.problems.sorted())
        #expect(pack.agency == nil)
    }

    @Test("a folder without agency.yaml says so")
    func noAgency() throws {
        let pack = AgencyPack.read(try SmallPack.files([permit: SmallPack.permit]))
        #expect(pack.agency == nil)
        #expect(pack.problems.contains { $0.file == "agency.yaml" && $0.code == .missingKey })
        #expect(AgencyPack.read(try SmallPack.files([:])).agency == nil)
    }

    @Test("a language that is missing is a warning where the public reads")
    func untranslated() throws {
        let pack = try SmallPack.reading(["agency.yaml": SmallPack.agency.replacingOccurrences(of: "[en]", with: "[en, es]")])
        #expect(Set(pack.problems.map(\.code)) == [.untranslated])
        #expect(pack.problems.contains { $0.file == permit && $0.line == 2 && $0.column == 8 })
        // Staff may have queues, states and transitions in their own language only.
        #expect(!pack.problems.contains { $0.file == permit && $0.line > 12 })
        #expect(pack.agency?.languages == ["en", "es"])
    }

    @Test("witnesses name the cut and the loop")
    func witnesses() throws {
        let lost = SmallPack.permit.replacingOccurrences(
            of: "    done: {", with: "    lost: {title: Lost, due: 3 days}\n    done: {")
        #expect(
            try SmallPack.reading([permit: lost]).problems.first?.witness
                == "from intake cases reach intake, review, done; nothing leads on to lost")
        let loop = lost.replacingOccurrences(
            of: "    submit:",
            with:
                "    fall: {title: Fall, from: review, to: lost}\n    stay: {title: Stay, from: lost, to: pit}\n"
                + "    on: {title: On, from: pit, to: lost}\n    submit:"
        ).replacingOccurrences(of: "    done: {", with: "    pit: {title: Pit, due: 3 days}\n    done: {")
        #expect(try SmallPack.reading([permit: loop]).problems.map(\.witness) == ["lost → pit → lost", "pit → lost → pit"])
    }

    @Test("what is nearly right is suggested")
    func suggestions() throws {
        let text = SmallPack.permit.replacingOccurrences(of: "[day]", with: "[dya]")
        #expect(try SmallPack.reading([permit: text]).problems.first?.message.contains("Did you mean \"day\"?") == true)
        let key = SmallPack.permit.replacingOccurrences(of: "prefix:", with: "prefx:")
        #expect(try SmallPack.reading([permit: key]).problems.contains { $0.message.contains("Did you mean \"prefix\"?") })
    }

    @Test("the people of the sample office are read, and it is said where they are too few")
    func staff() throws {
        let one = "staff:\n  - {login: lee, name: Lee, roles: [supervisor]}\n"
        let alone = try SmallPack.reading(["staff.yaml": one])
        #expect(alone.sampleStaff == [SampleStaff(login: "lee", name: "Lee", roles: ["supervisor"])])
        #expect(alone.problems.map(\.code) == [.separationImpossible] && alone.agency != nil)
        let two = try SmallPack.reading(["staff.yaml": one + "  - {login: dana, name: Dana, roles: [caseworker]}\n"])
        #expect(two.problems == [])
        let nobody = try SmallPack.reading(["staff.yaml": "staff:\n  - {login: lee, name: Lee, roles: [auditor]}\n"])
        #expect(Set(nobody.problems.map(\.code)) == [.noRole])
        let wrong = try SmallPack.reading(["staff.yaml": "staff:\n  - {login: lee, name: Lee, roles: [superviser]}\n"])
        #expect(wrong.problems.map { "\($0.line):\($0.column) \($0.code.rawValue)" } == ["2:37 undefined-name"])
    }
}

@Suite("One mistake does not breed others")
struct FollowUpTests {
    @Test(
        "a mistake in the office's file is reported there only",
        arguments: ["languages: [en]": "languages: 3", "queues:": "queues: []\nold:", "title: Office": "title: {}\nroles: 7"])
    func officeFile(find: String, replace: String) throws {
        let text = SmallPack.agency.replacingOccurrences(of: find, with: replace)
        let pack = try SmallPack.reading(["agency.yaml": text])
        #expect(pack.agency == nil)
        #expect(pack.problems.allSatisfy { $0.file == "agency.yaml" }, "\(pack.problems)")
        let broken = try SmallPack.reading(["agency.yaml": text + "\n  }"])
        #expect(broken.problems.map(\.code) == [.syntaxError])
    }

    @Test("a checklist that cannot be parsed is not missed as well")
    func brokenChecklist() throws {
        let pack = try SmallPack.reading(["checklists/papers.yaml": "checklist: ["])
        #expect(pack.problems.map(\.code) == [.syntaxError])
    }
}
