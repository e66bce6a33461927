public import CommonExpressions

/// What conditions may look at, in the values of their language. What nobody has filled in is not in it.
public struct ConditionFacts: Sendable, Hashable {
    public private(set) var bindings: [String: Value]
    public let today: CivilDate

    /// `today` alone.
    public init(today: CivilDate) {
        self.today = today
        bindings = ["today": .date(today.civilDay)]
    }

    /// Answers given to questions; asked in vain and not asked yet are both unknown.
    public init(_ answers: Answers, to questions: [Question], today: CivilDate) {
        self.init(today: today)
        for question in questions {
            if let value = answers[question.id]?.value { bind(value, of: question.field) }
        }
    }

    /// A case of that type, with `values` in place of those it has.
    ///
    /// - Parameter constituent: whose case it is; without it, `constituent.…` is unknown.
    public init(of record: CaseRecord, type: CaseType, values: FieldValues? = nil, constituent: ConstituentDetails?, today: CivilDate) {
        self.init(type: type, values: values ?? record.values, receivedOn: record.receivedOn, constituent: constituent, today: today)
        bindings["state"] = .string(record.state)
        bindings["opened"] = .date(record.enteredOn.civilDay)
    }

    /// A case that is about to be opened.
    public init(type: CaseType, values: FieldValues, receivedOn: CivilDate, constituent: ConstituentDetails?, today: CivilDate) {
        self.init(today: today)
        bindings["received"] = .date(receivedOn.civilDay)
        bindings["opened"] = .date(today.civilDay)
        if let initial = type.workflow.initial { bindings["state"] = .string(initial) }
        for field in type.fields {
            guard let value = values[field.id] else { continue }
            bind(value, of: field)
            if let bound = bindings[field.id] { bindings["answers.\(field.id)"] = bound }
        }
        guard let constituent else { return }
        bindings["constituent.is_organisation"] = .bool(constituent.organisation != nil)
        for (name, text) in [
            ("language", constituent.language), ("city", constituent.city), ("state", constituent.state),
            ("postal_code", constituent.postalCode),
        ] {
            if let text { bindings["constituent.\(name)"] = .string(text) }
        }
        if let born = constituent.birthDate { bindings["constituent.born"] = .date(born.civilDay) }
    }

    public subscript(date name: String) -> CivilDate? {
        if case .date(let day)? = bindings[name] { CivilDate(day) } else { nil }
    }

    /// The same with another value, for looking at what an answer would change.
    mutating func bind(_ value: Value, to name: String) {
        bindings[name] = value
    }

    private mutating func bind(_ value: FieldValue, of field: Field) {
        bindings[field.id] = field.conditionValue(value)
    }
}

extension Field {
    /// The value as conditions see it; nil when it is blank or not of the field's kind.
    public func conditionValue(_ value: FieldValue) -> Value? {
        if value.isBlank { return nil }
        switch (kind, value) {
        case (.text, .text(let text)), (.choice, .text(let text)): return .string(text)
        case (.integer, .integer(let number)): return .int(Int64(number))
        case (.money, .integer(let cents)): return .double(Double(cents) / 100)
        case (.date, .text): return value.date.map { .date($0.civilDay) }
        case (.yesNo, .yesNo(let flag)): return .bool(flag)
        case (.rows, .rows(let rows)):
            return .list(
                rows.enumerated().map { index, row in
                    .map(
                        Dictionary(
                            uniqueKeysWithValues: columns.map { column in
                                let value = row[column.id].flatMap(column.conditionValue)
                                return (.string(column.id), value ?? .unfilled("\(id)[\(index + 1)].\(column.id)"))
                            }))
                })
        default: return nil
        }
    }

    /// A value of the language as this field keeps it; nil where it is not of the field's kind.
    public func fieldValue(_ value: Value) -> FieldValue? {
        switch (kind, value) {
        case (.text, .string(let text)), (.choice, .string(let text)): .text(text)
        case (.integer, .int(let number)): .integer(Int(number))
        case (.money, .int(let dollars)): dollars.magnitude < 1_000_000_000_000 ? .integer(Int(dollars) * 100) : nil
        case (.money, .double(let dollars)): dollars.magnitude < 1e12 ? .integer(Int((dollars * 100).rounded())) : nil
        case (.date, .date(let day)): .text(day.description)
        case (.yesNo, .bool(let flag)): .yesNo(flag)
        default: nil
        }
    }

    /// The type conditions see it as.
    public var conditionType: ValueType {
        switch kind {
        case .text: .string
        case .integer: .int
        case .money: .double
        case .date: .date
        case .choice: .choice(choices.map(\.id))
        case .yesNo: .bool
        case .rows: .list(.record(Dictionary(columns.map { ($0.id, $0.conditionType) }) { first, _ in first }))
        }
    }

    /// What may be answered, for searching among answers. Numbers and dates without bounds are searched within wide ones.
    public var answerDomain: AnswerSpace.Domain {
        func bounds(_ least: Int, _ most: Int) -> ClosedRange<Int64> {
            let lower = minimum ?? least
            return Int64(lower)...Int64(max(lower, maximum ?? most))
        }
        switch kind {
        case .yesNo: return .yesNo
        case .choice: return .choices(choices.map(\.id))
        case .integer: return .integers(bounds(0, 1_000_000_000))
        case .money: return .amounts(bounds(0, 100_000_000_000))
        case .date:
            let range = bounds(Self.earliestDay, Self.latestDay)
            return .dates(CivilDay(number: Int(range.lowerBound))...CivilDay(number: Int(range.upperBound)))
        case .text, .rows: return .anything
        }
    }

    /// 1 January 1900 and 31 December 2199: no living person's business lies outside.
    static let earliestDay = -25_567
    static let latestDay = 84_005
}
