import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// Where the parts of the screen lie: one rule for drawing and for the mouse.
struct PublishLayout {
    let head: Rect
    let body: Rect
    let tabs: Rect
    /// The list in the body, under the line that says what it is about.
    let list: Rect

    init(in context: ScreenContext) {
        self.init(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)))
    }

    init(_ rect: Rect) {
        let (top, rest) = rect.splitTop(rect.rows >= 14 ? 3 : 2)
        let (middle, bottom) = rest.splitBottom(min(1, rest.rows))
        head = top.inset(columns: 1, rows: 0)
        tabs = bottom.inset(columns: 1, rows: 0)
        body = middle.inset(columns: 1, rows: 0)
        list = body.splitTop(2).rest
    }

    /// The lines above the list that say what it is about, and whether that is all of it.
    func headings(_ text: String) -> (lines: [String], isWhole: Bool) {
        let lines = text.wrapped(to: max(10, body.columns))
        return (Array(lines.prefix(2)), lines.count <= 2)
    }
}

extension PublishScreen {
    var tabs: Tabs {
        let findings = pack.map { " \($0.proposal.findings.count)" } ?? ""
        let open = preview.map { " \($0.groups.reduce(0) { $0 + $1.count })" } ?? ""
        let differing = report.map { " \($0.differing)" } ?? ""
        return Tabs(["Findings\(findings)", "Changes", "Cases\(open)", "Rehearsal\(differing)"], selection: tab.rawValue)
    }

    /// Gives the parts that scroll their lines, so that keys know how far they go.
    mutating func prepare(_ layout: PublishLayout, _ context: ScreenContext) {
        findings.setLines(findingLines(width: layout.body.columns))
        findings.setHeight(layout.body.rows)
        changes.setLines(changeLines(width: layout.body.columns, context))
        changes.setHeight(layout.body.rows)
        cases.setHeight(layout.list.rows)
        differing.setHeight(layout.list.rows)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = PublishLayout(rect)
        drawHead(into: &canvas, in: layout.head, context)
        tabs.draw(into: &canvas, in: layout.tabs)
        var shown = self
        shown.prepare(layout, context)
        let canDraw = pack != nil
        switch tab {
        case .findings: shown.findings.draw(into: &canvas, in: layout.body, focused: true)
        case .changes where canDraw: shown.changes.draw(into: &canvas, in: layout.body, focused: true)
        case .cases where canDraw: shown.drawCases(into: &canvas, layout, context)
        case .rehearsal where canDraw: shown.drawRehearsal(into: &canvas, layout, context)
        default: ScrollText(findingLines(width: layout.body.columns)).draw(into: &canvas, in: layout.body, focused: true)
        }
    }

    private func drawHead(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let name = folder.isEmpty ? "no folder named yet" : folder
        let tail = name.displayWidth <= rect.columns - 6 ? name : "\u{2026}" + name.suffix(max(1, rect.columns - 7))
        canvas.put([Span("PACK  ", .heading), Span(String(tail), .strong)], column: rect.column, row: rect.row, width: rect.columns)
        let status = status(context)
        canvas.put(status.text.truncated(to: rect.columns), column: rect.column, row: rect.row + 1, role: status.role, width: rect.columns)
    }

    /// Whether it can be published, in one line.
    private func status(_ context: ScreenContext) -> Span {
        switch reading {
        case .nothing: return Span("Nothing is read yet.", .muted)
        case .reading: return Span("Reading and checking it\u{2026}", .muted)
        case .unreadable: return Span("\u{2717} It cannot be read.", .bad)
        case .read(let pack):
            let errors = pack.proposal.errors
            let doubts = pack.proposal.findings.count - errors
            func some(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
            if errors > 0 {
                let also = doubts > 0 ? ", \(some(doubts, "warning"))" : ""
                return Span("\u{2717} \(some(errors, "error"))\(also): it cannot be published.", .bad)
            }
            guard let preview else { return Span("Looking at what becomes of the open cases\u{2026}", .muted) }
            if !preview.problems.isEmpty {
                let also = doubts > 0 ? " \(some(doubts, "warning"))." : ""
                return Span("\u{2717} Cannot be published yet: 3 says why.\(also)", .warning)
            }
            let also = doubts > 0 ? " \(some(doubts, "warning"))." : " Nothing is wrong with it."
            if preview.isInForce { return Span("It is in force already.\(also)", .muted) }
            return Span("\(doubts > 0 ? "!" : "\u{2713}") It can be published.\(also)", doubts > 0 ? .warning : .good)
        }
    }

    // MARK: Lists

    private func drawCases(into canvas: inout Canvas, _ layout: PublishLayout, _ context: ScreenContext) {
        guard let agency = pack?.agency, let preview else {
            let why = pack?.agency == nil ? "What becomes of the open cases is told once the pack has no errors." : "Looking\u{2026}"
            return teach([why], into: &canvas, in: layout.body)
        }
        let wording = CaseOperations.PlanWording(former: context.agency, new: agency)
        if preview.groups.isEmpty {
            let lines = preview.problems.isEmpty ? [wording.headline(preview)] : []
            return teach(lines + problems(preview, context), into: &canvas, in: layout.body)
        }
        var list = layout.list
        let said = problems(preview, context).first.map { [Span("\u{2717} \($0)", .warning)] } ?? [Span(wording.headline(preview), .text)]
        let lines = layout.headings(said[0].text).lines
        for (index, line) in lines.enumerated() {
            canvas.put(line, column: layout.body.column, row: layout.body.row + index, role: said[0].role)
        }
        if lines.count < 2, list.rows > 0 { list = layout.body.splitTop(2).rest }
        let rows = rows
        cases.draw(into: &canvas, in: list, focused: true) { index, width in
            guard rows.indices.contains(index) else { return [] }
            return PlanRowLine(preview: preview, agency: agency, context: context).spans(rows[index], width: width)
        }
    }

    private func problems(_ preview: PublishPreview, _ context: ScreenContext) -> [String] {
        preview.problems.map { PlanProblemPhrase(agency: pack?.agency, context: context).sentence($0) }
    }

    private func drawRehearsal(into canvas: inout Canvas, _ layout: PublishLayout, _ context: ScreenContext) {
        guard let agency = pack?.agency else {
            return teach(["A pack is rehearsed once it has no errors."], into: &canvas, in: layout.body)
        }
        let key = context.keys.keys(for: .rehearse).label
        switch trial {
        case .none:
            teach(
                [
                    "\(key) runs the cases of the last year through the new rules, step by step as they were taken.", "",
                    "Those that would have ended differently are listed here. Nothing is written.",
                ], into: &canvas, in: layout.body)
        case .working(let done, let total):
            let width = max(8, min(40, layout.body.columns - 4))
            let filled = total > 0 ? min(width, width * done / total) : 0
            teach(
                [
                    "Running the last year's cases through the new rules.", "",
                    String(repeating: "\u{2588}", count: filled) + String(repeating: "\u{2591}", count: width - filled),
                    total > 0 ? "\(done) of \(total)" : "Reading who held which roles when\u{2026}", "", "Esc stops.",
                ], into: &canvas, in: layout.body)
        case .stopped: teach(["Stopped before the end. \(key) begins again."], into: &canvas, in: layout.body)
        case .done(let report):
            let wording = RehearsalWording(former: context.agency, new: agency)
            let notes = wording.notes(report).joined(separator: " ")
            if report.differences.isEmpty {
                return teach([wording.headline(report)] + (notes.isEmpty ? [] : ["", notes]), into: &canvas, in: layout.body)
            }
            let head = layout.body
            let said = wording.headline(report).wrapped(to: max(10, head.columns)).prefix(2)
            for (row, line) in said.enumerated() { canvas.put(line, column: head.column, row: head.row + row, role: .strong) }
            if said.count == 1 { canvas.put(notes, column: head.column, row: head.row + 1, role: .muted, width: head.columns) }
            drawDiffering(report, wording, into: &canvas, in: layout.list)
        }
    }

    /// The list, and below it what is to be said of the case under the cursor.
    private func drawDiffering(_ report: RehearsalReport, _ wording: RehearsalWording, into canvas: inout Canvas, in rect: Rect) {
        let (list, below) = rect.splitBottom(rect.rows >= 6 ? 4 : 0)
        var shown = differing
        shown.setHeight(list.rows)
        shown.draw(into: &canvas, in: list, focused: true) { index, width in
            guard report.differences.indices.contains(index) else { return [] }
            return [Span(wording.line(report.differences[index]).truncated(to: width))]
        }
        guard let index = differing.selected, report.differences.indices.contains(index), below.rows > 1 else { return }
        let cursor = canvas.cursor
        for (row, line) in wording.line(report.differences[index]).wrapped(to: below.columns).prefix(below.rows - 1).enumerated() {
            canvas.put(line, column: below.column, row: below.row + 1 + row, role: .muted)
        }
        canvas.restoreCursor(cursor)
    }

    private func teach(_ lines: [String], into canvas: inout Canvas, in rect: Rect) {
        let wrapped = lines.flatMap { $0.isEmpty ? [""] : $0.wrapped(to: max(10, rect.columns)) }
        for (row, line) in wrapped.prefix(rect.rows).enumerated() {
            canvas.put(line, column: rect.column, row: rect.row + row, role: .muted, width: rect.columns)
        }
        canvas.setCursor(rect.origin)
    }
}
