import Casework
import CommonExpressions

/// Reads the conditions and formulas of one place in the pack: each is parsed once, and checked against the names that may
/// be used there.
///
/// A class because questions, items and rules add to one list of the names they use; it lives for one reading only.
final class ConditionReading {
    /// What an expression must come to.
    enum Wanted {
        case yesNo, day, number, anything

        func accepts(_ type: ValueType) -> Bool {
            switch (self, type) {
            case (_, .dyn), (.anything, _), (.yesNo, .bool), (.day, .date), (.number, .int), (.number, .double): true
            default: false
            }
        }

        var words: String {
            switch self {
            case .yesNo: "something true or false"
            case .day: "a day"
            case .number: "a number"
            case .anything: "a value"
            }
        }
    }

    /// Nil where nobody knows the names, because what defines them could not be read: then only the writing is checked.
    let scope: Scope?
    /// The names that something uses, without their members.
    private(set) var used: Set<String> = []
    /// Whether every expression could be parsed. If not, nobody knows what is unused.
    private(set) var isWhole = true
    /// Whether nothing was wrong with any expression. What is wrong with one proves nothing about the others.
    private(set) var isSound = true

    init(_ scope: Scope?) {
        self.scope = scope
    }

    /// Something true or false.
    func condition(_ value: YAMLValue) -> CommonExpression? { expression(value, .yesNo)?.expression }

    /// Nil, and the reason reported, where it cannot be parsed. One of the wrong type is reported and kept.
    func expression(_ value: YAMLValue, _ wanted: Wanted) -> (expression: CommonExpression, type: ValueType)? {
        guard let text = value.text() else {
            (isWhole, isSound) = (false, false)
            return nil
        }
        let expression: CommonExpression
        do {
            expression = try CommonExpression(parsing: text)
        } catch {
            isWhole = false
            report(error, of: value)
            return nil
        }
        for name in expression.names { use(String(name.prefix { $0 != "." })) }
        guard let scope, isWorthChecking(expression, value.report), !reportsMany(expression, value, scope) else {
            return (expression, .dyn)
        }
        let (type, problems) = expression.check(scope)
        for problem in problems { report(problem, of: value) }
        if problems.isEmpty, !wanted.accepts(type) {
            isSound = false
            value.error(
                .typeError, "This comes to \(type.words), and \(wanted.words) is wanted here; change the expression.",
                at: value.place(ofScalar: 0))
        }
        return (expression, problems.isEmpty ? type : .dyn)
    }

    /// Among many mistakes, long expressions are not searched for more: that takes time, and a hostile pack would have it done
    /// a thousand times.
    private func isWorthChecking(_ expression: CommonExpression, _ report: PackReport) -> Bool {
        report.hasSuggestions || (report.hasRoom && expression.source.utf8.count <= 500)
    }

    /// Whether so many names are unknown that they are reported in one go, as looking for what may have been meant takes time too.
    private func reportsMany(_ expression: CommonExpression, _ value: YAMLValue, _ scope: Scope) -> Bool {
        let limit = value.report.hasSuggestions ? 20 : 0
        let unknown = expression.names.filter { !scope.defines($0) }
        guard unknown.count > limit else { return false }
        isSound = false
        value.error(.undefinedName, "There are no names \(listed(unknown.sorted())) here; mend them.", at: value.place(ofScalar: 0))
        return true
    }

    /// Takes note of a name that something uses without an expression.
    func use(_ name: String) { used.insert(name) }

    private func report(_ problem: ExpressionProblem, of value: YAMLValue) {
        isSound = false
        let code: PackProblem.Code =
            switch problem.kind {
            case .syntax, .unsupported: .syntaxError
            case .undefinedName: .undefinedName
            case .type: .typeError
            case .tooLong, .tooDeep: .tooLarge
            }
        value.error(code, problem.message, at: value.place(ofScalar: problem.position.offset))
    }
}

extension Scope {
    /// Whether a name is known, and its member where the name is that of a record.
    fileprivate func defines(_ path: String) -> Bool {
        if names[path] != nil { return true }
        let parts = path.split(separator: ".", maxSplits: 2)
        guard let first = parts.first, let type = names[String(first)] else { return false }
        guard case .record(let members) = type, parts.count > 1 else { return true }
        return members[String(parts[1])] != nil
    }

    /// The same with names that are defined in a way nobody could read: one mistake is one problem.
    func adding(unread names: some Sequence<String>) -> Scope {
        var all = self.names
        for name in names where all[name] == nil { all[name] = .dyn }
        // A choice without choices and rows without columns could not be read either.
        for (name, type) in all where type == .choice([]) || type == .list(.record([:])) { all[name] = .dyn }
        return Scope(all)
    }
}

extension ValueType {
    var words: String {
        switch self {
        case .dyn: "a value"
        case .null: "nothing"
        case .bool: "something true or false"
        case .int, .double: "a number"
        case .string: "a text"
        case .type: "a type"
        case .date: "a day"
        case .days: "a span of days"
        case .choice: "a choice"
        case .list: "a list"
        case .map, .record: "a map"
        }
    }
}
