import CommonExpressions
import Testing

/// CEL's own conformance cases. What is outside this part of the language is refused by its name, never skipped.
@Suite(.enabled(if: ConformanceCase.folder != nil, "../shared/data is not here"))
struct ConformanceTests {
    /// Every case of the supported part is answered as it should be, and the others are exactly those listed.
    @Test func everyCaseIsAnsweredOrListed() throws {
        let cases = try ConformanceCase.all()
        #expect(cases.count >= 271)
        var refused: [String: String] = [:]
        for one in cases {
            do throws(ExpressionProblem) {
                try check(one, CommonExpression(parsing: one.expression))
            } catch {
                if error.kind == .unsupported {
                    refused[one.name] = error.message
                } else if case .value = one.expected {
                    Issue.record("\(one.name): \(one.expression): \(error.message)")
                }
            }
        }
        for (feature, names) in UnsupportedCases.byFeature {
            for name in names {
                #expect(refused[name]?.contains(feature) == true, "\(name) is listed, yet answered with \(refused[name] ?? "a value")")
                refused[name] = nil
            }
        }
        let unlisted = refused.filter { entry in UnsupportedCases.files.contains { entry.key.hasPrefix($0 + "/") } }
        #expect(unlisted.isEmpty, "not listed: \(unlisted.keys.sorted())")
    }

    private func check(_ one: ConformanceCase, _ expression: CommonExpression) {
        let bindings = one.bindings.compactMapValues(\.value)
        guard bindings.count == one.bindings.count else { return }
        let problems = one.isChecked ? expression.check(Scope(bindings.mapValues(\.valueType))).problems : []
        let outcome = expression.evaluate(bindings, missing: .areUndeclared)
        switch (one.expected, outcome) {
        case (.value(let expected), .value(let value)):
            #expect(problems.isEmpty, "\(one.name): the check refuses \(one.expression): \(problems.map(\.message))")
            #expect(value.literal == expected.value?.literal, "\(one.name): \(one.expression)")
        case (.error, _): #expect(!problems.isEmpty || !outcome.isValue, "\(one.name): \(one.expression) came to \(outcome)")
        default: Issue.record("\(one.name): \(one.expression) came to \(outcome)")
        }
    }
}

extension Outcome {
    fileprivate var isValue: Bool {
        if case .value = self { return true }
        return false
    }
}
