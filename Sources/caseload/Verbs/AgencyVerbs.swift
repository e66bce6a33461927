import AgencyPacks
import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Interchange
import SQLiteStorage

struct AgencyVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency", abstract: "Agency packs: the folder of YAML that sets an office up.",
        discussion: "Example: caseload agency check SampleData/usda-service-center",
        subcommands: [AgencyCheck.self, AgencyTry.self, AgencyPublish.self])
}

struct AgencyCheck: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every problem of a pack at once, each with file, line and column.",
        discussion:
            "Example: caseload agency check SampleData/usda-service-center --json\nExit code 1 means that there are errors; warnings alone are 0."
    )

    @Argument(help: "The folder of the pack, or the name of a sample agency.") var folder: String
    // Taken so that every verb takes it; a pack is checked by itself.
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let clock = try SystemClock(timeZone: "UTC")
        let pack = AgencyPack.read(try PackFiles(folder: surroundings.packFolder(folder)), today: clock.now().date)
        let errors = pack.problems.count { $0.severity == .error }
        let warnings = pack.problems.count - errors
        if answer.isJSON {
            surroundings.output.json(.object([("problems", .list(pack.problems.map(Self.json)))]))
        } else {
            for problem in pack.problems { surroundings.output.line(problem.description) }
            let what = [(errors, "error"), (warnings, "warning")].map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
            surroundings.output.line(pack.problems.isEmpty ? "No problems." : "\(what).")
        }
        if errors > 0 {
            throw CommandFailure.refused(answer.isJSON ? "" : "The pack cannot be used until its errors are mended.")
        }
    }

    private static func json(_ problem: PackProblem) -> JSONValue {
        .object([
            ("severity", .text(problem.severity.rawValue)), ("code", .text(problem.code.rawValue)), ("file", .text(problem.file)),
            ("line", .number(Int64(problem.line))), ("column", .number(Int64(problem.column))), ("message", .text(problem.message)),
            ("witness", .optional(problem.witness)),
        ])
    }
}

struct AgencyPublish: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Put a pack into force in a store that holds no cases yet.",
        discussion: """
            Example: caseload agency publish SampleData/usda-service-center
            Needs the role of a designer. Cases follow the pack they were opened by, so a store that has cases keeps its pack in this version.
            """)

    @Argument(help: "The folder of the pack, or the name of a sample agency.") var folder: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let pack = try OpenedPack(folder: session.surroundings.packFolder(folder))
        let outcome = try session.office.publish(pack.agency, files: pack.files, request: session.request(writing))
        guard !writing.answer.isJSON else {
            return session.output.json(
                .object([
                    ("agency", .text(pack.agency.id)), ("digest", .text(pack.files.digest.hex)), ("version", .natural(outcome.version)),
                    ("ledger", .ledger(outcome.ledger)),
                ]))
        }
        session.output.line(
            outcome.isRepeat
                ? "This very pack of \(pack.agency.title.plain) is in force already."
                : "The pack of \(pack.agency.title.plain) is in force now. Who has the office open leaves it and opens it again.")
    }
}
