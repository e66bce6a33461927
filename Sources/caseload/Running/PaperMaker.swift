import CaseDocuments
import CaseScreens
import Foundation

/// Makes a PDF of a document through `caseload-pdf`, the program that carries Pango and Cairo so that this one need not.
///
/// It is looked for where it is installed with this program and nowhere else: what stands on a search path may be anybody's.
struct PaperMaker: Sendable {
    enum Paper: String, Sendable, CaseIterable {
        case letter, a4
    }

    private static let missing =
        "PDF needs caseload-pdf, which is not installed: run make build where libpango1.0-dev is, or take HTML or text"
    /// Seconds; a document of a thousand pages takes a few.
    private static let patience = 300.0

    private let program: String?

    /// - Parameter file: this program's own, links followed; found out where it is not given.
    init(beside file: String? = nil) {
        guard let own = file ?? Self.ownFile() else {
            program = nil
            return
        }
        let folder = URL(filePath: own).deletingLastPathComponent()
        let places = [folder, folder.deletingLastPathComponent().appending(path: "libexec")].map { $0.appending(path: "caseload-pdf").path }
        program = places.first { access($0, X_OK) == 0 }
    }

    /// The whole PDF; the same document gives the same bytes. Throws the second half of a sentence.
    func pdf(of document: Document, on paper: Paper = .letter) throws(PrintingFailure) -> [UInt8] {
        guard let program else { throw PrintingFailure(Self.missing) }
        let run: FilterRun
        do { run = try FilterRun(program, ["--paper", paper.rawValue], input: document.json, patience: Self.patience) } catch {
            throw PrintingFailure(error.description)
        }
        if run.status == 0, run.output.starts(with: Array("%PDF-".utf8)) { return run.output }
        throw PrintingFailure(Self.reason(run))
    }

    /// What the program said, without the full stop that the sentence around it has; one that was stopped says nothing.
    private static func reason(_ run: FilterRun) -> String {
        // A loader that misses a library names it first and in its own words.
        if run.status == 127 { return "caseload-pdf cannot start, because Pango or Cairo is missing: install libpangocairo-1.0-0" }
        guard let line = run.lastComplaint else { return "caseload-pdf stopped without saying why" }
        // From a sentence of its own to the second half of one.
        let half = line.hasSuffix(".") ? line.dropLast() : line[...]
        let startsWithAWord = half.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
        return startsWithAWord ? half.prefix(1).lowercased() + half.dropFirst() : String(half)
    }

    private static func ownFile() -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
