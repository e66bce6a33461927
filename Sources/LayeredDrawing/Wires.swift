/// Lines on cells: which way each cell's line goes, so that corners, tees and crossings can be drawn.
struct Wires {
    private struct Cell: Hashable {
        var x: Int
        var y: Int
    }

    /// What runs through a cell in one direction, up and down or left and right.
    private struct Strand {
        var bus: Int
        var arms: Arms
        var edge: Int
        var isBack: Bool
        var isTrail: Bool
    }

    private var upright: [Cell: Strand] = [:]
    private var level: [Cell: Strand] = [:]

    /// Adds a line; the cells of its two ends belong to the boxes and are left out.
    mutating func add(_ line: GraphDrawing.Line) {
        for (start, end) in zip(line.points, line.points.dropFirst()) {
            if start.x == end.x {
                let (top, bottom) = (min(start.y, end.y), max(start.y, end.y))
                for y in top...bottom {
                    put(line, Cell(x: start.x, y: y), arms: .init(up: y > top, down: y < bottom), in: \.upright)
                }
            } else {
                let (left, right) = (min(start.x, end.x), max(start.x, end.x))
                for x in left...right {
                    put(line, Cell(x: x, y: start.y), arms: .init(left: x > left, right: x < right), in: \.level)
                }
            }
        }
        for point in [line.points.first, line.points.last].compactMap(\.self) { upright[Cell(x: point.x, y: point.y)] = nil }
    }

    private mutating func put(_ line: GraphDrawing.Line, _ cell: Cell, arms: Arms, in strands: WritableKeyPath<Wires, [Cell: Strand]>) {
        var strand = self[keyPath: strands][cell] ?? Strand(bus: line.bus, arms: [], edge: line.edge, isBack: line.isBack, isTrail: false)
        strand.arms.formUnion(arms)
        if line.isTrail && !strand.isTrail {
            strand.isTrail = true
            strand.edge = line.edge
        }
        self[keyPath: strands][cell] = strand
    }

    func paint(on picture: inout GridPicture) {
        for (cell, strand) in level where upright[cell] == nil { paint(strand, cell, on: &picture) }
        for (cell, strand) in upright {
            var strand = strand
            // Where they do not belong together the upright one runs on unbroken above the other.
            if let across = level[cell], across.bus == strand.bus {
                strand.arms.formUnion(across.arms)
                strand.isTrail = strand.isTrail || across.isTrail
            }
            paint(strand, cell, on: &picture)
        }
    }

    private func paint(_ strand: Strand, _ cell: Cell, on picture: inout GridPicture) {
        picture.set(
            .init(
                character: strand.arms.character(isBack: strand.isBack, isHeavy: strand.isTrail), ascii: strand.arms.ascii,
                part: .line(edge: strand.edge, isBack: strand.isBack, isTrail: strand.isTrail)),
            x: cell.x, y: cell.y)
    }
}

/// Where a line goes from a cell.
struct Arms: OptionSet, Hashable {
    let rawValue: Int

    static let up = Arms(rawValue: 1)
    static let down = Arms(rawValue: 2)
    static let left = Arms(rawValue: 4)
    static let right = Arms(rawValue: 8)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(up: Bool = false, down: Bool = false, left: Bool = false, right: Bool = false) {
        rawValue = (up ? 1 : 0) + (down ? 2 : 0) + (left ? 4 : 0) + (right ? 8 : 0)
    }

    private static let light = Array("·│││─┘┐┤─└┌├─┴┬┼")
    private static let heavy = Array("·┃┃┃━┛┓┫━┗┏┣━┻┳╋")
    private static let dashed = Array("·┊┊┊╌╯╮┤╌╰╭├╌┴┬┼")

    private static let heavyDashed = Array("·┋┋┋╍┛┓┫╍┗┏┣╍┻┳╋")

    func character(isBack: Bool, isHeavy: Bool) -> Character {
        (isHeavy ? (isBack ? Self.heavyDashed : Self.heavy) : isBack ? Self.dashed : Self.light)[rawValue]
    }

    var ascii: Character {
        if subtracting([.up, .down]).isEmpty { return "|" }
        return subtracting([.left, .right]).isEmpty ? "-" : "+"
    }
}
