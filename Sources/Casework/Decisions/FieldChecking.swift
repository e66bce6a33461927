extension Field {
    /// Longest text a field takes when the pack sets no limit, in characters.
    static let defaultMaximumLength = 2000
    /// Most rows a rows field takes.
    static let maximumRows = 500

    /// What is wrong with the value, or nil. A blank value is never wrong: whether it must be there is the guard's matter.
    public func problem(with value: FieldValue) -> FieldProblem? {
        if value.isBlank { return nil }
        switch (kind, value) {
        case (.text, .text(let text)): return problem(withText: text)
        case (.integer, .integer(let number)), (.money, .integer(let number)): return problem(withNumber: number)
        case (.date, .text(let text)): return CivilDate(text).map { problem(withNumber: $0.dayNumber) } ?? .notADate
        case (.choice, .text(let text)):
            return choices.contains { $0.id == text } ? nil : .notAChoice(known: choices.map(\.id))
        case (.yesNo, .yesNo): return nil
        case (.rows, .rows(let rows)): return problem(withRows: rows)
        default: return .wrongKind(kind)
        }
    }

    private func problem(withText text: String) -> FieldProblem? {
        let limit = maximumLength ?? Self.defaultMaximumLength
        if text.count > limit { return .tooLong(limit: limit) }
        if text.unicodeScalars.contains(where: { $0.isHostile && $0 != "\n" }) {
            return .controlCharacters
        }
        guard let pattern else { return nil }
        return pattern.matches(text) ? nil : .badPattern(pattern)
    }

    private func problem(withNumber number: Int) -> FieldProblem? {
        if let minimum, number < minimum { return .belowMinimum(minimum) }
        if let maximum, number > maximum { return .aboveMaximum(maximum) }
        return nil
    }

    private func problem(withRows rows: [[String: FieldValue]]) -> FieldProblem? {
        if let minimum, rows.count < minimum { return .tooFewRows(minimum) }
        if rows.count > maximum ?? Self.maximumRows { return .aboveMaximum(maximum ?? Self.maximumRows) }
        for (index, row) in rows.enumerated() {
            for name in row.keys.sorted() where !columns.contains(where: { $0.id == name }) { return .unknownColumn(name) }
            for column in columns {
                guard let value = row[column.id], !value.isBlank else {
                    if column.isRequiredToOpen { return .inRow(index + 1, column: column.id, .blankColumn) }
                    continue
                }
                if let problem = column.problem(with: value) { return .inRow(index + 1, column: column.id, problem) }
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// What a terminal or a reader would obey instead of seeing: controls (C0, C1), line and paragraph separators, and
    /// the embeddings, overrides and isolates that reorder a line.
    var isHostile: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        }
    }
}

extension Field.Pattern {
    func matches(_ text: String) -> Bool {
        let digits = text.filter(\.isNumber)
        let isASCII = text.utf8.allSatisfy { $0 < 128 }
        switch self {
        case .phone:
            return isASCII && (digits.count == 10 || digits.count == 11 && digits.first == "1")
                && text.allSatisfy { $0.isNumber || " ()+-.".contains($0) }
        case .socialSecurityNumber:
            return isASCII && digits.count == 9 && text.allSatisfy { $0.isNumber || " -".contains($0) }
        case .postalCode:
            return isASCII
                && (digits.count == 5 && text.count == 5
                    || digits.count == 9 && text.count == 10 && text.dropFirst(5).first == "-")
        case .state: return text.count == 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }
        }
    }
}

extension CaseType {
    /// Refuses the first unknown field or wrong value, in the order of the form.
    func check(_ values: FieldValues) throws(Refusal) {
        for name in values.keys.sorted() where field(name) == nil {
            throw .unknownField(name, known: fields.map(\.id))
        }
        for field in fields {
            guard let value = values[field.id], let problem = field.problem(with: value) else { continue }
            throw .invalidField(field.id, problem)
        }
    }

    /// Those of `wanted` that nobody has filled in, in the order of the form.
    func missing(_ wanted: some Sequence<String>, in values: FieldValues) -> [String] {
        let wanted = Set(wanted)
        return fields.map(\.id).filter { wanted.contains($0) && values[$0]?.isBlank ?? true }
    }
}
