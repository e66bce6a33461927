import CommonExpressions
import Interchange

/// What a condition came to, for people and for programs.
enum ExpressionAnswer {
    /// The longest value that is written out on a line.
    private static let longest = 120

    // MARK: For people

    /// The value, then the condition and its parts as a tree.
    static func lines(_ explanation: Explanation) -> [String] {
        [headline(explanation.outcome)] + tree(explanation, depth: 0)
    }

    private static func headline(_ outcome: Outcome) -> String {
        switch outcome {
        case .value(let value): cut(value.literal)
        case .unknown(let names): "Cannot tell yet: it depends on \(names.sorted().joined(separator: ", "))."
        case .failure(let failure): "Fails: \(failure.message)."
        }
    }

    private static func tree(_ explanation: Explanation, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let text = explanation.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let line =
            switch explanation.outcome {
            case .value(.bool(let holds)): "\(holds ? "\u{2713}" : "\u{2717}") \(text)"
            case .value(let value): "  \(text) = \(cut(value.literal))"
            case .unknown: "? \(text)"
            case .failure(let failure): "! \(text): \(failure.message)"
            }
        return [indent + line] + explanation.parts.flatMap { tree($0, depth: depth + 1) }
    }

    private static func cut(_ text: String) -> String {
        text.count <= longest ? text : text.prefix(longest) + "\u{2026}"
    }

    // MARK: For programs

    static func json(_ explanation: Explanation, type: ValueType) -> JSONValue {
        guard case .object(let members) = json(explanation) else { return .null }
        return .object(members + [("type", .text(name(type)))])
    }

    private static func json(_ explanation: Explanation) -> JSONValue {
        var members: [(String, JSONValue)] = [("text", .text(explanation.text))]
        switch explanation.outcome {
        case .value(let value): members.append(("value", json(value)))
        case .unknown(let names): members.append(("unknown", .list(names.sorted().map(JSONValue.text))))
        case .failure(let failure): members.append(("error", .text(failure.message)))
        }
        return .object(members + [("parts", .list(explanation.parts.map { json($0) }))])
    }

    static func json(_ problem: ExpressionProblem) -> JSONValue {
        .object([
            ("kind", .text(problem.kind.rawValue)), ("line", .number(Int64(problem.position.line))),
            ("column", .number(Int64(problem.position.column))), ("message", .text(problem.message)),
        ])
    }

    /// A value with its type, as the conformance cases write it: numbers as text, a map as pairs.
    static func json(_ value: Value) -> JSONValue {
        let content: JSONValue =
            switch value {
            case .null: .null
            case .bool(let value): .yesNo(value)
            case .int(let number): .text(String(number))
            case .double(let number): .text(number.description)
            case .string(let text): .text(text)
            case .list(let items): .list(items.map { json($0) })
            case .map(let entries):
                .list(entries.sorted { $0.key.literal < $1.key.literal }.map { .list([json($0.key), json($0.value)]) })
            case .type(let name), .unfilled(let name): .text(name)
            case .date(let day): .text(day.description)
            case .days(let count): .text(String(count))
            }
        let type = if case .null = value { "null" } else { value.typeName }
        return .object([("type", .text(type)), ("value", content)])
    }

    private static func name(_ type: ValueType) -> String {
        switch type {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .string, .choice: "string"
        case .type: "type"
        case .date: "date"
        case .days: "days"
        case .list: "list"
        case .map, .record: "map"
        }
    }
}
