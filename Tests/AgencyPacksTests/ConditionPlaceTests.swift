import AgencyPacks
import Testing

@Suite("Places inside conditions")
struct ConditionPlaceTests {
    /// Where the one problem of a rule stands whose condition is written like this, from the line below `that:` on.
    private func places(_ writing: String) throws -> [String] {
        let relief = """
            program: relief
            title: Relief
            versions:
              - in-force: 2025-01-17
                rules:
                  - id: size
                    because: Enough.
                    cites: Act 1
                    that: \(writing)
            """
        let pack = try SmallPack.reading(["interview.yaml": FullPack.interview, "programs/relief.yaml": relief])
        return pack.problems.filter { $0.file == "programs/relief.yaml" }.map { "\($0.line):\($0.column) \($0.code.rawValue)" }
    }

    @Test(
        "as the file is written, however YAML reads it",
        arguments: [
            ("acres > 1 && acers > 2", "9:28"),
            ("'acres > 1 && acers > 2'", "9:29"),
            ("'cause == ''flood'' && acers > 2'", "9:38"),
            (#""acres > 1 && acers > 2""#, "9:29"),
            (#""cause == \"flood\" && acers > 2""#, "9:38"),
            (#""acres\x20> 1 \u0026& acers > 2""#, "9:37"),
            ("acres > 1 &&\n          acers > 2", "10:11"),
            ("\"acres > 1 &&\n        acers > 2\"", "10:9"),
            ("\"acres > 1 && \\\n        acers > 2\"", "10:9"),
            ("|\n          acres > 1 &&\n            acers > 2", "11:13"),
            (">-\n          acres > 1 &&\n\n          noticed > day && acers > 2", "12:28"),
            ("| # a remark\n          cause == 'frost' && acers > 2", "10:31"),
            ("!!str 'acres > 1 && acers > 2'", "9:35"),
            ("&here acres > 1 && acers > 2", "9:34"),
            ("cause == 'é' || acers > 2", "9:24 type-error 9:31"),
        ])
    func place(writing: String, place: String) throws {
        let found = try places(writing)
        let wanted = place.contains("type-error") ? ["9:24 type-error", "9:31 undefined-name"] : ["\(place) undefined-name"]
        #expect(found == wanted)
    }

    @Test(
        "the end of a condition that breaks off",
        arguments: [("acres >", "9:22"), ("'acres >  '", "9:23"), ("|\n          acres\n          >\n", "11:12")])
    func end(writing: String, place: String) throws {
        #expect(try places(writing) == ["\(place) syntax-error"])
    }
}
