import CaseStorage
import Casework

/// How a household comes onto the register: its members, and how they stand to each other.
struct Registration {
    let scene: SampleScene

    func entries(of household: Household) -> [Commit.Entry] {
        let details = scene.people.details(of: household)
        let members = household.members
        let ids = household.constituents.map { scene.people.id($0) }
        var entries: [Commit.Entry] = []
        for (id, details) in zip(ids, details) { entries.append(Commit.Entry(id, .constituentAdded(ConstituentAdded(details)))) }
        guard let head = ids.first else { return entries }
        var spouse: ConstituentID?
        for (member, id) in zip(members, ids) {
            switch member {
            case .spouse:
                spouse = id
                entries.append(relation(head, .spouse, of: id))
            case .farm: entries.append(relation(head, .owner, of: id))
            case .child:
                entries.append(relation(head, .parent, of: id))
                if let spouse { entries.append(relation(spouse, .parent, of: id)) }
            case .head, .again: break
            }
        }
        return entries
    }

    private func relation(_ subject: ConstituentID, _ relation: Relation, of other: ConstituentID) -> Commit.Entry {
        Commit.Entry(subject, .constituentsRelated(ConstituentsRelated(other: other, relation: relation)))
    }
}
