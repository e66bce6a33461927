import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange
import SQLiteStorage

struct QueueVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "What waits, what comes next, and the clocks that have run out.",
        discussion: "Example: caseload queue list",
        subcommands: [QueueList.self, QueueNext.self, QueueTick.self])
}

struct QueueList: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "How much waits in each queue, and since when.", discussion: "Example: caseload queue list --json")

    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let desk = try session.office.desk(limit: 1)
        guard !answer.isJSON else {
            return session.output.json(
                .object([
                    (
                        "queues",
                        .list(
                            desk.queues.map { line in
                                .object([
                                    ("id", .text(line.queue.id)), ("title", .text(line.queue.title.plain)),
                                    ("open", .number(Int64(line.count.open))), ("unowned", .number(Int64(line.count.unowned))),
                                    ("late", .number(Int64(line.count.late))), ("oldest", .date(line.count.oldest)),
                                    ("target", .optional(line.queue.target.map { "\($0.term)" })),
                                ])
                            })
                    )
                ]))
        }
        var table = Table(["QUEUE", "OPEN", "FREE", "LATE", "OLDEST", "TARGET", "ID"])
        for line in desk.queues {
            table.row(
                line.queue.title.plain, "\(line.count.open)", "\(line.count.unowned)", "\(line.count.late)",
                line.count.oldest.map { DateWording.age(since: $0, today: desk.today) } ?? "",
                line.queue.target.map { "\($0.term)" } ?? "", line.queue.id)
        }
        session.output.table(table)
    }
}

struct QueueNext: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "The case that nobody has and that is due first; --take makes it yours.",
        discussion: "Example: caseload queue next --queue livestock --take")

    @Option(help: ArgumentHelp("Only in this queue.", valueName: "queue")) var queue: String?
    @Flag(help: "Take it.") var take = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let agency = session.office.agency
        if let queue, agency.queue(queue) == nil { throw Refusal.unknownQueue(queue, known: agency.queues.map(\.id)) }
        guard let row = try session.office.nextUnowned(in: queue) else {
            guard writing.answer.isJSON else { return session.output.line("Nothing waits here.") }
            return session.output.json(.object([("number", .null)]))
        }
        if take {
            let outcome = try session.office.change(
                row.id, .assign(to: session.office.me.id), seen: row.version, request: session.request(writing))
            return session.answer(outcome, writing, saying: "\(row.number.text) is yours now.")
        }
        let view = try session.office.showCase(row.id)
        guard !writing.answer.isJSON else { return session.output.json(CaseAnswer(view, session: session).json) }
        CaseAnswer(view, session: session).tell()
    }
}

struct QueueTick: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Apply the clocks that have run out: remind, hand over, take steps that are the clock's.",
        discussion: """
            Example: caseload queue tick
            As a line of crontab, on working days at five past six: 5 6 * * 1-5 caseload queue tick
            Whoever works here may do it; auditors change nothing. Every desk does the same when it is opened. Each clock is applied once, whoever comes first.
            """)

    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let whole = try session.request(writing)
        let outcome = try session.office.tick { number in
            // Each commit of a wish with a name has a name of its own.
            writing.requestID.map { .named("\($0) \(number)", by: session.office.me.id, in: session.identity.store) } ?? whole
        }
        for skipped in outcome.skipped {
            session.output.complain("\(skipped.number.text) was left as it is: \(session.wording.sentence(skipped.failure))")
        }
        guard !writing.answer.isJSON else {
            return session.output.json(
                .object([
                    ("timers", .number(Int64(outcome.timers))), ("cases", .number(Int64(outcome.cases))),
                    ("reminders", .number(Int64(outcome.reminders))), ("handed_over", .number(Int64(outcome.handedOver))),
                    ("steps", .number(Int64(outcome.steps))), ("refused", .number(Int64(outcome.refused))),
                    ("skipped", .texts(outcome.skipped.map(\.number.text))), ("ledger", .ledger(try session.store.ledgerState())),
                ]))
        }
        session.output.line(ClockWording.ticked(outcome) ?? "No clock has run out.")
    }
}
