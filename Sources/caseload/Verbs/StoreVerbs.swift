import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Interchange
import SQLiteStorage

struct StoreVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Care for the store: check it, copy it, put a copy back, make its tables anew.",
        discussion: "Example: caseload store backup /media/stick/monday.sqlite",
        subcommands: [StoreCheck.self, StoreBackup.self, StoreRestore.self, StoreRebuild.self])
}

struct StoreCheck: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Open the store and say what is in it. Whether anything was changed is what audit verify says.",
        discussion: "Example: caseload store check --json")

    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let path = try surroundings.storePath(location)
        // Opened for writing: that every write waits for the disk is checked there, and so are the file's permissions.
        let store = try SQLiteStore.open(at: path)
        let identity = try store.identity()
        let ledger = try store.ledgerState()
        let pack = try OpenedPack(of: store)
        let cases = try store.cases(CaseQuery(limit: 1)).total
        let open = try store.cases(CaseQuery(openOnly: true, limit: 1)).total
        let staff = try store.staff().count
        guard !answer.isJSON else {
            return surroundings.output.json(
                .object([
                    ("store", .text(identity.store.hex)), ("path", .text(path)), ("mode", .text(identity.mode.rawValue)),
                    ("agency", .text(pack.agency.id)), ("durable", .yesNo(true)), ("staff", .number(Int64(staff))),
                    ("cases", .number(Int64(cases))),
                    ("open_cases", .number(Int64(open))), ("ledger", .ledger(ledger)),
                ]))
        }
        let output = surroundings.output
        output.line("\(path) is whole: a \(identity.mode.rawValue) store of \(pack.agency.title.plain).")
        output.line("Every write waits for the disk (synchronous FULL).")
        output.line(
            "\(ValueWording.grouped(staff)) staff, \(ValueWording.grouped(cases)) cases (\(ValueWording.grouped(open)) open), \(ValueWording.grouped(Int(ledger.size))) events"
        )
        output.line("Root \(ledger.root.hex)")
    }
}

struct StoreBackup: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Make a whole copy while others go on working.",
        discussion:
            "Example: caseload store backup /media/stick/monday.sqlite\nErased parts may survive in older backups: keep them as safe as the store, and no longer than the law allows."
    )

    @Argument(help: "Where nothing is yet.") var path: String
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let store = try SQLiteStore.open(at: surroundings.storePath(location), readOnly: true)
        let ledger = try store.backup(to: path)
        guard !answer.isJSON else { return surroundings.output.json(.object([("path", .text(path)), ("ledger", .ledger(ledger))])) }
        surroundings.output.line("\(path) holds a copy with \(ValueWording.grouped(Int(ledger.size))) events.")
        surroundings.output.line("Root \(ledger.root.hex)")
    }
}

struct StoreRestore: Verb {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the store's place, after verifying it.",
        discussion:
            "Example: caseload store restore /media/stick/monday.sqlite --replace\nWhat was there stays beside it, under a name that is told. Nobody may have the store open meanwhile."
    )

    @Argument(help: "The backup.") var path: String
    @Flag(help: "Put it in the place of a store that is there.") var replace = false
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let target = try surroundings.storePath(location)
        let restoring = StoreRestoring(backup: path, target: target)
        let (ledger, kept) = try restoring.run(replacing: replace)
        guard !answer.isJSON else {
            return surroundings.output.json(.object([("path", .text(target)), ("kept", .optional(kept)), ("ledger", .ledger(ledger))]))
        }
        surroundings.output.line(
            "\(target) is restored with \(ValueWording.grouped(Int(ledger.size))) events.\(kept.map { " What was there is now \($0)." } ?? "")"
        )
        surroundings.output.line("Root \(ledger.root.hex)")
    }
}

struct StoreRebuild: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Make all tables anew from the events.", discussion: "Example: caseload store rebuild")

    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let store = try SQLiteStore.open(at: surroundings.storePath(location))
        var progress = LoadProgress(output: surroundings.output)
        let stop = StopWish()
        let findings = try store.rebuild { done, total in
            progress.show(done, of: total)
            return !stop.isWished
        }
        let ledger = try store.ledgerState()
        progress.finish(Int(ledger.size), of: Int(ledger.size))
        guard !answer.isJSON else {
            return surroundings.output.json(
                .object([("differed", .texts(findings.map(\.what))), ("ledger", .ledger(ledger))]))
        }
        for finding in findings { surroundings.output.line("Differed: \(finding.what)") }
        surroundings.output.line(
            findings.isEmpty
                ? "Everything was as the \(ValueWording.grouped(Int(ledger.size))) events say."
                : "Made anew from \(ValueWording.grouped(Int(ledger.size))) events.")
    }
}
