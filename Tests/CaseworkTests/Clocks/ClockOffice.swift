import CommonExpressions

@testable import Casework

/// The small office with another workflow: one that has clocks of every kind.
enum ClockOffice {
    static func agency(
        states: [State] = states, transitions: [Transition] = transitions, timers: [Timer] = timers, initial: String? = "intake",
        calendar: BusinessCalendar = SmallOffice.agency.calendar, queues: [Queue] = queues, version: Int = 2
    ) -> Agency {
        let small = SmallOffice.agency
        let type = CaseType(
            id: "loss", title: LocalizedText("Loss"), prefix: "LS", version: version, queue: "desk", fields: SmallOffice.fields,
            checklists: ["loss"], workflow: Workflow(initial: initial, states: states, transitions: transitions, timers: timers))
        return Agency(
            id: small.id, title: small.title, timeZone: small.timeZone, languages: small.languages, calendar: calendar, queues: queues,
            roles: small.roles, caseTypes: [type], checklists: small.checklists, sheet: small.sheet)
    }

    static let queues = [
        Queue(id: "desk", title: LocalizedText("Desk"), target: Clock(.days(20), from: .received, pauses: true)),
        Queue(id: "boss", title: LocalizedText("For a supervisor"), target: Clock(.businessDays(3))),
    ]

    static let states = [
        State(id: "intake", title: LocalizedText("Intake"), due: .businessDays(2)),
        State(
            id: "review", title: LocalizedText("Review"),
            due: DueRule([
                .init(when: condition("head > 5"), clock: Clock(.days(5))), .init(clock: Clock(.days(30), from: .received, pauses: true)),
            ])),
        State(id: "waiting", title: LocalizedText("Waiting"), waitingOn: .constituent, due: .days(30)),
        State(id: "inspection", title: LocalizedText("Inspection"), due: DueRule(Clock(.days(60), from: .field("day")))),
        State(id: "closed", title: LocalizedText("Closed"), isFinal: true),
    ]

    static let transitions = [
        step("submit", "intake", .state("review")), step("ask", "review", .state("waiting")), step("received", "waiting", .state("review")),
        step("inspect", "review", .state("inspection")), step("back", "inspection", .state("review")),
        step("more_time", "waiting", .same, restarts: true),
        step("expire", "waiting", .state("closed"), roles: [Role.system, "supervisor"]),
        step("finish", "review", .state("closed"), notBy: ["submit"]), step("reopen", "closed", .state("review"), reopens: true),
        Transition(id: "call", title: LocalizedText("Call"), from: .any, to: .same),
    ]

    static let timers = [
        Timer(id: "nudge", states: ["waiting"], clock: Clock(.days(20)), action: .remind(.constituent)),
        Timer(id: "hand", states: ["review", "intake"], clock: Clock(.businessDays(10)), action: .queue("boss")),
        Timer(id: "expire", states: ["waiting"], clock: Clock(.days(30)), action: .take("expire")),
        Timer(
            id: "big", states: ["review"], clock: Clock(.days(3), from: .transition("submit")), when: condition("head > 5"),
            action: .remind(.owner)),
    ]

    static func condition(_ text: String) -> CommonExpression? { try? CommonExpression(parsing: text) }

    static func step(
        _ id: String, _ from: String, _ to: Transition.Destination, requires: [String] = [], roles: [String] = [], notBy: [String] = [],
        restarts: Bool = false, reopens: Bool = false
    ) -> Transition {
        Transition(
            id: id, title: LocalizedText(id), from: .states([from]), to: to, requires: requires, roles: roles, notBy: notBy,
            reopens: reopens, restartsDue: restarts)
    }

    /// With a herd of three, so that conditions can be told.
    static func story(_ agency: Agency = agency(), values: FieldValues = ["head": .integer(3)]) throws(Refusal) -> Story {
        var story = Story(agency: agency)
        try story.open(values: SmallOffice.values.merging(values) { $1 })
        return story
    }

    /// In the state `waiting`, since the day the story begins: 5 November 2026.
    static func waiting(_ agency: Agency = agency()) throws(Refusal) -> Story {
        var story = try story(agency)
        try story.move("submit")
        try story.move("ask")
        return story
    }
}

extension Story {
    /// Applies every clock that has run out, as whoever is there would.
    @discardableResult
    mutating func tick(by member: StaffID = SmallOffice.ben.id) throws(Refusal) -> [Event] {
        var all: [Event] = []
        while let timer = record.timersRunOut(by: now.date).first {
            let events = try agency.decide(timer, on: file, now: now)
            for event in events { record(event, by: member) }
            all += events
        }
        return all
    }
}

func day(_ iso: String) -> CivilDate { CivilDate(iso) ?? CivilDate(dayNumber: 0) }
