/// A drawing as rows of character cells, each knowing what it belongs to, so that a screen can colour and a reader can click.
public struct GridPicture: Sendable, Hashable {
    public enum BoxPart: Sendable, Hashable {
        case border
        /// Space around the text.
        case inside
        case text(GraphDrawing.BoxLine.Role)
    }

    public enum Part: Sendable, Hashable {
        case empty
        case box(id: String, part: BoxPart)
        /// `edge` is a place in the graph's edges; where several share the cell, one on the trail before others.
        case line(edge: Int, isBack: Bool, isTrail: Bool)
        case label(edge: Int)
    }

    public struct Cell: Sendable, Hashable {
        /// `nil` in the second cell of a wide character.
        public var character: Character?
        /// What to draw where only ASCII can be drawn; text is left as it is.
        public var ascii: Character?
        public var part: Part

        static let empty = Cell(character: " ", ascii: " ", part: .empty)
    }

    public let width: Int
    /// Every row has `width` cells.
    public private(set) var rows: [[Cell]]

    init(width: Int, height: Int) {
        self.width = width
        rows = Array(repeating: Array(repeating: .empty, count: width), count: height)
    }

    public var height: Int { rows.count }

    /// The picture as lines, without spaces at their ends.
    public func text(ascii: Bool = false) -> String {
        rows.map { row in
            var line = ""
            var spaces = 0
            for cell in row {
                guard let character = ascii ? cell.ascii : cell.character else { continue }
                if character == " " {
                    spaces += 1
                } else {
                    line += String(repeating: " ", count: spaces)
                    line.append(character)
                    spaces = 0
                }
            }
            return line
        }.joined(separator: "\n")
    }

    mutating func set(_ cell: Cell, x: Int, y: Int) {
        guard rows.indices.contains(y), rows[y].indices.contains(x) else { return }
        rows[y][x] = cell
    }

    subscript(x: Int, y: Int) -> Cell? {
        rows.indices.contains(y) && rows[y].indices.contains(x) ? rows[y][x] : nil
    }

    /// Text from `x` on; a wide character takes two cells.
    mutating func write(_ glyphs: [GraphDrawing.Glyph], x: Int, y: Int, part: Part) {
        var x = x
        for glyph in glyphs {
            set(Cell(character: glyph.character, ascii: glyph.ascii ?? glyph.character, part: part), x: x, y: y)
            if glyph.width == 2 { set(Cell(character: nil, ascii: nil, part: part), x: x + 1, y: y) }
            x += glyph.width
        }
    }
}
