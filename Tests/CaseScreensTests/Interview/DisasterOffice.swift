import Casework
import CommonExpressions

@testable import CaseScreens

/// The small office with an interview of five questions, three programs, a checklist made from answers, and a case type
/// whose checklist and steps depend on its form.
enum DisasterOffice {
    private static func text(_ text: String) -> LocalizedText { LocalizedText(text) }

    /// The expressions of these tests are all well-formed; one that is not shows itself by never holding.
    private static func condition(_ source: String) -> CommonExpression {
        (try? CommonExpression(parsing: source)) ?? (try? CommonExpression(parsing: "false")) ?? condition("false")
    }

    private static func question(
        _ id: String, _ ask: String, _ label: String, _ kind: Field.Kind, help: String? = nil, minimum: Int? = nil,
        choices: [(String, String)] = [], when: String? = nil
    ) -> Question {
        Question(
            field: Field(
                id: id, label: text(label), help: help.map { text($0) }, kind: kind, minimum: minimum,
                choices: choices.map { Field.Choice(id: $0.0, title: text($0.1)) }), ask: text(ask), when: when.map(condition))
    }

    private static func rule(_ id: String, _ that: String, _ holds: String, _ fails: String, reviewBy: String? = "2027-06-30") -> Rule {
        Rule(
            id: id, that: condition(that),
            because: Rule.Sentences(holds: text(holds), fails: text(fails), unsure: text("It depends on that.")),
            cites: ["7 CFR 1416.\(id.count)"], reviewBy: reviewBy.flatMap { CivilDate($0) })
    }

    static let interview = Interview(
        id: "disaster", title: text("Disaster assistance"), intro: text("A few questions tell which programs may help."),
        questions: [
            question("loss_date", "When did the loss happen?", "Date of the loss", .date, help: "The first day of it."),
            question(
                "cause", "What caused the loss?", "Cause", .choice,
                choices: [("blizzard", "Blizzard"), ("flood", "Flood"), ("fire", "Wildfire"), ("theft", "Theft")]),
            question("animals", "Were animals lost?", "Animals lost", .yesNo),
            question("head", "How many head?", "Head", .integer, minimum: 0, when: "animals"),
            question("noticed", "When was it noticed?", "Noticed on", .date),
        ],
        consistency: [
            Interview.Consistency(
                that: condition("noticed >= loss_date"), otherwise: text("The loss cannot be noticed before it happened."))
        ])

    static let programs = [
        Program(
            id: "livestock", title: text("Livestock Indemnity"), summary: text("For animals that died of weather."), opens: "lip",
            fills: ["amount": condition("head * 10")],
            versions: [
                ProgramVersion(
                    inForce: CivilDate(dayNumber: 20_000), pays: text("75 percent of the market value."),
                    lastDay: ProgramVersion.LastDay(
                        day: condition("date(year(loss_date) + 1, 3, 1)"), cites: ["7 CFR 1416.107"], reviewBy: CivilDate("2027-06-30")),
                    rules: [
                        rule("weather", "cause in ['blizzard', 'flood', 'fire']", "The weather did it.", "Only weather counts."),
                        rule("lost", "animals", "Animals were lost.", "No animals were lost.", reviewBy: nil),
                    ], forms: ["CCC-852"], evidence: [text("Photos with the day on them")], warnings: [text("File before you sell.")])
            ]),
        Program(
            id: "trees", title: text("Tree Assistance"),
            versions: [
                ProgramVersion(
                    inForce: CivilDate(dayNumber: 20_000), rules: [rule("none", "!animals", "No animals.", "It is for trees only.")])
            ]),
        Program(
            id: "emergency", title: text("Emergency Loan"),
            versions: [
                ProgramVersion(
                    inForce: CivilDate(dayNumber: 20_000),
                    rules: [
                        rule("large", "head > 100 || cause == 'flood'", "It is large.", "It is too small."),
                        rule("late", "noticed >= loss_date", "It was told in time.", "It was not."),
                    ])
            ]),
    ]

    static let hiring = Checklist(
        id: "hiring", title: text("Hiring for the season"),
        questions: [
            question("need", "On which day are the workers needed?", "Date of need", .date, help: "Time is counted back from it."),
            question("workers", "How many workers?", "Workers", .integer, minimum: 1),
            question("housing", "Will you house them?", "Housing", .yesNo),
            question("beds", "How many beds are there?", "Beds", .integer, minimum: 0, when: "housing"),
        ], anchor: "need",
        items: [
            ChecklistItem(
                id: "order", text: text("File the job order."), why: text("The state looks for workers here first."), forms: ["ETA-790A"],
                due: ItemDue(opens: .beforeAnchor(.days(75)), closes: .beforeAnchor(.days(60))), cites: ["20 CFR 655.121"]),
            ChecklistItem(
                id: "petition", text: text("Send the petition."), due: ItemDue(closes: .beforeAnchor(.days(45))),
                fee: Fee(amount: .formula(condition("100 + 10 * workers"))), cites: ["20 CFR 655.130"]),
            ChecklistItem(
                id: "inspect", text: text("Have the housing inspected."), when: condition("housing"),
                due: ItemDue(closes: .beforeAnchor(.days(30))),
                cites: ["20 CFR 655.122"]),
            ChecklistItem(
                id: "bond", text: text("Put up a bond."), when: condition("workers > 10"),
                fee: Fee(
                    kind: .bond,
                    amount: .table([Fee.Tier(when: condition("workers < 25"), amount: 500_000), Fee.Tier(when: nil, amount: 1_000_000)])),
                cites: ["29 CFR 501.9"]),
        ])

    /// The small office's case type, with a checklist that depends on the form and a step that does.
    static let caseType: CaseType = {
        let small = SmallOffice.agency.caseTypes[0]
        let transitions =
            SmallOffice.workflow.transitions + [
                Transition(
                    id: "judge", title: text("Judge"), from: .states(["intake"]),
                    to: .choice([.init(state: "approved", when: condition("commercial")), .init(state: "closed")])),
                Transition(
                    id: "hand", title: text("Hand over"), from: .states(["intake"]), to: .state("review"),
                    guards: [.init(when: condition("cause != 'fire'"), otherwise: text("Fires are the fire office's business."))]),
            ]
        return CaseType(
            id: small.id, title: small.title, prefix: small.prefix, version: 1, queue: small.queue,
            fields: small.fields + [Field(id: "animals", label: text("Animals"), kind: .yesNo)], checklists: ["papers"],
            workflow: Workflow(initial: "intake", states: SmallOffice.workflow.states, transitions: transitions))
    }()

    static let papers = Checklist(
        id: "papers", title: text("Papers"),
        items: [
            ChecklistItem(
                id: "vet", text: text("Vet statement"), due: ItemDue(closes: .afterReceipt(.days(30))), fee: Fee(amount: .fixed(2_500))),
            ChecklistItem(id: "brand", text: text("Brand inspection"), when: condition("commercial")),
            ChecklistItem(id: "burn", text: text("Fire report"), when: condition("cause == 'fire'")),
        ])

    static let agency: Agency = {
        let small = SmallOffice.agency
        return Agency(
            id: small.id, title: small.title, timeZone: small.timeZone, languages: small.languages, calendar: small.calendar,
            queues: small.queues, roles: small.roles, caseTypes: [caseType], checklists: [papers, hiring], interview: interview,
            programs: programs, sheet: small.sheet)
    }()
}
