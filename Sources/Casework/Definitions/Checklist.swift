/// What a constituent has to do or bring, item by item.
public struct Checklist: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    public let forWhom: LocalizedText?
    public let items: [ChecklistItem]

    public init(id: String, title: LocalizedText, forWhom: LocalizedText? = nil, items: [ChecklistItem]) {
        self.id = id
        self.title = title
        self.forWhom = forWhom
        self.items = items
    }
}

public struct ChecklistItem: Sendable, Hashable {
    public let id: String
    public let text: LocalizedText
    public let why: LocalizedText?
    public let forms: [String]
    public let sendTo: LocalizedText?
    public let due: ItemDue?
    /// In cents; nil where nothing is said about cost.
    public let fee: Int?
    public let cites: [String]
    /// Until when somebody vouches for the rule; nil or past prints with a mark.
    public let reviewBy: CivilDate?

    public init(
        id: String, text: LocalizedText, why: LocalizedText? = nil, forms: [String] = [], sendTo: LocalizedText? = nil,
        due: ItemDue? = nil, fee: Int? = nil, cites: [String] = [], reviewBy: CivilDate? = nil
    ) {
        self.id = id
        self.text = text
        self.why = why
        self.forms = forms
        self.sendTo = sendTo
        self.due = due
        self.fee = fee
        self.cites = cites
        self.reviewBy = reviewBy
    }
}

/// By when an item is due.
public enum ItemDue: Sendable, Hashable {
    /// So long after the case was received.
    case afterReceipt(Term)
    /// On a month and day of the year after the one in which a date field lies.
    case yearAfter(field: String, month: Int, day: Int)
}

extension ChecklistItem {
    /// The day this item is due for a case; nil where none is set or its field is not filled in.
    public func dueDate(receivedOn: CivilDate, values: FieldValues, calendar: BusinessCalendar) -> CivilDate? {
        switch due {
        case nil: nil
        case .afterReceipt(let term): calendar.end(of: term, from: receivedOn)
        case .yearAfter(let field, let month, let day):
            values[field]?.date.flatMap { CivilDate(year: $0.year + 1, month: month, day: day) }
        }
    }
}
