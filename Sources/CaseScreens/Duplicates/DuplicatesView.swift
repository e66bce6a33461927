import CaseOperations
import Casework
import RecordMatching
public import TextCanvas

/// Where the parts of the screen lie: one rule for drawing and for the mouse.
struct DuplicatesLayout {
    let head: Rect
    let list: Rect
    /// The evidence; empty where the list needs the whole screen.
    let evidence: Rect

    init(_ rect: Rect, _ screen: DuplicatesScreen) {
        let (head, body) = rect.splitTop(3)
        self.head = head
        let none = Rect(column: body.column, row: body.row, columns: 0, rows: 0)
        if screen.isComparing {
            (list, evidence) = (none, rect.inset(columns: 1, rows: 0))
        } else if body.rows >= 16 {
            let (list, evidence) = body.splitBottom(max(12, body.rows / 2))
            self.list = list.inset(columns: 1, rows: 0)
            self.evidence = evidence.inset(columns: 1, rows: 0)
        } else {
            (list, evidence) = (body.inset(columns: 1, rows: 0), none)
        }
    }
}

extension DuplicatesScreen {
    static func layout(_ screen: DuplicatesScreen, _ context: ScreenContext) -> DuplicatesLayout {
        DuplicatesLayout(
            Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)), screen)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = DuplicatesLayout(rect, self)
        guard current != nil else {
            drawHead(into: &canvas, in: DuplicatesLayout(rect, DuplicatesScreen()).head)
            drawEmpty(into: &canvas, in: rect.splitTop(3).rest.inset(columns: 1, rows: 0))
            return
        }
        if !isComparing {
            drawHead(into: &canvas, in: layout.head)
            drawList(into: &canvas, layout, context)
        }
        guard layout.evidence.rows > 0 else { return }
        var shown = evidence
        let area = layout.evidence
        shown.setLines(evidenceLines(width: area.columns - 2, context))
        shown.setHeight(area.rows)
        let cursor = canvas.cursor
        shown.draw(into: &canvas, in: area, focused: isComparing)
        if !isComparing { canvas.restoreCursor(cursor) }
    }

    private func drawHead(into canvas: inout Canvas, in head: Rect) {
        canvas.put(heading(width: head.columns), column: head.column, row: head.row + 1, width: head.columns)
        if phase == .done, let left = MatchWording.skipped(skipped) {
            canvas.put(" \(left)".truncated(to: head.columns), column: head.column, row: head.row, role: .muted, width: head.columns)
        }
    }

    /// How many there are: as much of it as has room, the counts before all else. A narrow one explains the signs of its list.
    private func heading(width: Int) -> [Span] {
        let name = Span(" SAME PERSON TWICE", .heading)
        guard phase == .done else { return [name] }
        let role: TextCanvas.Role = same > 0 ? .warning : .muted
        let (sure, maybe) = (ValueWording.grouped(same), ValueWording.grouped(review))
        let whole = [name, Span("  \(sure)", role), Span(" almost certainly \u{00B7} \(maybe) may be", .muted)]
        let more = same + review - pairs.count
        let listed = more > 0 ? [Span(", the likeliest \(pairs.count) here", .muted)] : []
        let forms = [
            whole + listed, whole,
            [Span(" !! \(sure)", role), Span(" almost certainly \u{00B7} ? \(maybe) may be", .muted)],
            [Span(" !! \(sure)", role), Span(" likely \u{00B7} ? \(maybe) may be", .muted)],
        ]
        return forms.first { $0.reduce(0) { $0 + $1.text.displayWidth } <= width } ?? forms[3]
    }

    private func drawEmpty(into canvas: inout Canvas, in body: Rect) {
        var lines: [String]
        switch phase {
        case .wanted: lines = ["Reading the register\u{2026}  Esc stops."]
        case .working(let done, let total):
            let width = max(8, min(40, body.columns - 4))
            let filled = total > 0 ? min(width, width * done / total) : 0
            lines = [
                "Comparing everybody who might be the same person.", "",
                String(repeating: "\u{2588}", count: filled) + String(repeating: "\u{2591}", count: width - filled),
                total > 0 ? "\(min(100, 100 * done / total)) %" : "Reading the register\u{2026}", "",
                "Esc stops.",
            ]
        case .stopped: lines = ["Stopped before the end.", "^L begins again."]
        case .done:
            lines = [
                "Nobody is left who seems to be in the register twice.", "",
                "Two who look like one person would stand here side by side, to be merged or told apart.",
                "^L looks again; = on a person's page compares any two.",
            ]
            if let left = MatchWording.skipped(skipped) { lines += ["", left] }
        }
        lines = lines.flatMap { $0.isEmpty ? [""] : $0.wrapped(to: max(10, body.columns)) }
        for (index, line) in lines.enumerated() where index < body.rows {
            canvas.put(line, column: body.column, row: body.row + index, role: .muted, width: body.columns)
        }
        canvas.setCursor(Point(body.column, body.row))
    }

    private func drawList(into canvas: inout Canvas, _ layout: DuplicatesLayout, _ context: ScreenContext) {
        let isNarrow = layout.list.columns < 60
        let columns =
            isNarrow
            ? Columns([
                .init("", minimum: 3, maximum: 3, rank: 9), .init("ONE", minimum: 10, rank: 9), .init("THE OTHER", minimum: 10, rank: 9),
            ])
            : Columns([
                .init("HOW LIKELY", minimum: 16, maximum: 16, rank: 9), .init("ONE", minimum: 17, maximum: 30, rank: 10),
                .init("THE OTHER", minimum: 17, maximum: 30, rank: 10), .init("BECAUSE", minimum: 20, maximum: 40, rank: 5),
            ])
        let head = layout.head
        canvas.put(
            columns.header(width: layout.list.columns - 2), column: layout.list.column + 2, row: head.row + 2,
            width: layout.list.columns - 2)
        var shown = list
        shown.setHeight(layout.list.rows)
        shown.draw(into: &canvas, in: layout.list, focused: true) { index, width in
            let pair = pairs[index]
            let word = pair.likeness.band == .same ? (isNarrow ? "!!" : "almost certainly") : (isNarrow ? "?" : "may be")
            return columns.row(
                [
                    Span(word, DuplicateWords.role(of: pair.likeness)), Span(DuplicateWords.name(pair.left, context)),
                    Span(DuplicateWords.name(pair.right, context)),
                    Span(DuplicateWords.because(pair.likeness), .muted),
                ], width: width)
        }
    }

    /// The evidence of the pair under the cursor, field by field.
    func evidenceLines(width: Int, _ context: ScreenContext) -> [[Span]] {
        guard let pair = current else { return [] }
        let likely = MatchWording.likeness(pair.likeness)
        let head = [Span(likely.prefix(1).uppercased() + likely.dropFirst(), DuplicateWords.role(of: pair.likeness))]
        let place = pairs.count > 1 ? [Span("   \(list.selection + 1) of \(pairs.count)", .muted)] : []
        let body = width < 60 ? stacked(pair, width: width, context) : table(pair, width: width, context)
        let legend = (60..<90).contains(width) ? [Span("   ++ speaks strongly for it, -- against", .muted)] : []
        return [head + place + legend] + body
    }

    private func table(_ pair: DuplicatePair, width: Int, _ context: ScreenContext) -> [[Span]] {
        let isNarrow = width < 90
        let columns = Columns(
            [
                .init("", minimum: 12, maximum: 14, rank: 10), .init("", minimum: 18, maximum: 36, rank: 10),
                .init("", minimum: 18, maximum: 36, rank: 10), .init("", minimum: 21, maximum: 29, rank: 9),
                .init("", minimum: isNarrow ? 2 : 12, maximum: isNarrow ? 2 : 12, rank: 8),
            ], gap: isNarrow ? 1 : 2)
        let head = columns.row(
            [
                Span(""), Span("1 \(DuplicateWords.name(pair.left, context))", .heading),
                Span("2 \(DuplicateWords.name(pair.right, context))", .heading),
            ], width: width)
        var lines = [head]
        for piece in pair.likeness.evidence {
            let says = DuplicateWords.says(piece)
            lines.append(
                columns.row(
                    [
                        Span(MatchWording.label(piece.field), .muted), Span(value(piece, pair.left, isLeft: true, context)),
                        Span(value(piece, pair.right, isLeft: false, context)), Span(MatchWording.verdict(piece)),
                        Span(isNarrow ? says.sign : says.words, says.role),
                    ], width: width))
            if piece.isLookAlike { lines.append(lookAlike("They differ by letters that look alike. Was one copied from elsewhere?")) }
        }
        return lines
    }

    private func stacked(_ pair: DuplicatePair, width: Int, _ context: ScreenContext) -> [[Span]] {
        var lines: [[Span]] = [
            [Span("1 \(DuplicateWords.name(pair.left, context))", .strong)],
            [Span("2 \(DuplicateWords.name(pair.right, context))", .strong)],
        ]
        for piece in pair.likeness.evidence where piece.level != .missing {
            let says = DuplicateWords.says(piece)
            lines.append([
                Span("\(MatchWording.label(piece.field)): \(MatchWording.verdict(piece)), ", .muted), Span(says.words, says.role),
            ])
            for (side, isLeft) in [(pair.left, true), (pair.right, false)] {
                let text = value(piece, side, isLeft: isLeft, context)
                if !text.isEmpty { lines.append([Span("  \(text)")]) }
                if piece.level == .same { break }
            }
            if piece.isLookAlike { lines.append(lookAlike("letters that look alike")) }
        }
        return lines
    }

    private func lookAlike(_ words: String) -> [Span] { [Span("  \u{26A0} \(words)", .warning)] }

    /// Everything that stands on either side says who it is.
    private func value(_ piece: Likeness.Evidence, _ side: DuplicatePair.Side, isLeft: Bool, _ context: ScreenContext) -> String {
        let text = DuplicateWords.value(piece, isLeft: isLeft, of: side.details)
        return context.namesHidden && !text.isEmpty ? context.name(text) : text
    }
}
