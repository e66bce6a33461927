/// Which questions bind each other by comparisons, and whether all these bounds can be read as upper bounds at once, some
/// questions being counted backwards.
struct Bindings {
    private struct Binding {
        let first: Int
        let second: Int
        /// The questions bound each other from the same side (`a + b < 10`), not from opposite ones (`a < b`).
        let isMirrored: Bool?
        /// A bound in one direction for each truth of the comparison.
        let isOneWay: Bool
    }

    private var bindings: [Binding] = []
    private let count: Int

    init(count: Int) {
        self.count = count
    }

    mutating func bind(_ first: Int, _ one: Sensitivity, _ second: Int, _ two: Sensitivity) {
        guard one.slope != .constant, two.slope != .constant else { return }
        let isDefinite = one.slope != .monotone && two.slope != .monotone
        bindings.append(
            Binding(
                first: first, second: second, isMirrored: isDefinite ? one.slope == two.slope : nil,
                isOneWay: !one.isEquality && one.probes.count == 1))
    }

    /// Questions that are bound to each other, directly or through others.
    struct Group {
        var questions: Set<Int>
        /// Bounds may come back to where they started.
        var hasCycle: Bool
    }

    var groups: [Group] {
        var groups: [Group] = []
        for binding in bindings {
            let own: Set = [binding.first, binding.second]
            let touched = groups.filter { !$0.questions.isDisjoint(with: own) }
            groups.removeAll { !$0.questions.isDisjoint(with: own) }
            let joinsTwo = !touched.contains { $0.questions.isSuperset(of: own) }
            groups.append(
                Group(
                    questions: touched.reduce(own) { $0.union($1.questions) },
                    hasCycle: touched.contains(where: \.hasCycle) || !joinsTwo || !binding.isOneWay))
        }
        return groups
    }

    /// The questions of a group whose bounds cannot be turned to one side; nil when there is none.
    var tangled: [Int]? {
        var sides: [Int: Bool] = [:]
        for group in groups {
            let own = bindings.filter { group.questions.contains($0.first) }
            // A slope that depends on other answers may turn either way, which only a tree bears.
            if group.hasCycle, own.contains(where: { $0.isMirrored == nil }) { return group.questions.sorted() }
            guard !turn(own, &sides) else { continue }
            return group.questions.sorted()
        }
        return nil
    }

    /// Counts questions forwards or backwards so that all bounds point one way; false when that cannot be.
    private func turn(_ bindings: [Binding], _ sides: inout [Int: Bool]) -> Bool {
        guard let start = bindings.first?.first else { return true }
        sides[start] = false
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for binding in bindings {
                let isMirrored = binding.isMirrored ?? false
                switch (sides[binding.first], sides[binding.second]) {
                case (let side?, nil):
                    sides[binding.second] = side != isMirrored
                    hasGrown = true
                case (nil, let side?):
                    sides[binding.first] = side != isMirrored
                    hasGrown = true
                case (let one?, let two?) where (one != two) != isMirrored:
                    return false
                default: break
                }
            }
        }
        return true
    }
}
