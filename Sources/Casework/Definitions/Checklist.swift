public import CommonExpressions

/// What a constituent has to do or bring, item by item.
public struct Checklist: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    public let forWhom: LocalizedText?
    /// What decides which items apply, and when they are due. On a case, the form's field of the same id answers.
    public let questions: [Question]
    /// The question with the day that `before` and `after` count from.
    public let anchor: String?
    public let items: [ChecklistItem]

    public init(
        id: String, title: LocalizedText, forWhom: LocalizedText? = nil, questions: [Question] = [], anchor: String? = nil,
        items: [ChecklistItem]
    ) {
        self.id = id
        self.title = title
        self.forWhom = forWhom
        self.questions = questions
        self.anchor = anchor
        self.items = items
    }
}

public struct ChecklistItem: Sendable, Hashable {
    public let id: String
    public let text: LocalizedText
    public let why: LocalizedText?
    /// To whom the item applies; nil is everybody.
    public let when: CommonExpression?
    public let forms: [String]
    public let sendTo: LocalizedText?
    public let due: ItemDue?
    /// Nil where nothing is said about cost.
    public let fee: Fee?
    public let cites: [String]
    /// Since when the rule behind it is law.
    public let inForce: CivilDate?
    /// Until when somebody vouches for the rule; nil or past prints with a mark.
    public let reviewBy: CivilDate?
    /// The states of a case in which this can first be had; empty is any time. What is required earlier comes too early.
    public let obtainedIn: [String]

    public init(
        id: String, text: LocalizedText, why: LocalizedText? = nil, when: CommonExpression? = nil, forms: [String] = [],
        sendTo: LocalizedText? = nil, due: ItemDue? = nil, fee: Fee? = nil, cites: [String] = [], inForce: CivilDate? = nil,
        reviewBy: CivilDate? = nil, obtainedIn: [String] = []
    ) {
        self.id = id
        self.text = text
        self.why = why
        self.when = when
        self.forms = forms
        self.sendTo = sendTo
        self.due = due
        self.fee = fee
        self.cites = cites
        self.inForce = inForce
        self.reviewBy = reviewBy
        self.obtainedIn = obtainedIn
    }
}

/// What an item costs, or what has to be put up for it.
public struct Fee: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case fee
        /// A sum somebody vouches for; it is not spent, so it is not summed with fees.
        case bond
    }

    public enum Amount: Sendable, Hashable {
        /// In cents.
        case fixed(Int)
        /// In whole dollars and parts of them.
        case formula(CommonExpression)
        /// The first tier whose condition holds.
        case table([Tier])
    }

    public struct Tier: Sendable, Hashable {
        /// Nil holds always.
        public let when: CommonExpression?
        /// In cents.
        public let amount: Int

        public init(when: CommonExpression?, amount: Int) {
            self.when = when
            self.amount = amount
        }
    }

    public let kind: Kind
    public let amount: Amount
    /// In cents; a formula's result is cut here.
    public let atMost: Int?
    public let note: LocalizedText?

    public init(kind: Kind = .fee, amount: Amount, atMost: Int? = nil, note: LocalizedText? = nil) {
        self.kind = kind
        self.amount = amount
        self.atMost = atMost
        self.note = note
    }
}

/// By when an item is due, and from when on it can be done.
public struct ItemDue: Sendable, Hashable {
    /// Where a day falls when the office is closed on it.
    public enum Shift: String, Sendable, CaseIterable {
        case none, next, previous
    }

    public let opens: DueMoment?
    public let closes: DueMoment
    public let shift: Shift

    public init(opens: DueMoment? = nil, closes: DueMoment, shift: Shift = .none) {
        self.opens = opens
        self.closes = closes
        self.shift = shift
    }
}

public enum DueMoment: Sendable, Hashable {
    /// So long after the case was received; without a case, after the day the list is made.
    case afterReceipt(Term)
    /// On a month and day of the year after the one in which a date field lies.
    case yearAfter(field: String, month: Int, day: Int)
    /// So long before the checklist's anchor.
    case beforeAnchor(Term)
    case afterAnchor(Term)
    case day(CommonExpression)
}
