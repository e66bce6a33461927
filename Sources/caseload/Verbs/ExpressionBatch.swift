import CommonExpressions
import Foundation
import Interchange

/// Cases of CEL's conformance suite as JSON, answered one after another: a file of them, an array, or one a line.
struct ExpressionBatch {
    private let cases: [Given]

    /// A case, or why it is none.
    private struct Given: Decodable {
        let name: String?
        let content: Result<ExpressionCase, any Error>

        init(from decoder: any Decoder) throws {
            name = (try? decoder.singleValueContainer().decode(Named.self))?.name
            content = Result { try ExpressionCase(from: decoder) }
        }

        init(line: Data) {
            do { self = try JSONDecoder().decode(Given.self, from: line) } catch {
                name = nil
                content = .failure(error)
            }
        }
    }

    private struct Named: Decodable { let name: String }
    private struct WholeFile: Decodable { let tests: [Given] }

    /// The longest batch that is read, in bytes.
    private static let largest = 100_000_000

    init(path: String) throws(CommandFailure) {
        let data = try Self.data(path)
        let decoder = JSONDecoder()
        if let file = try? decoder.decode(WholeFile.self, from: data) {
            cases = file.tests
        } else if let list = try? decoder.decode([Given].self, from: data) {
            cases = list
        } else {
            cases = data.split(separator: 10).filter { !$0.allSatisfy { [9, 13, 32].contains($0) } }.map { Given(line: Data($0)) }
        }
    }

    private static func data(_ path: String) throws(CommandFailure) -> Data {
        guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else { throw unreadable(path) }
        var data = Data()
        while data.count <= largest {
            // A pipe gives what it has; nothing means its end.
            guard let piece = try? handle.read(upToCount: 1 << 20) ?? Data() else { throw unreadable(path) }
            if piece.isEmpty { return data }
            data += piece
        }
        throw .usage("The batch is larger than \(largest) bytes. Divide it.")
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        .usage("The batch \(path) cannot be read. Name a file of cases, or - for standard input.")
    }

    func answer(to output: Output) {
        for given in cases {
            let answer: (String, JSONValue)
            switch given.content {
            case .success(let one): answer = one.answer()
            case .failure: answer = ("error", .text("this is no case: it needs expr, and bindings of the form {name: {type, value}}"))
            }
            var members: [(String, JSONValue)] = given.name.map { [("name", .text($0))] } ?? []
            if case .success(let one) = given.content, let section = one.section { members.append(("section", .text(section))) }
            output.json(.object(members + [answer]))
        }
    }
}

/// One case: an expression and the values of its names.
struct ExpressionCase: Decodable {
    let section: String?
    private let expr: String
    private let bindings: [String: GivenValue]?
    private let disableCheck: Bool?
    private let types: [DeclaredName]?

    private enum CodingKeys: String, CodingKey {
        case section, expr, bindings, types
        case disableCheck = "disable_check"
    }

    /// `value`, `error` or `unsupported`, and what it is.
    func answer() -> (String, JSONValue) {
        let expression: CommonExpression
        do throws(ExpressionProblem) { expression = try CommonExpression(parsing: expr) } catch {
            return (error.kind == .unsupported ? "unsupported" : "error", .text(error.message))
        }
        var values: [String: Value] = [:]
        for (name, given) in (bindings ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let value = given.value else {
                return ("unsupported", .text("values of the type \(given.type.prefix(40)) are not part of this language"))
            }
            values[name] = value
        }
        if disableCheck != true, let problem = expression.check(scope(values)).problems.first { return ("error", .text(problem.message)) }
        switch expression.evaluate(values, missing: .areUndeclared) {
        case .value(let value): return ("value", ExpressionAnswer.json(value))
        case .unknown(let names): return ("error", .text("unknown: \(names.sorted().joined(separator: ", "))"))
        case .failure(let failure): return ("error", .text(failure.message))
        }
    }

    /// Declared types where they are plain ones; the others show when evaluating.
    private func scope(_ values: [String: Value]) -> Scope {
        var names: [String: ValueType] = values.mapValues { _ in .dyn }
        for declared in types ?? [] { names[declared.name] = declared.type?.valueType ?? .dyn }
        return Scope(names)
    }
}

private struct DeclaredName: Decodable {
    struct Declared: Decodable {
        let primitive: String?

        var valueType: ValueType {
            switch primitive {
            case "BOOL": .bool
            case "INT64": .int
            case "DOUBLE": .double
            case "STRING": .string
            default: .dyn
            }
        }
    }

    let name: String
    let type: Declared?
}
