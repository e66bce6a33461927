import ArgumentParser
import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import Interchange

struct ChecklistVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist", abstract: "What a constituent has to bring or do, on paper.",
        discussion: "Example: caseload checklist print LIP-2026-000123-J --language es --output sheet.html --to html",
        subcommands: [ChecklistPrint.self])
}

struct ChecklistPrint: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Print the checklist of a case: on standard output, into a file, or on a printer.",
        discussion: """
            Example: caseload checklist print LIP-2026-000123-J --printer front-desk
            A file that is there already is replaced. What was handed out, and the dates it told, become part of the case's history; --preview only shows it.
            """)

    @Argument var number: String
    @Option(help: ArgumentHelp("Which checklist; else the case type's first.", valueName: "id")) var checklist: String?
    @Option(name: .customLong("to"), help: ArgumentHelp("text or html.", valueName: "format")) var format: String?
    @Option(help: ArgumentHelp("The language; else the constituent's, where the office speaks it.", valueName: "code")) var language:
        String?
    @Option(help: ArgumentHelp("Into this file, replacing what is there; - is standard output.", valueName: "file")) var output: String?
    @Option(help: ArgumentHelp("On this printer, by the name lp knows it.", valueName: "name")) var printer: String?
    @Flag(help: "Show it without handing it out: nothing is written into the history.") var preview = false
    @OptionGroup var place: OfficeOptions
    @OptionGroup var writing: WritingOptions

    private enum Format: String { case text, html, pdf }

    func validate() throws {
        if printer != nil, output != nil { throw ValidationError("Either --printer or --output; a sheet goes to one place.") }
        if preview, printer != nil || output != nil {
            throw ValidationError(
                "--preview only shows the sheet on standard output. Leave --printer and --output out, or leave --preview out.")
        }
        if let format, Format(rawValue: format) == nil { throw ValidationError("--to takes text or html.") }
        if format == Format.pdf.rawValue {
            throw ValidationError("PDF is not there yet in this version. Use --to html and print it from a browser, or --to text.")
        }
        if printer != nil, format == Format.html.rawValue {
            throw ValidationError("A printer takes text. Leave --to html out, or use --output.")
        }
        if writing.answer.isJSON, printer == nil, output == nil || output == "-" {
            throw ValidationError("With --json the sheet itself needs a place of its own: name it with --output or --printer.")
        }
    }

    func perform(_ session: Session) throws {
        let file = try session.office.findCase(number)
        let sheet = try session.office.sheet(for: file.record.id, checklist: checklist, language: language)
        let kind = format.flatMap(Format.init) ?? (output?.hasSuffix(".html") == true ? .html : .text)
        let content = Array((kind == .html ? sheet.html : sheet.text).utf8)
        let destination = printer != nil ? "printer" : output == nil || output == "-" ? "screen" : "file"
        let done = "\(sheet.title): \(destination == "file" ? "saved as \(output ?? "")" : "sent to \(printer ?? "")")."
        let request = try session.request(writing)
        // Decided before anything comes out; what this very request handed out before is not handed out again.
        if !preview, let before = try session.office.earlierPrint(of: sheet, to: destination, request: request), destination != "screen" {
            return session.answer(before, writing, saying: done)
        }
        if let printer {
            do { try LinePrinter().print(sheet.text, title: sheet.title, on: printer) } catch { throw OperationFailure.printing(error.why) }
        } else if let output, output != "-" {
            do { try SheetFile.write(content, to: output) } catch { throw OperationFailure.printing(error.why) }
        } else {
            session.output.bytes(content)
        }
        guard !preview else { return }
        let outcome = try session.office.recordPrint(of: sheet, to: destination, request: request)
        guard destination != "screen" else { return }
        session.answer(outcome, writing, saying: done)
    }
}
