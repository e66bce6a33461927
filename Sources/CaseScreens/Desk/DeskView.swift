import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// Where the parts of the desk lie: one rule for drawing and for the mouse.
struct DeskLayout {
    var mineHead: Rect
    var mine: Rect
    var queuesHead: Rect
    var queues: Rect
    var todayHead: Rect
    var today: Rect

    init(_ rect: Rect, _ desk: DeskScreen) {
        let queueCount = desk.view?.queues.count ?? 0
        let callbackCount = desk.view?.callbacks.count ?? 0
        let isNarrow = rect.columns < 70
        let bottomWanted = isNarrow ? queueCount + 2 : max(queueCount, callbackCount, 1) + 2
        let bottomRows = min(bottomWanted, max(3, rect.rows / 3))
        let (upper, lower) = rect.splitBottom(min(bottomRows, max(0, rect.rows - 4)))
        (mineHead, mine) = upper.splitTop(min(4, upper.rows))
        // A narrow screen has room for one of the two: the one the cursor stands in.
        let none = Rect(column: lower.column, row: lower.row, columns: 0, rows: 0)
        let (left, right) = !isNarrow ? lower.splitLeft(lower.columns / 2) : desk.section == .today ? (none, lower) : (lower, none)
        (queuesHead, queues) = left.splitTop(2)
        (todayHead, today) = right.splitTop(2)
    }
}

extension DeskScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard let view else {
            canvas.put(" Reading the desk\u{2026}", column: rect.column, row: rect.row + 1, role: .muted)
            return
        }
        let layout = DeskLayout(rect, self)
        drawVisits(into: &canvas, in: layout.mineHead, context)
        drawMine(view, into: &canvas, head: layout.mineHead, layout.mine, context)
        drawQueues(view, into: &canvas, head: layout.queuesHead, layout.queues, context)
        drawToday(view, into: &canvas, head: layout.todayHead, layout.today, context)
    }

    private func drawVisits(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let now = context.visits.current.map { "\(context.name($0.name)), \($0.milliseconds(at: context.now) / 60_000) min" } ?? "nobody"
        var spans = [Span(" NOW ", .heading), Span(now, context.visits.current == nil ? .muted : .strong)]
        if let held = context.visits.held.last {
            let minutes = max(0, context.now.utcMilliseconds - (held.heldSince ?? 0)) / 60_000
            let others = context.visits.held.count - 1
            spans += [
                Span("   HELD ", .heading), Span("\(context.name(held.name)) \(minutes) min\(others > 0 ? " and \(others) more" : "")"),
            ]
        }
        canvas.put(spans, column: rect.column, row: rect.row, width: rect.columns)
    }

    private func drawMine(_ view: DeskView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        var parts: [Span] = [Span(" MINE \(view.mineTotal)", .heading)]
        if view.mineTotal > 0 {
            parts += [Span("  ")] + counted(view)
        }
        canvas.put(parts, column: head.column, row: head.row + 2, width: head.columns)
        guard !view.mine.isEmpty else {
            let lines = "Nothing is yours. t takes the case that has waited longest, / finds somebody.".wrapped(
                to: max(10, body.columns - 4))
            for (index, line) in lines.enumerated() where index < body.rows {
                canvas.put(line, column: body.column + 3, row: body.row + index, role: .muted)
            }
            if section == .mine { canvas.setCursor(Point(body.column + 1, body.row)) }
            return
        }
        let columns = Columns([
            .init("DUE", minimum: 12, maximum: 13, rank: 9), .init("WHO", minimum: 17, maximum: 30, rank: 10),
            .init("STANDS AT", minimum: 21, maximum: 24, rank: 7), .init("YOUR NEXT STEP", minimum: 19, maximum: 24, rank: 6),
            .init("CASE", minimum: 17, maximum: 19, rank: 3), .init("TYPE", minimum: 24, maximum: 50, rank: 2),
        ])
        canvas.put(columns.header(width: body.columns - 5), column: body.column + 5, row: head.row + 3, width: body.columns - 5)
        var shown = mine
        let area = Rect(column: body.column + 1, row: body.row, columns: body.columns - 1, rows: body.rows)
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: section == .mine) { index, width in
            let line = view.mine[index]
            return columns.row(
                [
                    DueSpan.span(line.row.due, today: view.today), Span(context.name(line.name), .strong), Span(line.stateTitle),
                    Span(line.nextStep, .muted), Span(line.row.number.text, .muted), Span(line.typeTitle, .muted),
                ], width: width)
        }
    }

    private func counted(_ view: DeskView) -> [Span] {
        let later = view.mineTotal - view.late - view.dueToday
        let pieces: [(count: Int, word: String, role: TextCanvas.Role)] = [
            (view.late, "late", .bad), (view.dueToday, "today", .warning), (later, "later", .muted),
        ]
        var spans: [Span] = []
        for piece in pieces where piece.count > 0 {
            if !spans.isEmpty { spans.append(Span(" \u{00B7} ", .muted)) }
            spans.append(Span("\(piece.count) \(piece.word)", piece.role))
        }
        return spans
    }

    private func drawQueues(_ view: DeskView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        guard body.columns > 0 else { return }
        let total = view.queues.reduce(0) { $0 + $1.count.open }
        canvas.put([Span(" QUEUES \(total)", .heading)], column: head.column, row: head.row + 1, width: head.columns)
        let columns = Columns([
            .init("", minimum: 12, maximum: 28, rank: 10), .init("", minimum: 4, maximum: 5, alignment: .right, rank: 9),
            .init("", minimum: 12, rank: 5),
        ])
        var shown = queues
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 2), rows: body.rows)
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: section == .queues) { index, width in
            let line = view.queues[index]
            let age = line.count.oldest.map { "oldest \(DateWording.age(since: $0, today: view.today))" } ?? "empty"
            return columns.row(
                [Span(line.queue.title.plain), Span(ValueWording.grouped(line.count.open), .strong), Span(age, .muted)], width: width)
        }
    }

    private func drawToday(_ view: DeskView, into canvas: inout Canvas, head: Rect, _ body: Rect, _ context: ScreenContext) {
        guard body.columns > 0 else { return }
        canvas.put([Span(" TODAY \(view.callbacks.count)", .heading)], column: head.column, row: head.row + 1, width: head.columns)
        if view.callbacks.isEmpty {
            canvas.put("   Nobody waits for a call.", column: body.column, row: body.row, role: .muted, width: body.columns)
            if section == .today { canvas.setCursor(Point(body.column + 1, body.row)) }
        }
        var shown = today
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 1), rows: body.rows)
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: section == .today) { index, _ in
            let line = view.callbacks[index]
            let isLate = line.callback.on < view.today
            return [
                Span((isLate ? DateWording.short(line.callback.on) : line.callback.at ?? "today").padded(to: 7), isLate ? .bad : .text),
                Span("call \(context.name(line.name))"),
            ]
        }
    }
}

/// A due date with its urgency said in words as well as in colour.
enum DueSpan {
    static func span(_ due: CivilDate?, today: CivilDate) -> Span {
        guard let due else { return Span("no date", .muted) }
        return Span(DateWording.due(due, today: today), due < today ? .bad : due == today ? .warning : .text)
    }
}
