extension Checker {
    mutating func typeOfArithmetic(_ sign: String, _ left: Syntax, _ right: Syntax, at syntax: Syntax) -> ValueType {
        let (first, second) = (type(of: left), type(of: right))
        if let type = Self.result(sign, first, second) { return type }
        report(
            "\(Self.capital(first)) \(sign) \(Self.article(second)) has no meaning.\(Self.arithmeticAdvice(sign, first, second))",
            at: syntax)
        return .dyn
    }

    /// Nil where there is no such operation.
    private static func result(_ sign: String, _ left: ValueType, _ right: ValueType) -> ValueType? {
        switch (sign, left, right) {
        case (_, .int, .int): return .int
        case ("%", .double, .double): return nil
        case (_, .double, .double): return .double
        case ("+", .list(let first), .list(let second)): return .list(first.joined(second))
        case ("+", .date, .days), ("+", .days, .date), ("-", .date, .days): return .date
        case ("+", .days, .days), ("-", .days, .days): return .days
        case (_, .dyn, .dyn): return .dyn
        case (_, .dyn, let known), (_, let known, .dyn): return withUnknown(sign, known)
        default: return sign == "+" && left.isText && right.isText ? .string : nil
        }
    }

    /// What an operation comes to when the type of one side is not known.
    private static func withUnknown(_ sign: String, _ known: ValueType) -> ValueType? {
        switch known {
        case .int: .int
        case .double: sign == "%" ? nil : .double
        case .string, .choice: sign == "+" ? .string : nil
        case .list: sign == "+" ? .list(.dyn) : nil
        case .date, .days: sign == "+" || sign == "-" ? .dyn : nil
        default: nil
        }
    }

    private static func arithmeticAdvice(_ sign: String, _ left: ValueType, _ right: ValueType) -> String {
        switch (left, right) {
        case (.date, .date) where sign == "-": " For the days between them, write days_between(first, second)."
        case (.date, .int), (.int, .date): " A span of days is written days(60)."
        case (.int, .double), (.double, .int): " Both have to be of one type: write 2.0 for 2, or double(x)."
        default: left.isText || right.isText ? " To join texts, turn the other into one: string(x)." : ""
        }
    }

    /// What may help where two types cannot be compared.
    static func advice(_ left: ValueType, _ right: ValueType) -> String {
        switch (left, right) {
        case (.date, .string), (.string, .date): " A date is written date(\"2026-06-02\")."
        case (.days, .int), (.int, .days): " A span of days is written days(60)."
        case (.bool, .string), (.string, .bool): " True and false are written without quotes."
        case (.int, .string), (.string, .int), (.double, .string), (.string, .double): " A number is written without quotes."
        default: ""
        }
    }

    /// `a string`, `an int`.
    static func article(_ type: ValueType) -> String {
        let text = capital(type)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
