extension Checker {
    mutating func typeOfFunction(_ name: String, _ arguments: [Syntax], isMethod: Bool, at syntax: Syntax) -> ValueType {
        let types = arguments.map { type(of: $0) }
        guard let function = Function(name: name, arguments: arguments.count, isMethod: isMethod) else {
            reportUnbound(name, isMethod: isMethod, at: syntax)
            return .dyn
        }
        for (index, (type, argument)) in zip(types, arguments).enumerated() where !Self.takes(function, type, at: index, of: types.count) {
            report("\(name) takes no \(type.wording) here.\(Self.wanted(function, index))", at: argument)
        }
        checkLiterals(function, arguments)
        return Self.result(function, types)
    }

    private mutating func reportUnbound(_ name: String, isMethod: Bool, at syntax: Syntax) {
        if let function = Function(rawValue: name) {
            let form =
                function.isMethod && !function.isGlobal
                ? "behind a dot, as in name.\(name)(\"A\")"
                : "as \(name)(\(["", "x", "x, y", "y, m, d"][min(3, function.arity.upperBound)]))"
            return report("\(name) is not written like this, but \(form).", at: syntax)
        }
        let macros = ["all", "exists", "exists_one", "filter", "map"]
        if macros.contains(name) {
            return report("\(name) is written behind a list, as in rows.\(name)(row, row.head > 0).", at: syntax)
        }
        let known =
            Function.allCases.filter { isMethod ? $0.isMethod : $0.isGlobal }.map(\.rawValue) + (isMethod ? macros : ["has", "known"])
        report(
            .undefinedName,
            "There is no \(isMethod ? "method" : "function") \(Wording.quoted(name)).\(Suggestion.sentence(for: name, among: known))",
            at: syntax)
    }

    private static func takes(_ function: Function, _ type: ValueType, at index: Int, of count: Int) -> Bool {
        if type == .dyn { return true }
        return switch (function, type) {
        case (.size, .string), (.size, .choice), (.size, .list), (.size, .map), (.size, .record): true
        case (.contains, _), (.startsWith, _), (.endsWith, _), (.matches, _): type.isText
        case (.bool, .bool), (.bool, .string), (.bool, .choice): true
        case (.int, .int), (.int, .double), (.int, .string), (.int, .choice), (.int, .days): true
        case (.double, .int), (.double, .double), (.double, .string), (.double, .choice): true
        case (.string, .bool), (.string, .int), (.string, .double), (.string, .string), (.string, .choice), (.string, .date): true
        case (.dyn, _), (.type, _): true
        case (.date, .date), (.date, .string), (.date, .choice): count == 1
        case (.date, .int): count == 3
        case (.days, .int): true
        case (.year, .date), (.month, .date), (.day, .date), (.daysBetween, .date): true
        default: false
        }
    }

    private static func wanted(_ function: Function, _ index: Int) -> String {
        switch function {
        case .year, .month, .day, .daysBetween: " It takes a date."
        case .days: " It takes an int."
        case .contains, .startsWith, .endsWith, .matches: " It takes a string."
        case .date: " It takes \"2026-06-02\", or year, month and day as ints."
        case .size: " It takes a string, a list or a map."
        default: ""
        }
    }

    private static func result(_ function: Function, _ types: [ValueType]) -> ValueType {
        switch function {
        case .size, .int, .year, .month, .day, .daysBetween: .int
        case .contains, .startsWith, .endsWith, .matches, .bool: .bool
        case .double: .double
        case .string: .string
        case .dyn: .dyn
        case .type: .type
        case .date: .date
        case .days: .days
        }
    }

    /// What is written out can be tried at once.
    private mutating func checkLiterals(_ function: Function, _ arguments: [Syntax]) {
        let literals = arguments.map { argument -> Value? in
            if case .literal(let value) = argument.form { value } else { nil }
        }
        switch function {
        case .date where literals.count == 1:
            guard case .string(let text)? = literals[0], CivilDay(text) == nil else { return }
            report("\(Wording.quoted(text)) is no day. Days are written as in 2026-06-02.", at: arguments[0])
        case .date:
            guard case .int(let year)? = literals[0], case .int(let month)? = literals[1], case .int(let day)? = literals[2],
                CivilDay(year: Int(year), month: Int(month), day: Int(day)) == nil
            else { return }
            report("There is no day \(year)-\(month)-\(day).", at: arguments[0])
        case .matches:
            guard case .string(let text)? = literals[1] else { return }
            do throws(Pattern.Problem) { _ = try Pattern(text) } catch {
                report("This pattern cannot be used: \(error.message).", at: arguments[1])
            }
        default: break
        }
    }
}
