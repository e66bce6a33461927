import CaseStorage
public import Casework

extension Office {
    /// Makes one entry of the register an alias of another, since both are one person. Nothing moves, so that it can be
    /// undone exactly; what is new from now on is entered for the one that was kept.
    ///
    /// - Parameters:
    ///   - kept: the entry that keeps its name.
    ///   - anyway: whether it is meant although somebody said that the two are not the same.
    public func merge(
        _ alias: ConstituentID, into kept: ConstituentID, anyway: Bool = false, request: Request = .unique()
    ) throws(OperationFailure) -> ConstituentOutcome {
        let committed = try perform(request, saying: ["merge", alias.hex, kept.hex]) { _, actor throws(OperationFailure) in
            let (group, keptGroup) = (try group(of: alias), try group(of: kept))
            let merged = try deciding { () throws(Refusal) in
                try agency.decide(merging: alias, of: group, into: kept, of: keptGroup, anyway: anyway, actor: actor)
            }
            // Either version would have changed if one of them had been merged meanwhile, so no circle can come of it.
            return Decision(
                [Commit.Entry(alias, .constituentMerged(merged))],
                expecting: [alias.retyped(): group.own.version, kept.retyped(): keptGroup.own.version])
        }
        return ConstituentOutcome(id: kept, committed: committed)
    }

    /// Takes a merge back: the alias stands for themselves again, with their cases, contacts and the aliases they had.
    public func unmerge(_ alias: ConstituentID, request: Request = .unique()) throws(OperationFailure) -> ConstituentOutcome {
        let committed = try perform(request, saying: ["unmerge", alias.hex]) { _, actor throws(OperationFailure) in
            let group = try group(of: alias)
            let unmerged = try deciding { () throws(Refusal) in try agency.decide(unmerging: alias, of: group, actor: actor) }
            let versions = group.versions.filter { $0.key == alias.retyped() || $0.key == unmerged.facts.from.retyped() }
            return Decision([Commit.Entry(alias, .constituentUnmerged(unmerged))], expecting: versions)
        }
        return ConstituentOutcome(id: alias, committed: committed)
    }

    /// Remembers that two are not the same, so that nobody is asked about them again.
    public func distinguish(
        _ one: ConstituentID, from other: ConstituentID, request: Request = .unique()
    ) throws(OperationFailure) -> ConstituentOutcome {
        let committed = try perform(request, saying: ["distinguish", one.hex, other.hex]) { _, actor throws(OperationFailure) in
            let (group, others) = (try group(of: one), try group(of: other))
            let told = try deciding { () throws(Refusal) in
                if one == other { throw .sameConstituent }
                return try agency.decide(distinguishing: group, from: others, actor: actor)
            }
            return Decision(
                [Commit.Entry(group.own.id, .constituentsDistinguished(told))],
                expecting: [group.own.id.retyped(): group.own.version, others.own.id.retyped(): others.own.version])
        }
        return ConstituentOutcome(id: committed.events.first?.subject.retyped() ?? one, committed: committed)
    }
}
