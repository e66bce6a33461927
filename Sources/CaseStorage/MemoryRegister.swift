import Casework
import RecordMatching

/// Who is registered, and how they are found. One record is one row, also after it was merged into another; what a row
/// says leads to whomever it stands for.
extension MemoryContent {
    /// A record with its own details.
    struct Entry {
        let id: ConstituentID
        /// Sequence of the event that added it.
        let row: UInt32
        var details: ConstituentDetails

        var registered: RegisteredRecord { RegisteredRecord(row: row, id: id, record: MatchRecord(details)) }
    }

    /// All records in the order they were added, merged ones too.
    func register() -> [Entry] {
        var entries: [Entry] = []
        var places: [SubjectID: Int] = [:]
        for recorded in recorded {
            switch recorded.event {
            case .constituentAdded(let added) where places[recorded.subject] == nil:
                places[recorded.subject] = entries.count
                entries.append(
                    Entry(
                        id: recorded.subject.retyped(), row: UInt32(truncatingIfNeeded: recorded.sequence),
                        details: added.personal ?? ConstituentDetails()))
            case .constituentEdited(let edited):
                guard let place = places[recorded.subject], let details = edited.personal else { continue }
                entries[place].details = details
            default: break
            }
        }
        return entries
    }

    func constituentIDs() -> [ConstituentID] { register().map(\.id) }

    /// All records of one person, the canonical one first.
    func members(with id: ConstituentID) -> [ConstituentID] {
        let canonical = aliases.canonical(id)
        return [canonical] + aliases.aliases(of: canonical)
    }

    /// The events of all records of one person, and those of others that name one of them.
    func constituentFile(_ id: ConstituentID) -> ConstituentFile? {
        let members = Set(members(with: id))
        let events = recorded.filter { recorded in
            members.contains(recorded.subject.retyped()) || recorded.event.otherConstituent.map(members.contains) ?? false
        }
        return ConstituentFile(folding: events, of: aliases.canonical(id))
    }

    /// Pairs said not to be the same, by whom they stand for now. Who was merged all the same is not among them; once
    /// separated again, they are.
    func distinguished() -> Set<ConstituentPair> {
        var pairs: Set<ConstituentPair> = []
        for recorded in recorded {
            guard case .constituentsDistinguished(let told) = recorded.event else { continue }
            let (one, other) = (aliases.canonical(recorded.subject.retyped()), aliases.canonical(told.facts.other))
            if one != other { pairs.insert(ConstituentPair(one, other)) }
        }
        return pairs
    }
}
