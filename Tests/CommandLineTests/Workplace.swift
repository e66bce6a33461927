import Foundation
import Synchronization
import Testing

/// A folder of its own with a store in it, and the built program to run on it.
final class Workplace {
    struct Run {
        let status: Int32
        let output: String
        let complaint: String

        /// The answer, read as JSON; empty when it is none.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    let folder: String
    let store: String
    /// What the program sees of the environment; nothing of the person running the tests gets in.
    var environment: [String: String]

    /// Friday, 11 December 2026, 10:42 in Chicago: what a training store takes for now.
    static let now = "2026-12-11T16:42:00Z"

    init(agency: String? = "usda-service-center", training: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.path + "/caseload-tests-\(UUID().uuidString)"
        store = folder + "/store.sqlite"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "LANG": "C.UTF-8", "CASELOAD_STORE": store,
            "CASELOAD_NOW": Self.now,
        ]
        for name in ["LD_LIBRARY_PATH"] { environment[name] = ProcessInfo.processInfo.environment[name] }
        if let agency {
            let made = try run("init", "--agency", agency, training ? "--training" : "--json")
            try #require(made.status == 0, "\(made.complaint)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The program lies beside the test bundle.
    static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "caseload").path
    }()

    func run(_ arguments: String..., input: String = "") throws -> Run { try run(arguments, input: input) }

    func run(_ arguments: [String], input: String = "", environment extra: [String: String] = [:]) throws -> Run {
        let process = try start(arguments, input: input, environment: extra)
        process.process.waitUntilExit()
        return try process.finished()
    }

    struct Started {
        let process: Process
        let files: String

        func finished() throws -> Run {
            func text(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: URL(filePath: files + name)), as: UTF8.self)
            }
            return Run(status: process.terminationStatus, output: try text("out"), complaint: try text("err"))
        }
    }

    /// Starts the program; what it says goes into files, so that neither side can block the other.
    func start(_ arguments: [String], input: String = "", environment extra: [String: String] = [:]) throws -> Started {
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = arguments
        process.environment = environment.merging(extra) { _, new in new }.filter { !$0.value.isEmpty }
        process.currentDirectoryURL = URL(filePath: folder)
        let files = "\(folder)/\(UUID().uuidString)."
        try Data(input.utf8).write(to: URL(filePath: files + "in"))
        for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: files + name, contents: nil) }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: files + "in"))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: files + "out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: files + "err"))
        try process.run()
        return Started(process: process, files: files)
    }

    // MARK: Things most tests need

    /// A constituent's identifier.
    func addConstituent(_ name: String = "Marisol Ortega", _ more: String...) throws -> String {
        let added = try run(["constituent", "add", "--name", name, "--json"] + more)
        return try #require(added.json["id"] as? String, "\(added.complaint)")
    }

    /// A case's number.
    func openCase(_ constituent: String, _ more: String...) throws -> String {
        let opened = try run(["case", "open", "livestock-indemnity", "--constituent", constituent, "--json"] + more)
        return try #require(opened.json["number"] as? String, "\(opened.complaint)")
    }

    func write(_ text: String, to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}

extension Workplace.Run {
    /// Refused or failed with one sentence and nothing else.
    func complains(_ status: Int32, _ part: String) -> Bool {
        self.status == status && output.isEmpty && complaint.contains(part) && complaint.hasSuffix("\n")
            && complaint.split(separator: "\n").count == 1
    }
}
