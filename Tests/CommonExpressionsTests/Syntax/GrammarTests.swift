import CommonExpressions
import Testing

@Suite struct GrammarTests {
    @Test(
        arguments: [
            ("1 + 2 * 3", .int(7)), ("(1 + 2) * 3", .int(9)), ("10 - 4 - 3", .int(3)), ("2 * 3 % 4", .int(2)), ("100 / 10 / 5", .int(2)),
            ("1 + 1 == 2", .bool(true)), ("1 < 2 == true", .bool(true)), ("1 == 1 && 2 == 2", .bool(true)),
            ("true || true && false", .bool(true)), ("false && true || true", .bool(true)), ("!true || true", .bool(true)),
            ("!!true", .bool(true)),
            ("-2 - -3", .int(1)), ("- -3", .int(3)), ("-(2 + 3)", .int(-5)), ("true ? 1 : false ? 2 : 3", .int(1)),
            ("false ? 1 : false ? 2 : 3", .int(3)), ("true ? (false ? 1 : 2) : 3", .int(2)), ("1 in [1] == true", .bool(true)),
            ("[[1, 2], [3]][0][1]", .int(2)), ("{'a': {'b': 4}}.a.b", .int(4)), ("{'a': 1}['a'] + 1", .int(2)),
            ("'abc'.size() + size([1])", .int(4)),
            ("1 // one\n + // and\r\n 2", .int(3)), ("\t1\n+\u{C}2\r", .int(3)), ("{'a-b/c.d e': 5}.`a-b/c.d e`", .int(5)),
            ("{'for': 6}.for", .int(6)),
        ] as [(String, Value)])
    func operatorsBindAsCELSays(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        ("", 1, 1), ("  ", 1, 3), ("1 +", 1, 4), ("(1", 1, 3), ("1)", 1, 2), ("[1, 2", 1, 6), ("{1}", 1, 3), ("a b", 1, 3), ("a ? b", 1, 6),
        ("a ? b ? 1 : 2 : 3", 1, 7), ("f(1,)", 1, 5),
        ("a.", 1, 3), ("a.1", 1, 2), ("a.true", 1, 3), ("for", 1, 1), ("1 +\n  * 2", 2, 3), ("a &&\r\n\r\n&& b", 3, 1), ("!-x", 1, 2),
        ("has(a)", 1, 5),
        ("has()", 1, 5), ("[1].all(a.b, true)", 1, 9), ("[1].all(1, true)", 1, 9), ("[1].exists(in, true)", 1, 12), ("known(1)", 1, 1),
        ("x = 1", 1, 3), ("\u{2018}a\u{2019}", 1, 1), ("a.b(", 1, 5),
    ])
    func problemsCarryTheirPlace(_ text: String, _ line: Int, _ column: Int) throws {
        let problem = try #require(readingProblem(text))
        #expect(problem.kind == .syntax)
        #expect(problem.position.line == line && problem.position.column == column, "\(text): \(problem.position)")
        #expect(problem.message.hasSuffix(".") && problem.message.count < 200)
    }

    @Test func mistakesOftenMadeGetAdvice() {
        #expect(readingProblem("a = 1")?.message.contains("==") == true)
        #expect(readingProblem("a & b")?.message.contains("&&") == true)
        #expect(readingProblem("has(loss_date)")?.message.contains("known(") == true)
        #expect(readingProblem("1u")?.message.contains("without u") == true)
    }

    @Test func placesAreNoted() throws {
        func names(_ text: String) throws -> Set<String> { try CommonExpression(parsing: text).names }
        #expect(try names("loss_date <= today && constituent.state == 'TX'") == ["loss_date", "today", "constituent.state"])
        #expect(try names("losses.exists(l, l.head > least && l.kind == kind)") == ["losses", "least", "kind"])
        #expect(try names("has(a.b) || known(c) || d.e.startsWith('x') || f[g].h > 0") == ["a.b", "c", "d.e", "f", "g"])
        #expect(try names("type(a) == int && 'int' == \"b\"") == ["a"])
        #expect(try names("[1].map(x, x + .x + y.x)") == ["x", "y.x"])
        #expect(try names("[a].all(a, a > 0)") == ["a"])
    }

    @Test func partsKnowWhereTheyStand() throws {
        let expression = try CommonExpression(parsing: "a &&\n (b < 2)")
        guard case .call("_&&_", let parts, isMethod: false) = expression.root.form else { throw Mismatch() }
        #expect(expression.root.range == 0..<13)
        #expect(parts[1].start == Position(line: 2, column: 3, offset: 7) && parts[1].range == 7..<12)
    }

    @Test func manyOperandsStayShallow() throws {
        let many = Array(repeating: "true", count: 1200).joined(separator: " && ")
        #expect(try value(many) == .bool(true))
        let either = Array(repeating: "x == 1", count: 900).joined(separator: " || ")
        #expect(try value(either, ["x": .int(2)]) == .bool(false))
        let sum = Array(repeating: "1", count: 60).joined(separator: " + ")
        #expect(try value(sum) == .int(60))
    }

    @Test func theSameTextIsTheSameExpression() throws {
        let (one, same, other) = (
            try CommonExpression(parsing: "a > 1"), try CommonExpression(parsing: "a > 1"), try CommonExpression(parsing: "a > 2")
        )
        #expect(one == same && one != other && Set([one, same, other]).count == 2)
    }
}

struct Mismatch: Error {}
