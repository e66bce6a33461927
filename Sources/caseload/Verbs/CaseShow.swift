import ArgumentParser
import CaseOperations
import Casework
import Interchange

struct CaseShow: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a case: where it stands, its form, every step with the reason where it is refused, its checklist.",
        discussion: "Example: caseload case show LIP-2026-000123-J --json")

    @Argument var number: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let view = try session.office.view(of: session.office.findCase(number))
        answer.isJSON ? session.output.json(CaseAnswer(view, session: session).json) : CaseAnswer(view, session: session).tell()
    }
}

struct CaseHistory: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show everything that happened to a case, oldest first.",
        discussion: "Example: caseload case history LIP-2026-000123-J")

    @Argument var number: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let view = try session.office.view(of: session.office.findCase(number))
        guard !answer.isJSON else {
            return session.output.json(
                .object([("number", .text(view.record.number.text)), ("history", .list(view.history.map(HistoryAnswer.json)))]))
        }
        HistoryAnswer.tell(view.history, session.output)
    }
}
