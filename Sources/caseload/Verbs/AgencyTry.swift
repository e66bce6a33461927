import ArgumentParser
import Casework
import CommonExpressions
import Foundation
import Interchange

struct AgencyTry: Verb {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Try a condition: what it comes to with some values, and why.",
        discussion: """
            Example: caseload agency try "workers < 25 && cause in ['flood', 'fire']" --set workers=10 --set cause=flood
            A name without a value is a place that nobody has filled in. today is today unless it is set.
            With --batch, cases of CEL's conformance suite are answered as JSON, a line each.
            """)

    @Argument(help: "The condition.") var expression: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A value: a number, true, false, a quoted text, a word, 2026-06-02, or a list.", valueName: "name=value"))
    var values: [String] = []

    @Option(
        name: .customLong("batch"),
        help: ArgumentHelp("Answer the cases in this file, or - for standard input.", valueName: "file"))
    var batch: String?

    // Taken so that every verb takes it; a condition is tried by itself.
    @OptionGroup var location: StoreOption
    @OptionGroup var answer: AnswerOption

    func perform(in surroundings: Surroundings) throws {
        if let batch {
            guard expression == nil, values.isEmpty else {
                throw CommandFailure.usage("A batch brings its own conditions and values. Leave out the condition and --set.")
            }
            return try ExpressionBatch(path: batch).answer(to: surroundings.output)
        }
        guard let expression else {
            throw CommandFailure.usage("No condition is named. Write one in quotes, or name a file with --batch.")
        }
        let parsed: CommonExpression
        do throws(ExpressionProblem) { parsed = try CommonExpression(parsing: expression) } catch {
            throw CommandFailure.usage("\(Self.place(error.position)): \(error.message)")
        }
        var bindings = try Self.bindings(values)
        if bindings["today"] == nil {
            bindings["today"] = .date(try SystemClock(timeZone: TimeZone.current.identifier).now().date.civilDay)
        }
        // What is not set may be of any type.
        let scope = Scope(bindings.mapValues(\.valueType).merging(parsed.names.map { ($0, .dyn) }) { known, _ in known })
        let (type, problems) = parsed.check(scope)
        guard problems.isEmpty else { return try refuse(problems, surroundings.output) }
        let explanation = parsed.explain(bindings)
        if answer.isJSON {
            surroundings.output.json(ExpressionAnswer.json(explanation, type: type))
        } else {
            for line in ExpressionAnswer.lines(explanation) { surroundings.output.line(line) }
        }
        if case .failure(let failure) = explanation.outcome {
            throw CommandFailure.refused(
                answer.isJSON ? "" : "\(Self.place(failure.position)): the condition cannot be evaluated: \(failure.message).")
        }
    }

    private func refuse(_ problems: [ExpressionProblem], _ output: Output) throws {
        if answer.isJSON {
            output.json(.object([("problems", .list(problems.map(ExpressionAnswer.json)))]))
        } else {
            for problem in problems { output.line("\(Self.place(problem.position)): \(problem.message)") }
        }
        throw CommandFailure.refused(answer.isJSON ? "" : "The condition was not tried. Mend it first.")
    }

    static func place(_ position: Position) -> String { "line \(position.line), column \(position.column)" }

    // MARK: Values

    private static func bindings(_ settings: [String]) throws(CommandFailure) -> [String: Value] {
        var bindings: [String: Value] = [:]
        for setting in settings {
            guard let sign = setting.firstIndex(of: "="), isName(setting[..<sign]) else {
                throw .usage("--set takes a name, = and a value, as in --set workers=10.")
            }
            bindings[String(setting[..<sign])] = try value(String(setting[setting.index(after: sign)...]))
        }
        return bindings
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let parsed = try? CommonExpression(parsing: String(text)) else { return false }
        return parsed.names == [String(text)]
    }

    /// A literal as a condition writes it, a day, or else the text itself.
    private static func value(_ text: String) throws(CommandFailure) -> Value {
        if let day = CivilDay(text) { return .date(day) }
        if let parsed = try? CommonExpression(parsing: text), isLiteral(parsed.root), case .value(let value) = parsed.evaluate([:]) {
            return value
        }
        if let first = text.first, "\"'[{".contains(first) {
            throw .usage(
                "\u{201C}\(text.prefix(40))\u{201D} begins like a text, a list or a map, but is none. Check its quotes and brackets.")
        }
        return .string(text)
    }

    private static func isLiteral(_ syntax: Syntax) -> Bool {
        switch syntax.form {
        case .literal: true
        case .list(let items): items.allSatisfy(isLiteral)
        case .map(let entries): entries.allSatisfy { isLiteral($0.key) && isLiteral($0.value) }
        case .call("date", let arguments, _), .call("days", let arguments, _): arguments.allSatisfy(isLiteral)
        default: false
        }
    }
}
