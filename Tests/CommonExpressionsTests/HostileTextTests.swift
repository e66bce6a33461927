import CommonExpressions
import Testing

/// Texts meant to exhaust the stack, the memory or the patience: a problem or a failure, always soon.
@Suite struct HostileTextTests {
    @Test(arguments: [
        "(", "[", "!", "-", "{1:", "f(", "a[", "a.", "true?", "true?1:", "1+", "[1].map(x,", "has(", "'", "'''", "r'''", "\\", "{", "-(",
        "!(",
    ])
    func depthIsAProblem(_ piece: String) {
        // 100,000 characters are too long before they are too deep; 9,000 are not.
        for count in [100_000, 9_000 / piece.utf8.count] {
            let text = String(repeating: piece, count: count)
            #expect(readingProblem(text) != nil)
            #expect(readingProblem(text + "1" + String(repeating: ")", count: min(count, 90))) != nil)
        }
    }

    @Test(arguments: ["(", "[", "!", "-", "1+", "true?1:", "-(", "{1:"])
    func depthHasALimitThatIsNamed(_ piece: String) {
        let closing = ["(": ")", "[": "]", "{1:": "}", "-(": ")"][piece] ?? ""
        func nested(_ count: Int) -> String { String(repeating: piece, count: count) + "1" + String(repeating: closing, count: count) }
        #expect(readingProblem(nested(45)) == nil)
        #expect(readingProblem(nested(110))?.kind == .tooDeep)
    }

    @Test func lengthHasALimit() {
        #expect(readingProblem("'" + String(repeating: "é", count: 9_998) + "'") == nil)
        #expect(readingProblem("'" + String(repeating: "é", count: 9_999) + "'")?.kind == .tooLong)
        #expect(readingProblem(String(repeating: " ", count: 10_000_000) + "1")?.kind == .tooLong)
    }

    /// Small texts whose values would not fit into any memory.
    @Test func growthIsBounded() throws {
        var lists = "[1, 1, 1, 1]"
        for _ in 0..<30 { lists = "[\(lists)].map(x, [x, x])[0]" }
        #expect(try failure(lists) == "too much work")
        #expect(try failure("\(lists) == \(lists)") == "too much work")
        #expect(try failure("\(lists) in [\(lists)]") == "too much work")
        #expect(try value("size(\(lists))") == .int(2))
        var texts = "'0123456789abcdef'"
        for _ in 0..<30 { texts = "[\(texts)].map(x, x + x)[0]" }
        #expect(try failure("size(\(texts)) > 1") == "too much work")
        let range = "[" + Array(repeating: "1", count: 60).joined(separator: ",") + "]"
        for (opening, closing) in [(".map(x, ", ").size()"), (".exists_one(x, ", " > 0) ? 1 : 2"), (".filter(x, ", " > 0).size()")] {
            var loops = "x + x"
            for _ in 0..<6 { loops = "(\(range)\(opening)\(loops)\(closing))" }
            #expect(try failure(loops) == "too much work")
        }
    }

    @Test func valuesDeepWithinValuesAreBounded() throws {
        let brackets = (String(repeating: "[", count: 80), String(repeating: "]", count: 80))
        var deep = "[1]"
        for _ in 0..<18 { deep += ".map(x, \(brackets.0)x\(brackets.1))" }
        #expect(try failure(deep) == "too much work")
        #expect(try failure("\(deep) == \(deep)") == "too much work")
        #expect(try value("size(\(deep))") == .int(1))
    }

    @Test func setsOfManyCharactersStayFast() throws {
        // Every other character, so that none can be put together.
        let many = "[" + (0..<4000).compactMap { Unicode.Scalar(UInt32(0x4E00 + 2 * $0)) }.map { String($0) }.joined() + "]$"
        let text = Value.string(String(repeating: "\u{4E01}", count: 50_000))
        #expect(try value("t.matches(p)", ["t": text, "p": .string(many)]) == .bool(false))
        #expect(try value("t.matches('[^\\\\D\\\\D\\\\p{Lu}]')", ["t": text]) == .bool(false))
    }

    @Test func hugeValuesFromOutsideAreBounded() throws {
        let text = Value.string(String(repeating: "a", count: 5_000_000))
        #expect(try value("t.matches('^(a|b){500}$')", ["t": text]) == nil)
        #expect(try value("t.contains('aaaaaaaaaaaaaaaab')", ["t": text]) == .bool(false))
        #expect(try value("t.size()", ["t": text]) == .int(5_000_000))
        #expect(try value("t == t + 'a'", ["t": text]) == .bool(false))
    }

    @Test func explainingIsBoundedToo() throws {
        var text = "x"
        for _ in 0..<90 { text = "(\(text)) == 1" }
        let explanation = try CommonExpression(parsing: text).explain(["x": .int(1)])
        #expect(explanation.outcome == .value(.bool(false)))
    }

    /// Pieces of the language in any order: whatever comes, it is answered.
    @Test func anyTextIsAnswered() {
        let pieces = [
            "a", "1", "'x'", "(", ")", "[", "]", "{", "}", ".", ",", "?", ":", "&&", "||", "!", "-", "==", "<", "in ", "has(", "known(",
            ".all(", ".map(x, ", "true", "null",
            "0x", "1e", "'", "\"\"\"", "\\", "`", "//", "\n", "date(", "size", "b'", "u", "\u{0}", "é", "🐄", " ", "int",
            "matches('(a+)+$')",
        ]
        var state: UInt64 = 7
        var read = 0
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<1 + state % 12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            guard let expression = try? CommonExpression(parsing: text) else { continue }
            read += 1
            _ = expression.evaluate(["a": .int(1)])
            _ = expression.check(Scope(["a": .int]))
            _ = expression.explain([:], missing: .areUndeclared)
        }
        #expect(read > 100)
    }
}
