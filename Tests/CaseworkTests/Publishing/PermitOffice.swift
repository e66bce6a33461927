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
                id: "refuse", title: LocalizedText("refuse"), from: .any, to: .state("refused"), requiresReason: true, roles: ["supervisor"]
            ),
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
