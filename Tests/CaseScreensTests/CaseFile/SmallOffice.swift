import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Synchronization

@testable import CaseScreens

/// An office of one case type, small enough to hold in one's head.
enum SmallOffice {
    private static func text(_ text: String) -> LocalizedText { LocalizedText(text) }

    static let fields: [Field] = [
        Field(id: "loss_date", label: text("Date the animals died"), help: text("The first day of the loss."), kind: .date),
        Field(
            id: "cause", label: text("Cause"), kind: .choice,
            choices: [("blizzard", "Blizzard"), ("flood", "Flood"), ("fire", "Wildfire")].map { Field.Choice(id: $0.0, title: text($0.1)) }),
        Field(id: "commercial", label: text("Kept for business"), kind: .yesNo),
        Field(
            id: "losses", label: text("Animals lost"), kind: .rows, minimum: 1,
            columns: [
                Field(
                    id: "kind", label: text("Kind"), kind: .choice,
                    choices: [("cow", "Cow"), ("calf", "Calf")].map { Field.Choice(id: $0.0, title: text($0.1)) }, isRequiredToOpen: true),
                Field(id: "head", label: text("Head"), kind: .integer, minimum: 1, isTotalled: true, isRequiredToOpen: true),
                Field(id: "sold", label: text("Sold for"), kind: .money, isTotalled: true),
            ]),
        Field(id: "ssn", label: text("Social security"), kind: .text, pattern: .socialSecurityNumber, isProtected: true),
        Field(id: "amount", label: text("Amount"), kind: .money, minimum: 0),
    ]

    static let workflow = Workflow(
        initial: "intake",
        states: [
            State(id: "intake", title: text("Intake"), due: .businessDays(2)),
            State(id: "review", title: text("Under review"), due: .businessDays(10)),
            State(id: "waiting", title: text("Waiting: evidence"), waitingOn: .constituent, due: .days(30)),
            State(id: "approved", title: text("Approved"), isFinal: true), State(id: "closed", title: text("Closed"), isFinal: true),
        ],
        transitions: [
            Transition(id: "take_up", title: text("Take up"), from: .states(["intake"]), to: .state("review")),
            Transition(
                id: "submit", title: text("Submit"), from: .states(["intake"]), to: .state("review"), requires: ["loss_date", "losses"]),
            Transition(id: "ask", title: text("Ask for evidence"), from: .states(["review"]), to: .state("waiting"), requiresReason: true),
            Transition(id: "received", title: text("Evidence received"), from: .states(["waiting"]), to: .state("review")),
            Transition(
                id: "more_time", title: text("Give more time"), from: .states(["waiting"]), to: .same, requiresReason: true,
                restartsDue: true),
            Transition(
                id: "approve", title: text("Approve"), from: .states(["review"]), to: .state("approved"), roles: ["supervisor"],
                notBy: ["submit"],
                requiresChecklist: true),
            Transition(
                id: "close", title: text("Close as incomplete"), from: .states(["waiting"]), to: .state("closed"), roles: ["supervisor"]),
        ])

    static let agency = Agency(
        id: "small", title: LocalizedText(["en": "Small Office", "es": "Oficina"]), timeZone: "UTC", languages: ["en", "es"],
        calendar: BusinessCalendar(),
        queues: [Queue(id: "livestock", title: text("Livestock"))], roles: Role.builtIn,
        caseTypes: [
            CaseType(
                id: "lip", title: text("Livestock Indemnity"), prefix: "LIP", version: 1, queue: "livestock", fields: fields,
                checklists: ["bring"],
                workflow: workflow)
        ],
        checklists: [
            Checklist(
                id: "bring", title: LocalizedText(["en": "What to bring", "es": "Qué traer"]),
                items: [
                    ChecklistItem(
                        id: "vet", text: text("Vet statement"), why: text("It shows the cause."),
                        due: ItemDue(closes: .afterReceipt(.days(30))), fee: Fee(amount: .fixed(0))),
                    ChecklistItem(id: "records", text: text("Inventory records")),
                ])
        ], sheet: SheetText())
}

/// A clock that is moved by hand.
final class HandClock: OfficeClock {
    private let milliseconds: Mutex<Int64>

    init(_ start: Int64) { milliseconds = Mutex(start) }

    func now() -> Moment { Moment(utcMilliseconds: milliseconds.withLock { $0 }, offsetMinutes: 0) }
    func advance(minutes: Int64) { milliseconds.withLock { $0 += minutes * 60_000 } }
}

/// Equipment that remembers what it was given.
final class PaperTray: SeatEquipment {
    private struct Tray {
        var printed: [String] = []
        var saved: [String] = []
        var remembered: String?
    }
    private let tray: Mutex<Tray>
    let names: [String]

    init(printers: [String] = ["front", "back"], remembered: String? = nil) {
        names = printers
        tray = Mutex(Tray(remembered: remembered))
    }

    /// The printer of each sheet printed.
    var printed: [String] { tray.withLock { $0.printed } }
    /// The path of each sheet saved.
    var saved: [String] { tray.withLock { $0.saved } }

    func printers() -> [String] { names }
    func rememberedPrinter() -> String? { tray.withLock { $0.remembered } }
    func rememberPrinter(_ name: String) { tray.withLock { $0.remembered = name } }
    func print(_ sheet: Sheet, isASCII: Bool, on printer: String) throws(PrintingFailure) {
        if printer == "back" { throw PrintingFailure("it has no paper") }
        tray.withLock { $0.printed.append(isASCII ? "\(printer) in ASCII" : printer) }
    }
    func save(_ sheet: Sheet, isASCII: Bool, to path: String) throws(PrintingFailure) { tray.withLock { $0.saved.append(path) } }
    func themes() -> (names: [String], current: String) { ([], "") }
    func chooseTheme(_ name: String) {}
}
