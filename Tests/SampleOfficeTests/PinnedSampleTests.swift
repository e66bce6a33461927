import AgencyPacks
import CaseStorage
import Casework
import EventLedger
import SampleOffice
import Testing

@Suite("A generator's version means one ledger for ever")
struct PinnedSampleTests {
    /// Of an office of the test's own, so that no change of the shipped pack moves it.
    private static let pinned = "200 fafd5a2ccf1ee056780d9be54906252239dd4e61f26a2dc42181cdc8c8271dc1"

    @Test("the root of a small sample is the one written down; whoever changes it counts the version up")
    func root() throws {
        let state = try store(of: try Self.plan()).ledgerState()
        #expect(SampleGenerator.version == 1)
        #expect("\(state.size) \(state.root.hex)" == Self.pinned)
    }

    private static func plan() throws -> SamplePlan {
        let files = try PackFiles(
            [
                "people/given-names.txt": "Ada\tf\t5\t1930-2000\tenglish\nBen\tm\t5\t1930-2000\tenglish\nEva\tf\t2\t1930-2000\tspanish",
                "people/family-names.txt": "Hill\t4\tenglish\nLuna\t2\tspanish",
                "people/nicknames.txt": "Ben\tBenny",
                "people/streets.txt": "Mill Road\t1",
                "people/towns.txt": "Dry Fork\tKS\t66303\t1",
                "people/area-codes.txt": "785\t1",
                "people/farm-names.txt": "{family} Ranch\t1\tranch",
                "people/languages.txt": "en\t9\tEnglish\nes\t1\tEspañol",
                "narratives.yaml": "narratives:\n  note:\n    en:\n      - Looks right.\n      - 'Ask again.'\n",
            ].map { PackFile(path: $0.key, bytes: Array($0.value.utf8)) })
        let kind = CaseType(
            id: "permit", title: LocalizedText("Permit"), prefix: "PER", version: 1, queue: "counter",
            fields: [
                Field(id: "began", label: LocalizedText("Began"), kind: .date),
                Field(id: "head", label: LocalizedText("Head"), kind: .integer, minimum: 1, maximum: 900, isRequiredToOpen: true),
                Field(id: "fee", label: LocalizedText("Fee"), kind: .money, minimum: 0),
            ],
            checklists: ["papers"],
            workflow: Workflow(
                initial: "new",
                states: [
                    State(id: "new", title: LocalizedText("New"), due: DueRule(Clock(.businessDays(3)))),
                    State(id: "asked", title: LocalizedText("Asked"), waitingOn: .constituent, due: DueRule(Clock(.days(20)))),
                    State(id: "granted", title: LocalizedText("Granted"), isFinal: true),
                    State(id: "refused", title: LocalizedText("Refused"), isFinal: true),
                ],
                transitions: [
                    Transition(id: "ask", title: LocalizedText("Ask"), from: .states(["new"]), to: .state("asked"), requiresReason: true),
                    Transition(id: "answer", title: LocalizedText("Answer"), from: .states(["asked"]), to: .state("new")),
                    Transition(
                        id: "grant", title: LocalizedText("Grant"), from: .states(["new"]), to: .state("granted"), requires: ["fee"],
                        notBy: ["ask"], requiresChecklist: true),
                    Transition(
                        id: "refuse", title: LocalizedText("Refuse"), from: .states(["new", "asked"]), to: .state("refused"),
                        requiresReason: true, roles: ["supervisor"]),
                    Transition(
                        id: "appeal", title: LocalizedText("Appeal"), from: .states(["refused"]), to: .state("asked"), requiresReason: true,
                        reopens: true, within: .days(30)),
                ]))
        let agency = Agency(
            id: "test", title: LocalizedText("Test"), timeZone: "America/Chicago", languages: ["en"],
            calendar: BusinessCalendar(holidays: .usFederal), queues: [Queue(id: "counter", title: LocalizedText("Counter"))],
            roles: Role.builtIn, caseTypes: [kind],
            checklists: [
                Checklist(
                    id: "papers", title: LocalizedText("Papers"),
                    items: [ChecklistItem(id: "map", text: LocalizedText("Map")), ChecklistItem(id: "form", text: LocalizedText("Form"))])
            ], sheet: SheetText())
        return SamplePlan(
            seed: 5, constituents: 40, cases: 30, asOf: try #require(CivilDate("2026-06-01")), agency: agency,
            staff: [
                SampleStaff(login: "ann", name: "Ann", roles: ["caseworker"]),
                SampleStaff(login: "sue", name: "Sue", roles: ["supervisor"]),
            ], files: files, login: "me", name: "Me")
    }
}
