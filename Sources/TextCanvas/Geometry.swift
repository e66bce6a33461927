/// A place on a canvas, counted from 0 at the left and at the top.
public struct Point: Sendable, Hashable {
    public var column: Int
    public var row: Int

    public init(_ column: Int, _ row: Int) {
        self.column = column
        self.row = row
    }
}

/// An extent in cells.
public struct Size: Sendable, Hashable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A rectangle of cells. One with no columns or no rows is empty; no operation gives a negative extent.
public struct Rect: Sendable, Hashable {
    public var column: Int
    public var row: Int
    public var columns: Int
    public var rows: Int

    public init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    public init(size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    public var size: Size { Size(columns: columns, rows: rows) }
    public var origin: Point { Point(column, row) }
    public var isEmpty: Bool { columns == 0 || rows == 0 }
    public var columnRange: Range<Int> { column..<(column + columns) }
    public var rowRange: Range<Int> { row..<(row + rows) }

    public func contains(_ point: Point) -> Bool {
        columnRange.contains(point.column) && rowRange.contains(point.row)
    }

    public func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top,
            columns: min(column + columns, other.column + other.columns) - left,
            rows: min(row + rows, other.row + other.rows) - top)
    }

    public func offset(by point: Point) -> Rect {
        Rect(column: column + point.column, row: row + point.row, columns: columns, rows: rows)
    }

    /// Smaller by so many cells on each side.
    public func inset(columns horizontal: Int = 1, rows vertical: Int = 1) -> Rect {
        Rect(
            column: column + horizontal, row: row + vertical,
            columns: columns - 2 * horizontal, rows: rows - 2 * vertical)
    }

    /// One of its rows, counted from its own top.
    public func line(_ index: Int) -> Rect {
        Rect(column: column, row: row + index, columns: columns, rows: 1).intersection(self)
    }

    /// The first `count` rows, and what is left below them.
    public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, count), rows)
        return (
            Rect(column: column, row: row, columns: columns, rows: taken),
            Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
        )
    }

    /// What is above the last `count` rows, and those rows.
    public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
        let (top, bottom) = splitTop(rows - min(max(0, count), rows))
        return (top, bottom)
    }

    /// The first `count` columns, and what is left of it to the right.
    public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, count), columns)
        return (
            Rect(column: column, row: row, columns: taken, rows: rows),
            Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
        )
    }

    /// A rectangle of at most this size in the middle of this one.
    public func centred(columns wanted: Int, rows high: Int) -> Rect {
        let width = min(max(0, wanted), columns)
        let height = min(max(0, high), rows)
        return Rect(
            column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width, rows: height)
    }
}
