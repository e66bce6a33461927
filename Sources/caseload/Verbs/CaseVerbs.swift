import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange

struct CaseVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Open cases, look at them, and move them on.",
        discussion: "Example: caseload case move LIP-2026-000123-J submit --set loss_date=2026-11-02",
        subcommands: [
            CaseOpen.self, CaseShow.self, CaseHistory.self, CaseList.self, CaseMove.self, CaseEdit.self, CaseTick.self, CaseNote.self,
            CaseAssign.self, CaseContact.self, CaseRehome.self, CaseWithdraw.self,
        ])
}

extension Session {
    /// Field values as typed: `loss_date=2026-11-02`, rows as `losses=kind=calf head=3; kind=cow head=1`, an empty value
    /// empties the field.
    func values(_ typed: [String], of type: CaseType) throws -> FieldValues {
        var values: FieldValues = [:]
        for entry in typed {
            let pieces = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pieces.count == 2 else {
                throw CommandFailure.usage(
                    "\u{201C}\(entry.prefix(60))\u{201D} sets nothing: write FIELD=VALUE, such as loss_date=2026-11-02.")
            }
            guard let field = type.field(pieces[0]) else {
                throw OperationFailure.refused(.unknownField(pieces[0], known: type.fields.map(\.id)), caseType: type.id)
            }
            guard let value = ValueWording.read(pieces[1], for: field, today: office.today) else {
                throw OperationFailure.unreadable(field: field.label.plain, typed: pieces[1], wanted: Wording.wanted(field.kind))
            }
            values[field.id] = value
        }
        return values
    }

    /// The type of a case.
    func type(of file: CaseFile) throws -> CaseType {
        guard let type = try office.agency(for: file.record).caseType(file.record.type) else {
            throw Refusal.unknownCaseType(file.record.type, known: office.agency.caseTypes.map(\.id))
        }
        return type
    }

    /// Answers a change of a case from what was committed, so that a repeated request is answered the same.
    func answer(_ outcome: CaseOutcome, _ writing: WritingOptions, saying text: String) {
        var members: [(String, JSONValue)] = [("number", .text(outcome.file.record.number.text)), ("id", .text(outcome.id.hex))]
        switch outcome.committed.events.first?.event {
        case .caseOpened(let opened)?: members.append(("state", .text(opened.facts.state)))
        case .caseMoved(let moved)?: members.append(("state", .text(moved.facts.to)))
        default: break
        }
        answer(outcome.committed, writing, members, saying: text)
    }

    /// The title of the state a commit left a case in.
    func stateTitle(_ outcome: CaseOutcome) -> String {
        let type = try? self.type(of: outcome.file)
        let state: String =
            switch outcome.committed.events.first?.event {
            case .caseOpened(let opened)?: opened.facts.state
            case .caseMoved(let moved)?: moved.facts.to
            default: outcome.file.record.state
            }
        return type?.workflow.state(state)?.title.plain ?? state
    }
}

struct CaseOpen: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a case for a constituent.",
        discussion: "Example: caseload case open livestock-indemnity --constituent 3f9a61c2 --received-on 2026-11-02")

    @Argument(help: "The case type, or the letters in front of its numbers.") var type: String
    @Option(help: ArgumentHelp("The constituent's identifier, or its beginning.", valueName: "id")) var constituent: String
    @Option(help: ArgumentHelp("A field of the form.", valueName: "field=value")) var set: [String] = []
    @Option(help: ArgumentHelp("The day the office received it; else today.", valueName: "date")) var receivedOn: String?
    @Option(help: ArgumentHelp("Who has it from the start; me is yourself.", valueName: "login")) var owner: String?
    @Option(help: ArgumentHelp("The way it comes in, where there are several.", valueName: "id")) var way: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let types = session.office.agency.caseTypes
        guard let kind = types.first(where: { $0.id == type || $0.prefix == type.uppercased() }) else {
            throw Refusal.unknownCaseType(type, known: types.map(\.id))
        }
        let opening = CaseOpening(
            type: kind.id, constituent: try session.office.findConstituent(constituent), values: try session.values(set, of: kind),
            receivedOn: try receivedOn.map { typed throws(CommandFailure) in try session.date(typed, for: "--received-on") },
            owner: try owner.map { try session.staff($0).id }, way: way)
        let outcome = try session.office.openCase(opening, request: session.request(writing))
        session.answer(
            outcome, writing, saying: "Opened \(outcome.file.record.number.text), which stands at \(session.stateTitle(outcome)).")
    }
}

struct CaseMove: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Take a step of the workflow.",
        discussion:
            "Example: caseload case move LIP-2026-000123-J ask_evidence --reason \"vet statement missing\"\ncaseload case show lists every step of a case, with the reason where it is refused."
    )

    @Argument var number: String
    @Argument(help: "The step, by its identifier.") var transition: String
    @Option(help: ArgumentHelp("A field filled in with the step.", valueName: "field=value")) var set: [String] = []
    @Option(help: ArgumentHelp("Why, where the step asks for it.", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("The new due date, for steps that start the clock anew.", valueName: "date")) var due: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let values = try session.values(set, of: session.type(of: file))
        let due = try due.map { typed throws(CommandFailure) in try session.date(typed, for: "--due") }
        let outcome = try session.office.change(
            file.record.id, .move(transition: transition, values: values, reason: reason, due: due), request: session.request(writing))
        session.answer(outcome, writing, saying: "\(outcome.file.record.number.text) stands at \(session.stateTitle(outcome)).")
    }
}

struct CaseEdit: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what the form of a case says; an empty value empties a field.",
        discussion: "Example: caseload case edit LIP-2026-000123-J --set cause=blizzard \"losses=kind=calf head=3; kind=cow head=1\"")

    @Argument var number: String
    @Option(parsing: .upToNextOption, help: ArgumentHelp("One or more fields.", valueName: "field=value")) var set: [String]
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let outcome = try session.office.change(
            file.record.id, .edit(session.values(set, of: session.type(of: file))), request: session.request(writing))
        session.answer(outcome, writing, saying: "The form of \(outcome.file.record.number.text) is changed.")
    }
}

struct CaseTick: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Tick an item of the checklist, or take the tick back.",
        discussion: "Example: caseload case tick LIP-2026-000123-J vet_statement --evidence \"letter of 9 Nov, Dr. Hale\"")

    @Argument var number: String
    @Argument(help: "The item, by its identifier.") var item: String
    @Flag(help: "Take the tick back.") var undo = false
    @Option(help: ArgumentHelp("What was brought or seen, noted with the tick.", valueName: "text")) var evidence: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        if undo, evidence != nil {
            throw CommandFailure.usage("A tick that is taken back has no evidence. Leave --evidence or --undo out.")
        }
        let file = try session.office.findCase(number)
        let outcome = try session.office.change(
            file.record.id, .tick(item: item, done: !undo, evidence: evidence), request: session.request(writing))
        session.answer(outcome, writing, saying: "\(item) is \(undo ? "open again" : "ticked") on \(outcome.file.record.number.text).")
    }
}
