import CaseScreens
import Foundation

/// The printers of this machine, asked through `lpstat` and `lp`. Arguments go as a vector, never through a shell.
struct LinePrinter: Sendable {
    private static let folders = ["/usr/bin", "/usr/local/bin", "/bin"]
    /// Seconds a printer program may take; a print server that does not answer must not hold the counter up.
    private static let patience = 20.0

    /// Names as `lp` knows them; none where printing is not set up.
    func names() -> [String] {
        guard let lpstat = Self.program("lpstat"), let run = try? Self.run(lpstat, ["-e"], input: []), run.status == 0 else { return [] }
        return String(decoding: run.output, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init).filter(Self.isName)
    }

    func print(_ text: String, title: String, on printer: String) throws(PrintingFailure) {
        guard Self.isName(printer) else {
            throw PrintingFailure("a printer's name has only letters, digits, dots, hyphens and underscores")
        }
        guard let lp = Self.program("lp") else { throw PrintingFailure("the program lp is not installed on this machine") }
        let run = try Self.run(lp, ["-d", printer, "-t", String(title.prefix(100)), "--", "-"], input: Array(text.utf8))
        guard run.status == 0 else {
            let said = String(decoding: run.complaint, as: UTF8.self).split(whereSeparator: \.isNewline).first.map {
                String($0.prefix(200))
            }
            throw PrintingFailure(said ?? "the printer \(printer) would not take it")
        }
    }

    /// A name that cannot be taken for an option or lead anywhere.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 127 && !name.hasPrefix("-") && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)) }
    }

    private static func program(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []) + folders
        return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    private static func run(
        _ path: String, _ arguments: [String], input: [UInt8]
    ) throws(PrintingFailure) -> (status: Int32, output: Data, complaint: Data) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        // Files instead of pipes: a program that reads nothing, or says much, cannot block either side.
        guard let given = scratch(), let output = scratch(), let complaint = scratch() else {
            throw PrintingFailure("no temporary file can be made")
        }
        do {
            try given.write(contentsOf: Data(input))
            try given.seek(toOffset: 0)
            process.standardInput = given
            process.standardOutput = output
            process.standardError = complaint
            try process.run()
        } catch { throw PrintingFailure("\(path) cannot be started") }
        let end = Date(timeIntervalSinceNow: patience)
        while process.isRunning, Date() < end { usleep(5000) }
        guard !process.isRunning else {
            process.terminate()
            throw PrintingFailure("the print service did not answer within \(Int(patience)) seconds")
        }
        func content(_ file: FileHandle) -> Data {
            try? file.seek(toOffset: 0)
            return (try? file.read(upToCount: 1 << 16)) ?? Data()
        }
        return (process.terminationStatus, content(output), content(complaint))
    }

    /// A temporary file that has no name any more: what is printed is personal, and nothing of it stays behind.
    private static func scratch() -> FileHandle? {
        var template = Array("\(NSTemporaryDirectory())/caseload-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
