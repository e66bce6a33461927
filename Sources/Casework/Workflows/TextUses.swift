import CommonExpressions

/// How conditions use texts and rows, which have too many values to be searched.
struct TextUses {
    /// Texts that a name is compared with.
    private var compared: [String: Set<String>] = [:]
    /// Names that are read in another way than by comparing them with texts written out.
    private var others: Set<String> = []
    /// Every text written out, in the order of the conditions.
    private var texts: [String] = []

    /// Nil where comparing is not all that is done with it.
    func literals(of name: String) -> [String]? {
        others.contains(name) ? nil : compared[name, default: []].sorted()
    }

    /// A few values that might make a difference.
    func samples(of name: String, _ field: Field?) -> [Value] {
        let written = texts.prefix(6)
        guard let field, field.kind == .rows else { return (written + ["other"]).map(Value.string) }
        var rows: [[[String: Value]]] = []
        for text in written where field.columns.contains(where: { $0.choices.contains { $0.id == text } }) {
            rows.append([row(of: field.columns, preferring: text)])
        }
        rows.append([row(of: field.columns, preferring: "")])
        rows.append([row(of: field.columns, preferring: "", leastNumber: 0)])
        return rows.map { rows in
            .list(
                rows.map { row in
                    .map(Dictionary(row.map { (Value.string($0.key), $0.value) }) { first, _ in first })
                })
        }
    }

    private func row(of columns: [Field], preferring text: String, leastNumber: Int = 1) -> [String: Value] {
        var row: [String: Value] = [:]
        for column in columns {
            switch column.kind {
            case .choice:
                let choice = column.choices.first { $0.id == text } ?? column.choices.first
                row[column.id] = .string(choice?.id ?? "")
            case .integer: row[column.id] = .int(Int64(column.minimum ?? leastNumber))
            case .money: row[column.id] = .double(Double(column.minimum ?? 100 * leastNumber) / 100)
            case .yesNo: row[column.id] = .bool(true)
            case .date: row[column.id] = .date(CivilDay(number: column.minimum ?? 20_454))
            case .text, .rows: row[column.id] = .string("other")
            }
        }
        return row
    }

    mutating func read(_ syntax: Syntax) {
        switch syntax.form {
        case .literal(.string(let text)): if !texts.contains(text) { texts.append(text) }
        case .literal: break
        case .name, .select:
            if let place = syntax.place {
                others.insert(place)
            } else if case .select(let inner, _) = syntax.form {
                read(inner)
            }
        case .has: break
        case .call(let function, let operands, _): read(function, operands)
        case .list(let elements): for element in elements { read(element) }
        case .map(let entries):
            for entry in entries {
                read(entry.key)
                read(entry.value)
            }
        case .macro(_, let range, _, let body, let transform):
            read(range)
            read(body)
            if let transform { read(transform) }
        }
    }

    private mutating func read(_ function: String, _ operands: [Syntax]) {
        if function == "known", operands.count == 1, operands[0].place != nil { return }
        if ["_==_", "_!=_"].contains(function), operands.count == 2 {
            for (name, text) in [(operands[0], operands[1]), (operands[1], operands[0])] {
                if let place = name.place, case .literal(.string(let text)) = text.form { return add([text], to: place) }
            }
        }
        if function == "@in", operands.count == 2, let place = operands[0].place, case .list(let elements) = operands[1].form {
            let written = elements.compactMap { if case .literal(.string(let text)) = $0.form { text } else { nil } }
            if written.count == elements.count { return add(written, to: place) }
        }
        for operand in operands { read(operand) }
    }

    private mutating func add(_ written: [String], to place: String) {
        compared[place, default: []].formUnion(written)
        for text in written where !texts.contains(text) { texts.append(text) }
    }
}

extension Syntax {
    /// A dotted name, `constituent.state`.
    var place: String? {
        switch form {
        case .name(let name): name
        case .select(let operand, let member): operand.place.map { "\($0).\(member)" }
        default: nil
        }
    }

    /// Each `known(…)` and `has(…)` inside: the place it asks about, and where it is written.
    var questionsWhetherFilled: [(place: String, range: Range<Int>)] {
        switch form {
        case .literal, .name: []
        case .select(let operand, _): operand.questionsWhetherFilled
        case .has(let operand, let member): operand.place.map { [("\($0).\(member)", range)] } ?? operand.questionsWhetherFilled
        case .call("known", let operands, _) where operands.count == 1 && operands[0].place != nil:
            operands[0].place.map { [($0, range)] } ?? []
        case .call(_, let operands, _): operands.flatMap(\.questionsWhetherFilled)
        case .list(let elements): elements.flatMap(\.questionsWhetherFilled)
        case .map(let entries): entries.flatMap { $0.key.questionsWhetherFilled + $0.value.questionsWhetherFilled }
        case .macro(_, let range, _, let body, let transform):
            range.questionsWhetherFilled + body.questionsWhetherFilled + (transform?.questionsWhetherFilled ?? [])
        }
    }
}
