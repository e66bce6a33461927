/// The outcomes of an atom for each choice of candidates, evaluated when first asked for.
struct AtomTable {
    private let atom: Atom
    private let candidates: [[Candidate]]
    /// By the places of the candidates, the last question fastest; empty where that would be too many.
    private var known: [PossibleOutcomes]
    /// For each question and each of its candidates, what the atom may come to when only that one is chosen. Kept for atoms
    /// of two questions, and for one question under the key of none.
    private var partial: [[PossibleOutcomes?]]

    private static let largest = 250_000
    private static let widest = 2_000

    init(_ atom: Atom, candidates all: [[Candidate]]) {
        self.atom = atom
        candidates = atom.questions.map { all[$0] }
        let size = candidates.reduce(1.0) { $0 * Double(max(1, $1.count)) }
        known = size <= Double(Self.largest) ? Array(repeating: [], count: Int(size)) : []
        partial = candidates.count == 1 ? [[nil]] : candidates.count == 2 ? candidates.map { Array(repeating: nil, count: $0.count) } : []
    }

    /// What the atom may come to, given which candidate is chosen for each question of the whole set.
    mutating func outcomes(_ chosen: [Int?], isStrict: Bool, _ effort: Effort) -> PossibleOutcomes {
        if atom.isBeyond { return .beyond }
        var indices: [Int] = []
        indices.reserveCapacity(atom.questions.count)
        var decided: [Int] = []
        for (slot, question) in atom.questions.enumerated() {
            if let index = chosen[question] {
                decided.append(slot)
                indices.append(index)
            } else {
                indices.append(0)
            }
        }
        if decided.count == indices.count { return outcome(indices, effort) }
        if isStrict { return .any }
        if indices.count == 1 { return union(slot: 0, indices, at: (0, 0), effort) }
        if indices.count == 2, decided.count == 1 {
            return union(slot: 1 - decided[0], indices, at: (decided[0], indices[decided[0]]), effort)
        }
        return .any
    }

    private mutating func union(slot: Int, _ fixed: [Int], at key: (Int, Int), _ effort: Effort) -> PossibleOutcomes {
        if let known = partial[key.0][key.1] { return known }
        guard candidates[slot].count <= Self.widest else { return .any }
        var indices = fixed
        var result: PossibleOutcomes = []
        for index in candidates[slot].indices {
            indices[slot] = index
            result.formUnion(outcome(indices, effort))
            if result == .any { break }
        }
        partial[key.0][key.1] = result
        return result
    }

    private mutating func outcome(_ indices: [Int], _ effort: Effort) -> PossibleOutcomes {
        guard !known.isEmpty else { return evaluated(indices, effort) }
        var place = 0
        for (slot, index) in indices.enumerated() { place = place * candidates[slot].count + index }
        if !known[place].isEmpty { return known[place] }
        let result = evaluated(indices, effort)
        known[place] = result
        return result
    }

    private func evaluated(_ indices: [Int], _ effort: Effort) -> PossibleOutcomes {
        _ = effort.spend()
        return PossibleOutcomes(atom.term.outcome(indices.enumerated().map { candidates[$0.offset][$0.element].value }))
    }
}
