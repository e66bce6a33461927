import Foundation
import Testing

/// Compares with a file under Fixtures. `RECORD=1 swift test` writes the file anew and fails, so that a new picture of a
/// document is always looked at before it is kept.
enum Golden {
    static func expect(_ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            do {
                try Data(text.utf8).write(to: file)
                Issue.record(
                    "\(name) was recorded anew: read it, then run the tests without RECORD", sourceLocation: sourceLocation)
            } catch {
                Issue.record("\(name) could not be written: \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let data = FileManager.default.contents(atPath: file.path) else {
            Issue.record("there is no \(name) yet: run RECORD=1 swift test", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: data, as: UTF8.self)
        guard text != expected else { return }
        let pairs = zip(
            text.split(separator: "\n", omittingEmptySubsequences: false),
            expected.split(separator: "\n", omittingEmptySubsequences: false))
        let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            "\(name) differs in line \((first?.offset ?? -1) + 1): \"\(first?.element.0 ?? "its length")\" instead of \"\(first?.element.1 ?? "")\"",
            sourceLocation: sourceLocation)
    }
}
