import Casework

/// Reads what an item costs: `{amount: 100}`, `{amount: EXPRESSION, at-most: 1000}` or
/// `{table: [{when: EXPRESSION, amount: 5000}, {amount: 75000}]}`, all in dollars, each with `kind: fee|bond` and a note if it likes.
struct FeeReading {
    let conditions: ConditionReading

    func read(_ value: YAMLValue) -> Fee? {
        guard let mapping = value.mapping(keys: ["amount", "at-most", "table", "kind", "note"]) else { return nil }
        let kind = mapping["kind"].map { $0.word(Fee.Kind.self) } ?? .fee
        let note = mapping["note"]?.localizedText(for: .everybody)
        let atMost = mapping["at-most"]?.cents()
        if let table = mapping["table"] {
            for key in ["amount", "at-most"] where mapping[key] != nil {
                mapping[key]?.error(
                    .typeError, "The amounts stand in the table, so \(quoted(key)) beside it means nothing; take one of them out.",
                    at: mapping.place(of: key))
            }
            guard let tiers = tiers(table), let kind else { return nil }
            return Fee(kind: kind, amount: .table(tiers), note: note)
        }
        guard let amount = mapping.required("amount").flatMap(amount) else { return nil }
        if case .fixed = amount, mapping["at-most"] != nil {
            mapping["at-most"]?.error(
                .typeError, "The amount is always the same, so \"at-most\" means nothing; take it out.",
                at: mapping.place(of: "at-most"))
        }
        return kind.map { Fee(kind: $0, amount: amount, atMost: atMost, note: note) }
    }

    private func amount(_ value: YAMLValue) -> Fee.Amount? {
        let isNumber = value.scalar.map { $0.utf8.allSatisfy { (48...57).contains($0) || "+-.,$ ".utf8.contains($0) } } ?? true
        if isNumber { return value.cents().map { .fixed($0) } }
        return conditions.expression(value, .number).map { .formula($0.expression) }
    }

    /// Tried in order: one that holds always must be the last.
    private func tiers(_ value: YAMLValue) -> [Fee.Tier]? {
        guard let values = value.list(limit: 200) else { return nil }
        if values.isEmpty { value.wanted("at least one amount") }
        return values.enumerated().compactMap { index, value in
            guard let mapping = value.mapping(keys: ["when", "amount"]) else { return nil }
            if mapping["when"] == nil, index < values.count - 1 {
                value.error(
                    .typeError, "This amount holds always, so those below it never would; give it a \"when\" or put it last.")
            }
            let when = mapping["when"].map { conditions.condition($0) }
            let amount = mapping.required("amount")?.cents()
            guard let amount, when != .some(nil) else { return nil }
            return Fee.Tier(when: when ?? nil, amount: amount)
        }
    }
}
