import ArgumentParser
import CaseOperations
import CaseScreens
import CaseStorage
import Casework
import EventLedger
import Foundation
import Interchange
import SQLiteStorage

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove that nobody changed what happened, and take a history away.",
        discussion: "Example: caseload audit verify --against checkpoint.txt",
        subcommands: [AuditVerify.self, AuditReplay.self, AuditCheckpoint.self, AuditExport.self])
}

struct AuditVerify: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute the ledger from its bytes and compare everything with it.",
        discussion: """
            Example: caseload audit verify --against checkpoint.txt
            Only a checkpoint kept somewhere else shows that the end of the ledger was cut off. Exit code 4 means damaged.
            """)

    @Option(help: ArgumentHelp("An older checkpoint of this store.", valueName: "file")) var against: String?
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        // A file too damaged to be read through is a damaged ledger to whoever asks for its proof.
        do { try verify(in: surroundings) } catch let failure as StorageFailure {
            switch failure {
            case .corrupt, .damaged: throw CommandFailure(CommandFailure(failure).sentence, .ledgerDamaged)
            default: throw failure
            }
        }
    }

    private func verify(in surroundings: Surroundings) throws {
        let note = try against.map { try Self.note(in: $0) }
        let output = surroundings.output
        let store = try SQLiteStore.open(at: surroundings.storePath(location), readOnly: true)
        var progress = LoadProgress(output: output)
        let report = try store.verify { done, total in
            progress.show(done, of: total)
            return true
        }
        progress.finish(Int(report.ledger.size), of: Int(report.ledger.size))
        let comparison = try note.map { note throws(StorageFailure) in try store.compare(with: note) } ?? .none
        if case .unreadable(let why) = comparison {
            throw CommandFailure.usage("The checkpoint cannot be used: \(why) Name the file that audit checkpoint wrote for this store.")
        }
        var isIntact = report.isIntact
        if case .inconsistent = comparison { isIntact = false }
        answer.isJSON
            ? output.json(json(report, comparison, isIntact, store.isOlder)) : tell(report, comparison, isIntact, store.isOlder, output)
        if !isIntact {
            throw CommandFailure(
                answer.isJSON
                    ? ""
                    : "The store does not agree with its ledger. Keep this file as it is; where only projections differ, make them anew with: caseload store rebuild, else restore a backup with: caseload store restore",
                .ledgerDamaged)
        }
    }

    private static func note(in path: String) throws(CommandFailure) -> String {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 1 << 16) else {
            throw .usage("The checkpoint \(path.prefix(200)) cannot be read. Name the file that audit checkpoint wrote.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private func json(_ report: AuditReport, _ comparison: CheckpointComparison, _ isIntact: Bool, _ isOlder: Bool) -> JSONValue {
        let first = report.findings.compactMap(\.sequence).min()
        var members: [(String, JSONValue)] = [
            ("intact", .yesNo(isIntact)), ("events", .natural(report.ledger.size)), ("root", .text(report.ledger.root.hex)),
            ("first_bad", first.map(JSONValue.natural) ?? .null),
            (
                "findings",
                .list(
                    report.findings.map { .object([("sequence", $0.sequence.map(JSONValue.natural) ?? .null), ("what", .text($0.what))]) })
            ),
        ]
        if isOlder { members.append(("projections_compared", .yesNo(false))) }
        switch comparison {
        case .none, .unreadable: break
        case .consistent(let size): members.append(("against", .object([("consistent", .yesNo(true)), ("size", .natural(size))])))
        case .inconsistent(let size, let why):
            members.append(("against", .object([("consistent", .yesNo(false)), ("size", .natural(size)), ("why", .text(why))])))
        }
        return .object(members)
    }

    private func tell(
        _ report: AuditReport, _ comparison: CheckpointComparison, _ isIntact: Bool, _ isOlder: Bool, _ output: Output
    ) {
        for finding in report.findings { output.line("\(finding.sequence.map { "Event \($0)" } ?? "Store"): \(finding.what)") }
        if report.isIntact, isIntact {
            let events = ValueWording.grouped(Int(report.ledger.size))
            output.line(
                "Intact: \(events) events agree with the tree\(isOlder ? " and the columns" : ", the columns and the projections").")
        }
        if isOlder {
            output.line(
                "It is a store of an older version; its lists are not compared, but made anew from the events when it is next opened for work."
            )
        }
        switch comparison {
        case .none, .unreadable: break
        case .consistent(let size):
            output.line("The ledger begins with the \(ValueWording.grouped(Int(size))) events of the checkpoint, unchanged.")
        case .inconsistent(_, let why): output.line("The ledger does not continue the checkpoint: \(why).")
        }
        output.line("Root \(report.ledger.root.hex)")
    }
}

struct AuditCheckpoint: Verb {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Write down the ledger's size and root, signed; keep it somewhere else.",
        discussion: "Example: caseload audit checkpoint > /media/stick/checkpoint.txt")

    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let store = try SQLiteStore.open(at: surroundings.storePath(location), readOnly: true)
        let note = try store.checkpoint()
        guard answer.isJSON else { return surroundings.output.bytes(Array(note.utf8)) }
        surroundings.output.json(.object([("checkpoint", .text(note)), ("ledger", .ledger(try store.ledgerState()))]))
    }
}

struct AuditExport: OfficeVerb {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Take a history away: who, when, what changed from what to what, and why.",
        discussion: """
            Example: caseload audit export --case LIP-2026-000123-J --to html --output history.html
            Without --case the whole ledger is written as JSON lines, for a verifier on another machine; that is the auditors'.
            """)

    @Option(name: .customLong("case"), help: ArgumentHelp("The case; without it, the whole ledger.", valueName: "number")) var number:
        String?
    @Option(name: .customLong("to"), help: ArgumentHelp("csv, jsonl or html.", valueName: "format")) var format: String = "jsonl"
    @Option(help: ArgumentHelp("Into this file, replacing what is there; - is standard output.", valueName: "file")) var output: String?
    @OptionGroup var place: OfficeOptions

    func validate() throws {
        guard let wanted = ExportFormat(rawValue: format) else { throw ValidationError("--to takes csv, jsonl or html.") }
        if number == nil, wanted != .jsonl {
            throw ValidationError("The whole ledger is written as jsonl only: name a --case for csv or html.")
        }
    }

    func perform(_ session: Session) throws {
        guard let number else { return try exportLedger(session) }
        let file = try session.office.findCase(number)
        let bytes = try session.office.exportHistory(of: file, to: ExportFormat(rawValue: format) ?? .jsonl)
        guard let output, output != "-" else { return session.output.bytes(bytes) }
        do { try SheetFile.write(bytes, to: output) } catch { throw CommandFailure("The history was not written: \(error.why).", .storage) }
        session.output.line("The history of \(file.record.number.text) is in \(output).")
    }

    private func exportLedger(_ session: Session) throws {
        guard let output, output != "-" else {
            return try session.office.exportLedger { session.output.bytes($0) }
        }
        do {
            try SheetFile.write(to: output) { sink in try session.office.exportLedger(write: sink) }
        } catch let failure as PrintingFailure { throw CommandFailure("The ledger was not written: \(failure.why).", .storage) }
        session.output.line("The ledger is in \(output).")
    }
}
