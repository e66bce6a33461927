import CaseOperations
import Casework
import LayeredDrawing
public import TextCanvas

/// Where the parts of the screen lie: the picture, and what there is to say about the chosen state below or beside it.
struct WorkflowLayout {
    let picture: Rect
    /// A line between the two; empty where the legend stands beside.
    let rule: Rect
    let legend: Rect

    init(in context: ScreenContext) {
        self.init(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)))
    }

    init(_ rect: Rect) {
        if rect.columns >= 110 {
            let (left, right) = rect.splitLeft(rect.columns - max(44, rect.columns / 3))
            picture = left.inset(columns: 1, rows: 0)
            rule = Rect(column: right.column, row: right.row, columns: 0, rows: right.rows)
            legend = right
        } else {
            let wanted = rect.rows >= 18 ? rect.rows * 2 / 5 : rect.rows / 3
            let (top, bottom) = rect.splitBottom(max(3, wanted))
            picture = top.inset(columns: 1, rows: 0)
            rule = bottom.line(0)
            legend = bottom.splitTop(1).rest.inset(columns: 1, rows: 0)
        }
    }

    /// Columns that the boxes should keep to.
    var width: Int { max(20, picture.columns) }
}

extension WorkflowScreen {
    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let layout = WorkflowLayout(rect)
        let laidOut = laidOut(for: layout.width)
        let origin = laidOut.origin(showing: selection, in: layout.picture.size)
        drawPicture(laidOut, from: origin, into: &canvas, in: layout.picture)
        let legend = legend(context)
        let more = more(laidOut, from: origin, in: layout.picture.size)
        if layout.rule.columns > 0 {
            canvas.rule(layout.rule, title: " \(legend.title(of: selection))")
            canvas.put(more, column: layout.rule.column + layout.rule.columns - more.displayWidth, row: layout.rule.row, role: .muted)
            drawLegend(legend, heading: [], into: &canvas, in: layout.legend)
        } else {
            canvas.verticalRule(layout.legend)
            let room = layout.legend.inset(columns: 2, rows: 0)
            drawLegend(legend, heading: [[Span(legend.title(of: selection), .heading)], []], into: &canvas, in: room)
            let corner = layout.picture
            canvas.put(more, column: corner.column + corner.columns - more.displayWidth, row: corner.row, role: .muted)
        }
        guard let frame = laidOut.box(selection)?.frame else { return canvas.setCursor(layout.picture.origin) }
        canvas.setCursor(
            Point(layout.picture.column + frame.x + 2 - origin.column, layout.picture.row + frame.y + 1 - origin.row))
    }

    private func drawPicture(_ laidOut: LaidOutWorkflow, from origin: Point, into canvas: inout Canvas, in rect: Rect) {
        let boxes = Dictionary(laidOut.drawing.boxes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        canvas.within(rect) { canvas in
            for (row, cells) in laidOut.grid.rows.dropFirst(origin.row).prefix(rect.rows).enumerated() {
                var column = -origin.column
                for cell in cells {
                    if let character = cell.character, character != " " || cell.part != .empty {
                        canvas.put(String(character), column: column, row: row, role: role(of: cell.part, boxes))
                    }
                    column += 1
                }
            }
        }
    }

    /// Everything a colour tells stands in the box as well: what is slow by its figures, the way of a case by ✓ and ▶, a way
    /// back by its dashes.
    private func role(of part: GridPicture.Part, _ boxes: [String: GraphDrawing.Box]) -> TextCanvas.Role {
        switch part {
        case .empty: return .text
        case .label: return .muted
        case .line(_, let isBack, let isTrail): return isTrail ? .good : isBack ? .muted : .border
        case .box(let id, let part):
            guard let box = boxes[id] else { return .text }
            let isChosen = id == selection
            let warmth: TextCanvas.Role? = box.heat >= 4 ? .bad : box.heat == 3 ? .warning : nil
            switch part {
            case .border: return isChosen ? .accent : box.emphasis == .current ? .title : warmth ?? .border
            case .inside: return isChosen ? .focus : .text
            case .text(let role):
                if isChosen { return .focus }
                switch role {
                case .title: return box.emphasis == .current ? .title : box.emphasis == .trail ? .good : .strong
                case .text: return warmth ?? .muted
                case .loop, .back, .down: return .muted
                }
            }
        }
    }

    /// Which way there is more of the picture than is seen: ` more ↑ ↓ `.
    private func more(_ laidOut: LaidOutWorkflow, from origin: Point, in size: Size) -> String {
        let signs = [
            origin.row > 0 ? "\u{2191}" : "", origin.row + size.rows < laidOut.drawing.height ? "\u{2193}" : "",
            origin.column > 0 ? "\u{2190}" : "", origin.column + size.columns < laidOut.drawing.width ? "\u{2192}" : "",
        ].filter { !$0.isEmpty }
        return signs.isEmpty ? "" : " more \(signs.joined(separator: " ")) "
    }

    private func drawLegend(_ legend: StateLegend, heading: [[Span]], into canvas: inout Canvas, in rect: Rect) {
        guard rect.rows > 0, rect.columns > 0 else { return }
        let lines = heading + legend.lines(of: selection, width: rect.columns)
        let shown = lines.count > rect.rows ? rect.rows - 1 : rect.rows
        for (row, line) in lines.prefix(shown).enumerated() {
            canvas.put(line, column: rect.column, row: rect.row + row, width: rect.columns)
        }
        if shown < rect.rows, shown < lines.count {
            canvas.put(
                "\(lines.count - shown) more lines: \u{23CE}", column: rect.column, row: rect.row + rect.rows - 1, role: .muted,
                width: rect.columns)
        }
    }
}
