import CaseOperations
import CaseStorage
import Casework
import RecordMatching
public import TextCanvas

/// Where the parts of the screen lie: one rule for drawing and for the mouse.
struct FindLayout {
    /// The field, and the line of hints under it.
    let head: Rect
    let list: Rect
    /// What is known of the person the cursor stands on; empty on a low screen without room.
    let facts: Rect

    init(_ rect: Rect) {
        let (head, rest) = rect.splitTop(4)
        let body = rest.inset(columns: 1, rows: 0)
        let (list, facts) = body.splitBottom(body.rows >= 14 ? 4 : body.rows >= 6 ? 2 : 0)
        self.head = head
        self.list = list
        self.facts = facts
    }
}

extension FindScreen {
    /// The part of the canvas a screen gets: between the bar, and the line of messages and that of hints.
    static func layout(_ context: ScreenContext) -> FindLayout {
        FindLayout(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)))
    }

    private static func columns(width: Int) -> Columns {
        width < 56
            ? Columns([
                .init("NAME", minimum: 14, rank: 9), .init("BORN", minimum: 4, maximum: 4, rank: 5),
                .init("", minimum: 99, rank: 1), .init("", minimum: 99, rank: 1), .init("WHY", minimum: 13, maximum: 18, rank: 8),
            ])
            : Columns(
                [
                    .init("NAME", minimum: 20, maximum: 34, rank: 9), .init("BORN", minimum: 11, maximum: 11, rank: 7),
                    .init("TELEPHONE", minimum: 14, maximum: 16, rank: 5), .init("WHERE", minimum: 8, rank: 4),
                    .init("WHY", minimum: 18, maximum: 36, rank: 8),
                ], gap: width < 90 ? 1 : 2)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = FindLayout(rect)
        let head = layout.head
        canvas.put("FIND", column: head.column + 1, row: head.row + 1, role: .heading)
        field.draw(
            into: &canvas, in: Rect(column: head.column + 7, row: head.row + 1, columns: max(4, head.columns - 9), rows: 1), focused: true)
        let cursor = canvas.cursor
        drawHint(into: &canvas, in: head, context)
        if matches.isEmpty {
            drawTeaching(into: &canvas, in: layout.list)
        } else {
            drawMatches(into: &canvas, layout, context)
        }
        canvas.restoreCursor(cursor)
    }

    /// Under the field: how to narrow, or what is not yet looked for. Never needed, so never in the way.
    private func drawHint(into canvas: inout Canvas, in head: Rect, _ context: ScreenContext) {
        let room = max(0, head.columns - 9)
        func fitting(_ whole: String, _ short: String) -> String { whole.displayWidth <= room ? whole : short }
        let isFarOff = answered == field.text && MatchWording.fitsInPartOnly(matches, to: field.text)
        let new = context.keys.keysWhileTyping(for: .newConstituent)?.label ?? ""
        let line =
            isFarOff
            ? fitting("Nobody fits all of it. \(new) enters somebody new.", "Nobody fits all of it. \(new): new")
            : context.isSearchPrepared || field.isEmpty
                ? fitting("born:1979  case:open  in:Cedar   narrow it, if you like", "born:1979  case:open  in:Cedar")
                : fitting("Misspelt names are not found yet: still reading.", "Misspelt names not found yet.")
        canvas.put(line.truncated(to: room), column: head.column + 7, row: head.row + 2, role: isFarOff ? .accent : .muted)
    }

    private func drawMatches(into canvas: inout Canvas, _ layout: FindLayout, _ context: ScreenContext) {
        let columns = Self.columns(width: layout.list.columns)
        let body = layout.list
        canvas.put(columns.header(width: body.columns - 2), column: body.column + 2, row: layout.head.row + 3, width: body.columns - 2)
        var shown = list
        shown.setHeight(body.rows)
        shown.draw(into: &canvas, in: body, focused: true) { index, width in
            columns.row(marked: MatchLine(match: matches[index], context: context).cells(yearOnly: body.columns < 56), width: width)
        }
        guard let selected else { return }
        // The cursor's own colour hides marks: they are put on it again.
        let line = list.selection - shown.window(height: body.rows).lowerBound
        mark(MatchLine(match: selected, context: context), columns, line, into: &canvas, in: body)
        let rows = MatchLine(match: selected, context: context).facts.prefix(layout.facts.rows == 4 ? 3 : layout.facts.rows)
        let first = layout.facts.row + layout.facts.rows - rows.count
        for (index, line) in rows.enumerated() {
            canvas.put(line, column: layout.facts.column + 2, row: first + index, width: layout.facts.columns - 2)
        }
    }

    private func mark(_ match: MatchLine, _ columns: Columns, _ line: Int, into canvas: inout Canvas, in body: Rect) {
        guard line >= 0, line < body.rows, canvas[body.column, body.row + line].text == "\u{25B8}" else { return }
        canvas.within(body.line(line)) { canvas in
            var column = 2
            for span in columns.row(marked: match.cells(yearOnly: body.columns < 56), width: body.columns - 2) {
                if span.role == .match { canvas.put(span.text, column: column, row: 0, role: .match) }
                column += span.text.displayWidth
            }
        }
    }

    private func drawTeaching(into canvas: inout Canvas, in body: Rect) {
        var row = 0
        for line in teaching {
            // Examples keep their columns.
            let isExample = line.hasPrefix("  ")
            let parts =
                isExample || line.displayWidth <= body.columns
                ? [line.truncated(to: body.columns)] : line.wrapped(to: max(10, body.columns))
            for part in parts where row < body.rows + 1 {
                canvas.put(part, column: body.column, row: body.row - 1 + row, role: .muted, width: body.columns)
                row += 1
            }
        }
    }

    private var teaching: [String] {
        guard let answered else {
            return [
                "Type what you hear, in any order: a name or nickname, spelt as it",
                "sounds; a birth date or year, a telephone, a street, a case number.", "",
                "  bill ort         Ortega, William", "  ortega 6 may 79  born that day, or 5 June", "  555-0142         by telephone",
                "  LIP-2026-000123  by case number",
            ]
        }
        let nobody = "Nobody is found by \u{201C}\(answered.prefix(60))\u{201D}."
        let narrowed = answered.contains(":") ? "Without the words that have a colon there may be more. " : ""
        return [
            nobody, narrowed + "Fewer words find more people; a birth year or a telephone may tell.",
            "\u{23CE} enters them as somebody new, with what you typed.",
        ]
    }
}
