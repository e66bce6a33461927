import CommonExpressions
import Testing

@Suite struct ArithmeticTests {
    @Test(
        arguments: [
            ("7 / 2", .int(3)), ("-7 / 2", .int(-3)), ("7 % -2", .int(1)), ("-7 % 2", .int(-1)), ("1.5 + 1.5", .double(3)),
            ("7.0 / 2.0", .double(3.5)),
            ("17.0 / 0.0", .double(.infinity)), ("-17.0 / 0.0", .double(-.infinity)), ("1e300 * 1e300", .double(.infinity)),
            ("-(0.0) == 0.0", .bool(true)), ("0.1 + 0.2 == 0.3", .bool(false)), ("0.0 / 0.0 == 0.0 / 0.0", .bool(false)),
            ("0.0 / 0.0 < 1.0", .bool(false)), ("0.0 / 0.0 != 1.0", .bool(true)), ("'a' + 'b'", .string("ab")),
            ("[1] + [2, 3]", .list([.int(1), .int(2), .int(3)])), ("-9223372036854775807 - 1", .int(.min)),
        ] as [(String, Value)])
    func numbersFollowCEL(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        ("1 / 0", "division by zero"), ("1 % 0", "modulus by zero"), ("9223372036854775807 + 1", "overflow"),
        ("-9223372036854775807 - 2", "overflow"), ("9223372036854775807 * 2", "overflow"), ("(-9223372036854775808) / -1", "overflow"),
        ("(-9223372036854775808) % -1", "overflow"), ("-(-9223372036854775808)", "overflow"), ("1 + 1.0", "overload"),
        ("47.5 % 5.5", "overload"),
        ("'a' + 1", "overload"), ("'a' * 2", "overload"), ("true + true", "overload"), ("-'a'", "overload"), ("!1", "overload"),
        ("null + null", "overload"), ("[1] - [1]", "overload"),
    ])
    func whatCannotBeReckonedFails(_ text: String, _ part: String) throws {
        #expect(try failure(text)?.contains(part) == true)
    }

    @Test func failuresSayWhere() throws {
        guard case .failure(let failure) = try outcome("true &&\n 1 / 0 > 2") else { throw Mismatch() }
        #expect(failure.position == Position(line: 2, column: 2, offset: 9))
    }
}
