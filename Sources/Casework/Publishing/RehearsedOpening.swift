extension RehearsalCourse {
    /// The opening by these rules. Whoever opened the case would have been asked which way it comes in, where several are open to
    /// them: that is nobody's mistake, and only where the ways begin alike can it be told how the case went on.
    func begun(_ opening: CaseOpening, _ recorded: RecordedEvent) throws(End) -> Result<CaseOpened, Refusal> {
        switch decided(opening, recorded) {
        case .failure(.wayInRequired(let ways)) where !ways.isEmpty:
            var begun: [CaseOpened] = []
            var refusal: Refusal?
            for way in ways {
                var opening = opening
                opening.way = way
                switch decided(opening, recorded) {
                case .success(let opened): begun.append(opened)
                case .failure(let why): refusal = refusal ?? why
                }
            }
            guard let first = begun.first else { return .failure(refusal ?? .wayInRequired(ways)) }
            guard begun.allSatisfy({ $0.beginsAlike(first) }) else {
                throw .doubt(.severalWaysIn(begun.compactMap(\.facts.transition)))
            }
            return .success(first)
        case let result: return result
        }
    }

    private func decided(_ opening: CaseOpening, _ recorded: RecordedEvent) -> Result<CaseOpened, Refusal> {
        do throws(Refusal) {
            return .success(
                try agency.decide(
                    opening, constituent: background.people[opening.constituent], actor: actor(of: recorded), now: recorded.recordedAt))
        } catch { return .failure(error) }
    }
}

extension CaseOpened {
    /// Whether it comes to the same as another, by whatever way.
    fileprivate func beginsAlike(_ other: CaseOpened) -> Bool {
        var (mine, others) = (facts, other.facts)
        (mine.transition, others.transition) = (nil, nil)
        return mine == others
    }
}
