import CommonExpressions
import Testing

@testable import Casework

/// An office that grants permits, by rules that tests change one at a time.
struct PermitOffice {
    var version = 1
    var states: [State] = [
        State(id: "intake", title: LocalizedText("Intake"), due: DueRule(Clock(.businessDays(2)))),
        State(id: "review", title: LocalizedText("Review"), due: DueRule(Clock(.days(10)))),
        State(id: "waiting", title: LocalizedText("Waiting"), waitingOn: .constituent, due: DueRule(Clock(.days(30)))),
        State(id: "hearing", title: LocalizedText("Hearing"), queue: "board"),
        State(id: "granted", title: LocalizedText("Granted"), isFinal: true),
        State(id: "refused", title: LocalizedText("Refused"), isFinal: true),
        State(id: "lapsed", title: LocalizedText("Lapsed"), isFinal: true),
    ]
    var initial: String? = "intake"
    var transitions: [Transition]
    var timers: [Casework.Timer] = [
        Casework.Timer(id: "nudge", states: ["waiting"], clock: Clock(.days(10)), action: .remind(.constituent)),
        Casework.Timer(id: "over", states: ["waiting"], clock: Clock(.days(30)), action: .take("lapse")),
        Casework.Timer(id: "escalate", states: ["review"], clock: Clock(.businessDays(20), from: .received), action: .queue("board")),
    ]
    var fields: [Field] = [
        PermitOffice.field("day", .date), PermitOffice.field("amount", .money), PermitOffice.field("name", .text),
        Field(
            id: "relation", label: LocalizedText("relation"), kind: .choice,
            choices: [.init(id: "owner", title: LocalizedText("Owner")), .init(id: "tenant", title: LocalizedText("Tenant"))]),
    ]
    var roles: [Role] = Role.builtIn
    var hasType = true
    var id = "permits"

    init() throws {
        transitions = [
            step("submit", ["intake"], .state("review"), requires: ["day"]),
            step("ask", ["review"], .state("waiting"), reason: true),
            step("received", ["waiting"], .state("review")),
            step("more_time", ["waiting"], .same, reason: true, restarts: true),
            step(
                "weigh", ["review"],
                .choice([
                    Transition.Branch(state: "hearing", when: try condition("amount > 100.0")),
                    Transition.Branch(state: nil, when: try condition("relation == 'tenant'")), Transition.Branch(state: "granted"),
                ]), guards: [Transition.Guard(when: try condition("amount > 0.0"), otherwise: LocalizedText("Nothing to grant."))],
                checklist: true),
            step("grant", ["hearing"], .state("granted"), roles: ["supervisor"], notBy: ["weigh"]),
            Transition(
                id: "refuse", title: LocalizedText("refuse"), from: .any, to: .state("refused"), requiresReason: true, roles: ["supervisor"]),
            step("appeal", ["refused"], .state("review"), within: .days(30), reopens: true),
            step("lapse", ["waiting"], .state("lapsed"), roles: ["system", "supervisor"]),
            Transition(id: "call", title: LocalizedText("call"), from: .any, to: .same),
        ]
    }

    static func field(_ id: String, _ kind: Field.Kind, isRequiredToOpen: Bool = false) -> Field {
        Field(id: id, label: LocalizedText(id), kind: kind, isRequiredToOpen: isRequiredToOpen)
    }

    func agency() throws -> Agency {
        Agency(
            id: id, title: LocalizedText("Permits"), timeZone: "America/Chicago", languages: ["en"],
            calendar: BusinessCalendar(holidays: .usFederal),
            queues: [Queue(id: "desk", title: LocalizedText("Desk")), Queue(id: "board", title: LocalizedText("Board"))], roles: roles,
            caseTypes: hasType
                ? [
                    CaseType(
                        id: "permit", title: LocalizedText("Permit"), prefix: "PE", version: version, queue: "desk", fields: fields,
                        checklists: ["permit"],
                        workflow: Workflow(initial: initial, states: states, transitions: transitions, timers: timers))
                ] : [],
            checklists: [
                Checklist(
                    id: "permit", title: LocalizedText("Permit"),
                    items: [
                        ChecklistItem(id: "proof", text: LocalizedText("Bring proof.")),
                        ChecklistItem(id: "deed", text: LocalizedText("Bring the deed."), when: try condition("relation == 'owner'")),
                    ])
            ], sheet: SheetText())
    }

    /// Puts another transition in the place of the one that is called the same, or adds it.
    mutating func put(_ transition: Transition) {
        if let index = transitions.firstIndex(where: { $0.id == transition.id }) {
            transitions[index] = transition
        } else {
            transitions.append(transition)
        }
    }

    mutating func put(_ timer: Casework.Timer) {
        timers.removeAll { $0.id == timer.id }
        timers.append(timer)
    }

    mutating func remove(_ transition: String) { transitions.removeAll { $0.id == transition } }

    /// A changed copy, as a pack that comes next.
    func next(_ change: (inout PermitOffice) throws -> Void) throws -> Agency {
        var office = self
        office.version += 1
        try change(&office)
        return try office.agency()
    }
}

func condition(_ text: String) throws -> CommonExpression { try CommonExpression(parsing: text) }

func step(
    _ id: String, _ from: [String], _ to: Transition.Destination, requires: [String] = [], reason: Bool = false, roles: [String] = [],
    notBy: [String] = [], guards: [Transition.Guard] = [], checklist: Bool = false, within: Term? = nil, restarts: Bool = false,
    reopens: Bool = false
) -> Transition {
    Transition(
        id: id, title: LocalizedText(id), from: .states(from), to: to, requires: requires, requiresReason: reason, roles: roles,
        notBy: notBy, guards: guards, requiresChecklist: checklist, reopens: reopens, within: within, restartsDue: restarts)
}

/// One case of the office told as its ledger would have it, with the staff and the packs around it.
struct PermitStory {
    static let ana = StaffID(high: 1, low: 1)
    static let ben = StaffID(high: 1, low: 2)
    static let lee = StaffID(high: 1, low: 3)
    static let kim = StaffID(high: 1, low: 4)
    static let des = StaffID(high: 1, low: 5)
    static let everybody = [ana, ben, lee, kim, des]
    static let person = ConstituentID(high: 2, low: 1)
    static let values: FieldValues = ["day": .text("2026-03-02"), "amount": .integer(50_000), "relation": .text("owner")]

    /// The pack in force, and the one that the case runs on.
    var office: Agency
    var packs: [PackTimeline.Entry]
    /// Monday 2 March 2026, 09:00 in Chicago.
    var now = Moment(utcMilliseconds: 1_772_463_600_000, offsetMinutes: -360)
    var events: [RecordedEvent] = []
    var background = HistoryBackground(staff: StaffTimeline())
    var roles: [StaffID: [String]] = [:]
    private var sequence: UInt64 = 10

    init(_ agency: Agency) {
        office = agency
        packs = [PackTimeline.Entry(sequence: 1, agency: agency)]
        for (member, roles) in [
            (Self.ana, ["caseworker"]), (Self.ben, ["caseworker"]), (Self.lee, ["supervisor"]), (Self.kim, ["supervisor"]),
            (Self.des, ["designer"]),
        ] { set(roles, of: member) }
    }

    var file: CaseFile { get throws { try #require(CaseFile(folding: events)) } }
    var record: CaseRecord { get throws { try file.record } }
    var timeline: PackTimeline { PackTimeline(packs) }
    /// The office as the case meets it.
    var running: Agency {
        get throws {
            let record = try record
            return try #require(timeline.running(record.type, version: record.typeVersion, before: sequence + 1))
        }
    }

    mutating func wait(days: Int) { now = now.adding(milliseconds: Int64(days) * 86_400_000) }

    mutating func set(_ held: [String], of member: StaffID) {
        sequence += 1
        let event: Event =
            roles[member] == nil
            ? .staffAdded(StaffAdded(login: "x", name: "X", roles: held)) : .staffRolesSet(StaffRolesSet(roles: held))
        roles[member] = held
        background.staff.note(
            RecordedEvent(
                sequence: sequence, commit: CommitID(high: 0, low: sequence), subject: member.retyped(), version: 1, recordedAt: now,
                actor: member, event: event))
    }

    mutating func record(_ event: Event, by member: StaffID) {
        sequence += 1
        now = now.adding(milliseconds: 1000)
        events.append(
            RecordedEvent(
                sequence: sequence, commit: CommitID(high: 0, low: sequence), subject: SubjectID(high: 9, low: 9),
                version: UInt64(events.count + 1), recordedAt: now, actor: member, event: event))
    }

    func actor(_ member: StaffID) -> Actor { Actor(id: member, roles: office.rolesImplied(by: roles[member] ?? [])) }

    mutating func open(_ values: FieldValues = values, way: String? = nil, by member: StaffID = ana) throws {
        var opened = try office.decide(
            CaseOpening(type: "permit", constituent: Self.person, values: values, way: way), constituent: background.people[Self.person],
            actor: actor(member), now: now.adding(milliseconds: 1000))
        opened.facts.number = CaseNumber(prefix: "PE", year: 2026, serial: 1)
        record(.caseOpened(opened), by: member)
    }

    mutating func act(_ command: CaseCommand, by member: StaffID = ana) throws {
        let event = try running.decide(
            command, on: file, constituent: background.people[Self.person], actor: actor(member), now: now.adding(milliseconds: 1000))
        record(event, by: member)
    }

    mutating func move(_ transition: String, _ values: FieldValues = [:], by member: StaffID = ana) throws {
        let reason = try running.caseType("permit")?.workflow.transition(transition)?.requiresReason == true ? "because" : nil
        try act(.move(transition: transition, values: values, reason: reason, due: nil), by: member)
    }

    mutating func tickAll() throws {
        for item in ["proof", "deed"] where try record.ticks[item] == nil { try act(.tick(item: item, done: true)) }
    }

    /// Applies the clocks that have run out, as whoever is there first does.
    mutating func applyClocks(by member: StaffID = ana) throws {
        while let timer = try record.timersRunOut(by: now.date).first {
            let events = try running.decide(
                timer, on: file, constituent: background.people[Self.person], now: now.adding(milliseconds: 1000))
            for event in events { record(event, by: member) }
        }
    }

    mutating func publish(_ agency: Agency) {
        sequence += 1
        packs.append(PackTimeline.Entry(sequence: sequence, agency: agency))
        office = agency
    }

    mutating func migrate(to state: String, restartsClock: Bool = false, by member: StaffID = des) throws {
        let migrated = try office.decide(
            Migration(state: state, restartsClock: restartsClock), of: file, constituent: background.people[Self.person],
            now: now.adding(milliseconds: 1000))
        record(.caseMigrated(migrated), by: member)
    }

    func rehearsed(under agency: Agency, alike: [String: String] = [:]) throws -> Rehearsal {
        agency.rehearse(try file, background: background, now: now, alike: alike)
    }

    func replayed() throws -> ReplayVerdict { try file.replay(packs: timeline, background: background) }

    /// The event of that place in the case's history, counted from 0.
    mutating func tamper(_ index: Int, by member: StaffID? = nil, _ change: (inout Event) -> Void = { _ in }) {
        let old = events[index]
        var event = old.event
        change(&event)
        events[index] = old.replacing(event, by: member)
    }
}
