import Casework

/// What a file of `checklists/` says, and where.
struct ChecklistDraft {
    let checklist: Checklist
    let place: Place
    let questions: QuestionsDraft
    /// Fields of a case that due days are counted from, other than the checklist's own questions; every case type with this
    /// checklist must have them, as dates.
    let dueFields: [(field: String, value: YAMLValue)]
    /// The states in which items can first be had; case types that hand out the checklist must have them.
    let obtained: [(item: String, state: String, value: YAMLValue)]
}

extension ChecklistDraft {
    private static let keys = ["checklist", "title", "for-whom", "questions", "anchor", "items"]

    /// Nil when it does not even say its name. `today` finds rules that nobody has vouched for since.
    init?(reading value: YAMLValue, today: CivilDate?) {
        guard let mapping = value.mapping(keys: Self.keys), let name = mapping.required("checklist"),
            let id = name.name(of: "a checklist")
        else { return nil }
        place = name.place
        let title = mapping.required("title")?.localizedText(for: .everybody)
        let forWhom = mapping["for-whom"]?.localizedText(for: .everybody)
        questions = mapping["questions"].map(QuestionsDraft.init(reading:)) ?? QuestionsDraft()
        let anchor = mapping["anchor"].flatMap(questions.dateQuestion)
        var reading = ChecklistItemReading(questions: questions, hasAnchor: mapping["anchor"] != nil, today: today)
        let items = mapping.required("items").map { reading.items($0) } ?? []
        dueFields = reading.due.fields
        obtained = reading.obtained
        checklist = Checklist(
            id: id, title: title ?? LocalizedText(id), forWhom: forWhom, questions: questions.questions, anchor: anchor, items: items)
    }
}

/// Reads the items of a checklist.
struct ChecklistItemReading {
    private static let keys = [
        "id", "text", "why", "forms", "send-to", "due", "fee", "cites", "in-force", "applies", "review-by", "when", "obtained-in",
    ]

    private let conditions: ConditionReading
    private let today: CivilDate?
    private(set) var due: DueReading
    private(set) var obtained: [(item: String, state: String, value: YAMLValue)] = []

    init(questions: QuestionsDraft, hasAnchor: Bool, today: CivilDate?) {
        conditions = questions.conditions
        due = DueReading(questions: questions, hasAnchor: hasAnchor)
        self.today = today
    }

    mutating func items(_ value: YAMLValue) -> [ChecklistItem] {
        var items: [ChecklistItem] = []
        var ids: Set<String> = []
        for value in value.list() ?? [] {
            guard let item = item(value) else { continue }
            if !ids.insert(item.id).inserted {
                value.error(.duplicateName, "This checklist has an item \(quoted(item.id)) already; give this one another id.")
            }
            items.append(item)
        }
        return items
    }

    private mutating func item(_ value: YAMLValue) -> ChecklistItem? {
        guard let mapping = value.mapping(keys: Self.keys), let id = mapping.required("id")?.name(of: "an item") else {
            return nil
        }
        let text = mapping.required("text")?.localizedText(for: .everybody)
        mapping["applies"]?.warning(.notYet, "\"applies\" is not read by this version: the item prints whatever it says.")
        let due = mapping["due"].flatMap { self.due.read($0) }
        let states = mapping["obtained-in"].flatMap { value in value.report.later { value.oneOrMore() } } ?? []
        for value in states {
            if let state = value.report.later({ value.text() }) { obtained.append((id, state, value)) }
        }
        let fee = mapping["fee"].flatMap { FeeReading(conditions: conditions).read($0) }
        // What costs nothing and may be done at any time is the office's own to say.
        let subject: String? =
            if mapping["due"] != nil { "A day that somebody has to keep" } else if fee?.isFree == false {
                "An amount that somebody has to pay"
            } else { nil }
        return ChecklistItem(
            id: id, text: text ?? LocalizedText(id), why: mapping["why"]?.localizedText(for: .everybody),
            when: mapping["when"].flatMap(conditions.condition), forms: mapping["forms"]?.oneOrMore()?.compactMap { $0.text() } ?? [],
            sendTo: mapping["send-to"]?.localizedText(for: .everybody), due: due, fee: fee,
            cites: mapping.citations(neededFor: subject), inForce: mapping["in-force"]?.date(),
            reviewBy: mapping["review-by"]?.reviewDate(today), obtainedIn: mapping["obtained-in"]?.stateNames ?? [])
    }
}

extension Fee {
    /// Whether it costs nothing, whatever the facts.
    fileprivate var isFree: Bool { amount == .fixed(0) }
}
