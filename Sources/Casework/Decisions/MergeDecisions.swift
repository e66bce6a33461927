extension Agency {
    /// That two entries are one person. It can be taken back, and both histories tell it, so any caseworker may.
    ///
    /// - Parameters:
    ///   - alias: the entry that is to stand for the other from now on, and the group it was found in.
    ///   - kept: the entry that keeps its name, and its group.
    ///   - anyway: whether it is meant though somebody said that they are not the same.
    public func decide(
        merging alias: ConstituentID, of group: ConstituentGroup, into kept: ConstituentID, of keptGroup: ConstituentGroup,
        anyway: Bool, actor: Actor
    ) throws(Refusal) -> ConstituentMerged {
        try require("caseworker", of: actor)
        if alias == kept { throw .sameConstituent }
        for (asked, found) in [(alias, group), (kept, keptGroup)] where asked != found.own.id {
            throw .mergedAlready(asked, into: found.own.id)
        }
        if !anyway, let remark = group.remark(about: keptGroup) { throw .saidToDiffer(by: remark.by, at: remark.at) }
        return ConstituentMerged(into: kept)
    }

    /// That an alias stands for themselves again, with those that had been merged into them before.
    public func decide(
        unmerging alias: ConstituentID, of group: ConstituentGroup, actor: Actor
    ) throws(Refusal) -> ConstituentUnmerged {
        try require("caseworker", of: actor)
        guard let link = group.aliases.first(where: { $0.id == alias }) else { throw .notMerged(alias) }
        return ConstituentUnmerged(from: link.into)
    }

    /// That two are not the same, to be remembered.
    public func decide(
        distinguishing group: ConstituentGroup, from other: ConstituentGroup, actor: Actor
    ) throws(Refusal) -> ConstituentsDistinguished {
        try require("caseworker", of: actor)
        if group.own.id == other.own.id { throw .oneAlready }
        if group.remark(about: other) != nil { throw .nothingChanges }
        return ConstituentsDistinguished(other: other.own.id)
    }

    /// What an edit of the whole person comes to: what changed goes to the entry that kept its name, and what was taken
    /// out goes from every entry that says the same. Each with the entry it is an event of.
    public func decide(
        editing group: ConstituentGroup, to details: ConstituentDetails, actor: Actor, today: CivilDate
    ) throws(Refusal) -> [(subject: ConstituentID, event: ConstituentEdited)] {
        // The whole person is what was seen, so a change is a change of that.
        let wanted = try decide(editing: group.constituent, to: details, actor: actor, today: today).personal ?? details
        let change = DetailChange(before: group.constituent.details, after: wanted, own: group.own.details)
        let entries = [(group.own.id, group.own.details)] + group.aliases.map { ($0.id, $0.details) }
        var edits: [(subject: ConstituentID, event: ConstituentEdited)] = []
        for (id, before) in entries {
            let after = change.applied(to: before, isKept: id == group.own.id)
            if after != before { edits.append((id, ConstituentEdited(after))) }
        }
        if edits.isEmpty { throw .nothingChanges }
        return edits
    }
}

extension ConstituentGroup {
    /// The latest word that somebody here and somebody there are not the same.
    public func remark(about other: ConstituentGroup) -> Remark? {
        let theirs = Set(other.members)
        return distinguished.last { theirs.contains($0.other) }
    }
}
