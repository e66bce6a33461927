import CaseOperations
import CaseStorage
import Foundation
import Interchange

/// The file of rows that were left out: line, reason, and the row as it was, so that it can be mended and imported.
final class RejectedRows {
    private let handle: FileHandle
    private var writer: CSVWriter<any Error>

    /// What our own files begin with; only such a one, or an empty one, is written over.
    private static let mark = "line,reason,"

    init(path: String, of source: ImportSource, _ plan: ImportPlan) throws {
        // For the owner alone: it holds what the register holds.
        let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        var facts = stat()
        guard number >= 0, fstat(number, &facts) == 0 else {
            if number >= 0 { close(number) }
            throw CommandFailure.usage("The file \(path.prefix(200)) cannot be written. Name another one with --rejects.")
        }
        let handle = FileHandle(fileDescriptor: number, closeOnDealloc: true)
        guard FileIdentity(facts) != source.identity else {
            throw CommandFailure.usage("--rejects names the very file that is imported. Name another one.")
        }
        if facts.st_mode & S_IFMT == S_IFREG {
            let head = (try? handle.read(upToCount: Self.mark.utf8.count)) ?? Data()
            guard head.isEmpty || head.elementsEqual(Self.mark.utf8) else {
                throw CommandFailure.usage(
                    "There is another file at \(path.prefix(200)), and it was not touched. Name a new one with --rejects.")
            }
            try handle.truncate(atOffset: 0)
        }
        self.handle = handle
        writer = CSVWriter<any Error> { try handle.write(contentsOf: Data($0)) }
        try writer.row(["line", "reason"] + plan.mapping.columns.map(\.heading))
    }

    func add(_ judged: JudgedRow, _ reasons: [String]) throws(ImportFailure) {
        do { try writer.row(["\(judged.row.line)", reasons.joined(separator: "; ")] + judged.row.fields) } catch {
            throw .operation(.storage(.noSpace))
        }
    }

    func finish() throws {
        try writer.finish()
        try handle.close()
    }
}

/// How far an import has come, on standard error, about five times a second on a terminal and every five seconds elsewhere.
struct ImportProgressLine {
    private let output: Output
    private let size: UInt64?
    private let began = ContinuousClock.now
    private var lastShown = ContinuousClock.now
    private var latest: String?

    init(output: Output, size: UInt64?) {
        self.output = output
        self.size = size
    }

    mutating func show(_ progress: ImportProgress, _ doing: String) {
        let pause: Duration = output.isErrorTerminal ? .milliseconds(200) : .seconds(5)
        guard lastShown.duration(to: .now) >= pause else { return }
        lastShown = .now
        let text = text(progress, doing)
        latest = text
        output.progress(text)
    }

    mutating func finish() {
        if let latest { output.progress(latest, isLast: true) }
        latest = nil
    }

    private func text(_ progress: ImportProgress, _ doing: String) -> String {
        let seconds = Double(began.duration(to: .now).components.seconds)
        let rows = "\(ValueWording.grouped(progress.rows)) \(doing)"
        guard let size, size > 0, progress.bytes > 0, seconds > 0 else { return rows }
        let share = min(1, Double(progress.bytes) / Double(size))
        let left = Int(seconds / share * (1 - share))
        return
            "\(Int(share * 100)) %  \(rows)  \(ValueWording.grouped(Int(Double(progress.rows) / seconds)))/s  \(LoadProgress.time(left)) left"
    }
}
