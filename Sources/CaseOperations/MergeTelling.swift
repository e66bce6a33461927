import Casework

/// Merging, separating and telling apart, as they read in the history of one of the two.
struct MergeTelling {
    /// Whose event it is; nil where it is told without them.
    let subject: ConstituentID?
    /// Whose history it stands in; nil for the subject's own.
    let constituent: ConstituentID?
    /// The records of that person.
    let members: Set<ConstituentID>
    let name: (ConstituentID) -> String

    func action(_ event: Event) -> String {
        switch event {
        case .constituentMerged(let merged):
            return merged.facts.into == constituent ? "\(them)merged in" : "\(them)merged into \(name(merged.facts.into))"
        case .constituentUnmerged(let unmerged):
            return unmerged.facts.from == constituent
                ? "\(them)separated again" : "\(them)separated again from \(name(unmerged.facts.from))"
        case .constituentsDistinguished(let told):
            let isMine = subject.map { $0 == constituent || members.contains($0) } ?? true
            return "said not to be the same as \(name(isMine ? told.facts.other : subject ?? told.facts.other))"
        default: return event.kind
        }
    }

    /// Whose event it is, where that is not the person whose history is told.
    private var them: String {
        guard let subject, let constituent, subject != constituent else { return "" }
        return name(subject) + " "
    }
}
