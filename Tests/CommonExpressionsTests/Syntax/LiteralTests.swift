import CommonExpressions
import Testing

@Suite struct LiteralTests {
    @Test(
        arguments: [
            ("0", .int(0)), ("007", .int(7)), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)), ("0x1F", .int(31)),
            ("-0xff", .int(-255)), ("- 5", .int(-5)), ("--5", .int(5)), ("1.5", .double(1.5)), (".5", .double(0.5)),
            ("-.25e+2", .double(-25)),
            ("1e3", .double(1000)), ("6.02E-2", .double(0.0602)), ("true", .bool(true)), ("null", .null), ("[]", .list([])),
            ("{}", .map([:])),
            ("[1, 2,]", .list([.int(1), .int(2)])), ("{'a': 1,}", .map([.string("a"): .int(1)])),
        ] as [(String, Value)])
    func literalsAreRead(_ text: String, _ expected: Value) throws {
        #expect(try value(text) == expected)
    }

    @Test(arguments: [
        (#"'it\'s'"#, "it's"), (#""a\tb\n\\""#, "a\tb\n\\"), (#"'\a\b\f\v\r\?\`'"#, "\u{7}\u{8}\u{C}\u{B}\r?`"), (#"'\x41\X42'"#, "AB"),
        (#"'\u00e9\U0001F404'"#, "é🐄"), (#"'\ud83d\udc04'"#, "🐄"), (#"'\101\377'"#, "A\u{FF}"), (#"r'\n'"#, "\\n"),
        (#"R"\u00e9""#, "\\u00e9"),
        ("'''two\nlines with 'quotes' '''", "two\nlines with 'quotes' "), ("\"\"\"a\"\"b\"\"\"", "a\"\"b"), ("r'''\\'''", "\\"),
        ("''", ""), ("''''''", ""), ("'//'", "//"),
    ])
    func textsAreRead(_ text: String, _ expected: String) throws {
        #expect(try value(text) == .string(expected))
    }

    @Test(arguments: [
        "'abc", "'a\nb'", "'''abc''", #"'\z'"#, #"'\x4'"#, #"'\u12'"#, #"'\ud800'"#, #"'\ud83d\u0041'"#, #"'\udc04'"#, #"'\ud83d\ud83d'"#,
        #"'\U00110000'"#, #"'\400'"#, #"'\18'"#, "'\\",
        "9223372036854775808", "-9223372036854775809", "0x8000000000000000", "99999999999999999999", "1e999", "1a", "0x", "#", "a = b",
        "a & b",
        "`a`", "'a' 'b'",
    ])
    func brokenLiteralsAreProblems(_ text: String) {
        #expect(readingProblem(text)?.kind == .syntax)
    }

    @Test(arguments: [
        ("1u", "uint"), ("0xFFU", "uint"), ("b'a'", "bytes"), ("rb'a'", "bytes"), ("Br\"a\"", "bytes"), ("uint(1)", "uint"),
        ("bytes('a')", "bytes"),
        ("timestamp('2026-01-01T00:00:00Z')", "timestamp"), ("duration('1s')", "duration"), ("a.getFullYear()", "timestamp"),
        ("Point{x: 1}", "messages"), ("a.b.Point{}", "messages"), ("google.protobuf.Timestamp", "messages"), ("a.?b", "optional"),
        ("a[?0]", "optional"), ("[?a]", "optional"), ("optional.of(1)", "optional"), ("[1].exists(i, v, v > i)", "two variables"),
        ("[1].transformList(i, v, v)", "two variables"), ("math.greatest(1, 2)", "extension"), ("'a'.charAt(0)", "extension"),
    ])
    func whatCELHasAndThisHasNotIsNamed(_ text: String, _ feature: String) {
        let problem = readingProblem(text)
        #expect(problem?.kind == .unsupported)
        #expect(problem?.message.contains(feature) == true)
    }

    @Test func literalsAreWrittenAsTheyAreRead() throws {
        let texts = [
            "null", "true", "-5", "1.0", "1e+300", #""a\"b\\\n""#, "[1, [2.5, \"x\"]]", #"{"a": 1, "b": {2: false}}"#,
            "date(\"2026-06-02\")",
            "days(60)", "int", #""\u0007\u202e""#,
        ]
        for text in texts {
            let first = try #require(try value(text))
            #expect(first.literal == text)
            #expect(try value(first.literal) == first)
        }
        #expect(Value.double(.infinity).literal == "double(\"Infinity\")")
        #expect(try value("double('-Infinity')") == .double(-.infinity))
    }
}
