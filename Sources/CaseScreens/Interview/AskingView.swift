import CaseOperations
import Casework
import TextCanvas

/// Where the parts of a question lie: one rule for drawing and for the mouse.
struct AskingLayout {
    let ask: [String]
    let problem: [String]
    let help: [String]
    /// The field, or the lines to choose from.
    let input: Rect

    /// Rows that all of it takes at a width.
    static func rows(of asking: Asking, width: Int) -> Int {
        let parts = Self.parts(of: asking, width: width)
        return parts.ask.count + parts.problem.count + parts.help.count + max(1, asking.options.count)
    }

    private static func parts(of asking: Asking, width: Int) -> (ask: [String], problem: [String], help: [String]) {
        let room = max(10, width)
        func wrapped(_ text: String?, _ most: Int) -> [String] {
            Array((text ?? "").isEmpty ? [] : (text ?? "").wrapped(to: room).prefix(most))
        }
        return (
            wrapped(asking.question.ask.plain, 4), wrapped(asking.problem.map { "\u{2717} \($0)" }, 3),
            wrapped(asking.question.field.help?.plain, 4)
        )
    }

    init(_ asking: Asking, in rect: Rect) {
        let parts = Self.parts(of: asking, width: rect.columns - 2)
        let least = asking.options.isEmpty ? 1 : min(asking.options.count, 3)
        ask = Array(parts.ask.prefix(max(1, rect.rows - least)))
        let afterAsk = max(0, rect.rows - ask.count - least)
        problem = Array(parts.problem.prefix(afterAsk))
        let afterProblem = max(0, rect.rows - ask.count - problem.count)
        let rows = min(afterProblem, max(1, asking.options.count))
        // Help that does not fit is cut before lines to choose from are.
        var help = Array(parts.help.prefix(max(0, afterProblem - rows)))
        if help.count < parts.help.count, let last = help.popLast() { help.append(last + "\u{2026}") }
        self.help = help
        input = Rect(column: rect.column + 2, row: rect.row + ask.count, columns: max(1, rect.columns - 2), rows: rows)
    }
}

extension Asking {
    func draw(into canvas: inout Canvas, in rect: Rect, focused: Bool, today: CivilDate) {
        let layout = AskingLayout(self, in: rect)
        for (row, line) in layout.ask.enumerated() {
            canvas.put(line, column: rect.column, row: rect.row + row, role: .strong, width: rect.columns)
        }
        if options.isEmpty {
            drawField(into: &canvas, in: layout.input, focused: focused, today)
        } else {
            var shown = list
            shown.setHeight(layout.input.rows)
            shown.draw(into: &canvas, in: layout.input, focused: focused) { index, _ in
                [Span(options[index].key.padded(to: 3), .key), Span(options[index].title)]
            }
        }
        var row = layout.input.row + layout.input.rows
        for line in layout.problem {
            canvas.put(line, column: layout.input.column, row: row, role: .bad, width: layout.input.columns)
            row += 1
        }
        for line in layout.help {
            canvas.put(line, column: layout.input.column, row: row, role: .muted, width: layout.input.columns)
            row += 1
        }
    }

    private func drawField(into canvas: inout Canvas, in rect: Rect, focused: Bool, _ today: CivilDate) {
        let field = question.field
        let width: Int =
            switch field.kind {
            case .date: 24
            case .integer, .money: 16
            default: 60
            }
        let column = rect.column
        let room = min(width, max(4, rect.columns))
        input.draw(into: &canvas, in: Rect(column: column, row: rect.row, columns: room, rows: 1), focused: focused)
        let cursor = canvas.cursor
        var note = before == .dontKnow && input.isEmpty ? "not known so far" : ""
        if field.kind == .date, let date = DateWording.read(input.text, today: today) { note = "\(DateWording.weekday(date)) \(date.year)" }
        if field.kind == .money, let cents = ValueWording.read(input.text, for: field, today: today)?.integer {
            note = ValueWording.money(cents)
        }
        canvas.put(note, column: column + room + 2, row: rect.row, role: .muted, width: max(0, rect.columns - room - 2))
        if focused { canvas.restoreCursor(cursor) }
    }
}
