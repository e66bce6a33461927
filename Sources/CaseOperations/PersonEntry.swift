public import Casework
import RecordMatching

/// One line of what happened to a person, in whichever of their cases and records.
public struct PersonEntry: Sendable, Equatable {
    /// What a line is about, for whoever wants to see some of them only.
    public enum Kind: String, Sendable, CaseIterable {
        case cases, contacts, documents, notes, details, deadlines
    }

    public let kind: Kind
    public let entry: HistoryEntry
    /// The case it happened in; nil for what happened to the person.
    public let caseID: CaseID?
    public let caseNumber: CaseNumber?

    init(_ entry: HistoryEntry, of record: CaseRecord? = nil) {
        self.entry = entry
        caseID = record?.id
        caseNumber = record?.number
        kind =
            switch entry.kind {
            case ContactRecorded.kind: .contacts
            case ChecklistPrinted.kind: .documents
            case CaseNoted.kind: .notes
            case CaseOpened.kind, CaseMoved.kind, CaseEdited.kind, ItemTicked.kind, CaseAssigned.kind, CaseRehomed.kind,
                StepWithdrawn.kind:
                .cases
            default: .details
            }
    }

    /// Folded text of everything the line says.
    var folded: String {
        var texts = [entry.action, entry.words ?? "", entry.actorName, caseNumber?.text ?? "", DateWording.long(entry.at.date)]
        for change in entry.changes { texts += [change.field, change.from, change.to] }
        return texts.map(PersonFilter.fold).joined(separator: " ")
    }
}

/// A day that something is to be done by: a case's, an item's of its checklist, or a call that was promised.
public struct PersonDeadline: Sendable, Equatable {
    public let on: CivilDate
    /// `Under review`, `Bring a tally.`, `call back 14:30`.
    public let what: String
    public let caseID: CaseID?
    public let caseNumber: CaseNumber?

    var folded: String { [what, caseNumber?.text ?? "", DateWording.long(on)].map(PersonFilter.fold).joined(separator: " ") }
}

/// Which lines of a person's page are wanted.
public struct PersonFilter: Sendable, Equatable {
    /// Nil for all.
    public var kinds: Set<PersonEntry.Kind>?
    /// Words that must all stand in a line, in any order; accents and capitals do not count.
    public var text: String

    public init(kinds: Set<PersonEntry.Kind>? = nil, text: String = "") {
        self.kinds = kinds
        self.text = text
    }

    func wants(_ kind: PersonEntry.Kind) -> Bool { kinds.map { $0.contains(kind) } ?? true }

    /// The words to look for; empty when everything fits.
    var words: [String] { Folding.words(text) }

    static func fold(_ text: String) -> String { Folding.words(text).joined(separator: " ") }

    static func fits(_ folded: String, _ words: [String]) -> Bool { words.allSatisfy { folded.contains($0) } }
}
