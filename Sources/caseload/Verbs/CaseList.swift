import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange

struct CaseList: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List cases by due date, those without one last.",
        discussion: "Example: caseload case list --owner me --late")

    @Option(help: ArgumentHelp("Only cases that stand at this state.", valueName: "state")) var state: String?
    @Option(help: ArgumentHelp("Only cases in this queue.", valueName: "queue")) var queue: String?
    @Option(help: ArgumentHelp("Only this person's cases: a login, me or nobody.", valueName: "login")) var owner: String?
    @Option(help: ArgumentHelp("Only cases of this type.", valueName: "type")) var type: String?
    @Flag(help: "Only cases past their due date.") var late = false
    @Flag(help: "Only cases that are not final.") var open = false
    @Option(help: "At most so many.") var limit = 100
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit takes a number from 1 to 100000.") }
    }

    func perform(_ session: Session) throws {
        let agency = session.office.agency
        try checkNames(agency)
        let kind = try type.map { name throws(Refusal) in
            guard let kind = agency.caseTypes.first(where: { $0.id == name || $0.prefix == name.uppercased() }) else {
                throw .unknownCaseType(name, known: agency.caseTypes.map(\.id))
            }
            return kind.id
        }
        let whose: CaseQuery.Owner =
            switch owner {
            case nil: .anybody
            case "nobody"?: .nobody
            case let login?: .anyOf([try session.staff(login).id])
            }
        let (lines, total) = try session.office.list(
            CaseQuery(
                type: kind, state: state, queue: queue, owner: whose, dueBefore: late ? session.office.today : nil,
                openOnly: open || late, order: .due, limit: limit))
        let logins = Dictionary(try session.office.staff().map { ($0.id, $0.login) }) { first, _ in first }
        guard !answer.isJSON else { return session.output.json(json(lines, total, logins)) }
        guard !lines.isEmpty else {
            return session.output.line("No case fits. Ask for more with fewer options, or open one with: caseload case open")
        }
        var table = Table(["DUE", "CASE", "WHO", "STANDS AT", "OWNER"])
        for line in lines {
            table.row(
                line.row.due.map { DateWording.due($0, today: session.office.today) } ?? "", line.row.number.text, line.name,
                line.stateTitle,
                line.row.owner.flatMap { logins[$0] } ?? "")
        }
        session.output.table(table)
        if total > lines.count { session.output.line("\(ValueWording.grouped(total - lines.count)) more; see them with --limit.") }
    }

    private func checkNames(_ agency: Agency) throws {
        if let queue, agency.queue(queue) == nil { throw Refusal.unknownQueue(queue, known: agency.queues.map(\.id)) }
        guard let state else { return }
        let known = agency.caseTypes.flatMap(\.workflow.states).map(\.id)
        guard !known.contains(state) else { return }
        let near =
            Wording.nearest(to: state, among: known).map { "Did you mean \($0)?" }
            ?? "There are: \(Wording.list(Set(known).sorted(), "and"))."
        throw CommandFailure.refused("There is no state \u{201C}\(state.prefix(60))\u{201D} here. \(near)")
    }

    private func json(_ lines: [CaseLine], _ total: Int, _ logins: [StaffID: String]) -> JSONValue {
        .object([
            (
                "cases",
                .list(
                    lines.map { line in
                        .object([
                            ("number", .text(line.row.number.text)), ("type", .text(line.row.type)), ("state", .text(line.row.state)),
                            ("due", .date(line.row.due)), ("owner", .optional(line.row.owner.flatMap { logins[$0] })),
                            ("constituent", .text(line.row.constituent.hex)), ("name", .text(line.name)), ("queue", .text(line.row.queue)),
                            ("open", .yesNo(line.row.isOpen)),
                        ])
                    })
            ), ("total", .number(Int64(total))),
        ])
    }
}
