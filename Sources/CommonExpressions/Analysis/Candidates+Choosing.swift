extension Candidates {
    /// Puts candidates into the order in which a search tries them, and drops those that no condition can tell from an
    /// earlier one.
    ///
    /// Answers nearest to the present one come first; without a present one they stay in the order of the domain.
    /// - Parameter prefersOpen: a question without an answer is rather left open.
    mutating func arrange(_ set: ConditionSet, present: [Int: Value], prefersOpen: Bool, effort: Effort) {
        for question in lists.indices where !lists[question].isEmpty {
            if let value = present[question] {
                moveNearest(question, to: value, set.ranges[question])
            } else if prefersOpen, let index = lists[question].firstIndex(of: .open) {
                lists[question].swapAt(0, index)
                lists[question][1...].sort { ($0.position ?? 0) < ($1.position ?? 0) }
            }
            dropAlike(question, set, effort)
        }
    }

    private mutating func moveNearest(_ question: Int, to value: Value, _ range: AnswerRange) {
        let center = range.position(of: value) ?? range.nearestPosition(to: value)
        lists[question].sort { left, right in
            if (left.value == value) != (right.value == value) { return left.value == value }
            guard range.isOrdered, let center, let one = left.position, let other = right.position else {
                return (left.position ?? .min) < (right.position ?? .min)
            }
            // Magnitudes, since the ends of a 64-bit domain are further apart than an Int counts.
            let (near, far) = (Double(one) - Double(center), Double(other) - Double(center))
            return near.magnitude == far.magnitude ? one < other : near.magnitude < far.magnitude
        }
    }

    /// Only for a question that every atom reads alone; elsewhere likeness depends on the other answers.
    private mutating func dropAlike(_ question: Int, _ set: ConditionSet, _ effort: Effort) {
        let atoms = set.atoms(reading: question).filter { !set.atoms[$0].isBeyond }
        guard atoms.allSatisfy({ set.atoms[$0].questions.count == 1 }) else { return }
        guard effort.spend(lists[question].count * atoms.count) else { return }
        var seen: Set<[PossibleOutcomes]> = []
        lists[question].removeAll { candidate in
            !seen.insert(atoms.map { PossibleOutcomes(set.atoms[$0].term.outcome([candidate.value])) }).inserted
        }
    }
}

extension AnswerRange {
    /// Where an answer outside the domain would stand, as near as the domain comes.
    func nearestPosition(to value: Value) -> Int? {
        let position: Int? =
            switch (domain, value) {
            case (.integers, .int(let number)): Int(number)
            case (.dates, .date(let day)): day.number
            case (.amounts, .double(let amount)) where amount.magnitude < 1e15: Int((amount * 100).rounded())
            default: nil
            }
        return position.map { min(max($0, positions.lowerBound), positions.upperBound) }
    }
}
