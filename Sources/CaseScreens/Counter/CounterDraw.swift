import CaseOperations
import Casework
public import TextCanvas

extension Counter {
    /// The least screen on which anything can be done.
    public static let least = Size(columns: 30, rows: 8)

    /// The picture of it all. Pure: no clock, no I/O.
    public func draw(_ office: CounterContext) -> Canvas {
        var canvas = Canvas(size)
        let whole = canvas.bounds
        guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else {
            canvas.put("Make the window larger: \(Self.least.columns)\u{00D7}\(Self.least.rows) at least.", column: 0, row: 0)
            return canvas
        }
        let context = context(office)
        let (bar, rest) = whole.splitTop(1)
        let (middle, hints) = rest.splitBottom(1)
        let (body, status) = middle.splitBottom(1)
        drawBar(into: &canvas, in: bar, context)
        top.state.draw(into: &canvas, in: body, context)
        drawHints(into: &canvas, in: hints, office)
        if !pendingKeys.isEmpty { drawBranch(into: &canvas, in: whole, office) }
        for overlay in overlays { draw(overlay, into: &canvas, in: body) }
        drawStatus(into: &canvas, in: status, context)
        return canvas
    }

    private func drawBar(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        canvas.fill(rect, role: .bar)
        let clock = rect.columns >= 60 ? "\(DateWording.weekday(context.today)) \(context.now.localTime)" : context.now.localTime
        // Who is at the keys gives way to how long somebody has been served.
        let isCrowded = rect.columns < 60 && visits.current != nil
        let right = isCrowded ? "\(clock) " : "\(context.me.login)  \(clock) "
        let training = context.mode == .training ? " TRAINING " : ""
        let visit = visits.current.map { "NOW \($0.milliseconds(at: context.now) / 60_000) min  " } ?? ""
        let room = rect.columns - right.displayWidth - training.displayWidth - visit.displayWidth - 3
        canvas.put(" " + top.state.title(context).truncated(to: max(8, room)), column: rect.column, row: rect.row, role: .bar)
        let start = rect.columns - right.displayWidth
        canvas.put(right, column: start, row: rect.row, role: .bar)
        canvas.put(visit, column: start - visit.displayWidth, row: rect.row, role: .bar)
        canvas.put(training, column: start - visit.displayWidth - training.displayWidth - 1, row: rect.row, role: .training)
    }

    private func drawStatus(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        guard let message else { return }
        let (sign, role): (String, TextCanvas.Role) =
            switch message.tone {
            case .done: ("\u{2713} ", .good)
            case .plain: ("", .text)
            case .refusal: ("\u{2717} ", .warning)
            case .failure: ("! ", .bad)
            }
        // A long sentence is said in full, over the last rows of the screen it is about.
        let lines = (sign + message.text).wrapped(to: max(10, rect.columns - 2)).prefix(4)
        for (index, line) in lines.enumerated() {
            let row = rect.row - (lines.count - 1 - index)
            canvas.fill(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), role: role)
            canvas.put(" " + line, column: rect.column, row: row, role: role, width: rect.columns)
        }
    }

    private func drawHints(into canvas: inout Canvas, in rect: Rect, _ office: CounterContext) {
        let context = context(office)
        let commands = top.state.hints(context) + [.palette, .help]
        let isTyping = top.state.takesLetters
        let bar = HintBar(
            commands.enumerated().compactMap { index, command -> HintBar.Hint? in
                guard let keys = isTyping ? office.keys.keysWhileTyping(for: command) : office.keys.keys(for: command) else { return nil }
                return HintBar.Hint(keys, command.title, priority: command == .help ? 100 : 50 - index)
            })
        bar.draw(into: &canvas, in: rect.inset(columns: 1, rows: 0))
    }

    /// The menu of a half-typed sequence.
    private func drawBranch(into canvas: inout Canvas, in rect: Rect, _ office: CounterContext) {
        guard case .branch(let title, let entries) = office.keys.meaning(of: pendingKeys, in: top.state.groups) else { return }
        let items = entries.map { entry in
            switch entry.target {
            case .command(let command): Menu.Item(command.title, key: entry.key.label, detail: command.summary)
            case .branch(let name): Menu.Item(name, key: entry.key.label)
            }
        }
        Menu(title: title, items: items).draw(into: &canvas, in: rect)
    }

    private func draw(_ overlay: Overlay, into canvas: inout Canvas, in rect: Rect) {
        switch overlay {
        case .menu(let menu): menu.menu.draw(into: &canvas, in: rect)
        case .prompt(let prompt):
            let box = Dialog(
                title: prompt.title, message: prompt.message, contentRows: 1,
                hints: HintBar([.init("\u{23CE}", "done", priority: 1), .init("Esc", "leave it")]))
            let content = box.draw(into: &canvas, in: rect)
            prompt.field.draw(into: &canvas, in: content, focused: true)
        case .notice(let title, let text):
            let box = rect.centred(columns: min(rect.columns, 78), rows: min(rect.rows, text.lines.count + 2))
            canvas.fill(box)
            let inside = canvas.frame(box, title: title).inset(columns: 1, rows: 0)
            text.draw(into: &canvas, in: inside, focused: true)
        }
    }
}
