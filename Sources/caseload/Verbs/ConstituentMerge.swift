import ArgumentParser
import CaseOperations
import Casework
import Interchange

struct ConstituentMerge: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make two entries of one person one; it can be undone exactly.",
        discussion: """
            Example: caseload constituent merge 77b0e4d1 --into 3f9a61c2
            The first is known as the second from now on. Nothing is lost: cases, contacts and details stay with the entry they \
            were made for, and are shown together. Undo it with: caseload constituent unmerge
            """)

    @Argument(help: "The entry that is to stand for the other: its identifier, or the beginning of it.") var alias: String
    @Option(name: .customLong("into"), help: ArgumentHelp("The entry that keeps its name.", valueName: "id")) var kept: String
    @Flag(help: "Also when somebody said that they are not the same.") var anyway = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let office = session.office
        let (first, second) = (try office.findConstituent(alias), try office.findConstituent(kept))
        let outcome = try office.merge(first, into: second, anyway: anyway, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("id", .text(second.hex)), ("alias", .text(first.hex))],
            saying:
                "\(first.hex.prefix(12)) is known as \(second.hex.prefix(12)) now. Undo it with: caseload constituent unmerge \(first.hex.prefix(12))"
        )
    }
}

struct ConstituentUnmerge: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Separate again what was merged, each with what belongs to it.",
        discussion: "Example: caseload constituent unmerge 77b0e4d1")

    @Argument(help: "The entry that was merged into another: its identifier, or the beginning of it.") var alias: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let id = try session.office.findConstituent(alias)
        let outcome = try session.office.unmerge(id, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("id", .text(id.hex))], saying: "\(id.hex.prefix(12)) stands for themselves again.")
    }
}

struct ConstituentDistinguish: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "distinguish", abstract: "Remember that two are not the same person, so that nobody is asked again.",
        discussion: "Example: caseload constituent distinguish 3f9a61c2 77b0e4d1")

    @Argument(help: "The identifier, or its beginning.") var id: String
    @Argument(help: "The other's identifier, or its beginning.") var other: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let (first, second) = (try session.office.findConstituent(id), try session.office.findConstituent(other))
        let outcome = try session.office.distinguish(first, from: second, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("id", .text(first.hex)), ("other", .text(second.hex))],
            saying: "It is remembered that \(first.hex.prefix(12)) and \(second.hex.prefix(12)) are not the same.")
    }
}
