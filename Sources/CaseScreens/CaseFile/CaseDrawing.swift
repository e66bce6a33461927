import CaseOperations
import Casework
public import TextCanvas

/// Where the parts of a case screen lie: one rule for drawing and for the mouse.
struct CaseLayout {
    let head: Rect
    let body: Rect
    let tabs: Rect
    /// The side pane, empty on narrow screens.
    let pane: Rect

    init(_ rect: Rect, _ screen: CaseScreen, _ context: ScreenContext) {
        let wanted = screen.headLines(width: rect.columns - 2, rows: rect.rows, context).count
        let (top, rest) = rect.splitTop(min(wanted, max(1, rect.rows - 4)))
        let (middle, bottom) = rest.splitBottom(min(1, rest.rows))
        head = top.inset(columns: 1, rows: 0)
        tabs = bottom.inset(columns: 1, rows: 0)
        let inner = middle.inset(columns: 1, rows: 0)
        if rect.columns >= 100 {
            let (left, right) = inner.splitLeft(min(100, inner.columns * 5 / 8))
            body = Rect(column: left.column, row: left.row, columns: max(0, left.columns - 2), rows: left.rows)
            pane = right
        } else {
            body = inner
            pane = Rect(column: inner.column, row: inner.row, columns: 0, rows: 0)
        }
    }
}

extension CaseScreen {
    var tabs: Tabs {
        let history = view?.history.count ?? 0
        let contacts = view?.contacts.count ?? 0
        return Tabs(["Summary", "Form", "Checklist", "History \(history)", "Contacts \(contacts)"], selection: tab.rawValue)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard let view else {
            canvas.put(" Reading the case\u{2026}", column: rect.column, row: rect.row + 1, role: .muted)
            return
        }
        let layout = CaseLayout(rect, self, context)
        for (index, line) in headLines(width: layout.head.columns, rows: rect.rows, context).enumerated() where index < layout.head.rows {
            canvas.put(line, column: layout.head.column, row: layout.head.row + index, width: layout.head.columns)
        }
        drawBody(into: &canvas, in: layout.body, context)
        tabs.draw(into: &canvas, in: layout.tabs)
        drawPane(view, into: &canvas, in: layout.pane, context)
    }

    private func drawBody(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let lines = lines(width: rect.columns, context)
        let focused = focusedLine(lines)
        let first = firstLine(lines, rows: rect.rows, context)
        let rows = shownRows(lines, rows: rect.rows)
        canvas.within(rect) { canvas in
            for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
                let isCurrent = focused == first + row
                if line.target != nil { canvas.put(isCurrent ? "\u{25B8}" : " ", column: 0, row: row, role: .accent) }
                canvas.put(line.spans, column: line.target == nil && Self.isHeading(line) ? 0 : 2, row: row, width: rect.columns - 2)
                if isCurrent {
                    canvas.recolour(Rect(column: 0, row: row, columns: rect.columns, rows: 1), role: .focus)
                    canvas.setCursor(Point(0, row))
                }
            }
            guard rows < rect.rows, rows < lines.count else { return }
            let below = lines.count - first - rows
            let parts = [first > 0 ? "\(first) more \u{2191}" : "", below > 0 ? "\(below) more \u{2193}" : ""]
            canvas.put(parts.filter { !$0.isEmpty }.joined(separator: "  "), column: 2, row: rect.rows - 1, role: .muted)
        }
        // Nothing to stand on: the cursor stands where the text begins.
        if focused == nil, !rect.isEmpty { canvas.setCursor(Point(rect.column, rect.row)) }
    }

    private static func isHeading(_ line: TabLine) -> Bool { line.spans.first?.role == .heading }

    private func drawPane(_ view: CaseView, into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard rect.columns > 10 else { return }
        canvas.verticalRule(Rect(column: rect.column, row: rect.row, columns: 1, rows: rect.rows))
        let inside = Rect(column: rect.column + 2, row: rect.row, columns: rect.columns - 2, rows: rect.rows)
        let lines = paneLines(view, width: inside.columns, context)
        for (row, line) in lines.prefix(inside.rows).enumerated() {
            canvas.put(line, column: inside.column, row: inside.row + row, width: inside.columns)
        }
    }

    // MARK: Scrolling

    /// The line the cursor stands on.
    private func focusedLine(_ lines: [TabLine]) -> Int? {
        let targets = lines.indices.filter { lines[$0].target != nil }
        return targets.isEmpty ? nil : targets[min(places[tab.rawValue], targets.count - 1)]
    }

    private func shownRows(_ lines: [TabLine], rows: Int) -> Int { lines.count > rows && rows > 1 ? rows - 1 : rows }

    /// The first line shown: as far up as the cursor's line and those that belong to it allow.
    func firstLine(_ lines: [TabLine], rows: Int, _ context: ScreenContext) -> Int {
        let shown = shownRows(lines, rows: rows)
        guard lines.count > shown, let focused = focusedLine(lines) else { return 0 }
        let next = lines[(focused + 1)...].firstIndex { $0.target != nil } ?? lines.count
        let end = min(next, focused + max(1, shown / 2))
        return max(0, min(end - shown, lines.count - shown, focused))
    }
}
