import CaseOperations
import Casework
public import TextCanvas

/// Sheets waiting to be printed, such as those of an evening on a line without a printer.
public struct PrintLaterScreen: ScreenState {
    /// Nil until they have been read.
    var lines: [PrintLaterLine]?
    var list = ListState(marking: true)
    var printers: [String] = []
    var remembered: String?

    public init() {}

    public var groups: [Command.Group] { [.aSheet, .lists, .aCase] }
    public func title(_ context: ScreenContext) -> String { "Print later" }
    public func hints(_ context: ScreenContext) -> [Command] { [.print, .printElsewhere, .mark, .open, .back] }
    public func loads(_ context: ScreenContext) -> [Effect] { [.loadPrintLater, .loadPrinters] }

    /// The marked sheets, or all of them.
    private var wanted: [PaperRequest] {
        let lines = lines ?? []
        return (list.marks.isEmpty ? Array(lines.indices) : list.marks.sorted()).filter { $0 < lines.count }.map { lines[$0].request }
    }

    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .print, .printElsewhere, .mark, .open, .removeRow: lines?.isEmpty == false ? .go : .refused("No sheet waits here.")
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .mark: _ = list.handle(.character(" "))
        case .open:
            guard let index = list.selected, let lines, index < lines.count else { return [] }
            if let id = lines[index].request.paper.caseID { return [.push(.caseFile(CaseScreen(id)))] }
            return [.push(.sheet(SheetScreen(lines[index].request, title: lines[index].title, context)))]
        case .print:
            guard let remembered else { return [.show(.menu(menu))] }
            return [.run(.printPapers(wanted, to: .printer(remembered))), .say("Printing\u{2026}", .plain)]
        case .printElsewhere: return [.show(.menu(menu))]
        default: break
        }
        return []
    }

    /// Printers only: to wait longer is what the sheets do anyway.
    private var menu: MenuOverlay {
        let all = PrintMenu.menu(for: wanted, printers: printers, remembered: remembered)
        let choices = all.choices.filter { choice in choice.steps != [.run(.printPapers(wanted, to: .later))] }
        return MenuOverlay(
            title: wanted.count == 1 ? "Print the sheet" : "Print \(wanted.count) sheets", choices: choices,
            emptyText: "No printer is set up on this machine.")
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(let key): return list.handle(key) ? [] : nil
        case .mouse(_, let row, let kind): return list.handle(mouse: kind, row: row - 1 - Self.headRows) ? [] : []
        default: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .printLater(let new):
            lines = new
            list.setCount(new.count)
        case .printers(let all, let chosen):
            printers = all
            remembered = chosen.flatMap { all.contains($0) ? $0 : nil }
        case .caseView(let taken): return [.push(.caseFile(CaseScreen(taken.record.id)))]
        case .done:
            list.clearMarks()
            return [.run(.loadPrintLater)]
        default: break
        }
        return []
    }

    private static let headRows = 2

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let (head, body) = rect.splitTop(Self.headRows)
        let inside = body.inset(columns: 1, rows: 0)
        guard let lines else {
            canvas.put("Reading\u{2026}", column: inside.column, row: inside.row, role: .muted)
            return
        }
        let count = list.marks.isEmpty ? "p prints them all" : "p prints the \(list.marks.count) marked"
        canvas.put(
            [Span("PRINT LATER \(lines.count)", .heading), Span(lines.isEmpty ? "" : "  \(count)", .muted)], column: head.column + 1,
            row: head.row,
            width: head.columns - 2)
        if lines.isEmpty {
            let text = "No sheet waits. On the sheet of a case, o and then l keeps it here until there is a printer."
            for (row, line) in text.wrapped(to: max(10, inside.columns)).enumerated() where row < inside.rows {
                canvas.put(line, column: inside.column, row: inside.row + row, role: .muted)
            }
            canvas.setCursor(Point(inside.column, inside.row))
            return
        }
        var shown = list
        shown.setHeight(inside.rows)
        shown.draw(into: &canvas, in: inside, focused: true) { index, _ in
            [Span(context.namesHidden ? "Sheet \(index + 1)" : lines[index].title)]
        }
    }
}
