/// Finds out the type of every part, and what is wrong with it. Where a type is not known before evaluating, nothing is said.
struct Checker {
    let scope: Scope
    private(set) var problems: [ExpressionProblem] = []
    /// The variables of macros around the place, the innermost last.
    var variables: [(name: String, type: ValueType)] = []

    /// More than anybody reads at once.
    private static let most = 100

    init(_ scope: Scope) {
        self.scope = scope
    }

    /// Notes that types do not go together.
    mutating func report(_ message: String, at place: Syntax) { report(.type, message, at: place) }

    mutating func report(_ kind: ExpressionProblem.Kind, _ message: String, at place: Syntax) {
        guard problems.count < Self.most else { return }
        problems.append(ExpressionProblem(kind, message, at: place.start))
    }

    mutating func type(of syntax: Syntax) -> ValueType {
        switch syntax.form {
        case .literal(let value): return value.valueType
        case .name(let name): return typeOfName(name, at: syntax)
        case .select(let operand, let member): return typeOfMember(member, of: operand, at: syntax)
        case .has(let operand, let member):
            if let path = Parser.path(of: syntax), scope.names[path] != nil { return .bool }
            _ = typeOfMember(member, of: operand, at: syntax)
            return .bool
        case .list(let items):
            var item: ValueType?
            for part in items {
                let type = type(of: part)
                item = item.map { $0.joined(type) } ?? type
            }
            return .list(item ?? .dyn)
        case .map(let entries): return typeOfMap(entries)
        case .macro(let macro, let range, let variable, let body, let transform):
            return typeOfMacro(macro, over: range, variable: variable, body: body, transform: transform)
        case .call(let name, let arguments, let isMethod): return typeOfCall(name, arguments, isMethod: isMethod, at: syntax)
        }
    }

    // MARK: Names

    private mutating func typeOfName(_ name: String, at syntax: Syntax) -> ValueType {
        if name.hasPrefix(".") { return typeOfField(String(name.dropFirst()), at: syntax) }
        if let variable = variables.last(where: { $0.name == name }) { return variable.type }
        if TypeName.isTypeName(name) {
            if scope.names[name] != nil {
                report(
                    .undefinedName, "\(Wording.quoted(name)) means the type here, not the field of that name. Rename the field.", at: syntax
                )
            }
            return .type
        }
        return typeOfField(name, at: syntax)
    }

    private mutating func typeOfField(_ name: String, at syntax: Syntax) -> ValueType {
        if let type = scope.names[name] { return type }
        reportUndefined(name, at: syntax)
        return .dyn
    }

    private mutating func reportUndefined(_ name: String, at syntax: Syntax) {
        let known = scope.names.keys.sorted() + variables.map(\.name)
        let advice = Suggestion.sentence(for: name, among: known)
        report(.undefinedName, "There is no name \(Wording.quoted(name)) here.\(advice)", at: syntax)
    }

    /// `a.b.c` is looked up whole first, then `a.b`, then `a`.
    private mutating func typeOfMember(_ member: String, of operand: Syntax, at syntax: Syntax) -> ValueType {
        if let path = Parser.path(of: operand), let root = path.split(separator: ".").first,
            !variables.contains(where: { $0.name == String(root) }), !TypeName.isTypeName(path)
        {
            let whole = path.hasPrefix(".") ? String(path.dropFirst()) + "." + member : path + "." + member
            if let type = scope.names[whole] { return type }
            // `constituent.stat` with `constituent.state` in scope, and no `constituent` by itself.
            let prefix = String(root) + "."
            if scope.names[String(root)] == nil, scope.names.keys.contains(where: { $0.hasPrefix(prefix) }) {
                reportUndefined(whole, at: syntax)
                return .dyn
            }
        }
        switch type(of: operand) {
        case .dyn: return .dyn
        case .record(let members):
            if let type = members[member] { return type }
            let known = members.keys.sorted()
            let advice = Suggestion.sentence(for: member, among: known)
            report(
                .undefinedName,
                "There is no member \(Wording.quoted(member)) here.\(advice.isEmpty ? " There is: \(Wording.list(known.map(Wording.harmless)))." : advice)",
                at: syntax)
            return .dyn
        case .map(let key, let value):
            if !key.isComparable(to: .string) {
                report("The keys of this map are of type \(key.wording), so it has no member \(Wording.quoted(member)).", at: syntax)
            }
            return value
        case let other:
            report("\(Self.capital(other)) has no members such as \(Wording.quoted(member)).", at: syntax)
            return .dyn
        }
    }

    /// `A string`, `An int`.
    static func capital(_ type: ValueType) -> String {
        let wording = type.wording
        return ("aeiou".contains(wording.first ?? "x") ? "An " : "A ") + wording
    }

    // MARK: Maps and macros

    private mutating func typeOfMap(_ entries: [Syntax.MapEntry]) -> ValueType {
        var (key, value): (ValueType?, ValueType?)
        for entry in entries {
            let type = type(of: entry.key)
            switch type {
            case .bool, .int, .string, .choice, .dyn: break
            default: report("Keys of a map are bools, ints or strings; this one is of type \(type.wording).", at: entry.key)
            }
            let content = self.type(of: entry.value)
            key = key.map { $0.joined(type) } ?? type
            value = value.map { $0.joined(content) } ?? content
        }
        return .map(key ?? .dyn, value ?? .dyn)
    }

    private mutating func typeOfMacro(_ macro: Syntax.Macro, over range: Syntax, variable: String, body: Syntax, transform: Syntax?)
        -> ValueType
    {
        let item: ValueType
        switch type(of: range) {
        case .dyn: item = .dyn
        case .list(let inner): item = inner
        case .map(let key, _): item = key
        case .record: item = .string
        case let other:
            report("\(macro.rawValue) goes through a list or a map; this is of type \(other.wording).", at: range)
            item = .dyn
        }
        variables.append((variable, item))
        defer { variables.removeLast() }
        switch macro {
        case .all, .exists, .existsOne:
            condition(body, of: macro.rawValue)
            return .bool
        case .filter:
            condition(body, of: "filter")
            return .list(item)
        case .map:
            guard let transform else { return .list(type(of: body)) }
            condition(body, of: "map")
            return .list(type(of: transform))
        }
    }

    mutating func condition(_ syntax: Syntax, of owner: String) {
        let type = type(of: syntax)
        if type != .bool && type != .dyn { report("\(owner) wants true or false here; this is of type \(type.wording).", at: syntax) }
    }
}

extension CommonExpression {
    /// The type it comes to, and every problem of its names and types. What is wrong in one place is said once.
    public func check(_ scope: Scope) -> (type: ValueType, problems: [ExpressionProblem]) {
        var checker = Checker(scope)
        let type = checker.type(of: root)
        return (type, checker.problems)
    }
}
