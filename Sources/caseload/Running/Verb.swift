import ArgumentParser

/// One thing the command line can do. The parser fills it in; the surroundings come with the call.
///
/// Verbs throw whatever failure they meet; `CommandFailure` is the one place that turns it into a sentence and a status.
protocol Verb: ParsableCommand {
    func perform(in surroundings: Surroundings) throws
}

/// A verb that works in an opened office.
protocol OfficeVerb: Verb {
    var place: OfficeOptions { get }
    func perform(_ session: Session) throws
}

extension OfficeVerb {
    func perform(in surroundings: Surroundings) throws {
        let session = try Session.open(place, in: surroundings)
        do { try perform(session) } catch { throw CommandFailure(error, wording: session.wording) }
    }
}

/// Which store, and who is at the keys.
struct OfficeOptions: ParsableArguments {
    @OptionGroup var location: StoreOption

    @Option(name: .customLong("as"), help: ArgumentHelp("Act as this member of staff; training stores only.", valueName: "login"))
    var actor: String?
}

/// Which store.
struct StoreOption: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: ArgumentHelp("The store; else $CASELOAD_STORE, else $XDG_DATA_HOME/caseload/store.sqlite.", valueName: "path"))
    var path: String?
}

/// Whether the answer is for a program.
struct AnswerOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Answer in JSON, for programs.")
    var isJSON = false
}

/// What every verb that writes takes.
struct WritingOptions: ParsableArguments {
    @Option(
        name: .customLong("request-id"),
        help: ArgumentHelp("A name of your own for this request: the same again does nothing and answers the same.", valueName: "id"))
    var requestID: String?

    @OptionGroup var answer: AnswerOption
}
