import CaseOperations
import LayeredDrawing
import TextCanvas

/// A workflow laid out in layers for a width, and the ways the cursor goes between its boxes.
struct LaidOutWorkflow: Sendable, Equatable {
    enum Direction: Sendable { case up, down, left, right }

    let width: Int
    let graph: LayeredGraph
    let drawing: GraphDrawing
    let grid: GridPicture
    /// Boxes side by side, from the top; in each row from the left.
    private let rows: [[GraphDrawing.Box]]

    init(_ view: WorkflowView, width: Int) {
        self.width = width
        graph = WorkflowPicture(view).graph
        let options = DrawingOptions(width: width, measure: { String($0).displayWidth })
        drawing = GraphDrawing(graph, options: options)
        grid = drawing.grid()
        rows = Self.rows(drawing.boxes)
    }

    /// Boxes whose heights overlap stand in one row, whatever layer they are of.
    private static func rows(_ boxes: [GraphDrawing.Box]) -> [[GraphDrawing.Box]] {
        var rows: [[GraphDrawing.Box]] = []
        var bottom = -1
        for box in boxes.sorted(by: { ($0.frame.y, $0.frame.x) < ($1.frame.y, $1.frame.x) }) {
            if box.frame.y > bottom || rows.isEmpty {
                rows.append([])
                bottom = box.frame.bottom
            }
            rows[rows.count - 1].append(box)
            bottom = max(bottom, box.frame.bottom)
        }
        return rows.map { $0.sorted { $0.frame.x < $1.frame.x } }
    }

    /// From the top, each row from the left.
    var order: [String] { rows.joined().map(\.id) }

    func box(_ id: String) -> GraphDrawing.Box? { drawing.boxes.first { $0.id == id } }

    func box(at point: Point) -> GraphDrawing.Box? {
        drawing.boxes.first {
            ($0.frame.x...$0.frame.right).contains(point.column) && ($0.frame.y...$0.frame.bottom).contains(point.row)
        }
    }

    /// The box that lies that way: the next in its row, or the one of the row above or below that is least to the side.
    func neighbour(of id: String, _ direction: Direction) -> String? {
        guard let row = rows.firstIndex(where: { $0.contains { $0.id == id } }), let place = rows[row].firstIndex(where: { $0.id == id })
        else { return nil }
        switch direction {
        case .left: return place > 0 ? rows[row][place - 1].id : nil
        case .right: return place + 1 < rows[row].count ? rows[row][place + 1].id : nil
        case .up, .down:
            let other = direction == .up ? row - 1 : row + 1
            guard rows.indices.contains(other) else { return nil }
            let middle = rows[row][place].frame.middle
            return rows[other].min { abs($0.frame.middle - middle) < abs($1.frame.middle - middle) }?.id
        }
    }

    /// Whether the way between two states leads back to where cases have been.
    func leadsBack(from: String, to: String) -> Bool {
        drawing.lines.contains { $0.isBack && $0.from == from && $0.to == to }
            || drawing.named.contains { $0.isBack && graph.edges[$0.edge].from == from && graph.edges[$0.edge].to == to }
    }

    /// The place of the drawing that the corner of a window of that size lies on, so that a box is in the middle of it as far as
    /// that can be; from the top of the drawing, where the whole box is in sight from there: reading begins at the top. Left of the drawing where the window is wider: then it stands in the middle.
    func origin(showing id: String, in size: Size) -> Point {
        guard let frame = box(id)?.frame else { return Point(0, 0) }
        func start(_ first: Int, _ length: Int, _ whole: Int, _ window: Int) -> Int {
            // A box larger than the window shows its beginning.
            let wanted = length >= window ? first : first + length / 2 - window / 2
            return max(0, min(wanted, whole - window))
        }
        let column =
            drawing.width <= size.columns
            ? -(size.columns - drawing.width) / 2 : start(frame.x, frame.width, drawing.width, size.columns)
        let row = frame.y + frame.height <= size.rows ? 0 : start(frame.y, frame.height, drawing.height, size.rows)
        return Point(column, row)
    }
}

extension GraphDrawing.Frame {
    fileprivate var middle: Int { x + width / 2 }
}
