import CaseOperations

/// What of a person's timeline is shown.
enum TimelineKind: Int, CaseIterable, Sendable {
    case cases, contacts, documents, details, notes, all

    var title: String {
        switch self {
        case .cases: "Cases"
        case .contacts: "Contacts"
        case .documents: "Documents"
        case .details: "Details"
        case .notes: "Notes"
        case .all: "All"
        }
    }

    /// What stands where nothing of the kind has happened.
    var emptyWords: String {
        switch self {
        case .cases: "No case has been opened yet: n opens one."
        case .contacts: "No call, visit or letter yet: c records one."
        case .documents: "Nothing was printed yet: p on a case prints."
        case .details: "Nothing was changed of their details."
        case .notes: "No note yet: o on a case writes one."
        case .all: "Nothing has happened yet."
        }
    }

    /// As it is asked for; deadlines are always wanted, since they do not stand in the timeline.
    var kinds: Set<PersonEntry.Kind>? {
        switch self {
        case .cases: [.cases, .deadlines]
        case .contacts: [.contacts, .deadlines]
        case .documents: [.documents, .deadlines]
        case .details: [.details, .deadlines]
        case .notes: [.notes, .deadlines]
        case .all: nil
        }
    }
}
