import CaseOperations
import Casework
public import TextCanvas

extension SheetScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let (head, body) = rect.splitTop(min(2, rect.rows))
        canvas.put(headSpans(context, width: head.columns - 2), column: head.column + 1, row: head.row, width: head.columns - 2)
        // A page is 80 columns wide: a screen of 80 shows all of it.
        let inside = body.columns < 82 ? body : body.inset(columns: 1, rows: 0)
        guard pages != nil else {
            canvas.put("Making the sheet\u{2026}", column: inside.column, row: inside.row, role: .muted)
            canvas.setCursor(Point(inside.column, inside.row))
            return
        }
        if context.namesHidden, carriesName {
            canvas.put(
                "The sheet carries a name, and names are hidden: \(context.keys.keys(for: .hideNames).label) shows it.".truncated(
                    to: inside.columns),
                column: inside.column, row: inside.row, role: .muted)
            canvas.setCursor(Point(inside.column, inside.row))
            return
        }
        text.draw(into: &canvas, in: inside, focused: true)
    }

    /// What Enter does is said whole; the title gives way.
    private func headSpans(_ context: ScreenContext, width: Int) -> [Span] {
        let count = pages?.count ?? 0
        let target = remembered.map { "prints on \($0)" } ?? "keeps it to print later"
        var rest = [Span("  \(LanguageName.name(language))\(request.isASCII ? ", plain letters" : "")", .muted)]
        if count > 0 { rest.append(Span("  page \(page) of \(count)", .muted)) }
        rest.append(Span("  \u{23CE} \(isPrinting ? "printing\u{2026}" : target)", .accent))
        let room = max(8, width - rest.reduce(0) { $0 + $1.text.displayWidth })
        let title = choices.first { $0.paper == request.paper }?.title ?? ""
        return [Span(title.truncated(to: room), .title)] + rest
    }
}
