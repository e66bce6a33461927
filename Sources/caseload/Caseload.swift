// caseload: the program that people start. It reads the command line, opens the store, and wires operations, screens,
// terminal and printers together; it is where clocks, environment variables, files and exit codes live.
//
// Nothing here decides what may be done: that is CaseOperations' business, and its sentences are Wording's.

import ArgumentParser
import CaseOperations
import Foundation

/// The program's name, its verbs, and the verb taken when none is named.
struct Caseload: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caseload",
        abstract: "The terminal that a public office runs its counter on.",
        discussion: """
            Without a verb it opens the desk on the default store: $CASELOAD_STORE, else \
            $XDG_DATA_HOME/caseload/store.sqlite.

            Example: caseload init --agency SampleData/usda-service-center --training

            Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 storage, 4 ledger damaged.
            """,
        version: "0.1.0",
        subcommands: [
            Desk.self, Init.self, Staff.self, Sample.self, ImportVerbs.self, Search.self, ConstituentVerbs.self, CaseVerbs.self,
            ChecklistVerbs.self, QueueVerbs.self, AgencyVerbs.self, Discover.self, Audit.self, StoreVerbs.self, ThemeVerbs.self,
        ],
        defaultSubcommand: Desk.self)
}

@main
enum Program {
    @MainActor
    static func main() async {
        // A reader that goes away (`| head`) is not an error of ours to crash on.
        signal(SIGPIPE, SIG_IGN)
        let surroundings = Surroundings.ofProcess()
        guard argumentsAreText else {
            surroundings.output.complain("The command line holds bytes that are not UTF-8 text, so nothing was done. Type it again.")
            exit(ExitStatus.usage.rawValue)
        }
        let status = await run(Array(CommandLine.arguments.dropFirst()), in: surroundings)
        exit(status.rawValue)
    }

    /// Swift would mend what is no text without a word, and somebody's name would be stored as it never was.
    private static var argumentsAreText: Bool {
        (0..<Int(CommandLine.argc)).allSatisfy { index in
            CommandLine.unsafeArgv[index].map { String(validatingCString: $0) != nil } ?? true
        }
    }

    @MainActor
    static func run(_ arguments: [String], in surroundings: Surroundings) async -> ExitStatus {
        let output = surroundings.output
        if let sentence = unknownVerb(arguments) {
            output.complain(sentence)
            return .usage
        }
        var command: any ParsableCommand
        do { command = try Caseload.parseAsRoot(arguments) } catch {
            let message = Caseload.fullMessage(for: error)
            guard Caseload.exitCode(for: error) == .success else {
                output.complain(message)
                return .usage
            }
            // Help, version and completion scripts are the program's own text, tabs included.
            output.bytes(Array("\(message)\n".utf8))
            output.flush()
            return .done
        }
        do {
            switch command {
            case let verb as any Verb: try verb.perform(in: surroundings)
            case let desk as Desk:
                let status = try await desk.perform(in: surroundings)
                return try output.finish() ? status : .storage
            default:
                // A group without its verb, or something that only prints: the parser does that itself.
                try command.run()
            }
            return try output.finish() ? .done : .storage
        } catch {
            if Caseload.exitCode(for: error) == .success {
                output.bytes(Array("\(Caseload.fullMessage(for: error))\n".utf8))
                output.flush()
                return .done
            }
            output.flush()
            let failure = CommandFailure(error)
            if !failure.sentence.isEmpty { output.complain(failure.sentence) }
            return failure.status
        }
    }

    /// The desk is the verb taken when none is named, so that a mistyped verb would count as a stray word of the desk's.
    private static func unknownVerb(_ arguments: [String]) -> String? {
        let known = Caseload.configuration.subcommands.map { $0._commandName } + ["help"]
        guard let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) else { return nil }
        let near = Wording.nearest(to: word, among: known).map { "Did you mean \($0)?" } ?? "See what there is with: caseload --help"
        return "There is no verb \u{201C}\(word.prefix(60))\u{201D}. \(near)"
    }
}
