import CaseOperations
import Casework
public import TextCanvas

/// Where the parts of the screen lie: as in an interview, with items in the place of programs, and the title of the
/// list above all.
struct TemplateLayout {
    let title: Rect
    let parts: InterviewLayout

    init(in context: ScreenContext, _ screen: TemplateScreen) {
        self.init(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)), screen)
    }

    init(_ rect: Rect, _ screen: TemplateScreen) {
        let (title, rest) = rect.splitTop(rect.rows >= 18 ? 1 : 0)
        self.title = title
        parts = InterviewLayout(rest, screen.questioning, results: screen.shown.count)
    }
}

extension TemplateScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = TemplateLayout(rect, self)
        let parts = layout.parts
        if !layout.title.isEmpty {
            canvas.put(checklist.title.plain, column: layout.title.column + 1, row: layout.title.row, role: .title, width: rect.columns - 2)
        }
        drawQuestion(into: &canvas, parts, context)
        if !parts.answers.isEmpty {
            canvas.put(
                [Span("ANSWERS \(questioning.given.order.count)", .heading)], column: parts.answersHead.column, row: parts.answersHead.row)
            questioning.drawAnswers(into: &canvas, in: parts.answers, ProgramWording(agency: context.agency), context)
        }
        canvas.put(headSpans(context), column: parts.programsHead.column, row: parts.programsHead.row, width: parts.programsHead.columns)
        drawItems(into: &canvas, in: parts.programs, context)
    }

    private func drawQuestion(into canvas: inout Canvas, _ layout: InterviewLayout, _ context: ScreenContext) {
        guard !layout.question.isEmpty else { return }
        canvas.put(questioning.head(stillOpen: open.count), column: layout.head.column, row: layout.head.row, width: layout.head.columns)
        guard let asking = questioning.asking else {
            let key = context.keys.keys(for: .print).label
            let text = "The list is made: \(key) shows it as it will print. Tab goes to the answers, and Enter there asks one again."
            for (row, line) in text.wrapped(to: max(10, layout.question.columns)).prefix(layout.question.rows).enumerated() {
                canvas.put(line, column: layout.question.column, row: layout.question.row + row, role: .muted)
            }
            return
        }
        asking.draw(into: &canvas, in: layout.question, focused: questioning.focus == .question, today: context.today)
    }

    private func headSpans(_ context: ScreenContext) -> [Span] {
        var spans = [Span("ITEMS \(plan.items.count { $0.isWanted })", .heading)]
        if let fees = plan.total(.fee), fees > 0 { spans.append(Span("  fees \(ValueWording.money(fees))", .text)) }
        if let bonds = plan.total(.bond), bonds > 0 { spans.append(Span("  bonds \(ValueWording.money(bonds))", .text)) }
        if notApplying > 0 {
            let key = context.keys.keys(for: .showAll).label
            let words = notApplying == 1 ? "1 does not apply" : "\(notApplying) do not apply"
            spans.append(Span("  \(words)\(questioning.takesLetters ? "" : " (\(key))")", .muted))
        }
        return spans
    }

    private func drawItems(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let items = shown
        guard !items.isEmpty else {
            canvas.put("Nothing of this checklist applies.", column: rect.column, row: rect.row, role: .muted, width: rect.columns)
            if questioning.focus == .result { canvas.setCursor(Point(rect.column, rect.row)) }
            return
        }
        let wordings = items.map { ItemPlanWording(plan: $0, fields: checklist.questions.map(\.field)) }
        let days = wordings.map { $0.window(context.today).displayWidth }.max() ?? 0
        let costs = wordings.compactMap { $0.cost?.displayWidth }.max() ?? 0
        let first = min(days, rect.columns < 60 ? 15 : 26)
        let columns = Columns(
            [.init("", minimum: first, maximum: first, rank: 9), .init("", minimum: 16, rank: 10)]
                + (costs == 0 ? [] : [.init("", minimum: costs, maximum: costs, alignment: .right, rank: 6)]))
        var list = self.items
        list.setHeight(rect.rows)
        list.draw(into: &canvas, in: rect, focused: questioning.focus == .result) { index, width in
            let item = items[index]
            let role: TextCanvas.Role = item.isWanted ? .text : .disabled
            let wording = wordings[index]
            return [Span(ItemPlanWording.sign(of: item), item.isWanted ? .warning : .disabled)]
                + columns.row(
                    [
                        Span(wording.window(context.today), item.isWanted ? .muted : .disabled), Span(item.item.text.plain, role),
                    ] + (costs == 0 ? [] : [Span(wording.cost ?? "", .muted)]), width: width - 2)
        }
    }

    /// Everything there is to say about an item.
    func detail(of item: ChecklistPlan.Item, _ context: ScreenContext) -> [[Span]] {
        let reason = ItemWording(agency: context.agency, today: context.today).whyNot(
            item.item, answers: questioning.given.values, questions: checklist.questions)
        return ItemPlanWording(plan: item, fields: checklist.questions.map(\.field), reason: reason).detail(
            width: min(70, max(20, context.size.columns - 6)), today: context.today)
    }
}
