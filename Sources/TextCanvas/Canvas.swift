// TextCanvas is everything about a screen of text that can be decided without a terminal: cells, widths,
// roles, themes, key names, keymaps and a few widgets. It must not know curses, files, clocks, cases or
// the words of any screen. What comes in is a value, what goes out is a value.

/// A rectangle of cells and the place of the hardware cursor: the whole picture of one screen.
///
/// Text enters through ``put(_:column:row:role:width:)`` only, which makes it harmless first (see
/// ``Glyph/glyphs(of:)``): no control character, escape or invisible direction mark ever reaches a cell.
/// Everything drawn outside the canvas, or outside the region drawn in, is clipped.
public struct Canvas: Sendable, Equatable {
    public let size: Size
    /// Row by row, `size.columns * size.rows` cells.
    public private(set) var cells: [Cell]
    /// Where the hardware cursor stands, in columns and rows of the whole canvas; `nil` hides it.
    ///
    /// It stands on what has the focus, for the sake of magnifiers, braille lines and screen readers.
    public private(set) var cursor: Point?
    /// The region drawn in at the moment, in coordinates of the whole canvas.
    private var region: Rect

    public init(columns: Int, rows: Int, role: Role = .text) {
        size = Size(columns: max(0, columns), rows: max(0, rows))
        cells = Array(repeating: .blank(role), count: size.columns * size.rows)
        region = Rect(size: size)
    }

    public init(_ size: Size, role: Role = .text) {
        self.init(columns: size.columns, rows: size.rows, role: role)
    }

    /// The area to draw in, in the coordinates drawing uses: at 0, 0 and as large as the present region.
    public var bounds: Rect { Rect(size: region.size) }

    /// The cell at a place of the whole canvas; a blank one outside of it.
    public subscript(column: Int, row: Int) -> Cell {
        guard Rect(size: size).contains(Point(column, row)) else { return .blank(.text) }
        return cells[row * size.columns + column]
    }

    // MARK: Drawing

    /// Draws `text` from a column of a row rightwards, clipped to `width` columns and to the region.
    ///
    /// A wide character that would be cut in two is drawn as blanks. Nothing wraps.
    /// - Returns: the columns used (at most `width`), so that a caller can go on after it. Text beyond the right edge of the
    ///   region is not measured to its end.
    @discardableResult
    public mutating func put(_ text: String, column: Int, row: Int, role: Role = .text, width: Int? = nil) -> Int {
        var at = column
        let end = width.map { column + max(0, $0) } ?? Int.max
        for glyph in Glyph.glyphs(of: text, columns: max(0, min(end, bounds.columns) - column)) {
            guard at < end else { break }
            if at + glyph.width > end {
                place(Glyph(" "), at: Point(at, row), role: role)
                at = end
                break
            }
            place(glyph, at: Point(at, row), role: role)
            at += glyph.width
        }
        return at - column
    }

    /// Draws several pieces after each other on one row, each in its own role; returns the columns used.
    @discardableResult
    public mutating func put(_ spans: [Span], column: Int, row: Int, width: Int? = nil) -> Int {
        var used = 0
        for span in spans {
            if let width, used >= width { break }
            used += put(span.text, column: column + used, row: row, role: span.role, width: width.map { $0 - used })
        }
        return used
    }

    /// Covers a rectangle with one character (a blank if the character is wide or has no width).
    public mutating func fill(_ rect: Rect, with character: Character = " ", role: Role = .text) {
        let first = Glyph.glyphs(of: String(character)).first ?? Glyph(" ")
        let glyph = first.width == 1 ? first : Glyph(" ")
        let area = rect.intersection(bounds)
        for row in area.rowRange {
            for column in area.columnRange { place(glyph, at: Point(column, row), role: role) }
        }
    }

    /// Gives what is already drawn in a rectangle another role: how a selected row gets its colour.
    public mutating func recolour(_ rect: Rect, role: Role) {
        let area = rect.intersection(bounds)
        for row in area.rowRange {
            for column in area.columnRange { cells[index(Point(column, row))].role = role }
        }
    }

    /// Draws inside a rectangle with coordinates that begin at its corner; nothing gets outside of it.
    public mutating func within(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = region
        let clipped = rect.intersection(bounds)
        region = clipped.offset(by: outer.origin)
        draw(&self)
        region = outer
    }

    /// Puts the hardware cursor on a place of the present region (kept inside of it); `nil` hides it.
    public mutating func setCursor(_ point: Point?) {
        guard let point, !region.isEmpty else {
            cursor = nil
            return
        }
        cursor = Point(
            region.column + min(max(0, point.column), region.columns - 1),
            region.row + min(max(0, point.row), region.rows - 1))
    }

    /// Puts the cursor back where it was seen before something else was drawn.
    public mutating func restoreCursor(_ point: Point?) { cursor = point }

    // MARK: Reading

    /// What is to be seen, a string a row, blanks at the end left out.
    public var lines: [String] {
        rowsOfCells.map { row in
            var line = ""
            for cell in row where cell.width > 0 { line += cell.text }
            return line.trimmingTrailing(" ")
        }
    }

    /// All lines, each ended by a newline.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    /// The letters of the roles, laid out like ``lines``: a cell of ordinary text, or a blank, is a space.
    public var roleLines: [String] {
        rowsOfCells.map { row in
            String(row.map { $0.role == .text ? " " : $0.role.letter }).trimmingTrailing(" ")
        }
    }

    /// The runs of cells in which this canvas differs from `previous`; everything if their sizes differ.
    ///
    /// A run never begins or ends within a wide character.
    public func changes(from previous: Canvas) -> [Change] {
        guard previous.size == size else {
            return (0..<size.rows).map { Change(row: $0, columns: 0..<size.columns) }
        }
        var changes: [Change] = []
        for row in 0..<size.rows {
            let base = row * size.columns
            var column = 0
            while column < size.columns {
                guard cells[base + column] != previous.cells[base + column] else {
                    column += 1
                    continue
                }
                var start = column
                while start > 0, cells[base + start].width == 0 { start -= 1 }
                while column < size.columns,
                    cells[base + column] != previous.cells[base + column] || cells[base + column].width == 0
                {
                    column += 1
                }
                changes.append(Change(row: row, columns: start..<column))
            }
        }
        return changes
    }

    /// A run of cells on one row.
    public struct Change: Sendable, Equatable {
        public let row: Int
        public let columns: Range<Int>

        public init(row: Int, columns: Range<Int>) {
            self.row = row
            self.columns = columns
        }
    }

    public static func == (left: Canvas, right: Canvas) -> Bool {
        left.size == right.size && left.cursor == right.cursor && left.cells == right.cells
    }

    // MARK: Inside

    /// Replaces scalars of single width by others of single width, wherever they stand.
    mutating func substitute(_ table: [Unicode.Scalar: Unicode.Scalar]) {
        for index in cells.indices where cells[index].width == 1 && !cells[index].scalar.isASCII {
            if let other = table[cells[index].scalar] { cells[index] = cells[index].showing(other) }
        }
    }

    private var rowsOfCells: [ArraySlice<Cell>] {
        (0..<size.rows).map { cells[($0 * size.columns)..<(($0 + 1) * size.columns)] }
    }

    private func index(_ point: Point) -> Int {
        (region.row + point.row) * size.columns + region.column + point.column
    }

    /// Writes one glyph if all of it lies in the region; the visible half of a cut wide one becomes a blank.
    private mutating func place(_ glyph: Glyph, at point: Point, role: Role) {
        guard bounds.rowRange.contains(point.row) else { return }
        if glyph.width == 2 {
            let inside = bounds.columnRange.contains(point.column)
            let tailInside = bounds.columnRange.contains(point.column + 1)
            guard inside && tailInside else {
                if inside { place(Glyph(" "), at: point, role: role) }
                if tailInside { place(Glyph(" "), at: Point(point.column + 1, point.row), role: role) }
                return
            }
            write(Cell(glyph, role: role), at: index(point))
            write(.tail(role), at: index(point) + 1, afterHead: true)
        } else if bounds.columnRange.contains(point.column) {
            write(Cell(glyph, role: role), at: index(point))
        }
    }

    /// Replaces one cell; the other half of a wide character it belonged to becomes a blank.
    private mutating func write(_ cell: Cell, at index: Int, afterHead: Bool = false) {
        let old = cells[index]
        if old.width == 0, !afterHead, index > 0 { cells[index - 1] = .blank(cells[index - 1].role) }
        if old.width == 2, index + 1 < cells.count { cells[index + 1] = .blank(cells[index + 1].role) }
        cells[index] = cell
    }
}

extension String {
    /// Without the given character at the end, however often it stands there.
    func trimmingTrailing(_ character: Character) -> String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == character { end = index(before: end) }
        return String(self[..<end])
    }
}
