extension Checker {
    mutating func typeOfCall(_ name: String, _ arguments: [Syntax], isMethod: Bool, at syntax: Syntax) -> ValueType {
        switch name {
        case "_&&_", "_||_", "!_":
            let sign = name == "!_" ? "!" : String(name.dropFirst().dropLast())
            for argument in arguments { condition(argument, of: sign) }
            return .bool
        case "_?_:_" where arguments.count == 3: return typeOfChoice(arguments)
        case "_==_", "_!=_": return typeOfEquality(arguments, at: syntax)
        case "_<_", "_<=_", "_>_", "_>=_": return typeOfOrder(arguments, at: syntax)
        case "@in": return typeOfIn(arguments, at: syntax)
        case "_[_]": return typeOfIndex(arguments, at: syntax)
        case "-_": return typeOfNegation(arguments, at: syntax)
        case "_+_", "_-_", "_*_", "_/_", "_%_":
            guard arguments.count == 2 else { return .dyn }
            return typeOfArithmetic(String(name.dropFirst().dropLast()), arguments[0], arguments[1], at: syntax)
        case "known" where !isMethod:
            for argument in arguments { _ = type(of: argument) }
            return .bool
        default: return typeOfFunction(name, arguments, isMethod: isMethod, at: syntax)
        }
    }

    private mutating func typeOfChoice(_ arguments: [Syntax]) -> ValueType {
        condition(arguments[0], of: "?:")
        let (first, second) = (type(of: arguments[1]), type(of: arguments[2]))
        if !first.isComparable(to: second) {
            report("Both values of ?: have to be of one type; one is \(first.wording), the other \(second.wording).", at: arguments[2])
        }
        return first.joined(second)
    }

    private mutating func typeOfEquality(_ arguments: [Syntax], at syntax: Syntax) -> ValueType {
        guard arguments.count == 2 else { return .bool }
        let (left, right) = (type(of: arguments[0]), type(of: arguments[1]))
        if left == .null || right == .null {
            let (other, type) = left == .null ? (arguments[1], right) : (arguments[0], left)
            if let name = Parser.path(of: other), type != .dyn, type != .null {
                report(
                    "\(Wording.quoted(name)) is never null. Whether it is filled in is asked by known(\(Wording.harmless(name))).",
                    at: syntax)
            }
            return .bool
        }
        if !left.isComparable(to: right) {
            report("\(Self.capital(left)) is never equal to \(Self.article(right)).\(Self.advice(left, right))", at: syntax)
        }
        checkChoice(left, arguments[0], against: arguments[1])
        checkChoice(right, arguments[1], against: arguments[0])
        return .bool
    }

    /// A choice beside a text that is written out has to be one of its values.
    private mutating func checkChoice(_ type: ValueType, _ owner: Syntax, against other: Syntax) {
        guard case .choice(let values) = type, case .literal(.string(let text)) = other.form,
            !values.contains(where: { $0.isExactly(text) })
        else { return }
        let what = Parser.path(of: owner).map { "a choice of \(Wording.quoted($0))" } ?? "one of the choices"
        let advice = Suggestion.sentence(for: text, among: values)
        report(
            "\(Wording.quoted(text)) is not \(what).\(advice.isEmpty ? " There is: \(Wording.list(values.map(Wording.harmless)))." : advice)",
            at: other)
    }

    private mutating func typeOfOrder(_ arguments: [Syntax], at syntax: Syntax) -> ValueType {
        guard arguments.count == 2 else { return .bool }
        let (left, right) = (type(of: arguments[0]), type(of: arguments[1]))
        for (type, place) in [(left, arguments[0]), (right, arguments[1])] {
            switch type {
            case .null, .list, .map, .record, .type:
                report("\(Self.capital(type)) is neither more nor less than anything.", at: place)
                return .bool
            default: break
            }
        }
        if !left.isComparable(to: right) {
            report("\(Self.capital(left)) is neither more nor less than \(Self.article(right)).\(Self.advice(left, right))", at: syntax)
        }
        return .bool
    }

    private mutating func typeOfIn(_ arguments: [Syntax], at syntax: Syntax) -> ValueType {
        guard arguments.count == 2 else { return .bool }
        let (item, collection) = (type(of: arguments[0]), type(of: arguments[1]))
        switch collection {
        case .list(let inner):
            if !item.isComparable(to: inner) {
                report("\(Self.capital(item)) is never in \(Self.article(collection)).\(Self.advice(item, inner))", at: syntax)
            }
            if case .list(let parts) = arguments[1].form {
                for part in parts { checkChoice(item, arguments[0], against: part) }
            }
            checkChoice(inner, arguments[1], against: arguments[0])
        case .map(let key, _):
            if !item.isComparable(to: key) {
                report("\(Self.capital(item)) is never a key of this map, whose keys are of type \(key.wording).", at: syntax)
            }
        case .dyn, .record: break
        default: report("After \u{201C}in\u{201D} comes a list or a map; this is of type \(collection.wording).", at: arguments[1])
        }
        return .bool
    }

    private mutating func typeOfIndex(_ arguments: [Syntax], at syntax: Syntax) -> ValueType {
        guard arguments.count == 2 else { return .dyn }
        let (collection, index) = (type(of: arguments[0]), type(of: arguments[1]))
        switch collection {
        case .list(let inner):
            if index != .int && index != .dyn { report("A list is indexed by an int; this is of type \(index.wording).", at: arguments[1]) }
            return inner
        case .map(let key, let value):
            if !index.isComparable(to: key) {
                report("The keys of this map are of type \(key.wording); this is of type \(index.wording).", at: arguments[1])
            }
            return value
        case .record(let members):
            guard case .literal(.string(let name)) = arguments[1].form else { return .dyn }
            if let type = members[name] { return type }
            report(
                .undefinedName, "There is no member \(Wording.quoted(name)) here.\(Suggestion.sentence(for: name, among: members.keys))",
                at: arguments[1])
            return .dyn
        case .dyn: return .dyn
        default:
            report("Only a list or a map has parts in brackets; this is of type \(collection.wording).", at: arguments[0])
            return .dyn
        }
    }

    private mutating func typeOfNegation(_ arguments: [Syntax], at syntax: Syntax) -> ValueType {
        guard let operand = arguments.first else { return .dyn }
        let type = type(of: operand)
        switch type {
        case .int, .double, .days, .dyn: return type
        default:
            report("There is no opposite of \(Self.article(type)).\(type == .bool ? " \u{201C}Not\u{201D} is written !." : "")", at: syntax)
            return .dyn
        }
    }
}
