@testable import Casework

/// An office with one case type that has a bit of everything.
enum SmallOffice {
    static let ana = Actor(id: StaffID(high: 1, low: 1), roles: ["caseworker"])
    static let ben = Actor(id: StaffID(high: 1, low: 2), roles: ["caseworker"])
    static let lee = Actor(id: StaffID(high: 1, low: 3), roles: ["caseworker", "supervisor"])
    static let kim = Actor(id: StaffID(high: 1, low: 4), roles: ["caseworker", "supervisor"])
    static let eve = Actor(id: StaffID(high: 1, low: 5), roles: ["auditor"])
    static let board = Actor(id: StaffID(high: 1, low: 6), roles: ["board"])
    static let everybody = [ana, ben, lee, kim, eve, board]

    static let person = ConstituentID(high: 2, low: 1)
    static let other = ConstituentID(high: 2, low: 2)

    static func field(
        _ id: String, _ kind: Field.Kind, minimum: Int? = nil, maximum: Int? = nil, pattern: Field.Pattern? = nil,
        columns: [Field] = [], isRequiredToOpen: Bool = false, maximumLength: Int? = nil
    ) -> Field {
        Field(
            id: id, label: LocalizedText(id), kind: kind, minimum: minimum, maximum: maximum, maximumLength: maximumLength,
            pattern: pattern,
            choices: kind == .choice
                ? [.init(id: "owner", title: LocalizedText("Owner")), .init(id: "grower", title: LocalizedText("Grower"))] : [],
            columns: columns, isRequiredToOpen: isRequiredToOpen)
    }

    static let fields: [Field] = [
        field("day", .date, isRequiredToOpen: true), field("head", .integer, minimum: 1, maximum: 10), field("amount", .money, minimum: 0),
        field("relation", .choice), field("agreed", .yesNo), field("place", .text, maximumLength: 5),
        field(
            "losses", .rows, minimum: 1, maximum: 3,
            columns: [field("kind", .text, isRequiredToOpen: true), field("count", .integer, minimum: 1)]),
    ]

    static let workflow = Workflow(
        initial: "intake",
        states: [
            State(id: "intake", title: LocalizedText("Intake"), due: .businessDays(2)),
            State(id: "review", title: LocalizedText("Review"), due: .days(10)),
            State(id: "waiting", title: LocalizedText("Waiting"), waitingOn: .constituent, due: .days(30)),
            State(id: "board", title: LocalizedText("Board"), queue: "board"),
            State(id: "approved", title: LocalizedText("Approved"), isFinal: true),
            State(id: "denied", title: LocalizedText("Denied"), isFinal: true, due: .days(5)),
        ],
        transitions: [
            step("submit", ["intake"], .state("review"), requires: ["day", "losses"]),
            step("ask", ["review"], .state("waiting"), reason: true),
            step("received", ["waiting"], .state("review")),
            step("more_time", ["waiting"], .same, reason: true, restarts: true),
            step("recommend", ["review"], .state("board"), checklist: true),
            step("approve", ["board"], .state("approved"), requires: ["amount"], roles: ["supervisor"], notBy: ["recommend"]),
            step("deny", ["board"], .state("denied"), reason: true, roles: ["board"]),
            step("appeal", ["denied"], .state("review"), within: .days(30), reopens: true),
            Transition(id: "call", title: LocalizedText("Call"), from: .any, to: .same),
        ])

    private static func step(
        _ id: String, _ from: [String], _ to: Transition.Destination, requires: [String] = [], reason: Bool = false, roles: [String] = [],
        notBy: [String] = [], checklist: Bool = false, within: Term? = nil, restarts: Bool = false, reopens: Bool = false
    ) -> Transition {
        Transition(
            id: id, title: LocalizedText(id), from: .states(from), to: to, requires: requires, requiresReason: reason, roles: roles,
            notBy: notBy,
            requiresChecklist: checklist, reopens: reopens, within: within, restartsDue: restarts)
    }

    static let agency = Agency(
        id: "small", title: LocalizedText("Small office"), timeZone: "America/Chicago", languages: ["en"],
        calendar: BusinessCalendar(holidays: .usFederal), queues: [Queue(id: "desk", title: LocalizedText("Desk"))],
        roles: Role.builtIn + [Role(id: "board", title: LocalizedText("Board"))],
        caseTypes: [
            CaseType(
                id: "loss", title: LocalizedText("Loss"), prefix: "LS", version: 2, queue: "desk", fields: fields, checklists: ["loss"],
                workflow: workflow)
        ],
        checklists: [
            Checklist(
                id: "loss", title: LocalizedText("Loss"),
                items: [
                    ChecklistItem(id: "tally", text: LocalizedText("Bring a tally."), due: ItemDue(closes: .afterReceipt(.days(30)))),
                    ChecklistItem(
                        id: "form", text: LocalizedText("Bring the form."), due: ItemDue(closes: .yearAfter(field: "day", month: 3, day: 1))
                    ),
                    ChecklistItem(id: "vet", text: LocalizedText("Ask the vet.")),
                ])
        ], sheet: SheetText())

    static let values: FieldValues = ["day": .text("2026-06-02"), "losses": .rows([["kind": .text("cow"), "count": .integer(3)]])]
}

/// One case told step by step through the office's own decisions, as a store would keep it.
struct Story {
    var agency = SmallOffice.agency
    /// Thursday 5 November 2026, 10:00 in Chicago.
    var now = Moment(utcMilliseconds: 1_793_894_400_000, offsetMinutes: -360)
    var events: [RecordedEvent] = []

    var file: CaseFile { CaseFile(folding: events)! }
    var record: CaseRecord { file.record }

    mutating func wait(days: Int) { now = now.adding(milliseconds: Int64(days) * 86_400_000) }

    mutating func record(_ event: Event, by actor: StaffID) {
        events.append(
            RecordedEvent(
                sequence: UInt64(events.count + 100), commit: CommitID(high: 0, low: UInt64(events.count)),
                subject: SubjectID(high: 9, low: 9),
                version: UInt64(events.count + 1), recordedAt: now, actor: actor, event: event))
    }

    mutating func open(
        _ type: String = "loss", values: FieldValues = SmallOffice.values, way: String? = nil, by actor: Actor = SmallOffice.ana
    ) throws(Refusal) {
        var opened = try agency.decide(
            CaseOpening(type: type, constituent: SmallOffice.person, values: values, way: way), actor: actor, now: now)
        opened.facts.number = CaseNumber(prefix: agency.caseType(type)?.prefix ?? "XX", year: 2026, serial: 1)
        record(.caseOpened(opened), by: actor.id)
    }

    @discardableResult
    mutating func act(_ command: CaseCommand, by actor: Actor = SmallOffice.ana) throws(Refusal) -> Event {
        let event = try agency.decide(command, on: file, actor: actor, now: now)
        record(event, by: actor.id)
        return event
    }

    @discardableResult
    mutating func move(
        _ transition: String, _ values: FieldValues = [:], reason: String? = nil, due: CivilDate? = nil, by actor: Actor = SmallOffice.ana
    ) throws(Refusal) -> Event {
        try act(.move(transition: transition, values: values, reason: reason, due: due), by: actor)
    }

    mutating func tickAll(by actor: Actor = SmallOffice.ana) throws(Refusal) {
        for item in ["tally", "form", "vet"] where file.record.ticks[item] == nil { try act(.tick(item: item, done: true), by: actor) }
    }

    /// A case brought to a state the shortest way.
    static func at(_ state: String) throws(Refusal) -> Story {
        var story = Story()
        try story.open()
        if state == "intake" { return story }
        try story.move("submit")
        if state == "review" { return story }
        if state == "waiting" {
            try story.move("ask", reason: "no tally")
            return story
        }
        try story.tickAll()
        try story.move("recommend")
        if state == "board" { return story }
        if state == "approved" { try story.move("approve", ["amount": .integer(1)], by: SmallOffice.lee) }
        if state == "denied" { try story.move("deny", reason: "no loss", by: SmallOffice.board) }
        return story
    }
}
