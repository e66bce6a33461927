/// Where every line leaves, runs and enters: channels between the layers, and columns on the right-hand side for far ways back.
struct Routing {
    /// One above each layer and one below the last.
    var channels: [Channel]
    /// The column on the right-hand side of each node that far ways back lead to.
    private(set) var side: [Int: Int] = [:]

    let plan: LayerPlan
    var placement: ColumnPlacement

    init(_ graph: IndexedGraph, plan: LayerPlan, courses: EdgeCourses, placement: ColumnPlacement) {
        self.plan = plan
        self.placement = placement
        channels = Array(repeating: Channel(), count: plan.layers.count + 1)
        addNets()
        addSideNets(graph, courses: courses)
        for _ in 0..<3 {
            for layer in plan.layers.indices { for box in boxes(layer) { spread(box, isBottom: true) } }
            for layer in plan.layers.indices { for box in boxes(layer) { spread(box, isBottom: false) } }
            for layer in plan.layers.indices { nudge(layer) }
        }
        for channel in channels.indices { channels[channel].assignTracks() }
    }

    private func boxes(_ layer: Int) -> [Int] { plan.layers[layer].filter { !plan.elements[$0].isLane } }

    private func pin(_ element: Int) -> Channel.Pin {
        let item = plan.elements[element]
        return Channel.Pin(element: element, column: placement.column[element] + (item.isLane ? 0 : item.width / 4 * 2))
    }

    private mutating func addNets() {
        var number: [Int: Int] = [:]
        for joint in plan.joints where !joint.isBack {
            let layer = plan.elements[joint.lower].layer
            if let net = number[joint.lower] {
                channels[layer].nets[net].top.append(pin(joint.upper))
            } else {
                number[joint.lower] = channels[layer].nets.count
                let target = plan.elements[joint.lower].target
                channels[layer].nets.append(.init(way: .down, target: target, top: [pin(joint.upper)], bottom: [pin(joint.lower)]))
            }
        }
        number = [:]
        for joint in plan.joints where joint.isBack {
            let layer = plan.elements[joint.lower].layer
            if let net = number[joint.upper] {
                channels[layer].nets[net].bottom.append(pin(joint.lower))
            } else {
                number[joint.upper] = channels[layer].nets.count
                channels[layer].nets.append(.init(way: .up, target: joint.upper, top: [pin(joint.upper)], bottom: [pin(joint.lower)]))
            }
        }
    }

    private mutating func addSideNets(_ graph: IndexedGraph, courses: EdgeCourses) {
        var sources: [Int: [Int]] = [:]
        for (number, link) in graph.links.enumerated() where courses.course[number] == .side {
            sources[link.to, default: []].append(link.from)
        }
        // The shortest way round lies innermost.
        func reach(_ node: Int) -> Int {
            let lowest = (sources[node] ?? []).map { plan.elements[$0].layer }.max() ?? 0
            return lowest - plan.elements[node].layer
        }
        var column = (placement.width + 3) / 2 * 2
        for target in sources.keys.sorted(by: { reach($0) == reach($1) ? $0 > $1 : reach($0) < reach($1) }) {
            side[target] = column
            channels[plan.elements[target].layer].nets.append(
                .init(way: .inward, target: target, bottom: [pin(target)], side: column))
            for source in sources[target] ?? [] {
                let below = plan.elements[source].layer + 1
                if let net = channels[below].net(.aside, to: target) {
                    channels[below].nets[net].top.append(pin(source))
                } else {
                    channels[below].nets.append(.init(way: .aside, target: target, top: [pin(source)], side: column))
                }
            }
            column += 2
        }
    }

    private struct Meeting {
        var net: Int
        var pin: Int
        /// The column it would like best, and how much that counts.
        var wish: Double
        var weight: Double
    }

    /// Spreads the lines that meet one edge of a box along it, each towards where it goes.
    private mutating func spread(_ box: Int, isBottom: Bool) {
        let layer = plan.elements[box].layer + (isBottom ? 1 : 0)
        var meetings: [Meeting] = []
        for (number, net) in channels[layer].nets.enumerated() {
            for (index, pin) in (isBottom ? net.top : net.bottom).enumerated() where pin.element == box {
                let (wish, weight) = wish(of: net, at: box, isBottom: isBottom)
                meetings.append(Meeting(net: number, pin: index, wish: wish, weight: weight))
            }
        }
        if meetings.isEmpty { return }
        func rank(_ meeting: Meeting) -> Int { channels[layer].nets[meeting.net].way == .down ? 0 : 1 }
        meetings.sort {
            $0.wish == $1.wish ? (rank($0) == rank($1) ? $0.net < $1.net : rank($0) < rank($1)) : $0.wish < $1.wish
        }
        let first = placement.column[box] + 2
        // A pin at the bottom may still have to step aside to the right.
        let room = (plan.elements[box].width - (isBottom ? 5 : 4)) / 2 + 1
        let places = SpacedPlacement(
            wishes: meetings.map { ($0.wish - Double(first)) / 2 }, weights: meetings.map(\.weight),
            spans: Array(repeating: 1, count: meetings.count)
        ).places(room: room)
        for (meeting, place) in zip(meetings, places) {
            let column = first + 2 * place
            if isBottom {
                channels[layer].nets[meeting.net].top[meeting.pin].column = column
            } else {
                channels[layer].nets[meeting.net].bottom[meeting.pin].column = column
            }
        }
    }

    private func wish(of net: Channel.Net, at box: Int, isBottom: Bool) -> (Double, Double) {
        let middle = Double(pin(box).column)
        let right = Double(placement.column[box] + plan.elements[box].width)
        let ends = (isBottom ? net.bottom : net.top).map { Double($0.column) }
        let mean = ends.isEmpty ? right : ends.reduce(0, +) / Double(ends.count)
        // The one place where lines come together is the middle, unless a single line can come in straight.
        let isEntry = isBottom ? net.way == .up : net.way == .down
        if !isEntry { return (mean, 1) }
        let reachable = ends.count == 1 && mean >= Double(placement.column[box] + 2) && mean <= right - (isBottom ? 3 : 2)
        return (reachable ? mean : net.way == .up ? middle + 4 : middle, 10)
    }
}
