import Casework

/// Reads the fields of a form, the columns of its rows, and what may be answered to a question.
struct FieldReading {
    enum Part {
        case field, column, question

        fileprivate var keys: [String] {
            let all = ["label", "help", "type", "minimum", "maximum", "max-length", "pattern", "choices", "when"]
            return switch self {
            case .question: ["ask"] + all
            case .field, .column: all + ["columns", "total", "protected", "required-to-open", "obtained-in"]
            }
        }
    }

    /// What conditions call something else.
    private static let taken: Set<String> = ["today", "state", "opened", "received", "constituent", "answers"]

    /// No form is longer; and where a condition names one that there is none of, they are compared one by one.
    private static let maximumFields = 1000
    private static let maximumColumns = 100
    private static let maximumChoices = 1000

    let part: Part
    private var isColumn: Bool { part == .column }

    init(_ part: Part) {
        self.part = part
    }

    /// Fields in the order of the form, and where each stands.
    func fields(_ value: YAMLValue) -> (fields: [Field], places: [String: Place]) {
        var fields: [Field] = []
        var places: [String: Place] = [:]
        for entry in value.names(limit: isColumn ? Self.maximumColumns : Self.maximumFields)?.entries ?? [] {
            entry.checkName(of: isColumn ? "a column" : "a field")
            if !isColumn { Self.refuseTaken(entry) }
            places[entry.key] = entry.place
            if let field = field(entry) { fields.append(field) }
        }
        SameTitles.report(
            fields.map { ($0.id, $0.label) }, kind: isColumn ? "column" : "field", places: places, report: value.report)
        return (fields, places)
    }

    static func refuseTaken(_ entry: YAMLMapping.Entry) {
        guard taken.contains(entry.key) else { return }
        entry.value.error(
            .badName, "Conditions call something else \(quoted(entry.key)), so it cannot be told which is meant; choose another name.",
            at: entry.place)
    }

    /// Nil, and the reason reported, where it says no type.
    func field(_ entry: YAMLMapping.Entry) -> Field? {
        guard let mapping = entry.value.mapping(keys: part.keys) else { return nil }
        let label = mapping.required("label", at: entry.place)?.localizedText(for: .everybody)
        guard let kind = mapping.required("type", at: entry.place)?.word(Field.Kind.self) else { return nil }
        if part == .question, kind == .rows {
            mapping["type"]?.error(
                .typeError, "A question cannot have rows, as it is answered in one go; ask for a number, or leave rows to the form.")
            return nil
        }
        refuseMisplaced(mapping, kind: kind)
        if part != .question {
            mapping["when"]?.error(
                .notYet, "Conditions of fields are not read by this version, so it would be asked always; take \"when\" out.")
        }
        let minimum = mapping["minimum"].flatMap { bound($0, kind) }
        let maximum = mapping["maximum"].flatMap { bound($0, kind) }
        if let minimum, let maximum, minimum > maximum {
            mapping["minimum"]?.error(.typeError, "The minimum is greater than the maximum, so no answer would do; exchange them.")
        }
        return Field(
            id: entry.key, label: label ?? LocalizedText(entry.key), help: mapping["help"]?.localizedText(for: .everybody),
            kind: kind, minimum: minimum, maximum: maximum, maximumLength: mapping["max-length"].flatMap(length),
            pattern: mapping["pattern"]?.word(Field.Pattern.self), choices: kind == .choice ? choices(mapping, entry) : [],
            columns: kind == .rows ? columns(mapping, entry) : [], isTotalled: mapping["total"]?.flag() ?? false,
            isProtected: mapping["protected"]?.flag() ?? false, isRequiredToOpen: mapping["required-to-open"]?.flag() ?? false,
            obtainedIn: mapping["obtained-in"]?.stateNames ?? [])
    }

    /// Keys that mean nothing for a type are slips: better said than passed over.
    private func refuseMisplaced(_ mapping: YAMLMapping, kind: Field.Kind) {
        let isNumber = kind == .integer || kind == .money
        let isMeasured = isNumber || kind == .date || kind == .rows
        let meaning: [(key: String, isMeant: Bool, forWhat: String)] = [
            ("minimum", isMeasured, "numbers, amounts, dates and rows"),
            ("maximum", isMeasured, "numbers, amounts, dates and rows"),
            ("max-length", kind == .text, "text"),
            ("pattern", kind == .text, "text"),
            ("choices", kind == .choice, "choices"),
            ("columns", kind == .rows && !isColumn, "rows"),
            ("total", isNumber && isColumn, "columns that are numbers or amounts"),
            ("obtained-in", !isColumn, "fields of a form, and for the whole of their rows"),
        ]
        for (key, isMeant, forWhat) in meaning where !isMeant {
            if kind == .rows, isColumn { continue }
            func refuse() {
                mapping[key]?.error(
                    .typeError,
                    "\(quoted(key)) is for \(forWhat), and this is of the type \(kind.rawValue); take it out or change the type.",
                    at: mapping.place(of: key))
            }
            if key == "obtained-in" { mapping.value.report.later(refuse) } else { refuse() }
        }
        if kind == .rows, isColumn {
            mapping["type"]?.error(.typeError, "A column cannot have rows of its own; make it a field of the form.")
        }
    }

    private func bound(_ value: YAMLValue, _ kind: Field.Kind) -> Int? {
        switch kind {
        case .money: return value.cents()
        case .date: return value.date()?.dayNumber
        case .rows:
            guard let count = value.integer() else { return nil }
            if count < 0 { value.wanted("a count, which is never below zero,") }
            return count
        default: return value.integer()
        }
    }

    private func length(_ value: YAMLValue) -> Int? {
        guard let length = value.integer() else { return nil }
        guard (1...10_000).contains(length) else {
            value.wanted("a length from 1 to 10000 characters")
            return nil
        }
        return length
    }

    private func choices(_ mapping: YAMLMapping, _ entry: YAMLMapping.Entry) -> [Field.Choice] {
        guard let value = mapping["choices"] else {
            entry.value.error(.typeError, "A choice without \"choices\" cannot be answered; list them.", at: entry.place)
            return []
        }
        guard let entries = value.names(limit: Self.maximumChoices)?.entries else { return [] }
        if entries.isEmpty { value.wanted("at least one choice") }
        let choices = entries.map { choice in
            choice.checkName(of: "a choice")
            return Field.Choice(id: choice.key, title: choice.value.localizedText(for: .everybody) ?? LocalizedText(choice.key))
        }
        let places = Dictionary(entries.map { ($0.key, $0.place) }) { first, _ in first }
        SameTitles.report(choices.map { ($0.id, $0.title) }, kind: "choice", places: places, report: value.report)
        return choices
    }

    private func columns(_ mapping: YAMLMapping, _ entry: YAMLMapping.Entry) -> [Field] {
        if isColumn { return [] }
        guard let value = mapping["columns"] else {
            entry.value.error(.typeError, "Rows without \"columns\" cannot be filled in; list them.", at: entry.place)
            return []
        }
        let columns = FieldReading(.column).fields(value).fields
        if value.isMapping, value.keys.isEmpty { value.wanted("at least one column") }
        return columns
    }
}

extension YAMLValue {
    /// The names in an `obtained-in`, as they are written: whether there are such states is seen to where the states are known.
    var stateNames: [String] {
        if let name = scalar { return [name] }
        guard case .list(let values) = content else { return [] }
        return values.compactMap(\.scalar)
    }
}
