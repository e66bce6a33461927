import CaseDocuments
import Casework
import CommonExpressions

/// An interview of the tests' own with three programs, one of each verdict for ``answers``.
enum SampleInterview {
    static let interview = Interview(
        id: "garden-help", title: text("Help for your garden", "Ayuda para su jardín"),
        questions: [
            question("damage_on", "Day of the damage", "Día del daño", .date),
            Question(
                field: Field(
                    id: "cause", label: text("What caused it", "Qué lo causó"), kind: .choice,
                    choices: [
                        Field.Choice(id: "hail", title: text("Hail", "Granizo")),
                        Field.Choice(id: "drought", title: text("Drought", "Sequía")),
                    ]), ask: text("What caused the damage?", "¿Qué causó el daño?")),
            question("beds", "Number of beds", "Número de canteros", .integer),
            question("is_school", "It is a school's garden", "Es el jardín de una escuela", .yesNo),
        ],
        consistency: (try? CommonExpression(parsing: "damage_on <= today")).map {
            [
                Interview.Consistency(
                    that: $0, otherwise: text("The damage cannot lie in the future.", "El daño no puede estar en el futuro."))
            ]
        } ?? [])

    static let programs: [Program] = (try? made()) ?? []

    private static func made() throws(ExpressionProblem) -> [Program] {
        let vouched = CivilDate("2027-06-30")
        let law = CivilDate(dayNumber: 20_105)  // 2025-01-17
        let hail = Rule(
            id: "cause", that: try CommonExpression(parsing: "cause == 'hail'"),
            because: Rule.Sentences(
                holds: text("Hail caused the damage.", "El granizo causó el daño."),
                fails: text("Only damage by hail counts.", "Solo cuenta el daño por granizo."),
                unsure: text("Only damage by hail counts.", "Solo cuenta el daño por granizo.")),
            cites: ["City Code 31.4"], reviewBy: vouched)
        let size = Rule(
            id: "size", that: try CommonExpression(parsing: "beds >= 3"),
            because: Rule.Sentences(
                holds: text("Your garden has three beds or more.", "Su jardín tiene tres canteros o más."),
                fails: text("Your garden has fewer than three beds.", "Su jardín tiene menos de tres canteros."),
                unsure: text("A garden must have three beds.", "Un jardín debe tener tres canteros.")),
            cites: ["City Code 31.5"])
        let school = Rule(
            id: "school", that: try CommonExpression(parsing: "is_school"),
            because: Rule.Sentences(
                holds: text("It is a school's garden.", "Es el jardín de una escuela."),
                fails: text("It is not a school's garden.", "No es el jardín de una escuela."),
                unsure: LocalizedText("It must be a school's garden.")),
            cites: ["City Code 33.1"], reviewBy: CivilDate("2026-06-30"))
        let lastDay = ProgramVersion.LastDay(
            day: try CommonExpression(parsing: "date(year(damage_on) + 1, 3, 1)"), cites: ["City Code 31.9"], reviewBy: vouched)
        return [
            Program(
                id: "school-gardens", title: text("School gardens", "Jardines escolares"),
                summary: text("For schools that grow food.", "Para escuelas que cultivan alimentos."),
                versions: [ProgramVersion(inForce: law, rules: [hail, school], forms: ["S-1"])]),
            Program(
                id: "hail-help", title: text("Hail help", "Ayuda por granizo"),
                summary: text("For gardens that hail has damaged.", "Para jardines dañados por el granizo."),
                versions: [
                    ProgramVersion(
                        inForce: law, applies: ProgramVersion.Applies(on: "damage_on", from: CivilDate("2024-01-01")),
                        pays: text("Half of what new plants cost.", "La mitad de lo que cuestan las plantas nuevas."), lastDay: lastDay,
                        rules: [hail, size], forms: ["H-1", "H-2"],
                        evidence: [
                            text("Pictures of the beds", "Fotos de los canteros"),
                            text("Receipts for the plants", "Recibos de las plantas"),
                        ],
                        warnings: [text("Do not replant before we have seen it.", "No replante antes de que lo veamos.")])
                ]),
            Program(
                id: "drought-help", title: text("Drought help", "Ayuda por sequía"),
                versions: [
                    ProgramVersion(
                        inForce: law,
                        rules: [
                            Rule(
                                id: "cause", that: try CommonExpression(parsing: "cause == 'drought'"),
                                because: Rule.Sentences(
                                    holds: text("Drought caused the damage.", "La sequía causó el daño."),
                                    fails: text("Only damage by drought counts.", "Solo cuenta el daño por sequía."),
                                    unsure: text("Only damage by drought counts.", "Solo cuenta el daño por sequía.")),
                                cites: ["City Code 32.2"], reviewBy: vouched)
                        ])
                ]),
        ]
    }

    static let answers: Answers = [
        "damage_on": .value(.text("2026-06-02")), "cause": .value(.text("hail")), "beds": .value(.integer(4)), "is_school": .dontKnow,
    ]

    static func sheet(_ answers: Answers = answers, language: String = "en", mode: ChecklistSheet.Mode = .live) -> ProgramsSheet {
        let course = InterviewCourse(interview: interview, programs: programs, answers: answers, today: SampleSheet.printedOn.date)
        let lines = language == "es" ? ["Qué lo causó: Sequía en vez de Granizo."] : ["What caused it: Drought instead of Hail."]
        return ProgramsSheet(
            agency: SampleSheet.agency(), interview: interview, course: course, wouldChange: ["drought-help": lines], language: language,
            printedOn: SampleSheet.printedOn, mode: mode, constituentName: "Marisol Ortega Núñez")
    }

    private static func question(_ id: String, _ english: String, _ spanish: String, _ kind: Field.Kind) -> Question {
        Question(field: Field(id: id, label: text(english, spanish), kind: kind), ask: text("\(english)?", "¿\(spanish)?"))
    }

    private static func text(_ english: String, _ spanish: String) -> LocalizedText { LocalizedText(["en": english, "es": spanish]) }
}
