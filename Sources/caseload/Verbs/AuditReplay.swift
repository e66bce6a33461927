import ArgumentParser
import CaseOperations
import Casework
import Interchange

struct AuditReplay: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Hold every step of every case against the rules that were in force then.",
        discussion: """
            Example: caseload audit replay --json
            Needs the role of an auditor. Exit code 1 means that a step was not allowed; the first one of each case is told.
            """)

    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        var progress = LoadProgress(output: session.output)
        let report = try session.office.replay { done, total in
            progress.show(done, of: total)
            return true
        }
        progress.finish(report.cases, of: report.cases)
        let wording = try session.office.replayWording()
        if answer.isJSON {
            session.output.json(
                .object([
                    ("allowed", .yesNo(report.isAllowed)), ("cases", .number(Int64(report.cases))), ("steps", .number(Int64(report.steps))),
                    ("not_allowed", .number(Int64(report.notAllowed))), ("not_judged", .number(Int64(report.unjudgedSteps))),
                    (
                        "findings",
                        .list(
                            report.findings.map {
                                .object([("number", .text($0.number.text)), ("type", .text($0.type)), ("says", .text(wording.line($0)))])
                            })
                    ), ("ledger", .ledger(report.ledger)),
                ]))
        } else {
            session.output.line(wording.headline(report))
            for line in report.findings { session.output.line("  \(wording.line(line))") }
            for note in wording.notes(report) { session.output.line(note) }
        }
        if !report.isAllowed {
            throw CommandFailure.refused(
                answer.isJSON ? "" : "The ledger keeps what happened; correct it with steps that are allowed, and look at who could do it.")
        }
    }
}
