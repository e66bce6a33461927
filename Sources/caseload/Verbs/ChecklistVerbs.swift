import ArgumentParser
import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import Foundation
import Interchange

struct ChecklistVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist", abstract: "What a constituent has to bring or do, on paper.",
        discussion: "Example: caseload checklist print LIP-2026-000123-J --language es --output sheet.pdf",
        subcommands: [ChecklistPrint.self])
}

struct ChecklistPrint: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print the checklist of a case, or one made from answers: on standard output, into a file, or on a printer.",
        discussion: """
            Example: caseload checklist print LIP-2026-000123-J --printer front-desk
            Example: caseload checklist print --template h-2a-employer --answers farm.json --output farm.pdf
            A file that is there already is replaced. What was handed out of a case, and the dates it told, become part of its history; --preview only shows it. With a folder of answers, --output names a folder too, and each file of answers becomes a sheet.
            """)

    @Argument(help: "The case; leave it out with --template.") var number: String?
    @Option(help: ArgumentHelp("Which checklist of the case; else the case type's first.", valueName: "id")) var checklist: String?
    @Option(help: ArgumentHelp("A checklist without a case.", valueName: "id")) var template: String?
    @Option(help: ArgumentHelp("Answers for --template: a file of JSON, or a folder of them.", valueName: "path")) var answers: String?
    @Option(name: .customLong("to"), help: ArgumentHelp("text, html or pdf; else what the file's name says.", valueName: "format"))
    var format: String?
    @Option(help: ArgumentHelp("The language; else the constituent's, where the office speaks it.", valueName: "code")) var language:
        String?
    @Option(help: ArgumentHelp("Into this file, replacing what is there; - is standard output.", valueName: "file")) var output: String?
    @Option(help: ArgumentHelp("On this printer, by the name lp knows it.", valueName: "name")) var printer: String?
    @Flag(help: "Text in ASCII, for printers that know nothing else.") var ascii = false
    @Flag(help: "Also items that do not apply, with the reason.") var all = false
    @Flag(help: "Show it without handing it out: nothing is written into the history.") var preview = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    func validate() throws {
        if (number == nil) == (template == nil) {
            throw ValidationError("Name a case, or a checklist with --template; one of the two.")
        }
        if answers != nil, template == nil { throw ValidationError("--answers go with --template; a case has its form.") }
        if checklist != nil, template != nil { throw ValidationError("--checklist is for a case; --template names the checklist itself.") }
        if printer != nil, output != nil { throw ValidationError("Either --printer or --output; a sheet goes to one place.") }
        if preview, printer != nil || output != nil {
            throw ValidationError(
                "--preview only shows the sheet on standard output. Leave --printer and --output out, or leave --preview out.")
        }
        if format == nil, let output, output != "-", !SheetFormat.knows(fileName: output) {
            throw ValidationError("A sheet is text, html or pdf. Give the file a name that ends so, or say it with --to.")
        }
        if let format, SheetFormat(rawValue: format) == nil { throw ValidationError("--to takes text, html or pdf.") }
        if printer != nil, format == SheetFormat.html.rawValue {
            throw ValidationError("A printer takes text or pdf. Leave --to html out, or use --output.")
        }
        if ascii, let format, format != SheetFormat.text.rawValue {
            throw ValidationError("--ascii is for text. Leave --to out, or --ascii.")
        }
        if writing.answer.isJSON, printer == nil, output == nil || output == "-" {
            throw ValidationError("With --json the sheet itself needs a place of its own: name it with --output or --printer.")
        }
    }

    func perform(_ session: Session) throws {
        guard let template else { return try printCase(session) }
        guard let list = session.office.agency.checklist(template) else {
            _ = try session.office.templateSheet(template, answers: [:])
            return
        }
        if let answers, Self.isFolder(answers) { return try printAll(in: answers, list, session) }
        let given = try answers.map { try AnswersFile.read($0, to: list.questions, today: session.office.today) } ?? [:]
        let sheet = try session.office.templateSheet(list.id, answers: given, language: language, showsAll: all)
        try deliver(sheet, session)
        if let place = printer ?? output, place != "-" { said(["sheets": .number(1)], "\(sheet.title): \(placed).", session) }
    }

    private func printCase(_ session: Session) throws {
        let file = try session.office.findCase(number ?? "")
        let sheet = try session.office.sheet(for: file.record.id, checklist: checklist, language: language, showsAll: all)
        let destination = printer != nil ? "printer" : output == nil || output == "-" ? "screen" : "file"
        let done = "\(sheet.title): \(placed)."
        let request = try session.request(writing)
        // Decided before anything comes out; what this very request handed out before is not handed out again.
        if !preview, let before = try session.office.earlierPrint(of: sheet, to: destination, request: request), destination != "screen" {
            return session.answer(before, writing, saying: done)
        }
        try deliver(sheet, session)
        guard !preview, let outcome = try session.office.recordPrint(of: sheet, to: destination, request: request) else { return }
        guard destination != "screen" else { return }
        session.answer(outcome, writing, saying: done)
    }

    /// A sheet for each file of answers, one after another, so that ten thousand take no more memory than one.
    private func printAll(in folder: String, _ list: Checklist, _ session: Session) throws {
        guard let output, output != "-" else {
            throw CommandFailure.usage("A folder of answers becomes a folder of sheets: name it with --output.")
        }
        do { try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true) } catch {
            throw OperationFailure.printing("the folder \(output) cannot be made")
        }
        let names = try Self.answerFiles(in: folder)
        var failures = 0
        for name in names {
            do {
                let given = try AnswersFile.read("\(folder)/\(name)", to: list.questions, today: session.office.today)
                let sheet = try session.office.templateSheet(list.id, answers: given, language: language, showsAll: all)
                try write(sheet, to: "\(output)/\(name.dropLast(".json".count)).\(kind.fileExtension)", session)
            } catch {
                failures += 1
                session.output.complain("\(name): \(CommandFailure(error, wording: session.wording).sentence)")
            }
        }
        said(
            ["sheets": .number(Int64(names.count - failures)), "failed": .number(Int64(failures))],
            "\(names.count - failures) of \(names.count) sheets are in \(output).", session)
        if failures > 0 { throw CommandFailure.refused("") }
    }

    private static func answerFiles(in folder: String) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CommandFailure.usage("The folder \(folder) cannot be read. Check the name, and that it may be read.")
        }
        // A pipe or a device in the folder would keep everybody waiting.
        let files = names.filter { name in
            var facts = stat()
            return name.hasSuffix(".json") && !name.hasPrefix(".") && stat("\(folder)/\(name)", &facts) == 0
                && facts.st_mode & S_IFMT == S_IFREG
        }.sorted()
        guard !files.isEmpty else { throw CommandFailure.usage("There are no answers in \(folder): their files' names end in .json.") }
        return files
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private var kind: SheetFormat { format.flatMap(SheetFormat.init) ?? output.map(SheetFormat.init(fileName:)) ?? .text }
    private var placed: String { printer.map { "sent to \($0)" } ?? "saved as \(output ?? "")" }

    private func deliver(_ sheet: Sheet, _ session: Session) throws {
        if let printer {
            let content = try content(of: sheet, session)
            do { try LinePrinter().print(content, title: sheet.title, on: printer) } catch { throw OperationFailure.printing(error.why) }
        } else if let output, output != "-" {
            try write(sheet, to: output, session)
        } else {
            session.output.bytes(try content(of: sheet, session))
            // What nobody got is not handed out.
            guard session.output.hasDelivered() else {
                throw CommandFailure(
                    "The sheet could not be written out completely, so nothing was recorded. Check the disk or pipe it goes to.", .storage)
            }
        }
    }

    private func write(_ sheet: Sheet, to path: String, _ session: Session) throws {
        let content = try content(of: sheet, session)
        do { try SheetFile.write(content, to: path) } catch { throw OperationFailure.printing(error.why) }
    }

    private func content(of sheet: Sheet, _ session: Session) throws -> [UInt8] {
        do { return try kind.content(of: sheet, isASCII: ascii) } catch { throw OperationFailure.printing(error.why) }
    }

    private func said(_ members: KeyValuePairs<String, JSONValue>, _ sentence: String, _ session: Session) {
        if writing.answer.isJSON {
            session.output.json(.object(members.map { ($0.key, $0.value) }))
        } else {
            session.output.line(sentence)
        }
    }
}
