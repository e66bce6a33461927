/// One column of one row: a scalar with the marks combined onto it, and what kind of text it belongs to.
///
/// The unit is the scalar and not the `Character`, because in several scripts (and in flags) more than one
/// scalar of a grapheme has a width of its own, and a terminal gives each its own column.
public struct Cell: Sendable, Hashable {
    public private(set) var scalar: Unicode.Scalar
    /// At most ``Glyph/maximumMarks`` scalars without width.
    public private(set) var marks: [Unicode.Scalar]
    /// 1 or 2 columns; 0 for the right half of a wide character, which draws nothing itself.
    public private(set) var width: Int
    public internal(set) var role: Role

    init(_ glyph: Glyph, role: Role) {
        scalar = glyph.scalar
        marks = glyph.marks
        width = glyph.width
        self.role = role
    }

    public static func blank(_ role: Role) -> Cell { Cell(Glyph(" "), role: role) }

    static func tail(_ role: Role) -> Cell {
        var cell = blank(role)
        cell.width = 0
        return cell
    }

    /// The scalar and its marks.
    public var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(scalar)
        scalars.append(contentsOf: marks)
        return String(scalars)
    }

    /// The same cell showing another single-width scalar.
    func showing(_ scalar: Unicode.Scalar) -> Cell { Cell(Glyph(scalar), role: role) }
}
