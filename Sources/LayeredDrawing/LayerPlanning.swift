/// Ranks, texts and widths together: they hang on each other, since what is not drawn as a line is text in a box, wider text makes
/// wider layers, and a layer that is too wide becomes two, which changes what is near.
struct LayerPlanning {
    private static let mostRounds = 8

    private(set) var ranking: Ranking
    private(set) var courses: EdgeCourses
    private(set) var text: BoxText
    private(set) var plan: LayerPlan

    init(_ graph: IndexedGraph, options: DrawingOptions) {
        ranking = Ranking(graph)
        (courses, text, plan) = Self.planned(graph, ranking: ranking, options: options)
        for _ in 0..<Self.mostRounds {
            if !breakWideLayers(graph, options: options) { break }
            (courses, text, plan) = Self.planned(graph, ranking: ranking, options: options)
        }
    }

    private static func planned(
        _ graph: IndexedGraph, ranking: Ranking, options: DrawingOptions
    ) -> (EdgeCourses, BoxText, LayerPlan) {
        let courses = EdgeCourses(graph, ranking: ranking, options: options)
        let text = BoxText(graph, ranking: ranking, courses: courses, options: options)
        let widths = graph.nodes.indices.map { node in
            let below = graph.outgoing[node].filter { courses.course[$0] == .down || courses.course[$0] == .side }.count
            let returned = graph.incoming[node].contains { courses.course[$0] == .up } ? 1 : 0
            let above = graph.outgoing[node].filter { courses.course[$0] == .up }.count
            let lines = max(below + returned, above + 2)
            return max((text.lines[node].map(\.width).max() ?? 0) + 4, 2 * lines + 3)
        }
        return (courses, text, LayerPlan(graph, ranking: ranking, courses: courses, widths: widths))
    }

    /// Breaks each layer that is wider than asked for into as many rows as it takes; says whether any was.
    private mutating func breakWideLayers(_ graph: IndexedGraph, options: DrawingOptions) -> Bool {
        var row = Array(repeating: 0, count: graph.nodes.count)
        for layer in plan.layers.indices {
            let boxes = plan.layers[layer].filter { !plan.elements[$0].isLane }
            let lanes = plan.span(ofLayer: layer) - boxes.reduce(0) { $0 + plan.span($1) }
            let room = options.width + 2 - courses.asideWidth - lanes
            guard boxes.count > 1, boxes.reduce(0, { $0 + plan.span($1) }) > room else { continue }
            for (index, boxes) in rows(of: boxes, graph: graph, room: room).enumerated() { for box in boxes { row[box] = index } }
        }
        let isBroken = row.contains { $0 > 0 }
        if isBroken { ranking.split(row: row) }
        return isBroken
    }

    /// Those from which little goes on stand in the upper rows: what goes on has to pass the rows below.
    private func rows(of boxes: [Int], graph: IndexedGraph, room: Int) -> [[Int]] {
        let onward = boxes.map { box in graph.outgoing[box].filter { courses.course[$0] == .down }.count }
        let sorted = boxes.indices.sorted { onward[$0] == onward[$1] ? boxes[$0] < boxes[$1] : onward[$0] < onward[$1] }.map { boxes[$0] }
        let total = boxes.reduce(0) { $0 + plan.span($1) }
        let count = max(2, (total + max(1, room) - 1) / max(1, room))
        // Rows of much the same width look calmer than full ones and a rest.
        let share = max(total / count, 1)
        var rows: [[Int]] = [[]]
        var width = 0
        for box in sorted {
            let span = plan.span(box)
            if let last = rows.last, !last.isEmpty, width + span > room || width + span / 2 > share {
                rows.append([])
                width = 0
            }
            rows[rows.count - 1].append(box)
            width += span
        }
        return rows
    }

    mutating func order(_ layers: [[Int]]) { plan.layers = layers }
}
