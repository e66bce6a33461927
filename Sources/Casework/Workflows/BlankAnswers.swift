import CommonExpressions

extension CommonExpression {
    /// The same for a case that cannot have filled in these fields: what reads them cannot be told, and they are not known.
    ///
    /// Only the logic around such parts can still come to something, as in `paid || visited > opened`; written so, it can be
    /// searched like any other.
    func without(_ fields: Set<String>) -> CommonExpression {
        if fields.isEmpty || names.isDisjoint(with: fields) && !names.contains(where: { $0.hasPrefix("answers.") }) { return self }
        var cuts: [(range: Range<Int>, text: String)] = []
        root.collectBlanks(fields, into: &cuts)
        if cuts.isEmpty { return self }
        let scalars = Array(source.unicodeScalars)
        var text = ""
        var end = 0
        for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            text += String(String.UnicodeScalarView(scalars[end..<cut.range.lowerBound])) + cut.text
            end = cut.range.upperBound
        }
        text += String(String.UnicodeScalarView(scalars[end...]))
        return ComposedCondition.parsed(text) ?? self
    }
}

extension Syntax {
    /// Fails to be evaluated, as what is not known does: no logic makes a truth of either.
    private static let untold = "(1 / 0 == 1)"

    fileprivate func collectBlanks(_ fields: Set<String>, into cuts: inout [(range: Range<Int>, text: String)]) {
        switch form {
        case .call("_&&_", let operands, _), .call("_||_", let operands, _), .call("!_", let operands, _),
            .call("_?_:_", let operands, _):
            for operand in operands { operand.collectBlanks(fields, into: &cuts) }
        case .call("known", let operands, _) where operands.count == 1 && operands[0].isBlank(fields):
            cuts.append((range, "false"))
        case .has(let operand, let member):
            if fields.contains(member), case .name("answers") = operand.form { cuts.append((range, "false")) }
        case .macro: break  // Its own logic may absorb what is not known.
        default:
            if reads(fields) { cuts.append((range, Self.untold)) }
        }
    }

    private func isBlank(_ fields: Set<String>) -> Bool {
        switch form {
        case .name(let name): fields.contains(name)
        case .select(let operand, let member):
            if case .name("answers") = operand.form { fields.contains(member) } else { operand.isBlank(fields) }
        default: false
        }
    }

    /// Whether it cannot be told without one of the fields.
    private func reads(_ fields: Set<String>) -> Bool {
        switch form {
        case .literal, .has, .macro: false
        case .name, .select: isBlank(fields)
        case .call(let function, let operands, _):
            function != "known" && function != "_?_:_" && function != "_&&_" && function != "_||_" && operands.contains { $0.reads(fields) }
        case .list(let elements): elements.contains { $0.reads(fields) }
        case .map(let entries): entries.contains { $0.key.reads(fields) || $0.value.reads(fields) }
        }
    }
}
