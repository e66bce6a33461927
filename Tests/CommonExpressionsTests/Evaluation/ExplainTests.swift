import CommonExpressions
import Testing

@Suite struct ExplainTests {
    /// The explanation as lines: a mark, the text, and a value that is no bool.
    private func lines(_ text: String, _ bindings: [String: Value]) throws -> [String] {
        func lines(_ explanation: Explanation, _ depth: Int) -> [String] {
            let mark =
                switch explanation.outcome {
                case .value(.bool(let holds)): holds ? "+" : "-"
                case .value(let value): "= \(value.literal) <-"
                case .unknown(let names): "? \(names.sorted()) <-"
                case .failure(let failure): "! \(failure.message) <-"
                }
            return ["\(String(repeating: "  ", count: depth))\(mark) \(explanation.text)"]
                + explanation.parts.flatMap { lines($0, depth + 1) }
        }
        return lines(try CommonExpression(parsing: text).explain(bindings), 0)
    }

    @Test func operandsAreShownWithWhatTheyCameTo() throws {
        let shown = try lines(
            "workers < 25 && (cause in ['a', 'b'] || !injured) && loss_date + days(60) >= today",
            [
                "workers": .int(10), "cause": .string("c"), "today": .date(2026, 8, 2), "loss_date": .date(2026, 6, 2),
            ])
        #expect(
            shown == [
                "- workers < 25 && (cause in ['a', 'b'] || !injured) && loss_date + days(60) >= today",
                "  + workers < 25", "    = 10 <- workers",
                "  ? [\"injured\"] <- cause in ['a', 'b'] || !injured",
                "    - cause in ['a', 'b']", "      = \"c\" <- cause",
                "    ? [\"injured\"] <- !injured", "      ? [\"injured\"] <- injured",
                "  - loss_date + days(60) >= today",
                "    = date(\"2026-08-01\") <- loss_date + days(60)", "      = date(\"2026-06-02\") <- loss_date",
                "    = date(\"2026-08-02\") <- today",
            ])
    }

    @Test func aChoiceShowsWhatWasChosen() throws {
        #expect(
            try lines("a ? b > 1 : 1 / 0 > c", ["a": .bool(true), "b": .int(2)]) == [
                "+ a ? b > 1 : 1 / 0 > c", "  + a", "  + b > 1", "    = 2 <- b",
            ])
        #expect(try lines("a ? b : c", ["b": .bool(true)]) == ["? [\"a\"] <- a ? b : c", "  ? [\"a\"] <- a", "  + b", "  ? [\"c\"] <- c"])
        #expect(try lines("1 / 0 > a ? b : c", ["a": .int(1)])[0] == "! division by zero <- 1 / 0 > a ? b : c")
    }

    @Test func functionsShowWhatTheyWereGiven() throws {
        #expect(try lines("name.startsWith('A')", ["name": .string("Bo")]) == ["- name.startsWith('A')", "  = \"Bo\" <- name"])
        #expect(try lines("known(name)", [:]) == ["- known(name)"])
        #expect(try lines("[1].exists(x, x > 2)", [:]) == ["- [1].exists(x, x > 2)"])
    }

    /// Whatever is written, the whole comes to what evaluating says.
    @Test(arguments: [
        "a && b && c", "a || b || c", "!(a || b) && c", "a ? b : c", "1 / 0 > 2 || a", "1 / 0 > 2 && c", "a == b", "d && 'x'",
        "'x' ? a : b", "!d", "c || 1 / 0 > 2",
        "a && (b || 1 / 0 > 1)", "!(1 / 0 > 1)", "d == 3 ? a : d", "[a, b].exists(x, x)",
    ])
    func explainingAgreesWithEvaluating(_ text: String) throws {
        let expression = try CommonExpression(parsing: text)
        for a in [Value.bool(true), .bool(false), nil] {
            for b in [Value.bool(true), .bool(false), nil] {
                for c in [Value.bool(true), .bool(false), nil] {
                    var bindings: [String: Value] = ["d": .int(3)]
                    bindings["a"] = a
                    bindings["b"] = b
                    bindings["c"] = c
                    let (whole, explained) = (expression.evaluate(bindings), expression.explain(bindings).outcome)
                    switch (whole, explained) {
                    case (.failure(let one), .failure(let other)): #expect(one.message == other.message)
                    default: #expect(whole == explained, "\(text) \(bindings)")
                    }
                }
            }
        }
    }
}
