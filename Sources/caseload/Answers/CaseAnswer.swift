import CaseOperations
import CaseStorage
import Casework
import Interchange
import SQLiteStorage

/// One case, as JSON and as lines.
struct CaseAnswer {
    private let view: CaseView
    private let session: Session
    private let wording: Wording

    init(_ view: CaseView, session: Session) {
        self.view = view
        self.session = session
        wording = session.wording
    }

    var json: JSONValue {
        let record = view.record
        return .object([
            ("number", .text(record.number.text)), ("id", .text(record.id.hex)), ("type", .text(record.type)),
            ("state", .text(record.state)),
            ("version", .natural(record.version)), ("constituent", .text(record.constituent.hex)),
            ("constituent_name", .text(view.constituent.fullName)), ("queue", .text(record.queue)), ("owner", .optional(ownerLogin)),
            ("received_on", .date(record.receivedOn)), ("entered_on", .date(record.enteredOn)), ("due", .date(record.due)),
            ("withdrawn", .yesNo(record.isWithdrawn)), ("type_version", .number(Int64(record.typeVersion))),
            ("due_because", .text(because)), ("target", .date(view.target?.end)),
            ("timers", .list(record.timers.map { .object([("id", .text($0.id)), ("ends", .date($0.ends))]) })),
            ("reminder", .optional(record.reminder?.of.rawValue)),
            (
                "fields",
                .object(
                    view.type.fields.compactMap { field in
                        record.values[field.id].map {
                            (field.id, field.isProtected ? .text(ValueWording.text($0, of: field)) : JSONValue($0))
                        }
                    })
            ),
            (
                "transitions",
                .list(
                    view.transitions.map { option in
                        .object([
                            ("id", .text(option.transition.id)), ("title", .text(option.transition.title.plain)),
                            ("allowed", .yesNo(option.isAllowed)), ("refusals", .texts(option.refusals.map(sentence))),
                            ("to", .text(option.destination)), ("may_lead_to", .texts(option.destinations)),
                            ("asks_for", .texts(option.asksFor)),
                            ("asks_reason", .yesNo(option.transition.requiresReason)),
                        ])
                    })
            ),
            (
                "checklist",
                .list(
                    view.items.map { item in
                        .object([
                            ("id", .text(item.item.id)), ("text", .text(item.item.text.plain)), ("done", .yesNo(item.isDone)),
                            ("due", .date(item.due)), ("done_on", .date(item.tick?.on)), ("evidence", .optional(item.tick?.evidence)),
                            ("applies", Self.applies(item.plan.applies)),
                        ])
                    })
            ),
            ("history", .list(view.history.map(HistoryAnswer.json))),
        ])
    }

    func tell() {
        let record = view.record
        let output = session.output
        let today = session.office.today
        output.line("\(record.number.text)  \(view.type.title.plain)\(session.office.mode == .training ? "  TRAINING" : "")")
        output.line("\(view.constituent.sortName)  \(record.constituent.hex.prefix(12))")
        let due = record.due.map { ", due \(DateWording.due($0, today: today))" } ?? ""
        output.line(
            record.isWithdrawn
                ? "Entered in error and withdrawn."
                : "Stands at \(view.state?.title.plain ?? record.state) since \(DateWording.long(record.stateSince))\(due).")
        if let reminder = record.reminder { output.line(ClockWording.reminder(reminder, type: view.type)) }
        if record.isOpen, record.due != nil { output.line(because) }
        if let target = view.target { output.line(ClockWording.target(target, of: record, type: view.type, today: today)) }
        let entered = record.receivedOn == record.enteredOn ? "" : ", entered \(DateWording.long(record.enteredOn))"
        output.line(
            "Received \(DateWording.long(record.receivedOn))\(entered); \(view.ownerName.map { "\($0) has it" } ?? "nobody has it yet").")
        tellForm()
        tellChecklist(today)
        tellSteps()
        output.line()
        output.line("LAST")
        HistoryAnswer.tell(view.history.suffix(5).reversed(), output)
    }

    private func tellForm() {
        let filled = view.type.fields.filter { view.record.values[$0.id] != nil }
        guard !filled.isEmpty else { return }
        session.output.line()
        var table = Table(["FORM", ""])
        for field in filled { table.row(field.label.plain, ValueWording.text(view.record.values[field.id], of: field)) }
        session.output.table(table)
    }

    private func tellChecklist(_ today: CivilDate) {
        let wanted = view.items.filter(\.isWanted)
        guard !wanted.isEmpty else { return }
        session.output.line()
        var table = Table(["CHECKLIST \(wanted.count(where: \.isDone)) of \(wanted.count)", "DUE", "ID"])
        for item in wanted {
            let due = item.isDone ? "" : item.due.map { DateWording.due($0, today: today) } ?? ""
            table.row("\(item.isDone ? "☑" : "☐") \(item.item.text.plain)", due, item.item.id)
        }
        session.output.table(table)
        let others = view.items.count - wanted.count
        if others > 0 { session.output.line("\(others == 1 ? "1 more item does" : "\(others) more items do") not apply to this case.") }
    }

    /// Whether an item applies; null while that cannot be told.
    private static func applies(_ answer: ConditionAnswer) -> JSONValue {
        switch answer {
        case .holds: .yesNo(true)
        case .doesNot: .yesNo(false)
        case .unknown, .failed: .null
        }
    }

    private func tellSteps() {
        session.output.line()
        var table = Table(["STEP", "ID", "LEADS TO", ""])
        for option in view.transitions {
            let to = Wording.list(option.destinations.map { view.type.workflow.state($0)?.title.plain ?? $0 }, "or")
            var asks = option.asksFor.map { view.type.field($0)?.label.plain ?? $0 }
            if option.transition.requiresReason { asks.append("a reason") }
            let note = option.refusals.first.map(sentence) ?? (asks.isEmpty ? "" : "asks for \(Wording.list(asks, "and"))")
            table.row(
                option.transition.title.plain, option.transition.id,
                option.destinations == [view.record.state] && view.type.workflow.leads(option.transition, from: view.record.state)
                    ? "stays here" : to,
                option.isAllowed ? note : "no: \(note)")
        }
        session.output.table(table)
    }

    private var because: String {
        ClockWording.because(view.record.due, view.dueReason, of: view.record, type: view.type, today: session.office.today)
    }

    private var ownerLogin: String? {
        view.record.owner.flatMap { owner in (try? session.store.staff())?.first { $0.id == owner }?.login }
    }

    private func sentence(_ refusal: Refusal) -> String { wording.sentence(refusal, caseType: view.type) }
}
