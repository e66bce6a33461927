/// How an atom depends on one question whose answers have an order, the others being fixed: where its truth can change.
struct Sensitivity {
    enum Slope {
        case constant, rising, falling
        /// One of these, depending on the other answers.
        case monotone
    }

    /// How the difference of the compared sides moves, between two `cuts`.
    var slope: Slope
    /// Positions at which a new piece begins.
    var cuts: [Int] = []
    /// How far that difference moves from one position to the next, in hundredths, where that is exact and everywhere the same.
    var step: Int?
    /// Terms that move at most one way within a piece, and that decide the atom together.
    var probes: [Syntax] = []
    /// The atom holds on a line rather than on one side of it, so that it binds both ways.
    var isEquality = false

    /// The slope of a sum.
    static func + (left: Sensitivity, right: Sensitivity) -> Sensitivity? {
        guard let slope = sumOfSlopes(left, right) else { return nil }
        return Sensitivity(slope: slope, cuts: left.cuts + right.cuts, step: sumOfSteps(left, right))
    }

    static prefix func - (one: Sensitivity) -> Sensitivity {
        let slope: Slope =
            switch one.slope {
            case .rising: .falling
            case .falling: .rising
            case .constant, .monotone: one.slope
            }
        return Sensitivity(slope: slope, cuts: one.cuts, step: one.step.map { -$0 })
    }

    private static func sumOfSteps(_ left: Sensitivity, _ right: Sensitivity) -> Int? {
        guard let first = left.step, let second = right.step else { return nil }
        let (sum, hasOverflowed) = first.addingReportingOverflow(second)
        return hasOverflowed ? nil : sum
    }

    private static func sumOfSlopes(_ left: Sensitivity, _ right: Sensitivity) -> Slope? {
        if let step = sumOfSteps(left, right) { return step == 0 ? .constant : step > 0 ? .rising : .falling }
        switch (left.slope, right.slope) {
        case (.constant, let slope), (let slope, .constant): return slope
        case (.rising, .rising): return .rising
        case (.falling, .falling): return .falling
        default: return nil
        }
    }
}
