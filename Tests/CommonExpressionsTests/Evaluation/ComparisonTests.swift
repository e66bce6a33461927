import CommonExpressions
import Testing

@Suite struct ComparisonTests {
    @Test(arguments: [
        ("1 == 1.0", true), ("dyn(1) == 1.5", false), ("2 != 2.0", false), ("1 < 1.5", true), ("2.5 > 2", true), ("dyn(2) >= 2.0", true),
        ("dyn(9223372036854775807) < 9223372036854775808.0", false), ("dyn(9223372036854775807) < 9223372036854777857.0", true),
        ("dyn(-9223372036854775808) > -9223372036854777857.0", true), ("1 == '1'", false), ("1 != '1'", true), ("true == 1", false),
        ("null == null", true), ("null != 1", true), ("dyn([]) == null", false), ("[null] == [null]", true), ("[1, 2.0] == [1.0, 2]", true),
        ("[1] == [1, 1]", false), ("[1, 'dos'] == [1, 2]", false), ("{} == {}", true), ("{'a': 1, 'b': 2} == {'b': 2.0, 'a': 1}", true),
        ("{'a': 1} == {'A': 1}", false), ("{'a': 1} == {'a': 1, 'b': 1}", false), ("{'k': null} == {'k': null}", true),
        ("{'k': 1} == {'k': null}", false), ("'abc' == r'abc'", true), ("'abc' == 'ABC'", false),
        // An e with its accent and an e followed by one are different code points.
        ("'\\u00e9' == 'e\\u0301'", false), ("'e\\u0301' in ['\\u00e9']", false), ("{'\\u00e9': 1, 'e\\u0301': 2}['e\\u0301'] == 2", true),
        ("'\\u00e9' == 'é'", true), ("type(1) == int", true), ("type(1) == type(2)", true), ("type(1.0) == int", false),
        ("type(type) == type", true),
        ("false < true", true), ("true < true", false), ("'a' < 'b'", true), ("'B' < 'a'", true), ("'a' < 'ab'", true),
        ("'\\uffff' < '\\U0001F404'", true),
        ("'é' > 'z'", true), ("'a' <= 'a'", true), ("1 >= 2", false),
    ])
    func valuesAreComparedAsCELSays(_ text: String, _ expected: Bool) throws {
        #expect(try value(text) == .bool(expected))
    }

    @Test(arguments: [
        "'foo' < 1024", "[0] < [1]", "{} < {}", "null < null", "true < 1", "date('2026-01-01') < '2026-01-02'", "type(1) < type(2)",
        "days(1) < 2",
    ])
    func whatHasNoOrderFails(_ text: String) throws {
        #expect(try failure(text) == "no matching overload")
    }

    @Test(
        arguments: [
            ("2 in [1, 2.0]", .bool(true)), ("'a' in {'a': null}", .bool(true)), ("1.0 in {1: 2}", .bool(true)),
            ("1.5 in {1: 2}", .bool(false)),
            ("null in [null]", .bool(true)), ("[1] in [[1]]", .bool(true)), ("null in {'a': 1}", .bool(false)), ("{'a': 1}.a", .int(1)),
            ("{1: 'x'}[1.0]", .string("x")), ("{true: null}[true]", .null), ("has({'a': 1}.a)", .bool(true)),
            ("has({'a': 1}.b)", .bool(false)),
            ("has({'a': null}.a)", .bool(true)), ("has({'/api': 1}.`/api`)", .bool(true)), ("[1, 2][1.0]", .int(2)),
            ("size({1: 2})", .int(1)),
        ] as [(String, Value)])
    func listsAndMapsAreLookedInto(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        ("{'a': 1}.b", "no such key"), ("{'a': 1}['b']", "no such key"), ("{0: 1}[dyn('0')]", "no such key"),
        ("{'a': 1}[{}]", "no such key"),
        ("{1: 2, 1: 3}", "repeated key"), ("{1.5: 2}", "unsupported key type"), ("{null: 2}", "unsupported key type"),
        ("{[]: 2}", "unsupported key type"),
        ("[1][1]", "index out of range"), ("[1][-1]", "index out of range"), ("[1][9223372036854775807]", "index out of range"),
        ("[1][0.5]", "invalid"),
        ("[1]['0']", "indexed by ints"), ("1[0]", "overload"), ("'abc'[0]", "overload"), ("1 in 2", "overload"),
        ("'a' in 'abc'", "overload"),
        ("[1].a", "overload"), ("has([1].a)", "overload"), ("x", "undeclared reference"), ("nosuch(1)", "unbound function"),
        ("'a'.size(1)", "overload"),
        ("contains('abc', 'b')", "overload"), ("'cows' ? 1 : 2", "overload"),
    ])
    func whatIsNotThereFails(_ text: String, _ part: String) throws {
        #expect(try failure(text)?.contains(part) == true)
    }
}
