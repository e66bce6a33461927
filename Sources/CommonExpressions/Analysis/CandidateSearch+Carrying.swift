extension CandidateSearch {
    /// No other question with an order moves the places where the atom changes.
    func isAlone(_ reading: Reading) -> Bool {
        set.atoms[reading.atom].questions.allSatisfy { $0 == reading.question || listed.contains($0) }
    }

    /// Carries bounds from question to question within each group of questions that bind each other.
    mutating func carry(_ readings: [Reading]) {
        let bound = readings.filter { !isAlone($0) }
        var groups = bindings(readings).groups
        // Questions bound by something else, which is then not understood.
        let rest = Set(bound.map(\.question)).subtracting(groups.flatMap(\.questions))
        if !rest.isEmpty { groups.append(Bindings.Group(questions: rest, hasCycle: true)) }
        for group in groups {
            let own = bound.filter { group.questions.contains($0.question) }
            let isCircling = group.hasCycle && !areDistances(own)
            // Without cycles no bound passes a question twice, nor does it along cycles of plain distances; other cycles get
            // some rounds to settle.
            let isSettled = carry(own, rounds: group.questions.count - 1 + (isCircling ? 12 : 0))
            if !isSettled, isCircling, let question = group.questions.min() {
                raise("comparisons with `\(set.ranges[question].name)` depend on each other in a circle")
            }
        }
    }

    /// Whether each atom bounds its questions at a fixed distance from each other.
    private func areDistances(_ readings: [Reading]) -> Bool {
        Dictionary(grouping: readings, by: \.atom).values.allSatisfy { group in
            let steps = group.map(\.sensitivity.step?.magnitude)
            return group.allSatisfy(\.sensitivity.cuts.isEmpty) && steps.allSatisfy { $0 != nil && $0 != 0 && $0 == steps[0] }
        }
    }

    /// Whether nothing new came up in the last round.
    private mutating func carry(_ readings: [Reading], rounds: Int) -> Bool {
        var done: [Set<[Candidate]>] = Array(repeating: [], count: readings.count)
        for _ in 0..<rounds {
            let before = positions
            for (index, reading) in readings.enumerated() {
                follow(reading, from: before, &done[index])
                if effort.isSpent {
                    raise("the search was stopped before all answers were found that matter")
                    return false
                }
            }
            if positions == before { return true }
        }
        return false
    }

    mutating func followAll(_ reading: Reading) {
        var done: Set<[Candidate]> = []
        follow(reading, from: positions, &done)
        if effort.isSpent { raise("the search was stopped before all answers were found that matter", of: reading.question) }
    }

    /// Adds the places where an atom changes as its question moves, for each combination of the other answers.
    private mutating func follow(_ reading: Reading, from positions: [Set<Int>], _ done: inout Set<[Candidate]>) {
        let others = set.atoms[reading.atom].questions.filter { $0 != reading.question }
        let lists = others.map { sortedCandidates($0, positions) }
        guard lists.reduce(1.0, { $0 * Double($1.count) }) <= Double(limits.combinations) else {
            raise("`\(set.atoms[reading.atom].term.expression.source)` has too many cases", of: reading.question)
            return
        }
        let probes = reading.sensitivity.probes.map { set.term($0) }
        for combination in Self.combinations(lists) where done.insert(combination).inserted {
            var answers: [Int: Value] = [:]
            for (question, candidate) in zip(others, combination) { answers[question] = candidate.value }
            for term in probes {
                guard let slot = term.questions.firstIndex(of: reading.question) else { continue }
                var search = ChangeSearch(term: term, slot: slot, range: set.ranges[reading.question], effort: effort)
                guard let changes = search.changes(pieces: reading.sensitivity.cuts, values: term.questions.map { answers[$0] }) else {
                    if !effort.isSpent { raise("`\(set.ranges[reading.question].name)` has too many classes", of: reading.question) }
                    return
                }
                for change in changes { addStart(reading.question, change) }
                if isFull(reading.question) {
                    raise("`\(set.ranges[reading.question].name)` has too many classes", of: reading.question)
                    return
                }
            }
        }
    }
}
