import Foundation
import Testing

/// Compares a recorded screen with its golden: the text, a line of dashes, the letters of the roles, and the cursor.
/// `RECORD=1 swift test` writes it anew and fails, so that every new screen is looked at before it is kept.
enum GoldenScreen {
    static func expect(_ screen: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = URL(filePath: ProjectFolder.path + "/Tests/CaseScreensTests/Goldens/\(name).txt")
        let kept = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
        if kept == screen { return }
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            do {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(screen.utf8).write(to: file)
                Issue.record("\(name) was recorded anew: look at it, then run the tests without RECORD", sourceLocation: sourceLocation)
            } catch { Issue.record("\(name) could not be written: \(error)", sourceLocation: sourceLocation) }
            return
        }
        guard let kept else {
            Issue.record("there is no \(name) yet: run RECORD=1 swift test", sourceLocation: sourceLocation)
            return
        }
        func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        let pairs = zip(lines(screen), lines(kept)).enumerated()
        let first = pairs.first { $0.element.0 != $0.element.1 }
        Issue.record(
            "\(name) differs in line \((first?.offset ?? -1) + 1): \"\(first?.element.0 ?? "its length")\" instead of \"\(first?.element.1 ?? "")\"",
            sourceLocation: sourceLocation)
    }
}
