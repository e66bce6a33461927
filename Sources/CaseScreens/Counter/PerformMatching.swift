import CaseOperations
import CaseStorage
import Casework
import RecordMatching

extension Performer {
    /// Pairs on the screen of duplicates at most; what is settled makes room for the next.
    static let mostPairs = 200

    /// Work that may be given up half-way, since a newer wish makes it pointless.
    func answer(
        matching effect: Effect, isWanted: () -> Bool, progress: (_ done: Int, _ total: Int) -> Void
    ) throws(OperationFailure) -> Answer {
        switch effect {
        case .search(let text): return .matches(text: text, try office.search(text, isWanted: isWanted))
        case .resembling(let details): return .resembling(details, try office.resembling(details, isWanted: isWanted))
        case .findDuplicates:
            progress(0, 0)
            var shown = -1
            return .duplicates(
                try office.duplicates(limit: Self.mostPairs) { done, total in
                    // A picture for each hundredth is enough.
                    let share = total > 0 ? done * 100 / total : 0
                    if share != shown { progress(done, total) }
                    shown = share
                    return isWanted()
                })
        case .addConstituent(let details, _, let anyway):
            // Asked again here: whoever types fast saves before the warning has been painted.
            let same = anyway ? [] : try office.resembling(details, limit: 3).filter { $0.likeness.band == .same }
            return same.isEmpty ? try answer(registering: effect) : .alreadyHere(same)
        default: return .stopped
        }
    }

    /// What was decided about two that may be one.
    func answer(settling effect: Effect) throws(OperationFailure) -> Answer {
        switch effect {
        case .merge(let alias, let kept, let anyway):
            do throws(OperationFailure) { _ = try office.merge(alias, into: kept, anyway: anyway) } catch {
                if case .refused(.saidToDiffer, _) = error { return .toldApart(wording.sentence(error)) }
                return try answer(to: error, about: alias, kept)
            }
            return .merged(alias, into: kept)
        case .unmerge(let alias):
            _ = try office.unmerge(alias)
            return .separated(alias)
        case .distinguish(let one, let other):
            do throws(OperationFailure) { _ = try office.distinguish(one, from: other) } catch {
                return try answer(to: error, about: one, other)
            }
            return .distinguished(one, other)
        case .compare(let one, let other):
            do throws(OperationFailure) { return .compared(try office.compare(one, other)) } catch {
                return try answer(to: error, about: one, other)
            }
        case .loadCanonical(let ids): return .canonical(try office.canonical(ids))
        default: return .nothing
        }
    }

    /// Why nothing was done about two, where a colleague settled one of them first; it is said by the names that are seen.
    private func answer(
        to failure: OperationFailure, about one: ConstituentID, _ other: ConstituentID
    ) throws(OperationFailure) -> Answer {
        switch failure {
        case .refused(.oneAlready, _): return .oneAlready(one, other)
        case .refused(.mergedAlready, _):
            let now = try office.canonical([one, other])
            if now[one] == now[other] { return .oneAlready(one, other) }
            return .failed("One of them was made one with somebody else in the meantime: ^L looks again.")
        default: throw failure
        }
    }
}
