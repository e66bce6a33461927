public import Casework

/// Kinds of events and relations in words.
public enum KindWording {
    /// A step as something that can be withdrawn: `the tick`.
    public static func step(_ kind: String) -> String {
        switch kind {
        case CaseOpened.kind: "the opening of the case"
        case CaseMoved.kind: "the move"
        case CaseEdited.kind: "the change of the form"
        case ItemTicked.kind: "the tick"
        case CaseNoted.kind: "the note"
        case CaseAssigned.kind: "the assignment"
        case CaseRehomed.kind: "the move to another constituent"
        case ChecklistPrinted.kind: "the printed checklist"
        case TimerRanOut.kind: "what the clock did"
        case CaseMigrated.kind: "the change to another version"
        default: "the step"
        }
    }

    /// How the subject stands to the other: `spouse of`.
    public static func relation(_ relation: Relation) -> String {
        switch relation {
        case .spouse: "spouse of"
        case .household: "in one household with"
        case .parent: "parent of"
        case .child: "child of"
        case .owner: "owner of"
        case .business: "business of"
        case .representative: "representative of"
        case .representedBy: "represented by"
        }
    }
}

/// What changed in a constituent's details.
enum DetailWording {
    static func changes(from before: ConstituentDetails, to after: ConstituentDetails) -> [HistoryEntry.Change] {
        let rows: [(String, (ConstituentDetails) -> String?)] = [
            ("Given name", { $0.givenName }), ("Family name", { $0.familyName }), ("Name", { $0.organisation }),
            ("Born", { $0.birthDate.map(DateWording.long) }), ("Telephone", { $0.phones?.joined(separator: ", ") }),
            ("Street", { $0.street }), ("City", { $0.city }), ("Postal code", { $0.postalCode }), ("State", { $0.state }),
            ("Language", { $0.language }), ("Other register", { $0.externalID }),
        ]
        return rows.compactMap { label, value in
            let (old, new) = (value(before), value(after))
            return old == new ? nil : HistoryEntry.Change(field: label, from: old ?? "-", to: new ?? "-")
        }
    }
}
