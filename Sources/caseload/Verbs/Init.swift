import ArgumentParser
import CaseOperations
import CaseStorage
import Casework
import Foundation
import Interchange
import SQLiteStorage

struct Init: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a store for an office; whoever runs it gets every role.",
        discussion: "Example: caseload init --agency SampleData/usda-service-center --training")

    @Option(help: ArgumentHelp("The folder of the agency pack, or the name of a sample agency.", valueName: "dir"))
    var agency: String

    @Flag(help: "For exercises: samples, resets and --as work, and every screen says TRAINING.")
    var training = false

    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        let path = try surroundings.storePath(location)
        let pack = try OpenedPack(folder: surroundings.packFolder(agency))
        let mode: StoreMode = training ? .training : .live
        let clock = try SystemClock(
            timeZone: pack.agency.timeZone, now: training ? surroundings.environment["CASELOAD_NOW"] : nil)
        if location.path == nil, surroundings.environment["CASELOAD_STORE"] == nil { try Self.makeDefaultFolder(of: path) }
        let new = NewStore(
            mode: mode, agency: pack.agency, files: pack.files, login: surroundings.user.login, name: surroundings.user.name,
            at: clock.now())
        let store: SQLiteStore
        do { store = try SQLiteStore.create(at: path, store: new.store, genesis: new.genesis, signingSeed: new.signingSeed) } catch {
            guard error == .alreadyExists else { throw error }
            throw CommandFailure(
                "There is something at \(path) already, and it was not touched. Name another place with --store, or open it with: caseload",
                .storage)
        }
        let ledger = try store.ledgerState()
        guard !answer.isJSON else {
            return surroundings.output.json(
                .object([
                    ("store", .text(new.store.hex)), ("path", .text(path)), ("mode", .text(mode.rawValue)),
                    ("agency", .text(pack.agency.id)),
                    ("version", .number(1)), ("ledger", .ledger(ledger)),
                ]))
        }
        let kind = training ? "a training store" : "a live store"
        surroundings.output.line("Made \(kind) for \(pack.agency.title.plain) at \(path); \(surroundings.user.login) has every role.")
    }

    /// The default place lies in a folder that may not be there yet; it is its owner's alone. Other places must exist: a
    /// mistyped path should not make folders.
    private static func makeDefaultFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw StorageFailure.unavailable("the folder \(folder.path) cannot be made") }
    }
}

extension Surroundings {
    /// The folder of a pack: a path, or a sample agency's name where there is no such path.
    func packFolder(_ named: String) -> String {
        FileManager.default.fileExists(atPath: named) ? named : data.sample(named) ?? named
    }
}
