import CaseOperations
import CaseStorage
import Casework

extension Performer {
    /// Days of work that a rehearsal looks back over.
    private static let rehearsedDays = 365

    /// Reading, trying and publishing a pack.
    func answer(
        publishing effect: Effect, isWanted: () -> Bool, progress: (_ done: Int, _ total: Int) -> Void
    ) throws(OperationFailure) -> Answer {
        switch effect {
        case .readPack(let folder):
            do { return .pack(try packInHand(in: folder)) } catch {
                // The screen says it, once, where the findings would stand.
                guard case .pack(let problems) = error, let sentence = problems.first else { throw error }
                return .packUnreadable(folder, sentence)
            }
        case .previewPack(let pack, let plan):
            guard let publication = pack.proposal.publication else { return .nothing }
            return .packPreview(plan, try office.preview(publication.following(plan)))
        case .rehearsePack(let pack, let plan):
            guard let agency = pack.agency else { return .nothing }
            progress(0, 0)
            let office = office
            return .rehearsed(
                try office.rehearse(agency, since: office.today.adding(days: -Self.rehearsedDays), plan: plan) { done, total in
                    progress(done, total)
                    return isWanted()
                })
        case .publishPack(let pack, let plan):
            guard let publication = pack.proposal.publication else { return .nothing }
            let outcome = try office.publish(publication.following(plan))
            try inForce.reopen()
            return .published(outcome)
        default: return .nothing
        }
    }

    private func packInHand(in folder: String) throws(OperationFailure) -> PackInHand {
        let office = office
        let proposal = try office.readPack(folder: folder)
        guard let publication = proposal.publication else { return PackInHand(proposal: proposal, former: []) }
        var former: [CaseType] = []
        for group in try office.preview(publication).groups {
            if former.contains(where: { $0.id == group.type && $0.version == group.version }) { continue }
            if let type = try office.agency(type: group.type, version: group.version).caseType(group.type) { former.append(type) }
        }
        return PackInHand(proposal: proposal, former: former)
    }
}
