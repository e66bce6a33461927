/// The selection, the scrolled window and the marks of a list, whatever its rows are.
///
/// It knows the number of rows only; call ``setCount(_:)`` when that changes. The height is known when drawing, so the
/// window is worked out then and given back by ``window(height:)``.
public struct ListState: Sendable, Hashable {
    public private(set) var count: Int
    /// The current row; 0 in an empty list.
    public private(set) var selection: Int
    /// Rows marked with the space bar.
    public private(set) var marks: Set<Int> = []
    /// Whether the space bar marks.
    public var marking: Bool
    /// The first row shown the last time, so that the window moves only when it has to.
    private var top = 0
    /// Rows that fitted the last time; a page.
    private var height = 10

    public init(count: Int = 0, selection: Int = 0, marking: Bool = false) {
        self.count = max(0, count)
        self.marking = marking
        self.selection = 0
        select(selection)
    }

    public var isEmpty: Bool { count == 0 }
    /// The current row, `nil` in an empty list.
    public var selected: Int? { count == 0 ? nil : selection }
    /// The marked rows in order, or the current one where none is marked: what an action is about.
    public var chosen: [Int] { marks.isEmpty ? (selected.map { [$0] } ?? []) : marks.sorted() }

    /// Tells how many rows there are now; selection and marks beyond them go.
    public mutating func setCount(_ new: Int) {
        count = max(0, new)
        marks = marks.filter { $0 < count }
        select(selection)
    }

    public mutating func select(_ row: Int) {
        selection = max(0, min(row, count - 1))
        follow()
    }

    public mutating func clearMarks() { marks = [] }

    /// Tells how many lines the list is drawn into; to be called when the layout is known, so that pages and the window are right.
    public mutating func setHeight(_ lines: Int) {
        height = max(1, lines)
        follow()
    }

    /// Moves by arrows, `j` and `k`, page, home and end, `G`; marks with space. `false` if the key means nothing here.
    public mutating func handle(_ key: KeyPress) -> Bool {
        switch key {
        case .up, .character("k"), .control("p"): select(selection - 1)
        case .down, .character("j"), .control("n"): select(selection + 1)
        case .pageUp, .control("b"): select(selection - max(1, height - 1))
        case .pageDown, .control("f"): select(selection + max(1, height - 1))
        case .home: select(0)
        case .end, .character("G"): select(count - 1)
        case .character(" ") where marking && count > 0:
            if marks.remove(selection) == nil { marks.insert(selection) }
            select(selection + 1)
        default: return false
        }
        return true
    }

    /// Three rows a step of the wheel; a press selects the row under it. `row` counts from the top of the drawn list.
    /// - Returns: whether a row was pressed (a second press on the current row may then open it).
    public mutating func handle(mouse kind: MouseKind, row: Int) -> Bool {
        switch kind {
        case .wheelUp: select(selection - 3)
        case .wheelDown: select(selection + 3)
        case .press:
            let rows = rowsShown(in: height)
            let pressed = window(height: rows).lowerBound + row
            guard row >= 0, row < rows, pressed < count else { return false }
            select(pressed)
            return true
        }
        return false
    }

    /// The rows to draw in so many lines, the current one always among them.
    public func window(height rows: Int) -> Range<Int> {
        guard rows > 0, count > 0 else { return 0..<0 }
        var first = min(top, max(0, count - rows))
        if selection < first { first = selection }
        if selection >= first + rows { first = selection - rows + 1 }
        return first..<min(count, first + rows)
    }

    /// Draws rows into a rectangle; `row` gives the pieces of a row for a width. The current row is told by `▸` and its
    /// colour, marked ones by `✓`, and rows below by a line that counts them. The hardware cursor goes to the current
    /// row if the list has the focus.
    public func draw(
        into canvas: inout Canvas, in rect: Rect, focused: Bool, row: (_ index: Int, _ width: Int) -> [Span]
    ) {
        guard !rect.isEmpty else { return }
        let rows = rowsShown(in: rect.rows)
        let hasMore = rows < rect.rows && rows < count
        let shown = window(height: rows)
        let gutter = marking ? 4 : 2
        for (line, index) in shown.enumerated() {
            let area = rect.line(line)
            let isCurrent = index == selection
            canvas.within(area) { canvas in
                canvas.put(isCurrent ? "▸" : " ", column: 0, row: 0, role: .accent)
                if marking { canvas.put(marks.contains(index) ? "✓" : " ", column: 2, row: 0, role: .accent) }
                canvas.put(row(index, area.columns - gutter), column: gutter, row: 0)
                if isCurrent { canvas.recolour(canvas.bounds, role: focused ? .focus : .selected) }
                if isCurrent && focused { canvas.setCursor(Point(0, 0)) }
            }
        }
        guard hasMore else { return }
        let below = count - shown.upperBound
        let parts = [shown.lowerBound > 0 ? "\(shown.lowerBound) more ↑" : "", below > 0 ? "\(below) more ↓" : ""]
        canvas.put(
            parts.filter { !$0.isEmpty }.joined(separator: "  "), column: rect.column + gutter,
            row: rect.row + rect.rows - 1, role: .muted, width: rect.columns - gutter)
    }

    private mutating func follow() {
        top = window(height: rowsShown(in: height)).lowerBound
    }

    /// Rows in so many lines: where not all fit, the last line counts the others.
    private func rowsShown(in lines: Int) -> Int { count > lines && lines > 1 ? lines - 1 : lines }
}
