/// Gives every element of a plan a column, in steps of two: boxes never overlap, lines run as straight as can be.
struct ColumnPlacement {
    /// The column in which each element begins, always even.
    private(set) var column: [Int]
    /// Columns of the widest layer.
    private(set) var width: Int

    private let plan: LayerPlan
    private var neighbours: [[(element: Int, weight: Double, isAbove: Bool)]]
    private let room: Int

    private enum Side { case above, below, both }

    init(_ plan: LayerPlan, width: Int) {
        self.plan = plan
        let widest = plan.layers.indices.map { plan.span(ofLayer: $0) }.max() ?? 0
        // In steps of two columns; spans are even, and the space after the last one may be cut off.
        room = max(widest, width + 2) / 2
        column = Array(repeating: 0, count: plan.elements.count)
        self.width = 0
        neighbours = Array(repeating: [], count: plan.elements.count)
        for joint in plan.joints {
            let lanes = (plan.elements[joint.upper].isLane ? 1 : 0) + (plan.elements[joint.lower].isLane ? 1 : 0)
            let weight = joint.isBack ? 0.7 : [1.0, 2.0, 12.0][lanes]
            neighbours[joint.lower].append((joint.upper, weight, true))
            neighbours[joint.upper].append((joint.lower, weight, false))
        }
        for layer in plan.layers { pack(layer) }
        let sweeps = plan.elements.count > 3000 ? 6 : 24
        for sweep in 0..<sweeps {
            let side: Side = sweep < sweeps / 2 ? (sweep % 2 == 0 ? .above : .below) : .both
            for layer in sweep % 2 == 0 ? plan.layers : plan.layers.reversed() { place(layer, by: side) }
        }
        for layer in plan.layers { straighten(layer) }
        let left = column.min() ?? 0
        for element in column.indices { column[element] = (column[element] - left) * 2 }
        self.width = plan.elements.indices.map { column[$0] + plan.elements[$0].width }.max() ?? 0
    }

    /// Moves one element; whoever calls sees to it that there is room, by an even number of columns.
    mutating func shift(_ element: Int, by columns: Int) { column[element] += columns }

    /// Half the column at which lines meet the element, from its beginning.
    private func middle(_ element: Int) -> Double { plan.elements[element].isLane ? 0 : Double(plan.elements[element].width / 4) }

    /// A layer in the middle, before anything is known.
    private mutating func pack(_ layer: [Int]) {
        var next = max(0, (room - layer.reduce(0) { $0 + plan.span($1) / 2 }) / 2)
        for element in layer {
            column[element] = next
            next += plan.span(element) / 2
        }
    }

    private mutating func place(_ layer: [Int], by side: Side) {
        var wishes: [Double] = []
        var weights: [Double] = []
        for element in layer {
            var sum = 0.0
            var weight = 0.0
            for near in neighbours[element] where side == .both || near.isAbove == (side == .above) {
                sum += near.weight * (Double(column[near.element]) + middle(near.element))
                weight += near.weight
            }
            wishes.append(weight == 0 ? Double(column[element]) : sum / weight - middle(element))
            weights.append(max(weight, 0.05))
        }
        put(layer, wishes: wishes, weights: weights)
    }

    /// Sets each lane exactly below the one above it, pushing boxes aside.
    private mutating func straighten(_ layer: [Int]) {
        var wishes: [Double] = []
        var weights: [Double] = []
        for element in layer {
            let previous = neighbours[element].first { $0.isAbove && $0.weight > 10 }
            wishes.append(Double(column[previous?.element ?? element]))
            weights.append(previous == nil ? 1 : 1000)
        }
        put(layer, wishes: wishes, weights: weights)
    }

    private mutating func put(_ layer: [Int], wishes: [Double], weights: [Double]) {
        let placement = SpacedPlacement(wishes: wishes, weights: weights, spans: layer.map { plan.span($0) / 2 })
        for (element, place) in zip(layer, placement.places(room: room)) { column[element] = place }
    }
}
