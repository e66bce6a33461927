import CommonExpressions

@testable import Casework

/// Programs and questions with a bit of everything, made in code.
enum SmallInterview {
    /// Friday, 11 December 2026.
    static let today = CivilDate("2026-12-11")!

    static func question(
        _ id: String, _ kind: Field.Kind, choices: [String] = [], minimum: Int? = nil, maximum: Int? = nil, when: String? = nil
    ) throws -> Question {
        Question(
            field: Field(
                id: id, label: LocalizedText(id), kind: kind, minimum: minimum, maximum: maximum,
                choices: choices.map { .init(id: $0, title: LocalizedText($0)) }),
            ask: LocalizedText("\(id)?"), when: try when.map { try CommonExpression(parsing: $0) })
    }

    static func rule(_ id: String, _ that: String) throws -> Rule {
        Rule(
            id: id, that: try CommonExpression(parsing: that),
            because: .init(holds: LocalizedText("\(id) holds"), fails: LocalizedText("\(id) fails"), unsure: LocalizedText("\(id) open")),
            cites: ["7 CFR 1"])
    }

    static func version(
        _ inForce: String, applies: ProgramVersion.Applies? = nil, lastDay: String? = nil, _ rules: [(String, String)]
    ) throws -> ProgramVersion {
        ProgramVersion(
            inForce: CivilDate(inForce)!, applies: applies,
            lastDay: try lastDay.map { ProgramVersion.LastDay(day: try CommonExpression(parsing: $0), cites: ["7 CFR 2"]) },
            rules: try rules.map { try rule($0.0, $0.1) })
    }

    static func program(_ id: String, _ versions: [ProgramVersion]) -> Program {
        Program(id: id, title: LocalizedText(id), versions: versions)
    }

    static func interview() throws -> Interview {
        Interview(
            id: "small", title: LocalizedText("Small"),
            questions: [
                try question("loss", .date), try question("cause", .choice, choices: ["flood", "fire", "other"]),
                try question("owner", .yesNo), try question("head", .integer, minimum: 0, maximum: 1000),
                try question("died", .integer, minimum: 0),
                try question("income", .money), try question("insured", .yesNo),
            ],
            consistency: [
                .init(that: try CommonExpression(parsing: "died <= head"), otherwise: LocalizedText("More died than there were."))
            ])
    }

    static func programs() throws -> [Program] {
        let old = ProgramVersion.Applies(on: "loss", to: CivilDate("2023-12-31"))
        let new = ProgramVersion.Applies(on: "loss", from: CivilDate("2024-01-01"))
        return [
            program(
                "herd",
                [
                    try version(
                        "2014-01-01", applies: old, lastDay: "loss + days(60)", [("owner", "owner"), ("cause", "cause == 'flood'")]),
                    try version(
                        "2025-01-17", applies: new, lastDay: "date(year(loss) + 1, 3, 1)",
                        [("owner", "owner"), ("cause", "cause in ['flood', 'fire']"), ("many", "died * 100 > head * 5")]),
                ]),
            program(
                "land", [try version("2020-01-01", [("cause", "cause != 'other'"), ("income", "income <= 900000"), ("bare", "!insured")])]),
            program("any", [try version("2020-01-01", [("either", "owner || insured")])]),
        ]
    }

    static func course(_ answers: Answers = [:]) throws -> InterviewCourse {
        InterviewCourse(interview: try interview(), programs: try programs(), answers: answers, today: today)
    }

    static func verdicts(_ answers: Answers) throws -> [String: Verdict] {
        Dictionary(uniqueKeysWithValues: try course(answers).assessments.map { ($0.id, $0.verdict) })
    }
}
