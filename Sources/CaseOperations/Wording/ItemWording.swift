import CaseDocuments
public import Casework

/// Why an item of a checklist does not apply; the sheet says the same.
public struct ItemWording: Sendable {
    public let language: String
    public let today: CivilDate

    /// - Parameter language: nil is the office's own.
    public init(agency: Agency, language: String? = nil, today: CivilDate) {
        self.language = language ?? agency.languages.first ?? "en"
        self.today = today
    }

    /// Nil where the item applies, or nobody can tell.
    public func whyNot(_ item: ChecklistItem, answers: Answers, questions: [Question]) -> String? {
        ItemReason(item: item, answers: answers, questions: questions, language: language, today: today).sentence
    }

    /// The same for an item of a case, by what its form holds.
    public func whyNot(_ item: CaseView.Item, in view: CaseView) -> String? {
        ItemReason(
            item: item.item, record: view.record, type: view.type, constituent: view.constituent, language: language, today: today
        ).sentence
    }
}
