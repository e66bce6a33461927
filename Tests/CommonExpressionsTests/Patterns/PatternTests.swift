import CommonExpressions
import Testing

@Suite struct PatternTests {
    private func matches(_ pattern: String, _ text: String) throws -> Bool? {
        guard case .value(.bool(let result)) = try outcome("t.matches(p)", ["t": .string(text), "p": .string(pattern)]) else { return nil }
        return result
    }

    @Test(arguments: [
        ("ubb", "hubba", true), ("^ubb", "hubba", false), ("a$", "banana", true), ("^$", "", true), ("^$", "a", false), ("", "cows", true),
        ("a|b|", "x", true),
        ("^(a|b)+$", "abab", true), ("^(?:ab){2,3}$", "ababab", true), ("^(?:ab){2,3}$", "abababab", false), ("^a{2}$", "aa", true),
        ("^a{2,}$", "aaaaa", true),
        ("^a{0}b$", "b", true), ("a{,2}", "a{,2}", true), ("x{", "x{", true), ("^[a-c]+$", "abc", true), ("^[^a-c]+$", "xyz", true),
        ("[]a]", "]", true),
        ("[^]a]", "]", false), ("[a-]", "-", true), ("[\\]x]", "]", true), ("^\\d{5}(-\\d{4})?$", "87501-1234", true),
        ("^\\d{5}(-\\d{4})?$", "87501-123", false),
        ("^\\w+@\\w+\\.gov$", "dana@usda.gov", true), ("\\bcow\\b", "a cow, two", true), ("\\bcow\\b", "cows", false),
        ("\\Bow", "cow", true), ("a.c", "abc", true),
        ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("^b$", "a\nb\nc", false), ("(?m)^b$", "a\nb\nc", true), ("\\Aa", "ab", true),
        ("b\\z", "ab", true),
        ("(?i)STRASSE", "strasse", true), ("(?i)É", "é", true), ("(?i:a)b", "Ab", true), ("(?i:a)b", "AB", false),
        ("(?i)a(?-i)b", "AB", false), ("(?i)[a-z]+$", "ABC", true),
        ("(?i)[^a]", "A", false), ("(?i)k", "\u{212A}", true), ("(?i)\u{212A}", "k", true), ("a+ñ+a+", "mañana", true), ("^.$", "🐄", true),
        ("^..$", "e\u{301}", true),
        ("^é$", "e\u{301}", false), ("(a|😀){2}", "🐱😀😀", true), ("\\x41\\x{1F404}", "A🐄", true), ("\\101", "A", true),
        ("\\Q.*\\E", ".*", true), ("\\Q.*", "ab", false),
        ("\\pL", "é", true), ("\\p{Lu}", "é", false), ("\\PN", "1", false), ("\\p{^Nd}", "1", false), ("[\\p{Lu}1]", "1", true),
        ("[^\\D]", "5", true), ("[[:alpha:]]", "q", true),
        ("[[:^alpha:]]", "q", false), ("[[:punct:]]", "!", true), ("\\.", "a", false),
        ("\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\^\\$", "*+?()[]{}|^$", true), ("(?P<year>\\d+)", "in 2026", true),
        ("(?<y>a)", "a", true), ("a*?b", "aab", true), ("a+?", "a", true), ("a??b", "b", true), ("(a*)*$", "aaa", true),
        ("(|a)+b", "aab", true), ("(^a)|(b$)", "cb", true),
        ("\\s\\S", " x", true), ("[\\s\\d]", "\t", true), ("\\W", "_", false), ("(?U)a+", "a", true), ("()", "", true), ("]", "]", true),
        ("}", "}", true),
    ])
    func patternsMeanWhatRE2Says(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try matches(pattern, text) == expected)
    }

    @Test(arguments: [
        ("(", "not closed"), (")", "no opening"), ("[", "not closed"), ("[a", "not closed"), ("*a", "nothing before"),
        ("+", "nothing before"), ("{2}", "nothing before"),
        ("a|*", "nothing before"), ("a**", "follows a repetition"), ("a{2}{3}", "follows a repetition"), ("a{3,2}", "at most"),
        ("a{1001}", "more than 1000"),
        ("(a{100}){100}", "more than 1000"), ("(x{1000}){1000}", "more than 1000"), ("x{1000}{1000}", "follows a repetition"),
        ("(((a{10}){10}){10}){10}", "more than 1000"),
        ("(abcdefghij){900}", "too large"), ("(a)\\1", "back references"), ("(?P=x)", "back references"), ("(?=a)", "ahead or behind"),
        ("(?!a)", "ahead or behind"),
        ("(?<=a)", "ahead or behind"), ("(?<!a)", "ahead or behind"), ("(?>a)", "not supported"), ("a\\", "ends the pattern"),
        ("\\C", "single byte"), ("\\Z", "not supported"),
        ("\\p{Greek}", "Greek"), ("[z-a]", "backwards"), ("[[:word", "no class"), ("[[:nope:]]", "no class"), ("(?z)", "not supported"),
        ("(?i", "not closed"), ("(?P<", "name of a group"),
        ("\\xZ", "no character"), ("\\x{110000}", "no character"), ("\\q", "not supported"), ("[\\b]", "not supported"),
        ("(?", "not closed"),
    ])
    func whatIsNotSupportedIsSaid(_ pattern: String, _ part: String) throws {
        guard case .failure(let failure) = try outcome("'x'.matches(p)", ["p": .string(pattern)]) else { throw Mismatch() }
        #expect(failure.message.contains(part), "\(failure.message)")
    }

    @Test func deepGroupsAreRefused() throws {
        let deep = String(repeating: "(", count: 4000) + "a" + String(repeating: ")", count: 4000)
        guard case .failure(let failure) = try outcome("'x'.matches(p)", ["p": .string(deep)]) else { throw Mismatch() }
        #expect(failure.message.contains("too deep"))
    }

    /// Patterns that take a backtracking engine longer than anybody lives.
    @Test(arguments: ["(a+)+$", "^(a|a)*$", "(a*)*b", "(a|aa)+$", "(.*a){12}$", "(x+x+)+y"])
    func nothingGoesBack(_ pattern: String) throws {
        let text = String(repeating: "a", count: 20_000) + "!"
        #expect(try matches(pattern, text) == false)
    }
}
