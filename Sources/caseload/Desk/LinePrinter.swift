import CaseDocuments
import CaseScreens
import Foundation

/// The printers of this machine, asked through `lp`, or `lpr` where there is only that. Arguments go as a vector, never
/// through a shell, and what cannot be a printer's name is refused before anything runs.
struct LinePrinter: Sendable {
    private static let folders = ["/usr/bin", "/usr/local/bin", "/bin"]
    private static let officeFolders = ["/usr/sbin", "/sbin"]
    /// Seconds a printer program may take; a print server that does not answer must not hold the counter up.
    private static let patience = 20.0
    private static let longestTitle = 100

    /// Names as the print service knows them; none where printing is not set up.
    func names() -> [String] {
        if let lpstat = Self.program("lpstat") {
            // Older services do not know -e; what they accept for is listed by the first word of each line.
            for option in ["-e", "-a"] {
                let names = Self.lines(of: lpstat, [option]).compactMap { $0.split(separator: " ").first.map(String.init) }.filter(
                    Self.isName)
                if !names.isEmpty { return Self.once(names) }
            }
            return []
        }
        guard let lpc = Self.program("lpc", in: Self.officeFolders) else { return [] }
        return Self.once(
            Self.lines(of: lpc, ["status"]).filter { $0.hasSuffix(":") && $0.first?.isWhitespace == false }.map { String($0.dropLast()) }
        )
        .filter(Self.isName)
    }

    func print(_ text: String, title: String, on printer: String) throws(PrintingFailure) {
        try print(Array(text.utf8), title: title, on: printer)
    }

    /// Text or a PDF, which the print service tells apart by itself. Throws the second half of a sentence.
    func print(_ content: [UInt8], title: String, on printer: String) throws(PrintingFailure) {
        guard Self.isName(printer) else {
            throw PrintingFailure(
                "a printer's name has only letters, digits, dots, hyphens and underscores, and begins with neither hyphen nor dot")
        }
        let title = Self.title(title)
        let run: FilterRun
        if let lp = Self.program("lp") {
            run = try Self.run(lp, ["-d", printer, "-t", title, "--", "-"], input: content)
        } else if let lpr = Self.program("lpr") {
            run = try Self.run(lpr, ["-P", printer, "-J", title], input: content)
        } else {
            throw PrintingFailure("neither lp nor lpr is on this machine; cups-client brings lp")
        }
        guard run.status == 0 else { throw PrintingFailure(run.firstComplaint ?? "the printer \(printer) would not take it") }
    }

    /// A name that cannot be taken for an option, lead anywhere or mean anything to a shell.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 127 && !name.hasPrefix("-") && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)) }
    }

    /// One line that no program takes for an option.
    static func title(_ text: String) -> String {
        let line = SafeText.line(text).drop { $0 == "-" || $0 == " " }
        return line.isEmpty ? "Caseload" : String(line.prefix(longestTitle))
    }

    private static func once(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func lines(of program: String, _ arguments: [String]) -> [String] {
        guard let run = try? run(program, arguments, input: []), run.status == 0 else { return [] }
        return String(decoding: run.output.prefix(1 << 16), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }

    private static func program(_ name: String, in more: [String] = []) -> String? {
        let own = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        return (own + folders + more).filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    private static func run(_ program: String, _ arguments: [String], input: [UInt8]) throws(PrintingFailure) -> FilterRun {
        do { return try FilterRun(program, arguments, input: input, patience: patience) } catch { throw PrintingFailure(error.description) }
    }
}
