import CaseOperations
import Casework
import TextCanvas

/// One field of a form with what was typed into it; nothing is checked until it is saved.
struct FormEntry: Sendable, Equatable {
    let field: Field
    let isRequired: Bool
    /// What was typed; for a choice the choice's identifier, for yes-no `yes` or `no`.
    var input: TextField
    /// Rows as typed, by column.
    var rows: [[String: String]] = []
    /// What stood in it when the form was filled; what differs from it was typed by somebody here.
    var base: String
    /// What a protected field holds already, masked.
    var shownBase: String?
    /// The sentence beside it when it cannot be saved.
    var problem: String?
    /// What somebody else made of it while something was being typed here; the next try to save says so once.
    var overtaken: String?

    init(_ field: Field, value: FieldValue? = nil, isRequired: Bool = false) {
        self.field = field
        self.isRequired = isRequired
        let isKept = field.isProtected && value?.isBlank == false
        let typed = isKept ? "" : Self.typed(value, of: field)
        input = TextField(field.kind == .rows ? "" : typed, limit: Self.limit(of: field), placeholder: Self.placeholder(of: field))
        base = typed
        if isKept { shownBase = ValueWording.masked(value?.text ?? "") }
        if field.kind == .rows { rows = FormRows.decoded(typed) }
    }

    /// As a draft keeps it.
    var typed: String { field.kind == .rows ? FormRows.encoded(rows) : input.text }

    var isChanged: Bool { typed != base }

    var isBlank: Bool { field.kind == .rows ? rows.isEmpty : input.text.allSatisfy(\.isWhitespace) }

    mutating func setTyped(_ text: String) {
        if field.kind == .rows { rows = FormRows.decoded(text) } else { input.setText(text) }
        problem = nil
    }

    /// Takes over what the store holds now; what was typed here stays.
    mutating func rebase(_ value: FieldValue?) {
        let isKept = field.isProtected && value?.isBlank == false
        let fresh = isKept ? "" : Self.typed(value, of: field)
        if isKept { shownBase = ValueWording.masked(value?.text ?? "") }
        if !isChanged {
            setTyped(fresh)
        } else if fresh != base, fresh != typed {
            let shown = ValueWording.text(value, of: field)
            overtaken = shown
            problem = Self.overtakenSentence(shown)
        }
        base = fresh
    }

    static func overtakenSentence(_ shown: String) -> String {
        "Somebody made it \(shown) meanwhile. ^S once more keeps yours."
    }

    /// The value, or the sentence that says why there is none. Blank is a value: it empties the field.
    func read(today: CivilDate) -> (value: FieldValue?, problem: String?) {
        if isBlank {
            if isRequired && shownBase == nil { return (nil, field.kind == .rows ? "Add a row first." : "Fill this in first.") }
            return (field.kind == .rows ? .rows([]) : .text(""), nil)
        }
        if field.kind == .rows { return FormRows.read(rows, of: field, today: today) }
        guard let value = ValueWording.read(input.text, for: field, today: today) else {
            return (nil, "It takes \(Wording.wanted(field.kind)).")
        }
        if let problem = field.problem(with: value) { return (nil, FormProblem.sentence(problem, of: field)) }
        return (value, nil)
    }

    static func typed(_ value: FieldValue?, of field: Field) -> String {
        guard case .rows(let rows)? = value else { return ValueWording.typed(value, of: field) }
        return FormRows.encoded(
            rows.map { row in
                Dictionary(field.columns.compactMap { column in row[column.id].map { (column.id, ValueWording.typed($0, of: column)) } }) {
                    $1
                }
            })
    }

    static func limit(of field: Field) -> Int {
        switch field.kind {
        case .text, .choice: field.maximumLength ?? 2000
        default: 40
        }
    }

    static func placeholder(of field: Field) -> String {
        switch field.kind {
        case .date: "such as 9 Nov or today"
        case .money: "such as 1250.00"
        default: ""
        }
    }
}

/// Sentences for what is wrong with a field.
enum FormProblem {
    static func sentence(_ problem: FieldProblem, of field: Field) -> String {
        // The wording names a field by its case type: one of this field alone will do.
        let type = CaseType(
            id: "form", title: LocalizedText(""), prefix: "", version: 1, queue: "", fields: [field], checklists: [],
            workflow: Workflow(initial: "", states: [], transitions: []))
        let whole = Wording(agency: nil).sentence(.invalidField(field.id, problem), caseType: type)
        let label = "\(field.label.plain): "
        let phrase = whole.hasPrefix(label) ? String(whole.dropFirst(label.count)) : whole
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }
}
