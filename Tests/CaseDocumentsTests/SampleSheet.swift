import CaseDocuments

@testable import Casework

/// A small office of the tests' own, with one case that shows everything a sheet can say.
enum SampleSheet {
    static let printedOn = Moment(utcMilliseconds: 1_799_250_120_000, offsetMinutes: -360)  // 2027-01-06 09:42 -06:00

    static let checklist = Checklist(
        id: "garden-permit",
        title: LocalizedText(["en": "Your garden permit: what to bring", "es": "Su permiso de jardín: qué traer"]),
        forWhom: LocalizedText([
            "en": "For people who want to grow food on a city lot.",
            "es": "Para quienes quieren cultivar alimentos en un terreno de la ciudad.",
        ]),
        items: [
            ChecklistItem(
                id: "plan",
                text: LocalizedText([
                    "en": "Draw a plan of the beds and paths.", "es": "Dibuje un plano de los canteros y caminos.",
                ]),
                why: LocalizedText([
                    "en": "We check that a fire engine can reach every house behind the lot.",
                    "es": "Revisamos que un camión de bomberos pueda llegar a todas las casas detrás del terreno.",
                ]),
                forms: ["G-12", "G-12a"],
                sendTo: LocalizedText(["en": "This office, by mail or in person", "es": "Esta oficina, por correo o en persona"]),
                due: ItemDue(closes: .yearAfter(field: "chosen_on", month: 3, day: 1)),
                fee: Fee(amount: .fixed(0)), cites: ["City Code 14.2", "City Code 14.3"],
                reviewBy: CivilDate("2027-06-30")),
            ChecklistItem(
                id: "soil",
                text: LocalizedText([
                    "en": "Have the soil tested for lead.", "es": "Mande analizar el suelo para ver si tiene plomo.",
                ]),
                why: LocalizedText([
                    "en": "Lead in soil gets into what you eat.", "es": "El plomo del suelo pasa a lo que usted come.",
                ]),
                forms: ["G-20"],
                sendTo: LocalizedText(["en": "County laboratory, 12 Mill Road", "es": "Laboratorio del condado, 12 Mill Road"]),
                due: ItemDue(closes: .afterReceipt(.days(30))), fee: Fee(amount: .fixed(123_450)), cites: ["City Code 14.7"],
                reviewBy: CivilDate("2026-06-30")),
            ChecklistItem(
                id: "neighbors",
                text: LocalizedText(["en": "Ask the neighbors to sign.", "es": "Pida la firma de los vecinos."]),
                fee: Fee(amount: .fixed(0)), cites: ["City Code 14.9"]),
            ChecklistItem(
                id: "identity", text: LocalizedText(["en": "Show us who you are.", "es": "Muéstrenos quién es usted."]),
                forms: ["G-1"], due: ItemDue(closes: .afterReceipt(.businessDays(10))), fee: Fee(amount: .fixed(0)),
                reviewBy: CivilDate("2027-06-30")),
        ])

    static let caseType = CaseType(
        id: "garden", title: LocalizedText(["en": "City garden permit", "es": "Permiso de jardín de la ciudad"]), prefix: "CGP",
        version: 3, queue: "garden",
        fields: [
            Field(
                id: "chosen_on", label: LocalizedText(["en": "Day you chose the lot", "es": "Día en que eligió el terreno"]),
                kind: .date)
        ],
        checklists: ["garden-permit"], workflow: Workflow(initial: "intake", states: [], transitions: []))

    static func agency(_ paragraphs: [String: LocalizedText] = paragraphs) -> Agency {
        Agency(
            id: "city",
            title: LocalizedText(["en": "Sample City Garden Office", "es": "Oficina de Jardines de la Ciudad de Muestra"]),
            timeZone: "America/Chicago", languages: ["en", "es"], calendar: BusinessCalendar(holidays: .usFederal), queues: [],
            roles: [], caseTypes: [caseType], checklists: [checklist],
            sheet: SheetText(
                address: "1 Market Square, Sample City", helpLine: "555-010-0199", website: "https://gardens.example",
                paragraphs: paragraphs))
    }

    static let paragraphs: [String: LocalizedText] = [
        "sample": LocalizedText([
            "en": "This sheet is a sample. It is not advice.", "es": "Esta hoja es una muestra. No es un consejo.",
        ]),
        "next": LocalizedText([
            "en": "We read what you send us. Then we visit the lot with you, and we write to you within two weeks of the visit.",
            "es":
                "Leemos lo que nos manda. Después visitamos el terreno con usted y le escribimos dentro de dos semanas de la visita.",
        ]),
        "appeal": LocalizedText([
            "en": "If we say no, our letter gives the reason. You have 30 days to ask the garden board to look again.",
            "es": "Si decimos que no, nuestra carta da la razón. Tiene 30 días para pedir que la junta lo revise.",
        ]),
        "nondiscrimination": LocalizedText([
            "en": "We serve everyone equally.", "es": "Atendemos a todas las personas por igual.",
        ]),
        "tagline": LocalizedText([
            "en": "We speak your language, free of charge. Call us.", "es": "Hablamos español, sin costo. Llámenos.",
            "vi": "Chúng tôi nói tiếng Việt, miễn phí. Hãy gọi cho chúng tôi.",
        ]),
    ]

    /// A case received on 2026-12-28, whose lot was chosen in 2026 and whose owner has shown who she is.
    static func record() -> CaseRecord? {
        let subject = SubjectID(high: 1, low: 2)
        let actor = StaffID(high: 9, low: 9)
        func recorded(_ version: UInt64, _ event: Event) -> RecordedEvent {
            RecordedEvent(
                sequence: 10 + version, commit: CommitID(high: 5, low: version), subject: subject, version: version,
                recordedAt: Moment(utcMilliseconds: 1_798_473_600_000, offsetMinutes: -360), actor: actor, event: event)
        }
        guard let receivedOn = CivilDate("2026-12-28"), let tickedOn = CivilDate("2027-01-05") else { return nil }
        let opened = CaseOpened(
            facts: .init(
                number: CaseNumber(prefix: "CGP", year: 2026, serial: 119), type: "garden", typeVersion: 3,
                constituent: ConstituentID(high: 3, low: 4), state: "intake", queue: "garden", owner: nil,
                receivedOn: receivedOn, enteredOn: receivedOn, due: nil),
            personal: .init(values: ["chosen_on": .text("2026-12-20")]))
        let ticked = ItemTicked(facts: .init(item: "identity", done: true, on: tickedOn), personal: nil)
        return CaseFile(folding: [recorded(1, .caseOpened(opened)), recorded(2, .itemTicked(ticked))])?.record
    }

    /// The garden's checklist for a case, or for nobody.
    static func plan(for record: CaseRecord? = record()) -> ChecklistPlan {
        let today = printedOn.date
        let facts =
            record.map { ConditionFacts(of: $0, type: caseType, constituent: nil, today: today) } ?? ConditionFacts(today: today)
        return checklist.plan(for: facts, receivedOn: record?.receivedOn ?? today, calendar: agency().calendar)
    }

    static func sheet(language: String = "en", mode: ChecklistSheet.Mode = .training, firstPrintedOn: CivilDate? = nil)
        -> ChecklistSheet
    {
        ChecklistSheet(
            agency: agency(), caseType: caseType, plan: plan(), record: record(),
            constituent: ConstituentDetails(givenName: "Marisol", familyName: "Ortega Núñez", street: "9 Hidden Lane"),
            language: language, printedOn: printedOn, rulesAsOf: CivilDate("2026-10-01"), mode: mode,
            firstPrintedOn: firstPrintedOn, ledger: LedgerStamp(size: 12_345, root: String(repeating: "ab12", count: 16)))
    }

    static func blank(language: String = "en") -> ChecklistSheet {
        ChecklistSheet(
            agency: agency(), caseType: caseType, plan: plan(for: nil), record: nil, constituent: nil, language: language,
            printedOn: printedOn, mode: .live)
    }

    static func history(mode: ChecklistSheet.Mode = .live) -> CaseHistoryDocument {
        CaseHistoryDocument(
            agency: agency(), caseNumber: CaseNumber(prefix: "CGP", year: 2026, serial: 119), caseType: "City garden permit",
            constituent: "Ortega Núñez, Marisol",
            lines: [
                HistoryLine(
                    sequence: 11, localTime: "2026-12-28 09:00 -06:00", utcTime: "2026-12-28T15:00:00.000Z",
                    actorName: "Dana Reed",
                    actorLogin: "dana", action: "Opened the case",
                    changes: [
                        .init(field: "Day you chose the lot", from: nil, to: "2026-12-20"),
                        .init(field: "State", from: nil, to: "Intake"),
                    ],
                    commit: String(repeating: "5a", count: 16), leafHash: String(repeating: "0f", count: 32)),
                HistoryLine(
                    sequence: 12, localTime: "2027-01-05 10:30 -06:00", utcTime: "2027-01-05T16:30:00.000Z",
                    actorName: "Lee Park",
                    actorLogin: "lee", action: "Ticked: Show us who you are.",
                    changes: [.init(field: "Show us who you are.", from: "missing", to: "received")],
                    reason: "Passport seen at the counter",
                    isWithdrawn: true, commit: String(repeating: "6b", count: 16), leafHash: String(repeating: "1e", count: 32)),
            ],
            exportedOn: printedOn, exportedBy: "audra", ledgerSize: 4711, ledgerRoot: String(repeating: "c3", count: 32),
            mode: mode)
    }
}
