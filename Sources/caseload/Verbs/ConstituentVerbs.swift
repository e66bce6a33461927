import ArgumentParser
import CaseOperations
import Casework
import Interchange

struct ConstituentVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "constituent", abstract: "The register of people, households and businesses.",
        discussion: "Example: caseload constituent add --name \"Marisol Ortega\" --birth-date 1979-04-12 --phone 505-555-0142",
        subcommands: [
            ConstituentAdd.self, ConstituentShow.self, ConstituentEdit.self, ConstituentRelate.self, ConstituentDuplicates.self,
            ConstituentMerge.self, ConstituentUnmerge.self, ConstituentDistinguish.self,
        ])
}

/// What is known of somebody; an empty value means that nothing is known.
struct DetailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Given name and family name in one.", valueName: "given family")) var name: String?
    @Option var givenName: String?
    @Option var familyName: String?
    @Option(help: "The name of a business or household, instead of a person's.") var organisation: String?
    @Option(help: ArgumentHelp(valueName: "date")) var birthDate: String?
    @Option(help: "A telephone number; may be given several times.") var phone: [String] = []
    @Option var street: String?
    @Option var city: String?
    @Option var postalCode: String?
    @Option var state: String?
    @Option(help: ArgumentHelp("The language they want to be spoken to in, such as es.", valueName: "code")) var language: String?
    @Option(help: "What another register calls them.") var externalID: String?

    /// Read once, so that a date that cannot be read is told before anything happens.
    func reading(_ session: Session) throws(CommandFailure) -> DetailChanges {
        var born: CivilDate??
        if let birthDate { born = birthDate.isEmpty ? .some(nil) : .some(try session.date(birthDate, for: "--birth-date")) }
        return DetailChanges(options: self, born: born)
    }

    /// The options that were given, in words that are equal for equal requests.
    var words: [String] {
        [name, givenName, familyName, organisation, birthDate, street, city, postalCode, state, language, externalID].map { $0 ?? "\u{0}" }
            + phone
    }
}

/// What the options change in details that are known already.
struct DetailChanges {
    let options: DetailOptions
    let born: CivilDate??

    func apply(to details: inout ConstituentDetails) {
        if let name = options.name {
            // The last word is the family name; --given-name and --family-name say it where that is wrong.
            let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
            details.givenName = words.count > 1 ? words.dropLast().joined(separator: " ") : nil
            details.familyName = words.last
        }
        func set(_ given: String?, _ place: WritableKeyPath<ConstituentDetails, String?>) {
            if let given { details[keyPath: place] = given.isEmpty ? nil : given }
        }
        set(options.givenName, \.givenName)
        set(options.familyName, \.familyName)
        set(options.organisation, \.organisation)
        set(options.street, \.street)
        set(options.city, \.city)
        set(options.postalCode, \.postalCode)
        set(options.state, \.state)
        set(options.language, \.language)
        set(options.externalID, \.externalID)
        if let born { details.birthDate = born }
        if !options.phone.isEmpty { details.phones = options.phone.filter { !$0.isEmpty } }
    }
}

struct ConstituentAdd: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enter somebody in the register.",
        discussion: "Example: caseload constituent add --name \"Marisol Ortega\" --birth-date 1979-04-12 --phone 505-555-0142 --language es"
    )

    @OptionGroup(title: "What is known") var details: DetailOptions
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        var known = ConstituentDetails()
        try details.reading(session).apply(to: &known)
        let outcome = try session.office.addConstituent(known, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("id", .text(outcome.id.hex))],
            saying: "\(known.fullName) is in the register as \(outcome.id.hex).")
    }
}

struct ConstituentEdit: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is known of somebody; an empty value takes it out.",
        discussion: "Example: caseload constituent edit 3f9a61c2 --phone 505-555-0199 --street \"\"")

    @Argument(help: "The identifier, or its beginning.") var id: String
    @OptionGroup(title: "What is known") var details: DetailOptions
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let constituent = try session.office.findConstituent(id)
        let changes = try details.reading(session)
        let outcome = try session.office.editConstituent(constituent, request: session.request(writing), saying: details.words) {
            changes.apply(to: &$0)
        }
        session.answer(
            outcome.committed, writing, [("id", .text(outcome.id.hex))], saying: "The details of \(outcome.id.hex.prefix(12)) are changed.")
    }
}

struct ConstituentRelate: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "relate", abstract: "Say how two constituents belong together.",
        discussion:
            "Example: caseload constituent relate 3f9a61c2 spouse 77b0e4d1     the first is the spouse of the second\nRelations: \(Relation.allCases.map(\.rawValue).joined(separator: ", "))"
    )

    @Argument(help: "The identifier, or its beginning.") var id: String
    @Argument(help: "What the first is to the other.") var relation: String
    @Argument(help: "The other's identifier, or its beginning.") var other: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let known = Relation.allCases.map(\.rawValue)
        guard let meant = Relation(rawValue: relation) else {
            let near =
                Wording.nearest(to: relation, among: known).map { "Did you mean \($0)?" } ?? "There are: \(Wording.list(known, "and"))."
            throw CommandFailure.usage("There is no relation \(relation.prefix(60)). \(near)")
        }
        let (first, second) = (try session.office.findConstituent(id), try session.office.findConstituent(other))
        let outcome = try session.office.relate(first, to: second, as: meant, request: session.request(writing))
        session.answer(
            outcome.committed, writing, [("id", .text(first.hex)), ("relation", .text(meant.rawValue)), ("other", .text(second.hex))],
            saying: "\(first.hex.prefix(12)) is \(KindWording.relation(meant)) \(second.hex.prefix(12)).")
    }
}
