/// What a terminal shows at one moment: a value to look at in tests.
public struct SeenScreen: Sendable, Equatable {
    public struct Position: Sendable, Equatable {
        public let column: Int
        public let row: Int

        public init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }
    }

    /// Row by row, one for each column.
    public let glyphs: [[SeenGlyph]]
    public let cursor: Position
    public let isCursorVisible: Bool
    /// Whether the program is on the alternate screen, as full-screen programs should be.
    public let isAlternate: Bool
    /// The window title the program set, if it set one.
    public let title: String?

    public var columns: Int { glyphs.first?.count ?? 0 }
    public var rows: Int { glyphs.count }

    /// A string a row, blanks at the end left out.
    public var lines: [String] {
        glyphs.map { row in
            let line = row.map(\.text).joined()
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// All lines, each ended by a newline.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    /// Where `text` first begins; it must lie on one row.
    public func position(of text: String) -> Position? {
        for (row, line) in glyphs.enumerated() {
            for column in line.indices
            where line[column...].map(\.text).joined().hasPrefix(text) && line[column].width > 0 {
                return Position(column: column, row: row)
            }
        }
        return nil
    }

    /// The glyph `text` begins with, for its colours and attributes.
    public func glyph(at text: String) -> SeenGlyph? {
        position(of: text).map { glyphs[$0.row][$0.column] }
    }
}

extension SeenScreen: CustomStringConvertible, CustomDebugStringConvertible {
    /// The picture: what a failed test is to show.
    public var description: String { text }
    public var debugDescription: String { text }
}

/// One column of one row.
public struct SeenGlyph: Sendable, Equatable {
    public enum Colour: Sendable, Equatable {
        /// The terminal's own.
        case standard
        case palette(Int)
        /// 0xRRGGBB.
        case rgb(Int)
    }

    /// A character with what combines with it; a space where nothing was written; empty behind a wide one.
    public let text: String
    /// Columns: 1 or 2, and 0 for the second column of a wide one.
    public let width: Int
    public let isBold: Bool
    public let isUnderlined: Bool
    public let isItalic: Bool
    public let isReversed: Bool
    public let foreground: Colour
    public let background: Colour
}
