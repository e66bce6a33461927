import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// Where the parts of the screen lie.
struct ConstituentLayout {
    let facts: Rect
    let casesHead: Rect
    let cases: Rect
    let timelineHead: Rect
    let timeline: Rect

    init(_ rect: Rect, _ screen: ConstituentScreen) {
        let factRows = rect.rows < 14 ? 2 : 4
        let (top, rest) = rect.splitTop(factRows)
        facts = top
        let count = screen.view?.cases.count ?? 0
        let wanted = min(max(1, count), max(2, (rest.rows - 4) / 2))
        let (upper, lower) = rest.splitTop(min(rest.rows, wanted + 2))
        (casesHead, cases) = upper.splitTop(2)
        (timelineHead, timeline) = lower.splitTop(min(2, lower.rows))
    }
}

extension ConstituentScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard let view else {
            canvas.put(" Reading\u{2026}", column: rect.column, row: rect.row + 1, role: .muted)
            return
        }
        let layout = ConstituentLayout(rect, self)
        drawFacts(view, into: &canvas, in: layout.facts, context)
        drawCases(view, into: &canvas, head: layout.casesHead, layout.cases, context)
        drawTimeline(view, into: &canvas, head: layout.timelineHead, layout.timeline, context)
    }

    private func drawFacts(_ view: ConstituentView, into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let details = view.details
        let phones = details.phones?.joined(separator: "   ") ?? "no telephone known"
        let born = details.birthDate.map { "born \(DateWording.long($0))" } ?? ""
        let address = details.addressLine.isEmpty ? "no address known" : details.addressLine
        let isHidden = context.namesHidden
        let facts = isHidden ? [] : [Span("  \(born)", .muted), Span("  \(phones)")]
        canvas.put([Span(" \(context.name(details.fullName))", .strong)] + facts, column: rect.column, row: rect.row, width: rect.columns)
        canvas.put(
            " \(isHidden ? "Details are hidden with the names." : address)".truncated(to: rect.columns), column: rect.column,
            row: rect.row + 1)
        guard rect.rows > 2 else { return }
        let relatives = view.relatives.map { "\(KindWording.relation($0.relation.inverse)) \(context.name($0.name))" }
        let line = relatives.isEmpty ? "" : " Related: \(relatives.joined(separator: "; "))"
        canvas.put(line.truncated(to: rect.columns), column: rect.column, row: rect.row + 2, role: .muted)
        if let callback = view.callback {
            canvas.put(
                " A call back is promised for \(DateWording.due(callback.on, today: context.today))\(callback.at.map { " at \($0)" } ?? "")."
                    .truncated(to: rect.columns),
                column: rect.column, row: rect.row + 3, role: callback.on <= context.today ? .warning : .text)
        }
    }

    private func drawCases(_ view: ConstituentView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        let open = view.cases.count { $0.isOpen }
        canvas.put(
            [Span(" CASES \(view.cases.count)", .heading), Span(view.cases.isEmpty ? "" : "  \(open) open", .muted)], column: head.column,
            row: head.row + 1)
        guard !view.cases.isEmpty else {
            canvas.put("   None yet. Press n to open the first.", column: body.column, row: body.row, role: .muted, width: body.columns)
            return
        }
        let columns = Columns([
            .init("", minimum: 17, maximum: 19, rank: 10), .init("", minimum: 16, maximum: 24, rank: 9),
            .init("", minimum: 11, maximum: 14, rank: 8), .init("", minimum: 14, maximum: 46, rank: 5),
        ])
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 1), rows: body.rows)
        var shown = cases
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: section == .cases) { index, width in
            let row = view.cases[index]
            let type = context.agency.caseType(row.type)
            let state = type?.workflow.state(row.state)?.title.plain ?? row.state
            return columns.row(
                [
                    Span(row.number.text, .strong), Span(state),
                    row.isOpen ? DueSpan.span(row.due, today: context.today) : Span("done", .good),
                    Span(type?.title.plain ?? row.type, .muted),
                ], width: width)
        }
    }

    /// What happened, without the names of others while names are hidden.
    private static func action(of entry: HistoryEntry, _ context: ScreenContext) -> String {
        guard context.namesHidden else { return entry.action }
        return switch entry.kind {
        case ConstituentsRelated.kind: "related to somebody"
        case CaseRehomed.kind: "moved to another constituent"
        default: entry.action
        }
    }

    private func drawTimeline(_ view: ConstituentView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        guard body.rows > 0 else { return }
        canvas.put([Span(" TIMELINE", .heading), Span("  newest first", .muted)], column: head.column, row: head.row + 1)
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 1), rows: body.rows)
        var shown = timeline
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: section == .timeline) { index, width in
            let entry = view.timeline[index]
            let words = entry.words.map { "  \u{201C}\($0)\u{201D}" } ?? ""
            let isNarrow = width < 50
            let when = DateWording.short(entry.at.date).padded(to: 7) + (isNarrow ? "" : entry.at.localTime + "  ")
            let who = isNarrow ? "" : entry.actorLogin.truncated(to: 8).padded(to: 9)
            let room = max(0, width - when.displayWidth - who.displayWidth)
            return [
                Span(when, .muted), Span(who, .muted),
                Span(
                    ((entry.isWithdrawn ? "withdrawn: " : "") + Self.action(of: entry, context)).truncated(to: room),
                    entry.isWithdrawn ? .disabled : .text),
                Span(context.namesHidden ? "" : words, .muted),
            ]
        }
    }
}
