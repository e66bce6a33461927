import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange

struct ConstituentShow: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what the office knows about somebody: details, cases, relations, what happened.",
        discussion: "Example: caseload constituent show 3f9a61c2 --json")

    /// Lines of history that a person is shown.
    private static let lines = 20

    @Argument(help: "The identifier, its beginning, or another register's number.") var id: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let view = try session.office.showConstituent(session.office.findConstituent(id), timelineLimit: answer.isJSON ? 10_000 : 200)
        answer.isJSON ? session.output.json(json(view)) : tell(view, session)
    }

    private func json(_ view: ConstituentView) -> JSONValue {
        let details = view.details
        return .object([
            ("id", .text(view.constituent.id.hex)), ("version", .natural(view.constituent.version)), ("name", .text(details.fullName)),
            ("given_name", .optional(details.givenName)), ("family_name", .optional(details.familyName)),
            ("organisation", .optional(details.organisation)), ("born", .date(details.birthDate)), ("phones", .texts(details.phones ?? [])),
            ("street", .optional(details.street)), ("city", .optional(details.city)), ("postal_code", .optional(details.postalCode)),
            ("state", .optional(details.state)), ("language", .optional(details.language)), ("external_id", .optional(details.externalID)),
            (
                "cases",
                .list(
                    view.cases.map {
                        .object([
                            ("number", .text($0.number.text)), ("type", .text($0.type)), ("state", .text($0.state)), ("due", .date($0.due)),
                        ])
                    })
            ),
            (
                "relations",
                .list(
                    view.relatives.map {
                        .object([("id", .text($0.id.hex)), ("relation", .text($0.relation.rawValue)), ("name", .text($0.name))])
                    })
            ),
            (
                "aliases",
                .list(
                    view.aliases.map {
                        .object([
                            ("id", .text($0.id.hex)), ("name", .text($0.details.fullName)), ("born", .date($0.details.birthDate)),
                            ("merged", .text($0.mergedAt.localStamp)), ("merged_by", .text($0.mergedBy)),
                        ])
                    })
            ),
            (
                "deadlines",
                .list(
                    view.deadlines.map {
                        .object([("on", .date($0.on)), ("what", .text($0.what)), ("case", .optional($0.caseNumber?.text))])
                    })
            ),
            ("history", .list(view.timeline.map(HistoryAnswer.json))), ("older", .number(Int64(view.older))),
        ])
    }

    private func tell(_ view: ConstituentView, _ session: Session) {
        let details = view.details
        let output = session.output
        output.line("\(details.sortName)  \(view.constituent.id.hex)")
        let facts: [(String, String?)] = [
            ("Born", details.birthDate.map(DateWording.long)), ("Telephone", details.phones?.joined(separator: ", ")),
            ("Address", details.addressLine.isEmpty ? nil : details.addressLine), ("Language", details.language),
            ("Other register", details.externalID),
        ]
        for case (let label, let value?) in facts { output.line("  \(label): \(value)") }
        for alias in view.aliases {
            output.line(
                "  Also known as: \(alias.details.sortName)  \(alias.id.hex.prefix(12))  merged \(DateWording.long(alias.mergedAt.date)) by \(alias.mergedBy)"
            )
        }
        for relative in view.relatives {
            output.line("  \(KindWording.relation(relative.relation.inverse)) \(relative.name)  \(relative.id.hex.prefix(12))")
        }
        output.line()
        if view.cases.isEmpty {
            output.line("No cases yet. Open one with: caseload case open TYPE --constituent \(view.constituent.id.hex.prefix(12))")
        } else {
            var table = Table(["CASE", "STANDS AT", "DUE"])
            for row in view.cases {
                let type = (try? session.office.agency(type: row.type, version: row.typeVersion))?.caseType(row.type)
                table.row(
                    row.number.text, type?.workflow.state(row.state)?.title.plain ?? row.state,
                    row.due.map { DateWording.due($0, today: session.office.today) } ?? "")
            }
            output.table(table)
        }
        output.line()
        HistoryAnswer.tell(Array(view.timeline.prefix(Self.lines)), output)
        let older = view.timeline.dropFirst(Self.lines).count + view.older
        if older > 0 { output.line("\(older) older \(older == 1 ? "entry" : "entries"); all of them: --json") }
    }
}
