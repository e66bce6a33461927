import Casework

/// What a file of `checklists/` says, and where.
struct ChecklistDraft {
    var checklist: Checklist
    let place: Place
    /// Fields that due days are counted from; every case type with this checklist must have them, as dates.
    var dueFields: [(field: String, value: YAMLValue)] = []
}

extension ChecklistDraft {
    private static let keys = ["checklist", "title", "for-whom", "questions", "anchor", "items"]
    private static let itemKeys = [
        "id", "text", "why", "forms", "send-to", "due", "fee", "cites", "in-force", "applies", "review-by", "when",
    ]

    /// Nil when it does not even say its name. `today` finds rules that nobody has vouched for since.
    init?(reading value: YAMLValue, today: CivilDate?) {
        guard let mapping = value.mapping(keys: Self.keys), let name = mapping.required("checklist"),
            let id = name.name(of: "a checklist")
        else { return nil }
        place = name.place
        let title = mapping.required("title")?.localizedText(for: .everybody)
        for key in ["questions", "anchor"] {
            mapping[key]?.warning(.notYet, "\(quoted(key)) is not read by this version: the checklist prints without it.")
        }
        let forWhom = mapping["for-whom"]?.localizedText(for: .everybody)
        checklist = Checklist(id: id, title: title ?? LocalizedText(id), items: [])
        var items: [ChecklistItem] = []
        var ids: Set<String> = []
        for value in mapping.required("items")?.list() ?? [] {
            guard let item = item(value, today: today) else { continue }
            if !ids.insert(item.id).inserted {
                value.error(.duplicateName, "This checklist has an item \(quoted(item.id)) already; give this one another id.")
            }
            items.append(item)
        }
        checklist = Checklist(id: id, title: checklist.title, forWhom: forWhom, items: items)
    }

    private mutating func item(_ value: YAMLValue, today: CivilDate?) -> ChecklistItem? {
        guard let mapping = value.mapping(keys: Self.itemKeys), let id = mapping.required("id")?.name(of: "an item") else {
            return nil
        }
        let text = mapping.required("text")?.localizedText(for: .everybody)
        mapping["when"]?.error(
            .notYet, "Conditions are not read by this version, so everybody would be handed this item; take \"when\" out.")
        for key in ["in-force", "applies"] {
            mapping[key]?.warning(.notYet, "\(quoted(key)) is not read by this version: the item prints whatever it says.")
        }
        let reviewBy = mapping["review-by"]?.date()
        if let reviewBy, let today, reviewBy < today {
            mapping["review-by"]?.warning(
                .reviewOverdue,
                "This rule was to be looked at again by \(reviewBy) and prints with a mark; look it up and set a new date.")
        }
        return ChecklistItem(
            id: id, text: text ?? LocalizedText(id), why: mapping["why"]?.localizedText(for: .everybody),
            forms: mapping["forms"]?.oneOrMore()?.compactMap { $0.text() } ?? [],
            sendTo: mapping["send-to"]?.localizedText(for: .everybody), due: mapping["due"].flatMap { due($0) },
            fee: mapping["fee"].flatMap(Self.fee), cites: mapping["cites"]?.oneOrMore()?.compactMap { $0.text() } ?? [],
            reviewBy: reviewBy)
    }

    /// `30 days`, or `{on: 03-01, year-after: FIELD}`.
    private mutating func due(_ value: YAMLValue) -> ItemDue? {
        guard value.isMapping else { return value.term().map { .afterReceipt($0) } }
        guard let mapping = value.mapping(keys: ["on", "year-after", "from", "to"]) else { return nil }
        for key in ["from", "to"] {
            mapping[key]?.error(
                .notYet,
                "Days counted from an answer are not read by this version, so nobody would be told this day; write a term such "
                    + "as 30 days.",
                at: mapping.place(of: key))
        }
        guard mapping["from"] == nil, mapping["to"] == nil, let on = mapping.required("on"),
            let after = mapping.required("year-after"),
            let field = after.text()
        else { return nil }
        dueFields.append((field, after))
        let parts = (on.scalar ?? "").split(separator: "-", omittingEmptySubsequences: false)
        // Any year would do but for 29 February, which most years do not have.
        guard on.scalar?.utf8.count == 5, parts.count == 2, let day = CivilDate("2027-\(on.scalar ?? "")") else {
            on.wanted("a day of every year as month and day, such as 03-01,")
            return nil
        }
        return .yearAfter(field: field, month: day.month, day: day.day)
    }

    /// In cents.
    private static func fee(_ value: YAMLValue) -> Int? {
        guard let mapping = value.mapping(keys: ["amount", "note", "table"]) else { return nil }
        mapping["table"]?.error(
            .notYet,
            "Fees that depend on conditions are not read by this version, so nobody would be told this one; write an amount.",
            at: mapping.place(of: "table"))
        mapping["note"]?.warning(.notYet, "The note of a fee is not read by this version: it does not print.")
        return mapping["table"] == nil ? mapping.required("amount")?.cents() : nil
    }
}
