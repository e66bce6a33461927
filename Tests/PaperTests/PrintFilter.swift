import CaseDocuments
import Foundation
import Testing

/// The built print filter, run as a process, and the programs that read its pages again.
struct PrintFilter {
    struct Run {
        let status: Int32
        let output: [UInt8]
        let complaint: String

        /// One sentence on standard error, nothing on standard output.
        func complains(_ status: Int32, _ part: String) -> Bool {
            self.status == status && output.isEmpty && complaint.contains(part) && complaint.hasSuffix(".\n")
                && complaint.dropLast().allSatisfy { $0 != "\n" }
        }
    }

    #if PDF
        static let makesPDF = true
    #else
        static let makesPDF = false
    #endif

    /// What a test of pages wants, and what is said where it is missing.
    static let canLook = makesPDF && tool("pdfinfo") != nil
    static let why: Comment = "caseload-pdf was built without PDF, or poppler-utils are not here"

    /// The program lies beside the test bundle.
    private static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "caseload-pdf").path
    }()

    static func run(_ input: [UInt8], _ arguments: String..., environment: [String: String] = [:], output: String? = nil) throws -> Run {
        try run(program, arguments, input, environment: environment, output: output)
    }

    static func pdf(_ document: Document, paper: String = "letter") throws -> Paper {
        let made = try run(document.json, "--paper", paper)
        try #require(made.status == 0, "\(made.complaint)")
        #expect(made.complaint.isEmpty)
        return Paper(bytes: made.output)
    }

    /// A program of poppler's, on a file given to it as `FILE` among its words.
    fileprivate static func look(_ name: String, _ arguments: [String], at bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.path + "/caseload-paper-\(UUID().uuidString).pdf"
        try Data(bytes).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let run = try run(try #require(tool(name)), arguments.map { $0 == "FILE" ? file : $0 }, [])
        #expect(run.status == 0 && run.complaint.isEmpty, "\(name): \(run.complaint)")
        return String(decoding: run.output, as: UTF8.self)
    }

    private static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func run(
        _ program: String, _ arguments: [String], _ input: [UInt8], environment: [String: String] = [:], output: String? = nil
    ) throws -> Run {
        let folder = FileManager.default.temporaryDirectory.path + "/caseload-paper-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(input).write(to: URL(filePath: folder + "/in"))
        for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder + "/in"))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output ?? folder + "/out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: folder + "/err"))
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: Array(try Data(contentsOf: URL(filePath: folder + "/out"))),
            complaint: String(decoding: try Data(contentsOf: URL(filePath: folder + "/err")), as: UTF8.self))
    }
}

/// A PDF, as poppler sees it.
struct Paper {
    let bytes: [UInt8]

    var raw: String { String(decoding: bytes, as: Unicode.ASCII.self) }

    /// What `pdfinfo` says, by its names.
    func facts() throws -> [String: String] {
        try PrintFilter.look("pdfinfo", ["FILE"], at: bytes).split(separator: "\n").reduce(into: [:]) { facts, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            facts[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
    }

    /// Lines of the structure with the text in it, without their indentation.
    func structure() throws -> [String] {
        try PrintFilter.look("pdfinfo", ["-struct-text", "FILE"], at: bytes).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    /// The text of each page as it is seen.
    func pages() throws -> [String] {
        try PrintFilter.look("pdftotext", ["-layout", "FILE", "-"], at: bytes).split(separator: "\u{0C}").map(String.init).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
    }
}
