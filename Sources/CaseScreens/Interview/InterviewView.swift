import CaseOperations
import Casework
public import TextCanvas

/// Where the parts of an interview lie: one rule for drawing and for the mouse.
struct InterviewLayout {
    /// The line above the question.
    let head: Rect
    let question: Rect
    /// The list of answers; on a narrow screen it takes the place of the question while it has the focus.
    let answersHead: Rect
    let answers: Rect
    let programsHead: Rect
    let programs: Rect

    static let wide = 100

    init(in context: ScreenContext, _ screen: InterviewScreen) {
        self.init(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)), screen)
    }

    init(_ rect: Rect, _ screen: InterviewScreen) {
        self.init(rect, screen.questioning, results: screen.course.assessments.count) { width in
            screen.intros.first.map { $0.wrapped(to: max(10, width)).count + 1 } ?? 0
        }
    }

    /// - Parameters:
    ///   - results: rows of what comes of the answers.
    ///   - below: rows below the question at a width, such as those of an introduction.
    init(_ rect: Rect, _ questioning: Questioning, results: Int, below more: (Int) -> Int = { _ in 0 }) {
        let inside = rect.inset(columns: 1, rows: 0)
        let none = Rect(column: inside.column, row: inside.row, columns: 0, rows: 0)
        let gap = inside.rows >= 18 ? 1 : 0
        if rect.columns >= Self.wide {
            let (left, right) = inside.splitLeft(min(76, inside.columns * 9 / 20))
            let column = Rect(column: left.column, row: left.row, columns: left.columns - 3, rows: left.rows)
            let wanted = questioning.asking.map { AskingLayout.rows(of: $0, width: column.columns - 2) + more(column.columns) } ?? 4
            let (upper, lower) = column.splitTop(min(wanted + 2 + gap, max(4, column.rows * 2 / 3)))
            (head, question) = Self.split(upper.inset(top: gap))
            (answersHead, answers) = Self.split(lower.inset(top: gap))
            (programsHead, programs) = Self.split(right.inset(top: gap))
            return
        }
        let isInResult = questioning.focus == .result
        let lines = questioning.asking.map { AskingLayout.rows(of: $0, width: inside.columns - 2) } ?? 3
        // What does not fit is scrolled; the part with the focus gets the room, and an introduction what is left over.
        let isList = questioning.focus == .answers
        let needed = isList ? max(4, questioning.listed.count) : lines
        let least = isInResult ? max(4, inside.rows * 2 / 3) : max(3, isList ? inside.rows / 4 : inside.rows * 2 / 5)
        let below = min(results, max(least, inside.rows - needed - 2 - gap))
        let wanted = isList ? needed : needed + more(inside.columns)
        let top = max(min(3 + gap, inside.rows - 2), min(wanted + 1 + 2 * gap, inside.rows - below - 1))
        let (upper, lower) = inside.splitTop(top)
        let (first, body) = Self.split(upper.inset(top: gap))
        (head, question) = isList ? (none, none) : (first, body)
        (answersHead, answers) = isList ? (first, body) : (none, none)
        (programsHead, programs) = Self.split(lower)
    }

    private static func split(_ rect: Rect) -> (Rect, Rect) { rect.splitTop(min(1, rect.rows)) }
}

extension Rect {
    fileprivate func inset(top rows: Int) -> Rect {
        Rect(column: column, row: row + min(rows, self.rows), columns: columns, rows: max(0, self.rows - rows))
    }
}

extension InterviewScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = InterviewLayout(rect, self)
        let wording = ProgramWording(agency: context.agency)
        drawQuestion(into: &canvas, layout, context)
        if !layout.answers.isEmpty {
            canvas.put(
                [Span("ANSWERS \(questioning.given.order.count)", .heading)], column: layout.answersHead.column, row: layout.answersHead.row
            )
            questioning.drawAnswers(into: &canvas, in: layout.answers, wording, context)
        }
        drawPrograms(into: &canvas, layout, wording)
    }

    private func drawQuestion(into canvas: inout Canvas, _ layout: InterviewLayout, _ context: ScreenContext) {
        guard !layout.question.isEmpty else { return }
        canvas.put(
            questioning.head(stillOpen: course.open.count), column: layout.head.column, row: layout.head.row, width: layout.head.columns)
        let area = layout.question
        guard let asking = questioning.asking else {
            let text =
                "Every answer that could still change something is in. Enter on a program says why, and what would change it; Tab goes to the answers."
            for (row, line) in text.wrapped(to: max(10, area.columns)).prefix(area.rows).enumerated() {
                canvas.put(line, column: area.column, row: area.row + row, role: .muted)
            }
            return
        }
        asking.draw(into: &canvas, in: area, focused: questioning.focus == .question, today: context.today)
        drawIntro(below: AskingLayout.rows(of: asking, width: area.columns - 2), into: &canvas, in: area)
    }

    /// Before the first answer: what this is, and how it goes; the longest first, for the one that there is room for.
    fileprivate var intros: [String] {
        guard questioning.given.isEmpty else { return [] }
        let how = "The programs move as answers come; Tab goes to them, and Enter there says why."
        let intro = course.interview.intro?.plain
        return [[intro, how].compactMap { $0 }.joined(separator: " "), intro, how].compactMap { $0 }
    }

    private func drawIntro(below rows: Int, into canvas: inout Canvas, in area: Rect) {
        let fitting = intros.map { $0.wrapped(to: max(10, area.columns)) }.first { rows + 1 + $0.count <= area.rows }
        guard let lines = fitting else { return }
        for (index, line) in lines.enumerated() {
            canvas.put(line, column: area.column, row: area.row + rows + 1 + index, role: .muted)
        }
    }

    // MARK: Programs

    private func drawPrograms(into canvas: inout Canvas, _ layout: InterviewLayout, _ wording: ProgramWording) {
        let (head, body) = (layout.programsHead, layout.programs)
        canvas.put(counts(isNarrow: head.columns < 60), column: head.column, row: head.row, width: head.columns)
        let ordered = ordered
        guard !ordered.isEmpty else {
            canvas.put(
                "This office has no programs yet: its pack would name them.", column: body.column, row: body.row, role: .muted,
                width: body.columns)
            if questioning.focus == .result { canvas.setCursor(Point(body.column, body.row)) }
            return
        }
        let isNarrow = body.columns < 50
        let widest = ordered.map { $0.program.title.plain.displayWidth }.max() ?? 0
        let titles = isNarrow ? max(4, body.columns - 4) : max(16, min(widest, body.columns / 2, 40))
        let columns = Columns([.init("", minimum: titles, maximum: titles, rank: 10), .init("", minimum: 12, rank: 5)])
        var shown = programs
        shown.setHeight(body.rows)
        shown.draw(into: &canvas, in: body, focused: questioning.focus == .result) { index, width in
            let assessment = ordered[index]
            let sign = Span(VerdictSign.text(assessment.verdict) + " ", VerdictSign.role(assessment.verdict))
            // What the last answer moved says so.
            let isNew = moved[assessment.id] != nil
            let now = isNew ? "\u{2190} " : ""
            let title = assessment.program.title.plain
            return [sign]
                + columns.row(
                    [
                        Span(isNarrow ? now + title : title, isNew ? .strong : .text),
                        Span(now + detail(of: assessment, wording), isNew ? .strong : .muted),
                    ], width: width - 2)
        }
    }

    private func counts(isNarrow: Bool) -> [Span] {
        var spans = [Span("PROGRAMS", .heading)]
        for verdict in [Verdict.fits, .cannotTell, .doesNotFit] {
            let count = count(verdict)
            let sign = VerdictSign.text(verdict)
            let words =
                switch verdict {
                case .fits: count == 1 ? "fits" : "fit"
                case .cannotTell: "cannot tell yet"
                case .doesNotFit: count == 1 ? "does not fit" : "do not fit"
                }
            spans.append(
                Span(isNarrow ? "  \(sign) \(count)" : "  \(sign) \(count) \(words)", count == 0 ? .muted : VerdictSign.role(verdict)))
        }
        return spans
    }

    /// The verdict in words: by when to file, what it waits for, or why it does not fit.
    private func detail(of assessment: Assessment, _ wording: ProgramWording) -> String {
        switch assessment.verdict {
        case .fits: assessment.lastDay?.date.map { "fits, file by \(DateWording.long($0))" } ?? wording.verdict(.fits)
        case .cannotTell:
            assessment.missing.isEmpty ? wording.verdict(.cannotTell) : "waits for \(wording.labels(assessment.missing, course))"
        case .doesNotFit:
            assessment.findings.first { $0.holds == false }.map { wording.sentence($0, in: course) } ?? wording.verdict(.doesNotFit)
        }
    }
}

/// The signs of verdicts and rules: colour never says it alone.
enum VerdictSign {
    static func text(_ verdict: Verdict) -> String {
        switch verdict {
        case .fits: "\u{2713}"
        case .cannotTell: "?"
        case .doesNotFit: "\u{2717}"
        }
    }

    static func role(_ verdict: Verdict) -> TextCanvas.Role {
        switch verdict {
        case .fits: .good
        case .cannotTell: .warning
        case .doesNotFit: .bad
        }
    }

    static func span(_ holds: Bool?) -> Span {
        switch holds {
        case true?: Span("\u{2713} ", .good)
        case false?: Span("\u{2717} ", .bad)
        case nil: Span("? ", .warning)
        }
    }
}
