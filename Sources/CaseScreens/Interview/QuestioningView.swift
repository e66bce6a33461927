import CaseOperations
import Casework
import TextCanvas

extension Questioning {
    /// The line above the question.
    func head(stillOpen: Int) -> [Span] {
        if asking == nil { return [Span("NO MORE QUESTIONS", .heading)] }
        if isChosen {
            return [Span("ONE QUESTION AGAIN", .heading), Span("  Esc leaves the answer as it is", .muted)]
        }
        let more = stillOpen == 1 ? "  the last one" : "  \(stillOpen - 1) more at most"
        return [Span("QUESTION \(given.order.count + 1)", .heading), Span(more, .muted)]
    }

    func drawAnswers(into canvas: inout Canvas, in rect: Rect, _ wording: ProgramWording, _ context: ScreenContext) {
        guard !listed.isEmpty else {
            canvas.put(
                "Answers stand here, and any of them can be changed.".truncated(to: rect.columns), column: rect.column, row: rect.row,
                role: .muted)
            if focus == .answers { canvas.setCursor(Point(rect.column, rect.row)) }
            return
        }
        let columns = Columns([
            .init("", minimum: 14, maximum: max(14, rect.columns / 2 - 2), rank: 9), .init("", minimum: 10, rank: 10),
        ])
        var shown = list
        shown.setHeight(rect.rows)
        shown.draw(into: &canvas, in: rect, focused: focus == .answers) { index, width in
            let question = listed[index]
            let answer = given.values[question.id]
            let text =
                context.namesHidden && question.field.kind == .text && answer != nil ? "hidden" : wording.answer(answer, to: question)
            return columns.row(
                [Span(question.field.label.plain, answer == nil ? .muted : .text), Span(text, answer == nil ? .muted : .strong)],
                width: width)
        }
    }
}
