import Casework

/// Reads by when an item is due.
///
/// `30 days` · `{on: 03-01, year-after: FIELD}` · `{from: 75 days before, to: 60 days before}` · `{day: EXPRESSION}`, each mapping
/// with `shift: none|next|previous` if it likes.
struct DueReading {
    let questions: QuestionsDraft
    let hasAnchor: Bool
    /// Fields that are no questions of the checklist, so that the case has to have them.
    private(set) var fields: [(field: String, value: YAMLValue)] = []

    init(questions: QuestionsDraft, hasAnchor: Bool) {
        self.questions = questions
        self.hasAnchor = hasAnchor
    }

    mutating func read(_ value: YAMLValue) -> ItemDue? {
        guard value.isMapping else { return value.term().map { ItemDue(closes: .afterReceipt($0)) } }
        guard let mapping = value.mapping(keys: ["on", "year-after", "from", "to", "day", "shift"]) else { return nil }
        let shift = mapping["shift"].map { $0.word(ItemDue.Shift.self) } ?? ItemDue.Shift.none
        if let day = mapping["day"] {
            refuse(["on", "year-after", "from", "to"], beside: "day", in: mapping)
            let expression = questions.conditions.expression(day, .day)?.expression
            guard let expression, let shift else { return nil }
            return ItemDue(closes: .day(expression), shift: shift)
        }
        if mapping["to"] != nil || mapping["from"] != nil {
            refuse(["on", "year-after"], beside: "to", in: mapping)
            guard let (opens, closes) = span(mapping), let shift else { return nil }
            return ItemDue(opens: opens, closes: closes, shift: shift)
        }
        guard let closes = yearly(mapping), let shift else { return nil }
        return ItemDue(closes: closes, shift: shift)
    }

    private func refuse(_ keys: [String], beside other: String, in mapping: YAMLMapping) {
        for key in keys where mapping[key] != nil {
            mapping.value.error(
                .typeError, "\(quoted(key)) and \(quoted(other)) say the day in two ways; take one of them out.",
                at: mapping.place(of: key))
        }
    }

    private mutating func yearly(_ mapping: YAMLMapping) -> DueMoment? {
        guard let on = mapping.required("on"), let after = mapping.required("year-after"), let field = after.text() else {
            return nil
        }
        if questions.names.contains(field) {
            if questions.dateQuestion(after) == nil { return nil }
        } else {
            fields.append((field, after))
        }
        let parts = (on.scalar ?? "").split(separator: "-", omittingEmptySubsequences: false)
        // Any year would do but for 29 February, which most years do not have.
        guard on.scalar?.utf8.count == 5, parts.count == 2, let day = CivilDate("2027-\(on.scalar ?? "")") else {
            on.wanted("a day of every year as month and day, such as 03-01,")
            return nil
        }
        return .yearAfter(field: field, month: day.month, day: day.day)
    }

    /// From one day to another, both counted from the anchor; the first may be left out.
    private func span(_ mapping: YAMLMapping) -> (opens: DueMoment?, closes: DueMoment)? {
        if !hasAnchor {
            mapping.value.error(
                .missingKey,
                "Days before and after are counted from the checklist's anchor, and it names none; add \"anchor\" with a question.")
        }
        let opens = mapping["from"].map { anchored($0) }
        guard let closes = mapping.required("to").flatMap({ anchored($0) }), opens != .some(nil) else { return nil }
        if let opens, let first = opens?.offset, let last = closes.offset, first.isBusiness == last.isBusiness,
            first.days > last.days
        {
            mapping["from"]?.error(.typeError, "The first day comes after the last, so there would be no time for it; exchange them.")
        }
        return (opens ?? nil, closes)
    }

    /// `60 days before`, `3 business days after`.
    private func anchored(_ value: YAMLValue) -> DueMoment? {
        let words = (value.scalar ?? "").split(separator: " ")
        guard let direction = words.last, let term = Term(words.dropLast().joined(separator: " ")),
            direction == "before" || direction == "after"
        else {
            value.wanted("a day counted from the anchor such as 60 days before or 3 business days after")
            return nil
        }
        return direction == "before" ? .beforeAnchor(term) : .afterAnchor(term)
    }
}

extension DueMoment {
    /// Days from the anchor, negative before it; nil where it does not count from there.
    fileprivate var offset: (days: Int, isBusiness: Bool)? {
        switch self {
        case .beforeAnchor(.days(let count)): (-count, false)
        case .beforeAnchor(.businessDays(let count)): (-count, true)
        case .afterAnchor(.days(let count)): (count, false)
        case .afterAnchor(.businessDays(let count)): (count, true)
        case .afterReceipt, .yearAfter, .day: nil
        }
    }
}
