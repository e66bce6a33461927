import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Interchange
import SQLiteStorage

struct ImportVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a register along from another system.",
        discussion: "Example: caseload import constituents people.csv --dry-run", subcommands: [ImportConstituents.self])
}

struct ImportConstituents: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "constituents", abstract: "Enter the people of a CSV file in the register.",
        discussion: """
            Example: caseload import constituents people.csv --dry-run
            Example: caseload import constituents people.csv --map "File ref"=external_id --map Notes=- --rejects left-out.csv
            Example: zcat people.csv.gz | caseload import constituents - --date-order dmy --probable review --rejects look-at.csv

            The first line names the columns, in English or Spanish: those of constituent add (given_name, family_name, name, \
            organisation, birth_date, phone, street, city, postal_code, state, language, external_id), middle_name, \
            second_family_name, street_number and unit, and the usual other words for them. --map says what a column is where its \
            heading does not; the field - leaves it out. Several telephone columns are gathered. Delimiter, encoding and the order \
            of day and month are told from the file unless they are given; where no date settles it, the month counts as first.

            --dry-run says row by row what is new, what is wrong and what is probably in the register already, and enters nothing. \
            It compares the first 1,000 rows with the register, all with --check. The real run enters everybody who can be \
            entered and is not there yet; people who are probably there already are entered too, found by constituent \
            duplicates and merged there, which can be undone. --probable skip leaves out who is almost certainly there, \
            --probable review also who may be; both compare every row, which takes some milliseconds each.

            A row is known by its external_id, else by all that it says. So the same command goes on where it was stopped \
            (Ctrl-C ends it between two batches), and the same or a mended file again enters nobody twice. Of several rows with \
            one external_id the first is entered. The file of --rejects has the rows that were left out, each with its line and \
            the reason; mend them there and import that file.

            Exit code 1 means that rows are wrong; the others are entered all the same.
            """)

    @Argument(help: "The file; - is standard input.") var file: String
    @Option(
        name: .customLong("map"), parsing: .singleValue,
        help: ArgumentHelp("What a column says; may be given several times.", valueName: "column=field")) var maps: [String] = []
    @Flag(name: .customLong("dry-run"), help: "Only say what would come of it.") var isTrial = false
    @Flag(name: .customLong("check"), help: "Compare every row with the register.") var isChecking = false
    @Option(help: ArgumentHelp("Rows that are probably in the register already: add, skip or review.", valueName: "what")) var probable =
        "add"
    @Option(help: ArgumentHelp("Write the rows that are left out to this file.", valueName: "file")) var rejects: String?
    @Option(help: ArgumentHelp("dmy, mdy or ymd; else as most dates of the file are.", valueName: "order")) var dateOrder: String?
    @Option(help: ArgumentHelp("utf-8, utf-16le, utf-16be or windows-1252; else as the file looks.", valueName: "name")) var encoding:
        String?
    @Option(help: ArgumentHelp("comma, semicolon, tab or pipe; else as the file looks.", valueName: "name")) var delimiter: String?
    @Option(
        name: .customLong("request-id"),
        help: ArgumentHelp("Taken as by every verb that writes; rows name themselves here.", valueName: "id")) var requestID: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    /// Rows that a dry run compares with the register unless it is told to compare all.
    private static let rowsTried = 1000

    func validate() throws {
        func check(_ typed: String?, _ option: String, _ known: [String]) throws {
            guard let typed, !known.contains(typed) else { return }
            throw ValidationError("\(option) takes \(Wording.list(known, "or")).")
        }
        try check(probable, "--probable", ImportManner.Probable.allCases.map(\.rawValue))
        try check(dateOrder, "--date-order", DateOrder.allCases.map(\.rawValue))
        try check(encoding, "--encoding", CSVForm.Encoding.allCases.map(\.rawValue))
        try check(delimiter, "--delimiter", CSVForm.Delimiter.allCases.map(\.rawValue))
        for map in maps where !map.dropFirst().contains("=") {
            throw ValidationError("--map takes COLUMN=FIELD, such as \"File ref=external_id\", and not \(map.prefix(60)).")
        }
    }

    func perform(_ session: Session) throws {
        let source = try ImportSource(path: file)
        let stop = StopWish()
        // Puts everything into the one file, so that it may be copied by itself.
        defer { if !isTrial { try? session.store.close() } }
        var progress = ImportProgressLine(output: session.output, size: source.file.size)
        do {
            let plan = try session.office.planImport(of: source.file, choices) {
                progress.show($0, "dates read")
                return !stop.isWished
            }
            let rejected = try rejects.map { try RejectedRows(path: $0, of: source, plan) }
            var telling = ImportAnswer(session.output, session.wording, plan, isTrial: isTrial, isJSON: answer.isJSON)
            telling.begin()
            let summary = try session.office.importConstituents(from: source.file, by: plan, manner) { judged throws(ImportFailure) in
                let isEntered = manner.enters(judged.verdict)
                telling.tell(judged, isEntered: isEntered)
                // Rows that are in the register already are where they should be.
                if !isEntered, judged.isLeftOut { try rejected?.add(judged, telling.reasons(judged)) }
            } isWanted: {
                progress.show($0, isTrial ? "rows looked at" : "rows done")
                return !stop.isWished
            }
            try rejected?.finish()
            progress.finish()
            telling.end(summary)
            try end(summary, wasStopped: stop.isWished)
        } catch {
            progress.finish()
            throw failure(error, session.wording)
        }
    }

    private var manner: ImportManner {
        ImportManner(
            isTrial: isTrial, probable: ImportManner.Probable(rawValue: probable) ?? .add,
            checking: isChecking ? .max : isTrial ? Self.rowsTried : 0)
    }

    private var choices: ImportChoices {
        ImportChoices(
            maps: maps.map { map in
                // A heading may hold the sign itself, a field's name never does.
                let sign = map.lastIndex(of: "=") ?? map.endIndex
                return (String(map[..<sign]), String(map[sign...].dropFirst()))
            }, dateOrder: dateOrder.flatMap(DateOrder.init), encoding: encoding.flatMap(CSVForm.Encoding.init),
            delimiter: delimiter.flatMap(CSVForm.Delimiter.init))
    }

    private func end(_ summary: ImportSummary, wasStopped: Bool) throws {
        if !summary.isComplete {
            throw CommandFailure(
                isTrial
                    ? "Stopped as asked; nothing was entered."
                    : "Stopped as asked: the store is whole, and the same command goes on where this ended.",
                .storage)
        }
        let wrong = summary.wrong + summary.taken
        guard wrong > 0 else { return }
        let rows = wrong == 1 ? "1 row is" : "\(ValueWording.grouped(wrong)) rows are"
        let next =
            rejects.map { "mend \(wrong == 1 ? "it" : "them") in \($0.prefix(200)) and import that" }
            ?? "write \(wrong == 1 ? "it" : "them") to a file with --rejects FILE, mend and import that"
        throw CommandFailure.refused(answer.isJSON ? "" : "\(rows) wrong; \(next).")
    }

    private func failure(_ error: any Error, _ wording: Wording) -> any Error {
        guard let failure = error as? ImportFailure else { return error }
        switch failure {
        case .operation(.storage(.stopped)): return CommandFailure("Stopped as asked; nothing was entered.", .storage)
        case .operation(let failure): return failure
        case .unreadable: return CommandFailure(wording.sentence(failure), .storage)
        case .foreign, .empty, .heading, .columns: return CommandFailure.usage(wording.sentence(failure))
        }
    }
}

extension JudgedRow {
    /// Whether a row that is not entered is missing from the register for it.
    fileprivate var isLeftOut: Bool {
        switch verdict {
        case .wrong, .probable, .taken: true
        // Two rows of one number need not be one person.
        case .repeated: row.details.externalID != nil
        case .new, .imported, .numbered: false
        }
    }
}
