import CaseOperations
import Casework
import Interchange

/// What happened, as JSON and as lines.
enum HistoryAnswer {
    static func json(_ entry: HistoryEntry) -> JSONValue {
        .object([
            ("sequence", .natural(entry.sequence)), ("kind", .text(entry.kind)), ("at", .text(entry.at.localStamp)),
            ("utc", .text(entry.at.utcStamp)), ("actor", .text(entry.actorName)), ("login", .text(entry.actorLogin)),
            ("action", .text(entry.action)),
            (
                "changes",
                .list(entry.changes.map { .object([("field", .text($0.field)), ("from", .text($0.from)), ("to", .text($0.to))]) })
            ),
            ("reason", .optional(entry.words)), ("withdrawn", .yesNo(entry.isWithdrawn)),
        ])
    }

    static func tell(_ entries: [HistoryEntry], _ output: Output) {
        var table = Table(["WHEN", "WHO", "WHAT"])
        for entry in entries {
            let what = entry.action + (entry.isWithdrawn ? " (withdrawn)" : "") + (entry.words.map { ": \u{201C}\($0)\u{201D}" } ?? "")
            table.row("\(DateWording.long(entry.at.date)) \(entry.at.localTime)", entry.actorName, what)
            for change in entry.changes { table.row("", "", "  \(change.field): \(change.from) → \(change.to)") }
        }
        output.table(table)
    }
}
