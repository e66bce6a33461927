import CaseOperations
import Casework
import TextCanvas

extension FormScreen {
    /// Every line of the form: fields, what is said beside them, tables, and Save.
    func formLines(width: Int, _ context: ScreenContext) -> [FormLine] {
        let labels = entries.map { $0.field.label.plain.displayWidth + 2 }.max() ?? 10
        let labelWidth = max(8, min(labels, 32, width * 2 / 5))
        let layout = FormLayout(label: labelWidth, width: width)
        var lines: [FormLine] = []
        for index in entries.indices { lines += self.lines(of: index, layout, context) }
        let text = isSaving ? "Saving\u{2026}" : "Save"
        lines.append(FormLine(spans: []))
        lines.append(
            FormLine(
                spans: [Span("  "), Span("[ \(text) ]", .key), Span("  \(context.keys.keys(for: .save).label)", .muted)], stop: .save,
                cursor: 2))
        return lines
    }

    private func lines(of index: Int, _ layout: FormLayout, _ context: ScreenContext) -> [FormLine] {
        let entry = entries[index]
        let isFocused = focus.entry == index
        var lines: [FormLine] = []
        if entry.field.kind == .rows {
            lines += tableLines(index, layout, context)
        } else {
            var input = entry.field.isProtected ? protectedInput(entry, isFocused: isFocused) : entry.input
            if context.namesHidden, !isFocused, FormFields.names.contains(entry.field.id) { input.mask = "\u{2592}" }
            // An example stands in the field under the cursor only: elsewhere it could be taken for a value.
            input.placeholder = entry.shownBase.map { "\($0) stays unless you type another" } ?? (isFocused ? input.placeholder : "")
            lines.append(
                line(entry.field, typed: entry.input.text, input, stop: .field(index), isRequired: entry.isRequired, layout, context))
        }
        if let problem = entry.problem { lines += said("\u{2717} \(problem)", .bad, layout) }
        if isFocused, layout.cuts(entry.field.label.plain) { lines += said(entry.field.label.plain, .strong, layout) }
        if isFocused, let help = entry.field.help?.plain { lines += said(help, .muted, layout) }
        return lines
    }

    private func said(_ text: String, _ role: TextCanvas.Role, _ layout: FormLayout) -> [FormLine] {
        let column = layout.width < 60 ? 4 : layout.value
        return text.wrapped(to: max(10, layout.width - column)).map {
            FormLine(spans: [Span(String(repeating: " ", count: column)), Span($0, role)])
        }
    }

    /// A protected value is seen while it is typed for the first time, and masked ever after.
    private func protectedInput(_ entry: FormEntry, isFocused: Bool) -> TextField {
        var input = entry.input
        if isFocused {
            input.mask = showsProtected ? nil : "\u{2022}"
        } else if !input.isEmpty {
            input.setText(ValueWording.masked(input.text))
        }
        return input
    }

    /// A field on one line: its label, its input, and what was understood.
    private func line(
        _ field: Field, typed: String, _ input: TextField, stop: FormStop, isRequired: Bool, indent: Int = 0, _ layout: FormLayout,
        _ context: ScreenContext
    ) -> FormLine {
        let mark = isRequired ? "*" : " "
        let label =
            String(repeating: " ", count: 2 + indent)
            + field.label.plain.truncated(to: layout.label - 1 - indent).padded(to: layout.label - 1 - indent) + mark
        var spans = [Span(label, focus == stop ? .strong : .text), Span(" ")]
        switch field.kind {
        case .choice:
            let title = field.choices.first { $0.id == typed }?.title.plain
            spans.append(
                Span(
                    (title ?? (typed.isEmpty ? "choose\u{2026}" : typed)).padded(
                        to: min(layout.inputWidth(.choice, nil), max(16, title?.displayWidth ?? 0))), title == nil ? .muted : .field))
            if focus == stop { spans.append(Span("  \u{2190} \u{2192} \u{23CE}", .muted)) }
            return FormLine(spans: spans, stop: stop, cursor: layout.value)
        case .yesNo:
            spans.append(Span((typed.isEmpty ? "y/n" : typed).padded(to: 4), typed.isEmpty ? .muted : .field))
            return FormLine(spans: spans, stop: stop, cursor: layout.value)
        default:
            let width = layout.inputWidth(field.kind, field.maximumLength)
            var note = ""
            if field.kind == .date, let date = DateWording.read(typed, today: context.today) {
                note = "\(DateWording.weekday(date)) \(date.year)"
            }
            if field.kind == .money, let cents = ValueWording.read(typed, for: field, today: context.today)?.integer {
                note = ValueWording.money(cents)
            }
            spans.append(Span(String(repeating: " ", count: width + 2) + note, .muted))
            return FormLine(spans: spans, stop: stop, input: (input, layout.value, width))
        }
    }

    // MARK: Tables

    private func tableLines(_ index: Int, _ layout: FormLayout, _ context: ScreenContext) -> [FormLine] {
        let entry = entries[index]
        let columns = FormTable.columns(of: entry.field)
        let width = layout.width - 4
        let mark = entry.isRequired ? " *" : ""
        var lines = [FormLine(spans: [Span("  \(entry.field.label.plain)\(mark)", focus.entry == index ? .strong : .text)])]
        if !entry.rows.isEmpty { lines.append(FormLine(spans: [Span("    ")] + columns.header(width: width, role: .muted))) }
        for row in entry.rows.indices {
            if openRow == FormRowPlace(entry: index, row: row) {
                lines += entry.field.columns.indices.map { cellLine(index, row, $0, layout, context) }
            } else {
                let cells = FormTable.cells(entry.rows[row], of: entry.field, today: context.today)
                lines.append(FormLine(spans: [Span("    ")] + columns.row(cells, width: width), stop: .row(index, row), cursor: 2))
            }
        }
        let totals = FormRows.totals(entry.rows, of: entry.field, today: context.today)
        if entry.rows.count > 1, !totals.isEmpty {
            lines.append(FormLine(spans: [Span("    ")] + columns.row(FormTable.totalCells(totals, of: entry.field), width: width)))
        }
        let hint = entry.rows.isEmpty ? "No rows yet. " : ""
        lines.append(FormLine(spans: [Span("    "), Span("+ \(hint)Enter adds a row", .key)], stop: .addRow(index), cursor: 4))
        return lines
    }

    private func cellLine(_ index: Int, _ row: Int, _ column: Int, _ layout: FormLayout, _ context: ScreenContext) -> FormLine {
        let field = entries[index].field.columns[column]
        let stop = FormStop.cell(index, row, column)
        let typed = entries[index].rows[row][field.id] ?? ""
        let input = focus == stop ? cellInput : TextField(typed)
        return line(field, typed: typed, input, stop: stop, isRequired: field.isRequiredToOpen, indent: 4, layout, context)
    }
}

/// Where labels end and inputs begin.
struct FormLayout {
    let label: Int
    let width: Int

    /// The column of the input.
    var value: Int { label + 3 }

    /// Whether a label is too long for its place.
    func cuts(_ text: String) -> Bool { text.displayWidth > label - 1 }

    func inputWidth(_ kind: Field.Kind, _ limit: Int?) -> Int {
        let room = max(6, width - value)
        return switch kind {
        case .date: min(room, 24)
        case .integer, .money: min(room, 14)
        default: min(room, max(8, min(limit ?? 60, 60)))
        }
    }
}

/// Rows of a table as a form and a case show them.
enum FormTable {
    static func columns(of field: Field) -> Columns {
        Columns(
            field.columns.enumerated().map { index, column in
                let isNumber = column.kind == .integer || column.kind == .money
                return Columns.Column(
                    column.label.plain, minimum: isNumber ? max(6, min(12, column.label.plain.displayWidth)) : 10,
                    maximum: isNumber ? 14 : 30,
                    alignment: isNumber ? .right : .left, rank: isNumber ? 50 - index : 40 - index)
            })
    }

    static func cells(_ row: [String: String], of field: Field, today: CivilDate) -> [Span] {
        field.columns.map { column in
            let typed = row[column.id] ?? ""
            if typed.isEmpty { return Span(column.isRequiredToOpen ? "?" : "-", .muted) }
            guard let value = ValueWording.read(typed, for: column, today: today) else { return Span(typed, .bad) }
            return Span(ValueWording.text(value, of: column), column.problem(with: value) == nil ? .text : .bad)
        }
    }

    static func totalCells(_ totals: [(column: Field, sum: Int)], of field: Field) -> [Span] {
        field.columns.enumerated().map { index, column in
            if let total = totals.first(where: { $0.column.id == column.id }) {
                return Span(column.kind == .money ? ValueWording.money(total.sum) : ValueWording.grouped(total.sum), .strong)
            }
            return Span(index == 0 ? "Total" : "", .muted)
        }
    }
}
