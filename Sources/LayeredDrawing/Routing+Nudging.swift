extension Routing {
    /// Where a line meets an element, and where its other ends are.
    private struct End {
        var net: Int
        var pin: Int
        var isTop: Bool
        var column: Int
        var others: [Int]
    }

    /// Moves elements of a layer sideways by a little where that makes more of their lines straight.
    mutating func nudge(_ layer: Int) {
        let row = plan.layers[layer]
        for (index, element) in row.enumerated() {
            let ends = ends(of: element, layer: layer)
            let here = placement.column[element]
            let least = index == 0 ? 0 : placement.column[row[index - 1]] + plan.span(row[index - 1])
            let most =
                index == row.count - 1
                ? placement.width - plan.elements[element].width : placement.column[row[index + 1]] - plan.span(element)
            var shifts = Set(ends.flatMap { end in end.others.map { $0 - end.column } })
            shifts.insert(0)
            var best = (shift: 0, straight: -1)
            for shift in shifts.sorted(by: { (abs($0), $0) < (abs($1), $1) }) where abs(shift) <= Self.farthest {
                guard shift == 0 || (here + shift >= least && here + shift <= most) else { continue }
                let straight = ends.reduce(0) { sum, end in sum + (end.others.contains(end.column + shift) ? 1 : 0) }
                if straight > best.straight { best = (shift, straight) }
            }
            if best.shift != 0 { move(element, by: best.shift, ends: ends, layer: layer) }
        }
    }

    private static var farthest: Int { 8 }

    private func ends(of element: Int, layer: Int) -> [End] {
        var ends: [End] = []
        for (number, net) in channels[layer].nets.enumerated() {
            for (index, pin) in net.bottom.enumerated() where pin.element == element {
                ends.append(End(net: number, pin: index, isTop: true, column: pin.column, others: net.top.map(\.column)))
            }
        }
        for (number, net) in channels[layer + 1].nets.enumerated() {
            for (index, pin) in net.top.enumerated() where pin.element == element {
                ends.append(End(net: number, pin: index, isTop: false, column: pin.column, others: net.bottom.map(\.column)))
            }
        }
        return ends
    }

    private mutating func move(_ element: Int, by shift: Int, ends: [End], layer: Int) {
        placement.shift(element, by: shift)
        for end in ends {
            if end.isTop {
                channels[layer].nets[end.net].bottom[end.pin].column += shift
            } else {
                channels[layer + 1].nets[end.net].top[end.pin].column += shift
            }
        }
    }
}
