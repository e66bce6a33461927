/// Writes labels where they fit: beside an upright piece of line, or into a level one, that belongs to one edge only. What does not fit
/// is left out.
struct LabelPlacement {
    private struct Cell: Hashable {
        var x: Int
        var y: Int
    }

    private enum Use: Equatable {
        case other
        /// A piece of one line, and whether it is upright there.
        case piece(line: Int, isUpright: Bool)
    }

    private var used: [Cell: Use] = [:]
    private let width: Int

    init(_ drawing: GraphDrawing) {
        width = drawing.width
        for frame in drawing.boxes.map(\.frame) {
            for y in frame.y...frame.bottom { for x in frame.x...frame.right { used[Cell(x: x, y: y)] = .other } }
        }
        for (number, line) in drawing.lines.enumerated() {
            for (start, end) in zip(line.points, line.points.dropFirst()) {
                for y in min(start.y, end.y)...max(start.y, end.y) {
                    for x in min(start.x, end.x)...max(start.x, end.x) { add(Cell(x: x, y: y), line: number, isUpright: start.x == end.x) }
                }
            }
            // Corners and ends are no place for a label.
            for point in line.points { used[Cell(x: point.x, y: point.y)] = .other }
        }
    }

    private mutating func add(_ cell: Cell, line: Int, isUpright: Bool) {
        used[cell] = used[cell] == nil ? .piece(line: line, isUpright: isUpright) : .other
    }

    /// Ways down first; they are read first.
    mutating func write(on drawing: inout GraphDrawing, text: CleanText) {
        let order = drawing.lines.indices.sorted { first, second in
            let (one, other) = (drawing.lines[first], drawing.lines[second])
            return one.isBack == other.isBack ? first < second : !one.isBack
        }
        for number in order {
            let labels = drawing.lines[number].labels.filter { !$0.isEmpty }
            guard let first = labels.first else { continue }
            let more = labels.count > 1 ? ["\(first) +\(labels.count - 1)"] : []
            for words in [labels.joined(separator: ", ")] + more {
                let glyphs = text.glyphs(words)
                guard let label = place(glyphs, along: drawing.lines[number], number: number) else { continue }
                drawing.lines[number].label = label
                for x in (label.x - 1)...(label.x + label.width) { used[Cell(x: x, y: label.y)] = .other }
                break
            }
        }
    }

    private func place(_ glyphs: [GraphDrawing.Glyph], along line: GraphDrawing.Line, number: Int) -> GraphDrawing.Label? {
        let size = glyphs.reduce(0) { $0 + $1.width }
        guard size > 0 else { return nil }
        let pieces = Array(zip(line.points, line.points.dropFirst()))
        for (start, end) in pieces where start.x == end.x {
            let rows = start.y < end.y ? Array(start.y...end.y) : Array((end.y...start.y).reversed())
            for y in rows where used[Cell(x: start.x, y: y)] == .piece(line: number, isUpright: true) {
                if isFree(from: start.x + 1, to: start.x + size + 3, y: y) {
                    return .init(x: start.x + 2, y: y, side: .right, glyphs: glyphs)
                }
                if isFree(from: start.x - size - 3, to: start.x - 1, y: y) {
                    return .init(x: start.x - size - 1, y: y, side: .left, glyphs: glyphs)
                }
            }
        }
        for (start, end) in pieces where start.y == end.y {
            let (left, right) = (min(start.x, end.x), max(start.x, end.x))
            let last = right - 2 - size
            for x in last < left + 3 ? [] : Array((left + 3)...last) {
                let isOwn = (x - 2...x + size + 1).allSatisfy { used[Cell(x: $0, y: start.y)] == .piece(line: number, isUpright: false) }
                if isOwn { return .init(x: x, y: start.y, side: .within, glyphs: glyphs) }
            }
        }
        return nil
    }

    private func isFree(from first: Int, to last: Int, y: Int) -> Bool {
        // Two columns beyond the words stay empty, so that nobody reads them into another line; the margin needs none.
        let (low, high) = (max(0, first), min(width - 1, last))
        guard first >= -2, last <= width + 1 else { return false }
        return low <= high && (low...high).allSatisfy { used[Cell(x: $0, y: y)] == nil }
    }
}
