import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange

// The verbs about a case that do not change where it stands.

struct CaseNote: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write a note.",
        discussion: "Example: caseload case note LIP-2026-000123-J \"herd tally looks right\"")

    @Argument var number: String
    @Argument(help: "The note; several words need no quotes.") var text: [String]
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let outcome = try session.office.change(file.record.id, .note(text.joined(separator: " ")), request: session.request(writing))
        session.answer(outcome, writing, saying: "Noted on \(outcome.file.record.number.text).")
    }
}

struct CaseAssign: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a case to somebody, take it, or put it back into its queue.",
        discussion: "Example: caseload case assign LIP-2026-000123-J dana")

    @Argument var number: String
    @Argument(help: "A login; me is yourself, nobody puts it back into its queue.") var owner: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let member = owner == "nobody" ? nil : try session.staff(owner)
        let outcome = try session.office.change(file.record.id, .assign(to: member?.id), request: session.request(writing))
        let number = outcome.file.record.number.text
        session.answer(outcome, writing, saying: member.map { "\(number) is \($0.name)'s now." } ?? "\(number) is back in its queue.")
    }
}

struct CaseContact: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Record a call, visit, letter or message about a case, and a promise to call back.",
        discussion:
            "Example: caseload case contact LIP-2026-000123-J --channel call --note \"will bring the statement\" --callback-on 2026-12-14 --callback-at 14:30"
    )

    @Argument var number: String
    @Option(help: ArgumentHelp("call, visit, letter or email.", valueName: "kind")) var channel: String = "call"
    @Option(help: ArgumentHelp("What was said.", valueName: "text")) var note: String?
    @Option(help: ArgumentHelp("The day somebody promised to call back.", valueName: "date")) var callbackOn: String?
    @Option(help: ArgumentHelp("The time of day, such as 14:30.", valueName: "time")) var callbackAt: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func validate() throws {
        if callbackAt != nil, callbackOn == nil { throw ValidationError("--callback-at needs the day too: name it with --callback-on.") }
        if let callbackAt, !Self.isTime(callbackAt) { throw ValidationError("--callback-at takes a time of day such as 14:30.") }
    }

    func perform(_ session: Session) throws {
        guard let kind = ContactChannel(rawValue: channel) else {
            throw CommandFailure.usage(
                "There is no kind of contact \(channel.prefix(40)). There are: \(Wording.list(ContactChannel.allCases.map(\.rawValue), "and"))."
            )
        }
        let file = try session.office.findCase(number)
        let contact = ContactRecorded(
            channel: kind, cases: [file.record.id], note: note,
            callbackOn: try callbackOn.map { typed throws(CommandFailure) in try session.date(typed, for: "--callback-on") },
            callbackAt: callbackAt)
        let outcome = try session.office.recordContact(with: file.record.constituent, contact, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("number", .text(file.record.number.text)), ("constituent", .text(outcome.id.hex))],
            saying: "The \(kind.rawValue) about \(file.record.number.text) is recorded.")
    }

    /// `00:00` to `23:59`.
    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return false }
        return (Int(parts[0]) ?? 24) < 24 && (Int(parts[1]) ?? 60) < 60
    }
}

struct CaseRehome: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "rehome", abstract: "Move a case that was opened for the wrong constituent to the right one.",
        discussion: "Example: caseload case rehome LIP-2026-000123-J --to 77b0e4d1 --reason \"opened for the wrong brother\"")

    @Argument var number: String
    @Option(help: ArgumentHelp("The right constituent's identifier, or its beginning.", valueName: "id")) var to: String
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let constituent = try session.office.findConstituent(to)
        let outcome = try session.office.change(file.record.id, .rehome(to: constituent, reason: reason), request: session.request(writing))
        session.answer(outcome, writing, saying: "\(outcome.file.record.number.text) belongs to \(constituent.hex.prefix(12)) now.")
    }
}

struct CaseWithdraw: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take back your own last step, as long as nothing depends on it.",
        discussion: "Example: caseload case withdraw LIP-2026-000123-J")

    @Argument var number: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let outcome = try session.office.change(file.record.id, .withdraw, request: session.request(writing))
        var what = "the last step"
        if case .stepWithdrawn(let step)? = outcome.committed.events.first?.event { what = KindWording.step(step.facts.kind) }
        session.answer(outcome, writing, saying: "Withdrew \(what) on \(outcome.file.record.number.text).")
    }
}

extension Session {
    /// A member of staff by login; `me` is whoever is at the keys.
    func staff(_ login: String) throws -> StaffMember {
        ["me", "ME"].contains(login) ? office.me : try office.findStaff(login)
    }
}
