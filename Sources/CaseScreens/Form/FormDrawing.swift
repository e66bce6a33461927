import CaseOperations
import Casework
public import TextCanvas

/// One line of a form as drawn.
struct FormLine {
    var spans: [Span]
    /// Where the cursor stands when it is on this line.
    var stop: FormStop?
    /// A field to type into, and where it begins.
    var input: (field: TextField, column: Int, width: Int)?
    /// Where the cursor goes on a line without a field to type into.
    var cursor = 0
}

extension FormScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let (rect, warning) = parts(of: rect)
        if warning.rows > 0 { drawWarning(into: &canvas, in: warning, context) }
        let head = headLines(width: rect.columns - 2)
        let (top, body) = rect.splitTop(min(head.count + 1, max(1, rect.rows - 3)))
        for (index, line) in head.enumerated() where index < top.rows {
            canvas.put(line, column: top.column + 1, row: top.row + index, width: top.columns - 2)
        }
        if isReading {
            canvas.put("Reading\u{2026}", column: body.column + 1, row: body.row, role: .muted)
            return
        }
        let lines = formLines(width: body.columns - 2, context)
        let first = firstLine(lines, rows: body.rows)
        for (row, line) in lines.dropFirst(first).prefix(body.rows).enumerated() {
            draw(line, into: &canvas, in: Rect(column: body.column + 1, row: body.row + row, columns: body.columns - 2, rows: 1))
        }
        let below = lines.count - first - body.rows
        if below > 0 {
            let note = " \(below) more \u{2193} "
            canvas.put(note, column: body.column + body.columns - note.displayWidth, row: body.row + body.rows - 1, role: .muted)
        }
    }

    private func draw(_ line: FormLine, into canvas: inout Canvas, in rect: Rect) {
        let isFocused = line.stop == focus && !isSaving
        canvas.put(line.spans, column: rect.column, row: rect.row, width: rect.columns)
        if line.stop != nil, line.stop == focus { canvas.put("\u{25B8}", column: rect.column, row: rect.row, role: .accent) }
        if let (field, column, width) = line.input {
            field.draw(
                into: &canvas,
                in: Rect(column: rect.column + column, row: rect.row, columns: min(width, max(1, rect.columns - column)), rows: 1),
                focused: isFocused)
        } else if line.stop == focus {
            canvas.recolour(
                Rect(
                    column: rect.column + line.cursor, row: rect.row,
                    columns: max(1, min(rect.columns, line.spans.map(\.text.displayWidth).reduce(0, +)) - line.cursor), rows: 1),
                role: .focus)
            canvas.setCursor(Point(rect.column + line.cursor, rect.row))
        }
    }

    private func headLines(width: Int) -> [[Span]] {
        var lines: [[Span]] = [[Span(heading, .title)]]
        if let notice { lines += notice.text.wrapped(to: max(10, width)).prefix(3).map { [Span($0, notice.role)] } }
        return lines
    }

    /// The first line shown, so that the cursor's line and what belongs to it are seen.
    private func firstLine(_ lines: [FormLine], rows: Int) -> Int {
        guard lines.count > rows, let at = lines.firstIndex(where: { $0.stop == focus }) else { return 0 }
        return max(0, min(at - rows / 2, lines.count - rows))
    }

    /// The stop drawn in a row of the screen, for the mouse.
    func stop(atRow row: Int, in rect: Rect, _ context: ScreenContext) -> FormStop? {
        let rect = parts(of: rect).form
        let head = headLines(width: rect.columns - 2)
        let (_, body) = rect.splitTop(min(head.count + 1, max(1, rect.rows - 3)))
        let lines = formLines(width: body.columns - 2, context)
        let index = firstLine(lines, rows: body.rows) + row - body.row
        return row >= body.row && lines.indices.contains(index) ? lines[index].stop : nil
    }
}
