import CommonExpressions
import Testing

@Suite struct FunctionTests {
    @Test(
        arguments: [
            ("int(1.9)", .int(1)), ("int(-7.9)", .int(-7)), ("int('-42')", .int(-42)), ("int('007')", .int(7)), ("int(days(60))", .int(60)),
            ("int(36028797018963968.0)", .int(36_028_797_018_963_968)), ("double(3)", .double(3)), ("double('1.5e3')", .double(1500)),
            ("double('-.5')", .double(-0.5)), ("double('inf')", .double(.infinity)),
            ("double(9223372036854775807)", .double(9.2233720368547758e18)),
            ("string(true)", .string("true")), ("string(-5)", .string("-5")), ("string(1.0)", .string("1")),
            ("string(-4.5)", .string("-4.5")),
            ("string(123.456)", .string("123.456")), ("string(0.001)", .string("0.001")), ("string(6.02214e23)", .string("6.02214e+23")),
            ("string(1.38e-23)", .string("1.38e-23")), ("string(1e21)", .string("1e+21")),
            ("string(1e20)", .string("100000000000000000000")),
            ("string(1e-5)", .string("1e-05")), ("string(0.0)", .string("0")), ("string('a')", .string("a")),
            ("string(date('2026-06-02'))", .string("2026-06-02")),
            ("bool('true')", .bool(true)), ("bool('T')", .bool(true)), ("bool('1')", .bool(true)), ("bool('False')", .bool(false)),
            ("bool('f')", .bool(false)),
            ("bool(true)", .bool(true)), ("type(null)", .type("null_type")), ("type(dyn([1, 'one']))", .type("list")),
            ("type({})", .type("map")),
            ("type(date('2026-06-02'))", .type("date")), ("type('')", .type("string")), ("list", .type("list")),
            ("size('caf\\u00e9')", .int(4)),
            ("size('e\\u0301')", .int(2)), ("size('🐄')", .int(1)), ("'cafe'.startsWith('ca')", .bool(true)),
            ("'e\\u0301'.startsWith('e')", .bool(true)),
            ("'cafe'.endsWith('fe')", .bool(true)), ("'a'.endsWith('ba')", .bool(false)), ("'abababc'.contains('ababc')", .bool(true)),
            ("'aaa'.contains('aab')", .bool(false)), ("''.contains('')", .bool(true)), ("matches('abc', '^a')", .bool(true)),
        ] as [(String, Value)])
    func functionsFollowCEL(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        "int('')", "int('1.5')", "int('0x1')", "int(' 1')", "int('9223372036854775808')", "int(9223372036854775807.0)",
        "int(-9223372036854775808.0)",
        "int(1e99)", "int(0.0 / 0.0)", "int(true)", "int(null)", "double('nope')", "double('')", "double('1e')", "double('0x1p3')",
        "double(true)",
        "bool('TrUe')", "bool('yes')", "bool(1)", "string(null)", "string([1])", "size(1)", "size(null)", "'a'.startsWith(1)",
        "1.startsWith('a')",
        "'a'.matches('(')", "date('2026-02-30')", "date('2026-6-2')", "date(2026, 13, 1)", "date(0, 1, 1)", "date(1)", "days('1')",
        "year('2026-01-01')",
        "days_between(1, 2)",
    ])
    func whatCannotBeConvertedFails(_ text: String) throws {
        #expect(try failure(text) != nil)
    }

    @Test(
        arguments: [
            ("date('2026-06-02') + days(60) == date('2026-08-01')", .bool(true)), ("days(1) + date(2024, 2, 28)", .date(2024, 2, 29)),
            ("date(2024, 3, 1) - days(1)", .date(2024, 2, 29)), ("days(2) + days(3) == days(5)", .bool(true)),
            ("days(2) - days(3) < days(0)", .bool(true)),
            ("-days(3) == days(-3)", .bool(true)), ("days_between(date('2026-01-01'), date('2026-12-31'))", .int(364)),
            ("days_between(date('2026-01-02'), date('2026-01-01'))", .int(-1)), ("year(date('2026-06-02'))", .int(2026)),
            ("month(date('2026-06-02'))", .int(6)),
            ("day(date('2026-06-02'))", .int(2)), ("date(year(d) + 1, 3, 1)", .date(2027, 3, 1)), ("d <= today", .bool(true)),
            ("d == date('2026-06-02')", .bool(true)),
            ("d in [date('2026-06-02')]", .bool(true)),
        ] as [(String, Value)])
    func civilDaysAreReckoned(_ text: String, _ expected: Value) throws {
        #expect(try value(text, ["d": .date(2026, 6, 2), "today": .date(2026, 11, 22)]) == expected)
    }

    @Test(arguments: [
        ("date('2026-06-02') - date('2026-06-01')", "overload"), ("date('2026-06-02') + 1", "overload"),
        ("date('9999-12-31') + days(1)", "out of range"),
        ("date('0001-01-01') - days(1)", "out of range"), ("date('2026-01-01') + days(9223372036854775807)", "out of range"),
        ("date('2026-01-01') - days(-9223372036854775808)", "out of range"), ("days(9223372036854775807) + days(1)", "overflow"),
        ("-days(-9223372036854775808)", "overflow"),
    ])
    func daysOutsideTheCalendarFail(_ text: String, _ part: String) throws {
        #expect(try failure(text)?.contains(part) == true)
    }
}

extension Value {
    static func date(_ year: Int, _ month: Int, _ day: Int) -> Value {
        .date(CivilDay(year: year, month: month, day: day) ?? CivilDay(number: 0))
    }
}
