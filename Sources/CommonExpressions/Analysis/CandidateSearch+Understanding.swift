extension CandidateSearch {
    /// How each atom depends on each question with an order. Where that is not understood, the question is listed whole or
    /// a doubt is raised.
    mutating func understood() -> [Reading] {
        var readings: [Reading] = []
        for atom in atoms {
            for question in set.atoms[atom].questions where set.ranges[question].isOrdered && !listed.contains(question) {
                let reading = SensitivityReading(set: set, question: question, effort: effort)
                if let sensitivity = reading.atom(set.atoms[atom].term.expression.root) {
                    readings.append(Reading(atom: atom, question: question, sensitivity: sensitivity))
                } else {
                    listOrDoubt(question, "`\(set.atoms[atom].term.expression.source)` is not a comparison that can be followed")
                }
            }
        }
        readings.removeAll { listed.contains($0.question) }
        return readings
    }

    /// Lists questions whole, where they are short, or raises a doubt, until the others' bounds all point one way.
    mutating func untangle(_ readings: inout [Reading]) {
        while let tangled = tangle(readings) {
            let short = tangled.questions.filter { set.ranges[$0].count <= Double(limits.listing) }
            guard !short.isEmpty else {
                raise(tangled.reason)
                break
            }
            for question in short { list(question) }
            readings.removeAll { listed.contains($0.question) }
        }
    }

    private mutating func listOrDoubt(_ question: Int, _ reason: String) {
        guard !listed.contains(question) else { return }
        if set.ranges[question].count <= Double(limits.listing) {
            list(question)
        } else {
            raise(reason, of: question)
            addConstants(question)
        }
    }

    /// Without better knowledge, the numbers that stand in the conditions and their neighbours.
    private mutating func addConstants(_ question: Int) {
        for atom in set.atoms(reading: question) {
            for constant in set.atoms[atom].term.expression.root.constants {
                guard let position = set.ranges[question].position(of: constant) else { continue }
                // Around the ends of 64 bits this comes out at the other end, which does no harm.
                for neighbour in [position &- 1, position, position &+ 1] { add(question, neighbour) }
            }
        }
    }

    private func tangle(_ readings: [Reading]) -> (questions: [Int], reason: String)? {
        for (atom, group) in grouped(readings) where group.count > 2 {
            return (group.map(\.question), "`\(set.atoms[atom].term.expression.source)` compares more than two questions")
        }
        guard let tangled = bindings(readings).tangled else { return nil }
        return (tangled, "too many comparisons between " + tangled.map { "`\(set.ranges[$0].name)`" }.joined(separator: ", "))
    }

    private func grouped(_ readings: [Reading]) -> [(Int, [Reading])] {
        Dictionary(grouping: readings, by: \.atom).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func bindings(_ readings: [Reading]) -> Bindings {
        var bindings = Bindings(count: set.ranges.count)
        for (_, group) in grouped(readings) where group.count == 2 {
            bindings.bind(group[0].question, group[0].sensitivity, group[1].question, group[1].sensitivity)
        }
        return bindings
    }
}

extension Syntax {
    /// The literals in it.
    fileprivate var constants: [Value] {
        switch form {
        case .literal(let value): [value]
        case .name: []
        case .select(let operand, _), .has(let operand, _): operand.constants
        case .call(_, let arguments, _): arguments.flatMap(\.constants)
        case .list(let elements): elements.flatMap(\.constants)
        case .map(let entries): entries.flatMap { $0.key.constants + $0.value.constants }
        case .macro(_, let range, _, let body, let transform): range.constants + body.constants + (transform?.constants ?? [])
        }
    }
}
