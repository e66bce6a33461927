public import Casework

/// Field values as people read and type them.
public enum ValueWording {
    /// The value in words; `-` when nothing is filled in. Protected values show their last four characters only.
    public static func text(_ value: FieldValue?, of field: Field, language: String? = nil) -> String {
        guard let value, !value.isBlank else { return "-" }
        if field.isProtected { return masked(value.text ?? "") }
        func title(_ text: LocalizedText) -> String { language.map { text.text(in: $0) } ?? text.plain }
        switch (field.kind, value) {
        case (.choice, .text(let id)): return field.choices.first { $0.id == id }.map { title($0.title) } ?? id
        case (.date, .text(let iso)): return CivilDate(iso).map { DateWording.long($0) } ?? iso
        case (.money, .integer(let cents)): return money(cents)
        case (_, .text(let text)): return text
        case (_, .integer(let number)): return String(number)
        case (_, .yesNo(let flag)): return flag ? "yes" : "no"
        case (_, .rows(let rows)):
            return rows.map { row in
                field.columns.compactMap { column in
                    row[column.id].map {
                        column.kind == .integer
                            ? "\(column.label.plain) \(text($0, of: column, language: language))" : text($0, of: column, language: language)
                    }
                }.joined(separator: ", ")
            }.joined(separator: "; ")
        }
    }

    /// `••••6789`: the last four characters of a protected value.
    public static func masked(_ text: String) -> String {
        let shown = text.filter { $0.isLetter || $0.isNumber }
        return shown.count > 4 ? "••••" + shown.suffix(4) : "••••"
    }

    /// `$1,234.50`.
    public static func money(_ cents: Int) -> String {
        let magnitude = cents.magnitude
        let fraction = String(100 + magnitude % 100).dropFirst()
        return "\(cents < 0 ? "-" : "")$\(grouped(Int(magnitude / 100))).\(fraction)"
    }

    /// `12,345`.
    public static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// What stands in an input for a value.
    public static func typed(_ value: FieldValue?, of field: Field) -> String {
        guard let value else { return "" }
        switch (field.kind, value) {
        case (.money, .integer(let cents)): return money(cents).filter { $0 != "$" && $0 != "," }
        case (_, .text(let text)): return text
        case (_, .integer(let number)): return String(number)
        case (_, .yesNo(let flag)): return flag ? "yes" : "no"
        case (_, .rows(let rows)):
            return rows.map { row in
                field.columns.compactMap { column in row[column.id].map { "\(column.id)=\(typed($0, of: column))" } }.joined(separator: " ")
            }.joined(separator: "; ")
        }
    }

    /// Reads what somebody typed for a field; nil when it cannot be one. Blank text empties the field. Rows are read
    /// as `kind=beef_adult head=3; kind=lamb head=5`.
    public static func read(_ typed: String, for field: Field, today: CivilDate) -> FieldValue? {
        let text = typed.trimmingSpaces
        if text.isEmpty { return field.kind == .rows ? .rows([]) : .text("") }
        switch field.kind {
        case .text: return .text(text)
        case .integer: return Int(text.filter { $0 != "," }).map { .integer($0) }
        case .money: return cents(text).map { .integer($0) }
        case .date: return DateWording.read(text, today: today).map { .text($0.description) }
        case .yesNo: return flag(text).map { .yesNo($0) }
        case .choice:
            let wanted = text.lowercased()
            let exact = field.choices.first {
                $0.id.lowercased() == wanted || $0.title.byLanguage.values.contains { $0.lowercased() == wanted }
            }
            return .text(exact?.id ?? text)
        case .rows: return rows(text, for: field, today: today)
        }
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "y", "yes", "true", "1", "s", "si", "sí": true
        case "n", "no", "false", "0": false
        default: nil
        }
    }

    private static func cents(_ text: String) -> Int? {
        var plain = text.filter { $0 != "," && $0 != "$" && $0 != " " }[...]
        let isNegative = plain.first == "-"
        if isNegative || plain.first == "+" { plain.removeFirst() }
        let pieces = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count <= 2, plain.contains(where: \.isNumber), plain.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
            let whole = Int(pieces[0].isEmpty ? "0" : pieces[0]), whole < 10_000_000_000_000
        else { return nil }
        let digits = pieces.count == 2 ? pieces[1] : ""
        guard digits.count <= 2, let fraction = Int(digits + String(repeating: "0", count: 2 - digits.count)) else { return nil }
        let cents = whole * 100 + fraction
        return isNegative ? -cents : cents
    }

    private static func rows(_ text: String, for field: Field, today: CivilDate) -> FieldValue? {
        var rows: [[String: FieldValue]] = []
        for line in text.split(separator: ";") {
            var row: [String: FieldValue] = [:]
            var name: String?
            // A value runs to the next `column=`, so that it may hold spaces.
            for word in line.split(separator: " ") {
                let pieces = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if pieces.count == 2, field.columns.contains(where: { $0.id == pieces[0] }) {
                    name = String(pieces[0])
                    row[String(pieces[0])] = .text(String(pieces[1]))
                } else if let name, let before = row[name]?.text {
                    row[name] = .text("\(before) \(word)")
                } else {
                    return nil
                }
            }
            for column in field.columns {
                guard let typed = row[column.id]?.text else { continue }
                guard let value = read(typed, for: column, today: today) else { return nil }
                row[column.id] = value
            }
            rows.append(row)
        }
        return .rows(rows)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var slice = self[...]
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }
}
