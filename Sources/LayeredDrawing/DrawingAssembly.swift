/// Puts rows to what has columns: boxes with frames, lines with corners.
struct DrawingAssembly {
    private let graph: IndexedGraph
    private let planning: LayerPlanning
    private let placement: ColumnPlacement
    private let routing: Routing
    /// The first row of each channel and of each layer; a layer is as high as its highest box.
    private var channelRow: [Int] = []
    private var layerRow: [Int] = []
    private var layerHeight: [Int] = []
    private(set) var height = 0

    init(_ graph: IndexedGraph, planning: LayerPlanning, routing: Routing) {
        self.graph = graph
        self.planning = planning
        placement = routing.placement
        self.routing = routing
        let plan = planning.plan
        for (index, channel) in routing.channels.enumerated() {
            channelRow.append(height)
            let isInner = index > 0 && index < plan.layers.count
            // A row for arrow heads up, the tracks, and a row for arrow heads down.
            height += (channel.hasUpward ? 1 : 0) + channel.trackCount
            if isInner || channel.nets.contains(where: { $0.way == .inward }) { height += 1 }
            guard index < plan.layers.count else { break }
            layerRow.append(height)
            let boxes = plan.layers[index].filter { !plan.elements[$0].isLane }
            layerHeight.append(boxes.map { planning.text.lines[$0].count + 2 }.max() ?? 1)
            height += layerHeight[index]
        }
    }

    var width: Int { max(placement.width, (routing.side.values.max() ?? -1) + 1) }

    var boxes: [GraphDrawing.Box] {
        graph.nodes.indices.map { node in
            GraphDrawing.Box(
                id: graph.nodes[node].id, frame: frame(node), layer: planning.ranking.rank[node], kind: graph.nodes[node].kind,
                emphasis: graph.nodes[node].emphasis, heat: graph.nodes[node].heat, lines: planning.text.lines[node])
        }
    }

    var named: [GraphDrawing.NamedEdge] {
        graph.links.indices.filter { planning.courses.course[$0] == .named }.map { number in
            GraphDrawing.NamedEdge(edge: graph.links[number].edge, isBack: planning.ranking.isBack[number])
        }
    }

    var lines: [GraphDrawing.Line] {
        graph.links.indices.compactMap { number in
            let link = graph.links[number]
            let points: [GraphDrawing.Point]
            switch planning.courses.course[number] {
            case .down: points = downward(link)
            case .up: points = upward(link)
            case .side: points = aside(link)
            case .named: return nil
            }
            let isBack = planning.courses.course[number] != .down
            // Near and far ways back into one box come from different sides, so they are not one bus.
            let bus = 3 * link.to + (planning.courses.course[number] == .up ? 1 : isBack ? 2 : 0)
            return GraphDrawing.Line(
                edge: link.edge, from: graph.nodes[link.from].id, to: graph.nodes[link.to].id, points: Self.cornersOnly(points),
                isBack: isBack, isTrail: link.isTrail, bus: bus, labels: link.labels.map(CleanText.shown))
        }
    }

    private func frame(_ node: Int) -> GraphDrawing.Frame {
        GraphDrawing.Frame(
            x: placement.column[node], y: layerRow[planning.ranking.rank[node]], width: planning.plan.elements[node].width,
            height: planning.text.lines[node].count + 2)
    }

    private func row(ofTrack track: Int?, channel: Int) -> Int {
        channelRow[channel] + (routing.channels[channel].hasUpward ? 1 : 0) + (track ?? 0)
    }

    private func downward(_ link: IndexedGraph.Link) -> [GraphDrawing.Point] {
        let rank = planning.ranking.rank
        var points: [GraphDrawing.Point] = []
        var element = link.from
        var row = frame(link.from).bottom
        for channel in (rank[link.from] + 1)...rank[link.to] {
            guard let number = routing.channels[channel].net(.down, to: link.to) else { return [] }
            let net = routing.channels[channel].nets[number]
            let pin = net.top.first { $0.element == element }?.column ?? 0
            // A lane that steps aside does so on the last row of its layer.
            if element != link.from { row = layerRow[channel - 1] + layerHeight[channel - 1] - 1 }
            points.append(.init(x: pin, y: row))
            element = planning.plan.entry(of: link.to, layer: channel)
            let entry = net.bottom.first?.column ?? 0
            if net.track != nil {
                let track = self.row(ofTrack: net.track, channel: channel)
                points += [.init(x: pin, y: track), .init(x: entry, y: track)]
            }
            row = layerRow[channel]
            if channel < rank[link.to] { row += layerHeight[channel] - 1 }
            points.append(.init(x: entry, y: row))
        }
        return points
    }

    private func upward(_ link: IndexedGraph.Link) -> [GraphDrawing.Point] {
        let channel = planning.ranking.rank[link.from]
        guard let number = routing.channels[channel].net(.up, to: link.to) else { return [] }
        let net = routing.channels[channel].nets[number]
        let exit = net.bottom.first { $0.element == link.from }?.column ?? 0
        let entry = net.top.first?.column ?? 0
        var points = [GraphDrawing.Point(x: exit, y: frame(link.from).y)]
        if net.track != nil {
            let track = row(ofTrack: net.track, channel: channel)
            points += [.init(x: exit, y: track), .init(x: entry, y: track)]
        }
        return points + [.init(x: entry, y: frame(link.to).bottom)]
    }

    private func aside(_ link: IndexedGraph.Link) -> [GraphDrawing.Point] {
        let rank = planning.ranking.rank
        let below = rank[link.from] + 1
        guard let out = routing.channels[below].net(.aside, to: link.to), let side = routing.side[link.to],
            let home = routing.channels[rank[link.to]].net(.inward, to: link.to)
        else { return [] }
        let net = routing.channels[below].nets[out]
        let inward = routing.channels[rank[link.to]].nets[home]
        let exit = net.top.first { $0.element == link.from }?.column ?? 0
        let entry = inward.bottom.first?.column ?? 0
        let low = row(ofTrack: net.track, channel: below)
        let high = row(ofTrack: inward.track, channel: rank[link.to])
        return [
            .init(x: exit, y: frame(link.from).bottom), .init(x: exit, y: low), .init(x: side, y: low), .init(x: side, y: high),
            .init(x: entry, y: high), .init(x: entry, y: frame(link.to).y),
        ]
    }

    /// Without points in the middle of a straight piece.
    private static func cornersOnly(_ points: [GraphDrawing.Point]) -> [GraphDrawing.Point] {
        var kept: [GraphDrawing.Point] = []
        for point in points where point != kept.last {
            if kept.count > 1 {
                let last = kept[kept.count - 1]
                let before = kept[kept.count - 2]
                if (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y) { kept.removeLast() }
            }
            kept.append(point)
        }
        return kept
    }
}
