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
        subcommands: [AgencyCheck.self, AgencyTry.self, AgencyDiagram.self, AgencyDiff.self, AgencyPublish.self])
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
