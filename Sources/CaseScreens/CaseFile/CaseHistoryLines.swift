import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    /// Newest first: who, when, what from what to what, and why; what was withdrawn says so.
    func historyLines(_ entries: [HistoryEntry], of view: CaseView, width: Int, empty: String, _ context: ScreenContext) -> [TabLine] {
        if entries.isEmpty { return empty.wrapped(to: max(10, width - 2)).map { TabLine([Span($0, .muted)]) } }
        return entries.reversed().flatMap { entry -> [TabLine] in
            [TabLine(entrySpans(entry, width: width - 2, context, words: false), .entry(entry.sequence))]
                + details(of: entry, width: width - 2, context).map { TabLine($0) }
        }
    }

    /// One entry on one line: `9 Nov 15:02  dana     asked for the statement`.
    func entrySpans(_ entry: HistoryEntry, width: Int, _ context: ScreenContext, words: Bool = true) -> [Span] {
        let year = entry.at.date.year == context.today.year ? "" : " \(entry.at.date.year)"
        let isNarrow = width < 50
        let when =
            isNarrow
            ? DateWording.short(entry.at.date).padded(to: 7)
            : (DateWording.short(entry.at.date) + year).padded(to: year.isEmpty ? 7 : 12) + entry.at.localTime
        let who = (entry.actorLogin.isEmpty ? entry.actorName : entry.actorLogin).truncated(to: 8).padded(to: 8)
        let isHidden = context.namesHidden && entry.kind == CaseRehomed.kind
        let action = isHidden ? "moved to another constituent" : entry.action
        let said = words && !context.namesHidden ? entry.words.map { "  \u{201C}\($0)\u{201D}" } ?? "" : ""
        let lead = "\(when)  \(who)  "
        let room = max(4, width - lead.displayWidth)
        let text = ((entry.isWithdrawn ? "withdrawn: " : "") + action).truncated(to: room)
        return [
            Span(lead, .muted), Span(text, entry.isWithdrawn ? .disabled : .text),
            Span(said.truncated(to: max(0, room - text.displayWidth)), .muted),
        ]
    }

    /// What changed and why, indented under its entry.
    func details(of entry: HistoryEntry, width: Int, _ context: ScreenContext) -> [[Span]] {
        let indent = width < 50 ? 2 : 16
        let room = max(10, width - indent)
        let lead = Span(String(repeating: " ", count: indent))
        var lines: [[Span]] = []
        for change in entry.changes where !context.namesHidden {
            let text = change.from == "-" ? "\(change.field): \(change.to)" : "\(change.field): \(change.from) \u{2192} \(change.to)"
            lines += text.wrapped(to: room).map { [lead, Span($0, .muted)] }
        }
        if let words = entry.words, !context.namesHidden {
            lines += "\u{201C}\(words)\u{201D}".wrapped(to: room).map { [lead, Span($0, .accent)] }
        }
        return lines
    }
}
