import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Tests of the shipped program, one after the other: each keeps a thread waiting.
@Suite("The program", .serialized)
struct TheProgram {}

/// A folder of its own with a training store of the sample office.
final class OfficeFolder {
    let path: String
    let program = builtProgram("caseload")
    /// Friday, 11 December 2026, 10:42 in the office; only training stores heed it.
    static let morning = "2026-12-11T16:42:00Z"

    var store: String { "\(path)/store.sqlite" }

    /// - Parameter sample: whether 200 constituents and 150 cases are in it, and Zyx Quuxley, whatever the sample's names.
    init(agency name: String = "usda-service-center", sample: Bool = true, isTraining: Bool = true) throws {
        var template = Array("\(NSTemporaryDirectory())/caseload-program-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let agency = "\(Self.project)/SampleData/\(name)"
        try succeed(["init", "--agency", agency] + (isTraining ? ["--training"] : []))
        if sample {
            try succeed([
                "sample", "load", name, "--constituents", "200", "--cases", "150", "--seed", "7", "--as-of", "2026-12-11",
            ])
            try succeed(["constituent", "add", "--name", "Zyx Quuxley"])
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let project: String = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "SampleData").path) {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    var environment: [String: String] {
        ["CASELOAD_STORE": store, "CASELOAD_DATA": Self.project, "CASELOAD_NOW": Self.morning, "XDG_CONFIG_HOME": "\(path)/config"]
    }

    /// Runs the program without a terminal.
    func run(_ arguments: [String], environment more: [String: String] = [:], without: [String] = []) throws -> (
        status: Int32, output: String, complaint: String
    ) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        var all = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin", "HOME": path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
        ]
        if let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] { all["LD_LIBRARY_PATH"] = libraries }
        for (name, value) in environment { all[name] = value }
        for (name, value) in more { all[name] = value }
        for name in without { all[name] = nil }
        process.environment = all
        let output = Pipe()
        let complaint = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
        // What complains says little, so that reading one after the other cannot block.
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = complaint.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self), String(decoding: complained, as: UTF8.self))
    }

    @discardableResult
    func succeed(_ arguments: [String]) throws -> String {
        let run = try run(arguments)
        try #require(run.status == 0, "\(arguments.joined(separator: " ")): \(run.complaint)")
        return run.output
    }

    /// The desk on a terminal, once its first screen is there.
    func desk(
        _ arguments: [String] = ["--as", "dana"], environment more: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
        until text: String = "MINE"
    ) throws -> TerminalProgram {
        let program = try TerminalProgram(
            running: program, arguments: ["desk"] + arguments, environment: environment.mapValues { $0 }.merging(more) { $1 },
            columns: columns, rows: rows)
        try program.wait(forText: text)
        return program
    }

}
