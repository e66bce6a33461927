import CaseDocuments
import CommonExpressions

@testable import Casework

/// A checklist of the tests' own with twelve items that hang on answers: windows before a day, fees by a table, a bond.
enum StallChecklist {
    static let questions: [Question] = [
        question("market_day", "First day of the market", "Primer día del mercado", .date),
        question("helpers", "Number of helpers", "Número de ayudantes", .integer),
        question("sells_food", "You sell food", "Usted vende comida", .yesNo),
        Question(
            field: Field(
                id: "stall", label: text("Kind of stall", "Tipo de puesto"), kind: .choice,
                choices: [
                    Field.Choice(id: "table", title: text("A table", "Una mesa")),
                    Field.Choice(id: "truck", title: text("A truck", "Un camión")),
                ]), ask: text("What kind of stall do you have?", "¿Qué tipo de puesto tiene?")),
    ]

    static let checklist: Checklist? = try? Checklist(
        id: "market-stall", title: text("Your market stall: what to do, and when", "Su puesto de mercado: qué hacer y cuándo"),
        forWhom: text("For people who want to sell at the city market.", "Para quienes quieren vender en el mercado de la ciudad."),
        questions: questions, anchor: "market_day", items: items())

    static func items() throws(ExpressionProblem) -> [ChecklistItem] {
        let vouched = CivilDate("2027-12-31")
        let law = CivilDate("2025-01-17")
        return [
            ChecklistItem(
                id: "sketch", text: text("Draw a sketch of your stall.", "Dibuje un plano de su puesto."),
                why: text("We check that people can pass.", "Revisamos que la gente pueda pasar."), forms: ["M-1"],
                sendTo: text("Market office", "Oficina del mercado"),
                due: ItemDue(opens: .beforeAnchor(.days(75)), closes: .beforeAnchor(.days(60)), shift: .previous),
                fee: Fee(amount: .fixed(0)), cites: ["City Code 21.3"], inForce: law, reviewBy: vouched),
            ChecklistItem(
                id: "place", text: text("Ask for a place at the market.", "Pida un lugar en el mercado."),
                why: text("Places are given in the order of asking.", "Los lugares se dan por orden de llegada."),
                forms: ["M-2", "M-3"], sendTo: text("Market office, by mail or in person", "Oficina del mercado, por correo o en persona"),
                due: ItemDue(closes: .beforeAnchor(.days(45))),
                fee: Fee(
                    amount: .formula(try CommonExpression(parsing: "100 + 25 * helpers")), atMost: 25_000,
                    note: text("$100.00 and $25.00 a helper, at most $250.00", "$100.00 y $25.00 por ayudante, $250.00 como máximo")),
                cites: ["City Code 21.4", "City Code 21.5"], inForce: law, reviewBy: vouched),
            ChecklistItem(
                id: "bond", text: text("Put up a bond for the clean-up.", "Deposite una fianza para la limpieza."),
                why: text("It pays for cleaning if you leave things behind.", "Paga la limpieza si usted deja cosas."),
                due: ItemDue(closes: .beforeAnchor(.days(14)), shift: .next),
                fee: Fee(
                    kind: .bond,
                    amount: .table([
                        Fee.Tier(when: try CommonExpression(parsing: "helpers < 5"), amount: 100_000),
                        Fee.Tier(when: nil, amount: 1_000_000),
                    ]), note: text("given back within 30 days", "se devuelve dentro de 30 días")),
                cites: ["City Code 21.9"], inForce: law, reviewBy: vouched),
            ChecklistItem(
                id: "kitchen", text: text("Have your kitchen looked at.", "Permita que revisen su cocina."),
                why: text("Food must be kept cold and clean.", "La comida debe estar fría y limpia."),
                when: try CommonExpression(parsing: "sells_food"), forms: ["H-7"],
                sendTo: text("Health department, 3 Elm Street", "Departamento de salud, 3 Elm Street"),
                due: ItemDue(closes: .beforeAnchor(.businessDays(10))), fee: Fee(amount: .fixed(8_000)), cites: ["Health Code 4"],
                inForce: law, reviewBy: vouched),
            ChecklistItem(
                id: "parking", text: text("Get a paper for your truck.", "Consiga un permiso para su camión."),
                when: try CommonExpression(parsing: "stall == 'truck' && market_day > date('2020-01-01')"),
                due: ItemDue(closes: .day(try CommonExpression(parsing: "market_day - days(7)"))), fee: Fee(amount: .fixed(2_500)),
                cites: ["Street Code 8"], inForce: law, reviewBy: vouched),
            ChecklistItem(
                id: "payroll", text: text("Tell the state that you pay people.", "Avise al estado que usted paga a personas."),
                when: try CommonExpression(parsing: "helpers >= 10"), due: ItemDue(closes: .afterAnchor(.businessDays(3))),
                fee: Fee(amount: .fixed(0)), cites: ["Labor Code 12"], inForce: law, reviewBy: vouched),
        ]
            + (1...6).map { number in
                ChecklistItem(
                    id: "rule-\(number)",
                    text: text("Read page \(number) of the market rules and sign it.", "Lea y firme la página \(number) de las reglas."),
                    why: text("Everyone at the market goes by the same rules.", "Todos siguen las mismas reglas."),
                    forms: ["R-\(number)"], sendTo: text("Market office", "Oficina del mercado"),
                    due: ItemDue(closes: .beforeAnchor(.days(5 + number))), fee: Fee(amount: .fixed(0)), cites: ["City Code 22.\(number)"],
                    inForce: law, reviewBy: vouched)
            }
    }

    static let answers: Answers = [
        "market_day": .value(.text("2027-06-05")), "helpers": .value(.integer(10)), "sells_food": .value(.yesNo(true)),
        "stall": .value(.text("table")),
    ]

    static func sheet(
        _ answers: Answers = answers, language: String = "en", showsAll: Bool = false, changing items: [ChecklistItem]? = nil
    ) -> ChecklistSheet? {
        guard let checklist else { return nil }
        let shown = Checklist(
            id: checklist.id, title: checklist.title, forWhom: checklist.forWhom, questions: questions, anchor: checklist.anchor,
            items: items ?? checklist.items)
        let today = SampleSheet.printedOn.date
        let facts = ConditionFacts(answers, to: questions, today: today)
        return ChecklistSheet(
            agency: SampleSheet.agency(), caseType: nil,
            plan: shown.plan(for: facts, receivedOn: today, calendar: SampleSheet.agency().calendar), answers: answers, record: nil,
            constituent: nil, language: language, printedOn: SampleSheet.printedOn, rulesAsOf: CivilDate("2026-10-01"), mode: .live,
            showsAll: showsAll)
    }

    private static func question(_ id: String, _ english: String, _ spanish: String, _ kind: Field.Kind) -> Question {
        Question(field: Field(id: id, label: text(english, spanish), kind: kind), ask: text("\(english)?", "¿\(spanish)?"))
    }

    static func text(_ english: String, _ spanish: String) -> LocalizedText { LocalizedText(["en": english, "es": spanish]) }
}
