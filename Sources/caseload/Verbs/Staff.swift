import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange

struct Staff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who works here, with which roles, and who is away.",
        discussion: "Example: caseload staff add dana --name \"Dana Whitfield\" --role caseworker",
        subcommands: [StaffAdd.self, StaffList.self, StaffRole.self, StaffAwayVerb.self])
}

struct StaffAdd: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Let somebody work here; they sign in by their login on this system.",
        discussion: "Example: caseload staff add dana --name \"Dana Whitfield\" --role caseworker")

    @Argument var login: String
    @Option(help: "Their name as colleagues know it; else the login.") var name: String?
    @Option(parsing: .upToNextOption, help: "One or more roles.") var role: [String]
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func validate() throws {
        if role.isEmpty { throw ValidationError("Name at least one role with --role, such as: --role caseworker") }
    }

    func perform(_ session: Session) throws {
        let committed = try session.office.addStaff(login: login, name: name ?? login, roles: role, request: session.request(writing))
        session.answer(
            committed, writing, [("login", .text(login)), ("id", .text(committed.events.first?.subject.hex ?? ""))],
            saying: "\(login) works here now as \(Wording.list(role, "and")).")
    }
}

struct StaffList: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List everybody who works here.", discussion: "Example: caseload staff list --json")

    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let staff = try session.office.staff().filter { !$0.login.isEmpty }.sorted { $0.login < $1.login }
        func cover(_ member: StaffMember) -> String? { staff.first { $0.id == member.cover }?.login }
        guard !answer.isJSON else {
            return session.output.json(
                .object([
                    (
                        "staff",
                        .list(
                            staff.map { member in
                                .object([
                                    ("id", .text(member.id.hex)), ("login", .text(member.login)), ("name", .text(member.name)),
                                    ("roles", .texts(member.roles)), ("away_until", .date(member.awayUntil)),
                                    ("cover", .optional(cover(member))), ("version", .natural(member.version)),
                                ])
                            })
                    )
                ]))
        }
        var table = Table(["LOGIN", "NAME", "ROLES", "AWAY"])
        for member in staff {
            let away = member.isAway(on: session.office.today) ? member.awayUntil : nil
            table.row(
                member.login, member.name, member.roles.joined(separator: ", "),
                away.map { "until \(DateWording.long($0))\(cover(member).map { ", \($0) covers" } ?? "")" } ?? "")
        }
        session.output.table(table)
    }
}

struct StaffRole: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Set the whole list of roles somebody has.",
        discussion: "Example: caseload staff role dana --role caseworker supervisor")

    @Argument var login: String
    @Option(parsing: .upToNextOption, help: "All the roles they have from now on.") var role: [String]
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let committed = try session.office.setRoles(role, of: login, request: session.request(writing))
        session.answer(
            committed, writing, [("login", .text(login)), ("roles", .texts(role))],
            saying: role.isEmpty ? "\(login) has no role any more." : "\(login) is \(Wording.list(role, "and")) from now on.")
    }
}

struct StaffAwayVerb: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "away", abstract: "Say until when somebody is away, and who has their cases meanwhile.",
        discussion: "Example: caseload staff away dana --cover lee --until 2026-12-24")

    @Argument var login: String
    @Option(help: ArgumentHelp("Who sees their cases meanwhile.", valueName: "login")) var cover: String
    @Option(help: ArgumentHelp("The last day away.", valueName: "date")) var until: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func perform(_ session: Session) throws {
        let day = try session.date(until, for: "--until")
        let committed = try session.office.setAway(login, until: day, cover: cover, request: session.request(writing))
        session.answer(
            committed, writing, [("login", .text(login)), ("until", .date(day)), ("cover", .text(cover))],
            saying: "\(login) is away until \(DateWording.long(day)); \(cover) has the cases meanwhile.")
    }
}
