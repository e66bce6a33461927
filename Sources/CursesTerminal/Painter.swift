import CNcurses
import TextCanvas

/// Puts canvases on the screen through ncurses, which works out and sends the difference.
@MainActor
struct Painter {
    let depth: ColourDepth
    /// Empty; there only where exact colours can be shown.
    private let exactColours: ColourTable?
    private var look: ThemeLook?
    private var shown: Canvas?
    private var isCursorVisible = true

    /// Right after ncurses was started.
    init(environment: [String: String]) {
        let colours = Int(curses_colours())
        let (noColour, promise) = (environment["NO_COLOR"], environment["COLORTERM"])
        let wanted = ColourDepth(colours: colours, noColour: noColour, colourTerm: promise)
        guard wanted != .none, start_color() == OK else {
            (depth, exactColours) = (.none, nil)
            return
        }
        use_default_colors()
        exactColours = wanted == .trueColour ? ColourTable() : nil
        depth =
            wanted == .trueColour && exactColours == nil
            ? ColourDepth(colours: min(colours, 256), noColour: nil, colourTerm: nil) : wanted
    }

    mutating func show(_ canvas: Canvas, theme: Theme, windowSize: Size) {
        if look?.theme != theme {
            look = ThemeLook(theme, depth: depth, colours: exactColours)
            forgetWhatIsShown()
        }
        if windowSize != Size(columns: Int(curses_columns()), rows: Int(curses_rows())) {
            resizeterm(Int32(windowSize.rows), Int32(windowSize.columns))
            forgetWhatIsShown()
        }
        if shown?.size != canvas.size { werase(curses_screen()) }
        for change in canvas.changes(from: shown ?? Canvas(columns: 0, rows: 0)) {
            write(canvas, change, within: windowSize)
        }
        shown = canvas
        place(canvas.cursor, within: windowSize)
        wnoutrefresh(curses_screen())
        doupdate()
    }

    /// Paints the last canvas again from nothing.
    mutating func repaint(windowSize: Size) {
        guard let canvas = shown, let theme = look?.theme else { return }
        forgetWhatIsShown()
        isCursorVisible = true
        show(canvas, theme: theme, windowSize: windowSize)
    }

    // MARK: -

    private mutating func forgetWhatIsShown() {
        shown = nil
        clearok(curses_shown(), true)
    }

    private func write(_ canvas: Canvas, _ change: Canvas.Change, within window: Size) {
        guard let look, change.row < window.rows else { return }
        // A base, the marks on it, and the zero at the end.
        var scalars = [wchar_t](repeating: 0, count: Glyph.maximumMarks + 2)
        for column in change.columns where column < window.columns {
            let cell = canvas[column, change.row]
            guard cell.width > 0 else { continue }
            let style = look.style(of: cell.role)
            let fits = column + cell.width <= window.columns
            fill(&scalars, from: cell, fits: fits)
            _ = curses_write(Int32(change.row), Int32(column), scalars, style.attributes, style.pair)
            if cell.width == 2, scalars[0] == Self.replacement, fits {
                scalars[0] = Self.space
                _ = curses_write(Int32(change.row), Int32(column + 1), scalars, style.attributes, style.pair)
            }
        }
    }

    private static let replacement = wchar_t(Glyph.replacement.value)
    private static let space = wchar_t(0x20)

    /// The cell as ncurses wants it. The C library's idea of widths may be older than the canvas's; where they differ,
    /// a replacement keeps every later column in its place.
    private func fill(_ scalars: inout [wchar_t], from cell: Cell, fits: Bool) {
        for index in scalars.indices { scalars[index] = 0 }
        let base = wchar_t(cell.scalar.value)
        guard fits, base < 0x80 || Int(wcwidth(base)) == cell.width else {
            scalars[0] = fits ? Self.replacement : Self.space
            return
        }
        scalars[0] = base
        var next = 1
        for mark in cell.marks.prefix(Glyph.maximumMarks) where wcwidth(wchar_t(mark.value)) == 0 {
            scalars[next] = wchar_t(mark.value)
            next += 1
        }
    }

    private mutating func place(_ cursor: Point?, within window: Size) {
        if let cursor {
            wmove(
                curses_screen(), Int32(min(max(0, cursor.row), window.rows - 1)),
                Int32(min(max(0, cursor.column), window.columns - 1)))
        }
        if (cursor != nil) != isCursorVisible {
            isCursorVisible = cursor != nil
            curs_set(isCursorVisible ? 1 : 0)
        }
    }
}
