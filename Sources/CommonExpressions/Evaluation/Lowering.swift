/// Makes `Code` of what the parser has read.
struct Lowering {
    /// The macro's variables around the place, the innermost last.
    private var variables: [String] = []

    static func code(of syntax: Syntax) -> Code {
        var lowering = Lowering()
        return lowering.lower(syntax)
    }

    private mutating func lower(_ syntax: Syntax) -> Code {
        let place = syntax.start
        switch syntax.form {
        case .literal(let value): return .constant(value)
        case .name, .select: return lowerPlace(syntax)
        case .has(let operand, let member):
            if let path = reference(operand) {
                return .hasPlace(Reference(path + [member], at: place), operand: Reference(path, at: place), member: member)
            }
            return .has(lower(operand), member: member, place)
        case .list(let items):
            let codes = items.map { lower($0) }
            let constants = codes.compactMap(\.constantValue)
            return constants.count == codes.count ? .constant(.list(constants)) : .list(codes, place)
        case .map(let entries):
            return .map(entries.map { (lower($0.key), lower($0.value)) }, place)
        case .macro(let macro, let range, let variable, let body, let transform):
            let over = lower(range)
            variables.append(variable)
            defer { variables.removeLast() }
            return .macro(
                macro, range: over, slot: variables.count - 1, body: lower(body), transform: transform.map { lower($0) }, place)
        case .call(let name, let arguments, let isMethod):
            return lowerCall(name, arguments.map { lower($0) }, isMethod: isMethod, syntax)
        }
    }

    private mutating func lowerPlace(_ syntax: Syntax) -> Code {
        if let path = reference(syntax) { return .name(Reference(path, at: syntax.start)) }
        switch syntax.form {
        case .select(let operand, let member): return .select(lower(operand), key: .string(member), syntax.start)
        case .name(let name):
            if let slot = variables.lastIndex(of: name) { return .variable(slot) }
            return .constant(.type(name))
        default: return lower(syntax)
        }
    }

    /// The members of a chain of names that reads a place; nil for variables of macros, names of types and everything else.
    private func reference(_ syntax: Syntax) -> [String]? {
        var members: [String] = []
        var inner = syntax
        while case .select(let operand, let member) = inner.form {
            members.append(member)
            inner = operand
        }
        guard case .name(let name) = inner.form else { return nil }
        if name.hasPrefix(".") { return [String(name.dropFirst())] + members.reversed() }
        if variables.contains(name) || TypeName.isTypeName(name) { return nil }
        return [name] + members.reversed()
    }

    private func lowerCall(_ name: String, _ codes: [Code], isMethod: Bool, _ syntax: Syntax) -> Code {
        let place = syntax.start
        switch (name, codes.count) {
        case ("_&&_", 2): return .and(codes[0], codes[1], place)
        case ("_||_", 2): return .or(codes[0], codes[1], place)
        case ("!_", 1): return .not(codes[0], place)
        case ("-_", 1): return .negate(codes[0], place)
        case ("_?_:_", 3): return .conditional(codes[0], codes[1], codes[2], place)
        case ("_==_", 2): return .equal(codes[0], codes[1], isNegated: false, place)
        case ("_!=_", 2): return .equal(codes[0], codes[1], isNegated: true, place)
        case ("_<_", 2): return .order(.less, codes[0], codes[1], place)
        case ("_<=_", 2): return .order(.atMost, codes[0], codes[1], place)
        case ("_>_", 2): return .order(.greater, codes[0], codes[1], place)
        case ("_>=_", 2): return .order(.atLeast, codes[0], codes[1], place)
        case ("_+_", 2): return .arithmetic(.add, codes[0], codes[1], place)
        case ("_-_", 2): return .arithmetic(.subtract, codes[0], codes[1], place)
        case ("_*_", 2): return .arithmetic(.multiply, codes[0], codes[1], place)
        case ("_/_", 2): return .arithmetic(.divide, codes[0], codes[1], place)
        case ("_%_", 2): return .arithmetic(.remainder, codes[0], codes[1], place)
        case ("@in", 2): return .member(codes[0], of: codes[1], place)
        case ("_[_]", 2): return .index(codes[0], codes[1], place)
        case ("known", 1) where !isMethod: return .known(codes[0])
        default: break
        }
        guard let function = Function(name: name, arguments: codes.count, isMethod: isMethod) else {
            let exists = Function(rawValue: name) != nil
            return .failure(
                EvaluationFailure(exists ? "no matching overload for \(name)" : "unbound function \(Wording.quoted(name))", at: place))
        }
        if function == .matches, case .constant(.string(let text)) = codes[1] {
            do throws(Pattern.Problem) { return .matches(codes[0], try Pattern(text), place) } catch {
                return .failure(EvaluationFailure(error.message, at: place))
            }
        }
        return .call(function, codes, place)
    }
}

extension Code {
    var constantValue: Value? {
        if case .constant(let value) = self { return value }
        return nil
    }
}
