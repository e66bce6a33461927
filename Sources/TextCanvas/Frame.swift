extension Canvas {
    /// Draws a frame of light lines just inside a rectangle, with a title in its top line.
    /// - Returns: the space inside.
    @discardableResult
    public mutating func frame(_ rect: Rect, title: String = "", role: Role = .border) -> Rect {
        guard rect.columns >= 2, rect.rows >= 2 else {
            return Rect(column: rect.column, row: rect.row, columns: 0, rows: 0)
        }
        let line = String(repeating: "─", count: rect.columns - 2)
        put("┌" + line + "┐", column: rect.column, row: rect.row, role: role)
        put("└" + line + "┘", column: rect.column, row: rect.row + rect.rows - 1, role: role)
        for row in (rect.row + 1)..<(rect.row + rect.rows - 1) {
            put("│", column: rect.column, row: row, role: role)
            put("│", column: rect.column + rect.columns - 1, row: row, role: role)
        }
        if !title.isEmpty, rect.columns > 6 {
            put(" " + title.truncated(to: rect.columns - 6) + " ", column: rect.column + 2, row: rect.row, role: .title)
        }
        return rect.inset()
    }

    /// A line across a rectangle's first row, with a heading in it.
    public mutating func rule(_ rect: Rect, title: String = "") {
        guard !rect.isEmpty else { return }
        put(String(repeating: "─", count: rect.columns), column: rect.column, row: rect.row, role: .border)
        if !title.isEmpty {
            put(title.truncated(to: rect.columns - 1) + " ", column: rect.column, row: rect.row, role: .heading)
        }
    }

    /// A column of `│` down the left side of a rectangle, for a side pane.
    public mutating func verticalRule(_ rect: Rect) {
        guard rect.columns > 0 else { return }
        for row in rect.rowRange { put("│", column: rect.column, row: row, role: .border) }
    }
}
