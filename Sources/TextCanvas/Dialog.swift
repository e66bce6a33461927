/// A framed box in the middle of the screen that says something and leaves room below for what it asks.
public struct Dialog: Sendable, Hashable {
    public var title: String
    /// Wrapped to the width of the box.
    public var message: String
    /// Lines kept free under the message for fields, a menu or other content of the caller.
    public var contentRows: Int
    public var hints: HintBar
    /// Columns between the frames where the screen has room for it.
    public var width: Int

    public init(
        title: String, message: String = "", contentRows: Int = 0, hints: HintBar = HintBar([]), width: Int = 60
    ) {
        self.title = title
        self.message = message
        self.contentRows = max(0, contentRows)
        self.hints = hints
        self.width = max(10, width)
    }

    /// Draws the box over the middle of a rectangle (usually the whole canvas). Where it does not fit, the message is
    /// cut before the content.
    /// - Returns: where the content goes.
    @discardableResult
    public func draw(into canvas: inout Canvas, in rect: Rect) -> Rect {
        let inner = min(width, max(0, rect.columns - 4))
        let lines = message.isEmpty ? [] : message.wrapped(to: inner)
        let hintRows = hints.hints.isEmpty ? 0 : 2
        let gap = !lines.isEmpty && contentRows > 0 ? 1 : 0
        let box = rect.centred(columns: inner + 4, rows: lines.count + gap + contentRows + hintRows + 2)
        canvas.fill(box)
        let space = canvas.frame(box, title: title).inset(columns: 1, rows: 0)
        let (body, bottom) = space.splitBottom(min(hintRows, space.rows))
        if hintRows > 0 { hints.draw(into: &canvas, in: bottom.splitBottom(1).bottom) }
        let (text, content) = body.splitTop(max(0, body.rows - contentRows))
        for (index, line) in lines.prefix(text.rows).enumerated() {
            canvas.put(line, column: text.column, row: text.row + index, width: text.columns)
        }
        return content
    }
}
