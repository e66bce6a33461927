/// The skeleton of a condition: its logic, over *atoms* that are evaluated as a whole (`workers > 10`, `cause in ["flood"]`).
indirect enum Condition {
    case constant(PossibleOutcomes)
    /// An index into `ConditionSet.atoms`.
    case atom(Int)
    case not(Condition)
    case all([Condition])
    case any([Condition])
    case choose(Condition, Condition, Condition)
    case same(Condition, Condition)

    func outcomes(_ atom: (Int) -> PossibleOutcomes) -> PossibleOutcomes {
        switch self {
        case .constant(let outcomes): return outcomes
        case .atom(let index): return atom(index)
        case .not(let inner): return inner.outcomes(atom).negated
        case .all(let parts):
            var result = PossibleOutcomes.yes
            for part in parts {
                result = result.and(part.outcomes(atom))
                if result == .no { break }
            }
            return result
        case .any(let parts):
            var result = PossibleOutcomes.no
            for part in parts {
                result = result.or(part.outcomes(atom))
                if result == .yes { break }
            }
            return result
        case .choose(let condition, let first, let second):
            return condition.outcomes(atom).choosing(first.outcomes(atom), second.outcomes(atom))
        case .same(let left, let right):
            return left.outcomes(atom).same(as: right.outcomes(atom))
        }
    }

    func visitAtoms(_ visit: (Int) -> Void) {
        switch self {
        case .constant: break
        case .atom(let index): visit(index)
        case .not(let inner): inner.visitAtoms(visit)
        case .all(let parts), .any(let parts):
            for part in parts { part.visitAtoms(visit) }
        case .choose(let condition, let first, let second):
            condition.visitAtoms(visit)
            first.visitAtoms(visit)
            second.visitAtoms(visit)
        case .same(let left, let right):
            left.visitAtoms(visit)
            right.visitAtoms(visit)
        }
    }
}
