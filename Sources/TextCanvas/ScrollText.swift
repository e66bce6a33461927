/// Text longer than the screen, to read by scrolling: help, a preview of a printout, a history.
public struct ScrollText: Sendable, Hashable {
    public private(set) var lines: [[Span]]
    /// The first line shown.
    public private(set) var top = 0
    /// Lines that fitted the last time.
    private var height = 10

    public init(_ lines: [[Span]] = []) { self.lines = lines }

    /// Plain text, wrapped to a width.
    public init(_ text: String, width: Int, role: Role = .text) {
        self.init(text.wrapped(to: width).map { [Span($0, role)] })
    }

    public mutating func setLines(_ new: [[Span]]) {
        lines = new
        scroll(by: 0)
    }

    /// Tells how many lines the text is drawn into, so that pages are right.
    public mutating func setHeight(_ rows: Int) {
        height = max(1, rows)
        scroll(by: 0)
    }

    public mutating func handle(_ key: KeyPress) -> Bool {
        switch key {
        case .up, .character("k"): scroll(by: -1)
        case .down, .character("j"): scroll(by: 1)
        case .pageUp, .control("b"): scroll(by: -max(1, shown(in: height) - 1))
        case .pageDown, .control("f"), .character(" "): scroll(by: max(1, shown(in: height) - 1))
        case .home: scroll(by: -lines.count)
        case .end, .character("G"): scroll(by: lines.count)
        default: return false
        }
        return true
    }

    public mutating func handle(mouse kind: MouseKind) {
        switch kind {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        case .press: break
        }
    }

    /// Draws the lines; where some do not fit, the last row counts them. With the focus the cursor stands at the top.
    public func draw(into canvas: inout Canvas, in rect: Rect, focused: Bool) {
        guard !rect.isEmpty else { return }
        let rows = shown(in: rect.rows)
        let first = min(top, max(0, lines.count - rows))
        canvas.within(rect) { canvas in
            for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
                canvas.put(line, column: 0, row: row, width: rect.columns)
            }
            if rows < rect.rows, rows < lines.count {
                let below = lines.count - first - rows
                let parts = [first > 0 ? "\(first) more ↑" : "", below > 0 ? "\(below) more ↓" : ""]
                canvas.put(
                    parts.filter { !$0.isEmpty }.joined(separator: "  "), column: 0, row: rect.rows - 1, role: .muted)
            }
            if focused { canvas.setCursor(Point(0, 0)) }
        }
    }

    private func shown(in rows: Int) -> Int { lines.count > rows && rows > 1 ? rows - 1 : rows }

    private mutating func scroll(by lines: Int) {
        top = max(0, min(top + lines, self.lines.count - shown(in: height)))
    }
}
