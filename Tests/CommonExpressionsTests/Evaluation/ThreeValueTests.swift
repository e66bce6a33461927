import CommonExpressions
import Testing

/// What nobody has filled in is not known, and && and || know when that does not matter.
@Suite struct ThreeValueTests {
    @Test(
        arguments: [
            ("a", ["a"]), ("a && b", ["a", "b"]), ("a && true", ["a"]), ("true && a", ["a"]), ("a || false", ["a"]), ("!a", ["a"]),
            ("a ? 1 : 2", ["a"]),
            ("true ? a : b", ["a"]), ("a == b", ["a", "b"]), ("a + 1 < b", ["a", "b"]), ("a in [1, b]", ["a", "b"]), ("size(a)", ["a"]),
            ("a.startsWith(b)", ["a", "b"]),
            ("constituent.state == 'TX'", ["constituent.state"]), ("a.b.c", ["a.b.c"]), ("has(a.b)", ["a.b"]), ("[1, a]", ["a"]),
            ("{'k': a}", ["a"]), ("a[0]", ["a"]),
            ("a.exists(x, x > 0)", ["a"]), ("[1, 2].map(x, x + a)", ["a"]), ("[1].all(x, x > a)", ["a"]), ("date(a, 1, b)", ["a", "b"]),
            ("a && 1 / 0 > 0", ["a"]),
            ("1 / 0 > 0 || a", ["a"]), ("a + 1 / 0", ["a"]), ("a.matches('x')", ["a"]), ("-a", ["a"]), ("type(a)", ["a"]),
            ("a && 'x'", ["a"]),
        ] as [(String, Set<String>)])
    func whatIsNotFilledInIsUnknown(_ text: String, _ names: Set<String>) throws {
        #expect(try outcome(text) == .unknown(names))
    }

    @Test(arguments: [
        ("a && false", false), ("false && a", false), ("a || true", true), ("true || a", true), ("1 / 0 > 0 && false", false),
        ("true || 1 / 0 > 0", true),
        ("(a && b) || true", true), ("known(a)", false), ("!known(a) && true", true), ("known(b)", true), ("known(c.d)", false),
        ("known(m.k)", true),
        ("[1, 2].exists(x, x > 1 || a)", true), ("[1, 2].all(x, x > 1 && a)", false), ("[1, 0].exists(x, 1 / x > 0)", true),
        ("[0, 1].all(x, 1 / x > 1)", false),
        ("known(rows[0].blank)", false), ("known(rows[0].full)", true), ("has(rows[0].blank)", false), ("has(rows[0].full)", true),
        ("rows.exists(r, r.blank > 1 || r.full == 1)", true),
    ])
    func whatSettlesItIsEnough(_ text: String, _ expected: Bool) throws {
        let row = Value.map([.string("blank"): .unfilled("rows.blank"), .string("full"): .int(1)])
        let bindings: [String: Value] = ["b": .bool(true), "m": .map([.string("k"): .int(1)]), "rows": .list([row])]
        #expect(try outcome(text, bindings) == .value(.bool(expected)))
    }

    @Test func blankColumnsAreUnknownByTheirName() throws {
        let rows: [String: Value] = [
            "rows": .list([
                .map([.string("head"): .unfilled("rows.head"), .string("kind"): .string("cow")]),
                .map([.string("head"): .int(3), .string("kind"): .string("ewe")]),
            ])
        ]
        #expect(try outcome("rows.exists(r, r.head > 5)", rows) == .unknown(["rows.head"]))
        #expect(try outcome("rows.all(r, r.head > 5)", rows) == .value(.bool(false)))
        #expect(try outcome("rows.exists_one(r, r.head > 5)", rows) == .unknown(["rows.head"]))
        #expect(try outcome("rows.map(r, r.kind)", rows) == .value(.list([.string("cow"), .string("ewe")])))
        #expect(try outcome("rows.filter(r, r.head > 1).size()", rows) == .unknown(["rows.head"]))
        #expect(try outcome("3 in rows.map(r, r.kind == 'ewe', r.head)", rows) == .value(.bool(true)))
        #expect(try outcome("x", ["x": .unfilled("x")]) == .unknown(["x"]))
        // Whatever the blank is, the kinds differ.
        #expect(try outcome("rows[0] == rows[1]", rows) == .value(.bool(false)))
        #expect(try outcome("[l] == [1]", ["l": .list([.unfilled("l.x")])]) == .value(.bool(false)))
        #expect(try outcome("l == [1]", ["l": .list([.unfilled("l.x")])]) == .unknown(["l.x"]))
        #expect(try outcome("1 in l", ["l": .list([.unfilled("l.x"), .int(2)])]) == .unknown(["l.x"]))
        #expect(try outcome("2 in l", ["l": .list([.unfilled("l.x"), .int(2)])]) == .value(.bool(true)))
    }

    @Test func theLongestNameThatIsBoundWins() throws {
        let bindings: [String: Value] = [
            "a.b.c": .int(3), "a.b": .map([.string("c"): .int(2), .string("d"): .int(4)]), "a": .map([.string("e"): .int(5)]),
        ]
        #expect(try value("a.b.c", bindings) == .int(3))
        #expect(try value("a.b.d", bindings) == .int(4))
        #expect(try value("a.e", bindings) == .int(5))
        #expect(try failure("a.f", bindings)?.contains("no such key") == true)
        #expect(try failure("z.f", bindings)?.contains("undeclared") == true)
        #expect(try value("[1].map(a, a)", bindings) == .list([.int(1)]))
        #expect(try value("[1].map(a, .a.e)", bindings) == .list([.int(5)]))
        #expect(try value("x || true", [:]) == .bool(true))
        #expect(try value("known(x)", [:]) == .bool(false))
        #expect(try value("false", ["false": .bool(true)]) == .bool(false))
    }

    @Test(arguments: [
        ("[1, 2, 3].exists(e, e / 0 == 17)", "division"), ("[1, 'foo'].all(e, e % 2 == 1)", "overload"),
        ("[3, 0].exists_one(n, 12 / n > 1)", "division"),
        ("[1, 0].map(n, 4 / n)", "division"), ("[1, 0].filter(n, 4 / n > 0)", "division"), ("[1, 2].all(x, 'a')", "overload"),
        ("[1, 2].exists(x, x)", "overload"),
        ("[1].filter(x, 1)", "overload"), ("[1].map(x, 1, x)", "overload"), ("1.all(x, true)", "overload"),
    ])
    func macrosFailAsCELSays(_ text: String, _ part: String) throws {
        #expect(try failure(text)?.contains(part) == true)
    }

    @Test(
        arguments: [
            ("{'b': 1, 'a': 2}.map(k, k)", .list([.string("a"), .string("b")])),
            ("[1, 2, 3].map(x, x > 1, x * x)", .list([.int(4), .int(9)])),
            ("[[1, 2], [3]].map(l, l.map(x, x + size(l)))", .list([.list([.int(3), .int(4)]), .list([.int(4)])])),
            ("[1, 2].exists(x, [2, 3].exists(y, x == y))", .bool(true)),
            ("[1, 2].map(x, [x].map(x, x + 1)[0] + x)", .list([.int(3), .int(5)])),
            ("[7].existsOne(a, a == 7)", .bool(true)), ("{1: 2}.all(k, k == 1)", .bool(true)), ("{}.exists(k, true)", .bool(false)),
        ] as [(String, Value)])
    func macrosNest(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }
}
