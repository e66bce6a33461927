import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// Where the parts of the screen lie: one rule for drawing and for the mouse.
struct ConstituentLayout {
    let facts: Rect
    let casesHead: Rect
    let cases: Rect
    let timelineHead: Rect
    let timeline: Rect
    /// The kinds of the timeline.
    let tabs: Rect
    /// Whether some of who they are does not fit.
    let hidesFacts: Bool

    init(_ rect: Rect, _ screen: ConstituentScreen, facts count: Int) {
        let isLow = rect.rows < 14
        let most = screen.section == .who ? rect.rows : isLow ? 2 : max(4, rect.rows / 3)
        let (top, rest) = rect.splitTop(screen.section == .who ? rect.rows : min(count, most))
        facts = top
        hidesFacts = count > most
        let headRows = isLow ? 1 : 2
        let wanted = min(max(1, screen.view?.cases.count ?? 0), max(isLow ? 1 : 2, (rest.rows - 4) / 2))
        let (upper, lower) = rest.splitTop(min(rest.rows, wanted + headRows))
        (casesHead, cases) = upper.splitTop(headRows)
        (timelineHead, timeline) = lower.splitTop(min(headRows, lower.rows))
        let row = timelineHead.row + timelineHead.rows - 1
        let start = min(18, timelineHead.columns)
        tabs = Rect(
            column: timelineHead.column + start, row: row, columns: max(0, timelineHead.columns - start - 1),
            rows: min(1, timelineHead.rows))
    }
}

extension ConstituentScreen {
    static func tabs(kind: TimelineKind) -> Tabs { Tabs(TimelineKind.allCases.map(\.title), selection: kind.rawValue) }

    static func layout(_ screen: ConstituentScreen, _ context: ScreenContext) -> ConstituentLayout {
        let rect = Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3))
        return ConstituentLayout(rect, screen, facts: screen.factLines(width: rect.columns - 2, context).count)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard let view else {
            canvas.put(" Reading\u{2026}", column: rect.column, row: rect.row + 1, role: .muted)
            return
        }
        let facts = factLines(width: rect.columns - 2, context)
        let layout = ConstituentLayout(rect, self, facts: facts.count)
        drawFacts(facts, into: &canvas, layout)
        if section == .who { return }
        drawCases(view, into: &canvas, head: layout.casesHead, layout.cases, context)
        drawTimeline(view, into: &canvas, layout, context)
    }

    private func drawFacts(_ lines: [[Span]], into canvas: inout Canvas, _ layout: ConstituentLayout) {
        let area = Rect(
            column: layout.facts.column + 1, row: layout.facts.row, columns: max(0, layout.facts.columns - 2), rows: layout.facts.rows)
        if section == .who {
            var text = who
            text.setLines(lines)
            text.setHeight(area.rows)
            text.draw(into: &canvas, in: area, focused: true)
            return
        }
        for (index, line) in lines.prefix(area.rows).enumerated() {
            canvas.put(line, column: area.column, row: area.row + index, width: area.columns)
        }
        guard layout.hidesFacts, area.rows > 0 else { return }
        let note = " +\(lines.count - area.rows) \u{21E4}"
        canvas.put(note, column: area.column + area.columns - note.displayWidth, row: area.row + area.rows - 1, role: .muted)
    }

    private func drawCases(_ view: ConstituentView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        let open = view.cases.count { $0.isOpen }
        canvas.put(
            [Span(" CASES \(view.cases.count)", .heading), Span(view.cases.isEmpty ? "" : "  \(open) open", .muted)], column: head.column,
            row: head.row + head.rows - 1)
        guard !view.cases.isEmpty else {
            canvas.put("   None yet. Press n to open the first.", column: body.column, row: body.row, role: .muted, width: body.columns)
            if section == .cases { canvas.setCursor(Point(body.column + 1, body.row)) }
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

    private func drawTimeline(_ view: ConstituentView, into canvas: inout Canvas, _ layout: ConstituentLayout, _ context: ScreenContext) {
        let (head, body) = (layout.timelineHead, layout.timeline)
        guard body.rows > 0, head.rows > 0 else { return }
        drawTimelineHead(view, into: &canvas, layout)
        let cursor = isFiltering ? canvas.cursor : nil
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 1), rows: body.rows)
        if view.entries.isEmpty {
            let words = filter.isEmpty ? kind.emptyWords : "Nothing has these words. Esc in the filter shows everything again."
            canvas.put("  \(words)", column: area.column, row: area.row, role: .muted, width: area.columns)
            if section == .timeline, !isFiltering { canvas.setCursor(Point(area.column, area.row)) }
        }
        var list = timeline
        list.setHeight(area.rows)
        list.draw(into: &canvas, in: area, focused: section == .timeline && !isFiltering) { index, width in
            line(view.entries[index], width: width, context)
        }
        if isFiltering { canvas.restoreCursor(cursor) }
    }

    private func drawTimelineHead(_ view: ConstituentView, into canvas: inout Canvas, _ layout: ConstituentLayout) {
        let head = layout.timelineHead
        let count = ValueWording.grouped(view.entries.count + view.older)
        let row = head.row + head.rows - 1
        canvas.put([Span(" TIMELINE ", .heading), Span(count, .muted)], column: head.column, row: row)
        let hasFilter = isFiltering || !filter.isEmpty
        // On a low screen the filter takes the place of the kinds.
        if !hasFilter || head.rows > 1 {
            Self.tabs(kind: kind).draw(into: &canvas, in: layout.tabs)
        }
        guard hasFilter else { return }
        let place = head.rows > 1 ? head.row : row
        canvas.put("with", column: head.column + 13, row: place, role: .muted)
        filter.draw(
            into: &canvas, in: Rect(column: head.column + 18, row: place, columns: max(4, min(40, head.columns - 20)), rows: 1),
            focused: isFiltering)
    }

    private func line(_ line: PersonEntry, width: Int, _ context: ScreenContext) -> [Span] {
        let entry = line.entry
        let words = entry.words.map { "  \u{201C}\($0)\u{201D}" } ?? ""
        let isNarrow = width < 50
        let isThisYear = entry.at.date.year == context.today.year
        let day = isThisYear || isNarrow ? DateWording.short(entry.at.date) : DateWording.long(entry.at.date)
        let when = isNarrow ? day.padded(to: 7) : isThisYear ? "\(day.padded(to: 7))\(entry.at.localTime)  " : day.padded(to: 14)
        let who = isNarrow ? "" : entry.actorLogin.truncated(to: 8).padded(to: 9)
        let new = isNew(entry, now: context.now.utcMilliseconds) ? "new: " : ""
        let room = max(0, width - when.displayWidth - who.displayWidth - new.displayWidth)
        return [
            Span(when, .muted), Span(who, .muted), Span(new, .accent),
            Span(
                ((entry.isWithdrawn ? "withdrawn: " : "") + Self.action(of: entry, context)).truncated(to: room),
                entry.isWithdrawn ? .disabled : .text),
            Span(context.namesHidden ? "" : words, .muted),
        ]
    }

    /// What happened, without the names of others while names are hidden.
    private static func action(of entry: HistoryEntry, _ context: ScreenContext) -> String {
        guard context.namesHidden else { return entry.action }
        return switch entry.kind {
        case ConstituentsRelated.kind: "related to somebody"
        case CaseRehomed.kind: "moved to another constituent"
        case ConstituentAdded.kind: "entered in the register"
        case ConstituentMerged.kind, ConstituentUnmerged.kind, ConstituentsDistinguished.kind: "compared with another entry of the register"
        default: entry.action
        }
    }
}
