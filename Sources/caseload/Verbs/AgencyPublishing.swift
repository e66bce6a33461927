import AgencyPacks
import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Foundation
import Interchange

struct AgencyDiff: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Say in words what another pack would change.",
        discussion: "Example: caseload agency diff ../our-office-next-year")

    @Argument(help: "The folder of the pack, or the name of a sample agency.") var folder: String
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func perform(_ session: Session) throws {
        let pack = try OpenedPack(folder: session.surroundings.packFolder(folder))
        let difference = AgencyDifference(from: session.office.agency, to: pack.agency)
        let wording = DifferenceWording(from: session.office.agency, to: pack.agency)
        guard !answer.isJSON else {
            let sections = wording.sections(difference).map { section in
                JSONValue.object([("part", .text(section.title)), ("changes", .texts(section.sentences))])
            }
            return session.output.json(
                .object([
                    ("same", .yesNo(session.pack.files.digest == pack.files.digest)), ("parts", .list(sections)),
                    ("raise_version_of", .texts(difference.unraised.map(\.type))),
                ]))
        }
        session.output.line(wording.headline(difference))
        for section in wording.sections(difference) {
            session.output.line()
            session.output.line(section.title)
            for sentence in section.sentences { session.output.line("  \(sentence)") }
        }
    }
}

struct AgencyPublish: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Put a pack into force; open cases keep their version, or move by a plan.",
        discussion: """
            Example: caseload agency publish ../our-office --plan plan.yaml
            Needs the role of a designer. Without a plan every open case goes on by the rules it runs on. With one, each state of a \
            case type that it names has a place to go, and pack and cases change in one step. --dry-run shows what would happen, \
            --rehearse runs the cases of the last year through the new rules; neither changes anything.
            """)

    @Argument(help: "The folder of the pack, or the name of a sample agency.") var folder: String
    @Option(help: ArgumentHelp("Where open cases go on; see docs/agency-pack.md.", valueName: "file")) var plan: String?
    @Flag(help: "Show what would become of the open cases, and change nothing.") var dryRun = false
    @Flag(help: "Run earlier cases through the new rules, and change nothing.") var rehearse = false
    @Option(help: ArgumentHelp("Rehearse the cases worked on since then; else a year ago.", valueName: "date")) var since: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func validate() throws {
        if since != nil, !rehearse { throw ValidationError("--since is for --rehearse.") }
        if dryRun, rehearse {
            throw ValidationError("--dry-run looks at open cases and --rehearse at earlier ones: do one, then the other.")
        }
    }

    func perform(_ session: Session) throws {
        let pack = try OpenedPack(folder: session.surroundings.packFolder(folder))
        let publication = try planned(Publication(agency: pack.agency, files: pack.files), session)
        if rehearse { return try rehearse(publication, session) }
        if dryRun { return try show(publication, session) }
        let request = try session.request(writing)
        if isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0, !writing.answer.isJSON {
            try show(publication, session)
            session.output.line("Put it into force? Type yes.")
            guard readLine() == "yes" else { throw CommandFailure.refused("Nothing was changed.") }
        }
        let outcome = try session.office.publish(publication, request: request)
        guard !writing.answer.isJSON else {
            return session.output.json(
                .object([
                    ("agency", .text(pack.agency.id)), ("digest", .text(pack.files.digest.hex)), ("version", .natural(outcome.version)),
                    ("moved", .number(Int64(outcome.moved))), ("ledger", .ledger(outcome.ledger)),
                ]))
        }
        guard !outcome.isRepeat else {
            return session.output.line("This very pack of \(pack.agency.title.plain) is in force already.")
        }
        let moved =
            outcome.moved == 0 ? "" : outcome.moved == 1 ? " 1 open case moved with it." : " \(outcome.moved) open cases moved with it."
        session.output.line(
            "The pack of \(pack.agency.title.plain) is in force now.\(moved) Who has the office open leaves it and opens it again.")
    }

    private func planned(_ publication: Publication, _ session: Session) throws -> Publication {
        guard let plan else { return publication }
        guard let file = FileHandle(forReadingAtPath: plan), let data = try? file.read(upToCount: PackFiles.maximumFileSize + 1) else {
            throw CommandFailure.usage("The plan \(plan.prefix(200)) cannot be read. Name a file as docs/agency-pack.md has it.")
        }
        let name = plan.split(separator: "/").last.map(String.init) ?? plan
        let (planned, findings) = session.office.readPlan(Array(data), named: name, for: publication)
        for finding in findings { session.output.complain("\(finding.place): \(finding.sentence) [\(finding.code)]") }
        guard let planned else { throw CommandFailure.refused("The plan cannot be used until its errors are mended; nothing was changed.") }
        return planned
    }

    private func show(_ publication: Publication, _ session: Session) throws {
        let preview = try session.office.preview(publication)
        let wording = PlanWording(former: session.office.agency, new: publication.agency)
        let problems = preview.problems.map { PublishProblemWording(wording: session.wording).sentence($0) }
        if writing.answer.isJSON {
            session.output.json(
                .object([
                    ("moving", .number(Int64(preview.moving))), ("keeping", .number(Int64(preview.keeping))),
                    ("groups", .list(preview.groups.map { Self.json($0, wording) })), ("problems", .texts(problems)),
                ]))
        } else {
            session.output.line(wording.headline(preview))
            for line in wording.lines(preview) { session.output.line("  \(line)") }
            for problem in problems { session.output.line(problem) }
        }
        if !problems.isEmpty {
            throw CommandFailure.refused(writing.answer.isJSON ? "" : "It cannot be published like this; nothing was changed.")
        }
    }

    private static func json(_ group: PublishPreview.Group, _ wording: PlanWording) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("type", .text(group.type)), ("version", .number(Int64(group.version))), ("state", .text(group.state)),
            ("count", .number(Int64(group.count))), ("cases", .texts(group.cases.map(\.row.number.text))),
            ("says", .text(wording.line(group))),
        ]
        if case .moves(let migration) = group.outcome { members.append(("to", .text(migration.state))) }
        return .object(members)
    }

    private func rehearse(_ publication: Publication, _ session: Session) throws {
        let day = try since.map { typed throws(CommandFailure) in try session.date(typed, for: "--since") }
        var progress = LoadProgress(output: session.output)
        let report = try session.office.rehearse(
            publication.agency, since: day ?? session.office.today.adding(days: -365), plan: publication.plan
        ) { done, total in
            progress.show(done, of: total)
            return true
        }
        progress.finish(report.cases, of: report.cases)
        let wording = RehearsalWording(former: session.office.agency, new: publication.agency)
        guard !writing.answer.isJSON else {
            return session.output.json(
                .object([
                    ("cases", .number(Int64(report.cases))), ("same", .number(Int64(report.same))),
                    ("different", .number(Int64(report.differing))), ("unclear", .number(Int64(report.unclear))),
                    (
                        "differences",
                        .list(
                            report.differences.map { line in
                                .object([
                                    ("number", .text(line.number.text)), ("type", .text(line.type)), ("state", .text(line.state)),
                                    ("says", .text(wording.line(line))),
                                ])
                            })
                    ),
                ]))
        }
        session.output.line(wording.headline(report))
        for line in report.differences { session.output.line("  \(wording.line(line))") }
        for note in wording.notes(report) { session.output.line(note) }
    }
}
