import CommonExpressions
import Testing

struct RepresentativeTests {
    private func representatives(
        of name: String, _ texts: [String], given: [String: Value] = SatisfyTests.given
    ) throws -> [Representative]? {
        try SatisfyTests.space.representatives(of: name, in: texts.map { try CommonExpression(parsing: $0) }, given: given)
    }

    @Test func choicesTheConditionsCannotTellApartAreOne() throws {
        let found = try representatives(of: "cause", ["cause in ['blizzard', 'flood'] && insured"])
        #expect(
            found == [Representative(value: .string("blizzard"), share: 2.0 / 3), Representative(value: .string("theft"), share: 1.0 / 3)])
    }

    @Test func numbersAreCutWhereConditionsChange() throws {
        let found = try representatives(of: "workers", ["10 * workers + 100 <= 1000 || insured", "workers < 25"])
        #expect(found?.map(\.value) == [.int(1), .int(25), .int(91)])
        #expect(found?.map { ($0.share * 5_000).rounded() } == [24, 66, 4_910])
    }

    @Test func daysAreCutWhereConditionsChange() throws {
        let found = try representatives(of: "loss_date", ["year(loss_date) == 2024", "loss_date <= today"])
        #expect(
            found?.map(\.value)
                == ["2015-01-01", "2024-01-01", "2026-11-23"].map { .date(SatisfyTests.day($0)) })
    }

    @Test func answersGivenCutToo() throws {
        let given: [String: Value] = ["loss_date": .date(SatisfyTests.day("2026-06-02"))]
        let found = try representatives(of: "apparent_date", ["apparent_date >= loss_date"], given: given)
        #expect(found?.map(\.value) == [.date(SatisfyTests.day("2015-01-01")), .date(SatisfyTests.day("2026-06-02"))])
    }

    @Test func aQuestionNothingDependsOnIsOneClass() throws {
        #expect(try representatives(of: "insured", ["workers > 5"]) == [Representative(value: .bool(false), share: 1)])
    }

    @Test func textCannotBeListed() throws {
        #expect(try representatives(of: "owner_name", ["owner_name == 'Ana'"]) == nil)
        #expect(try representatives(of: "unheard_of", ["workers > 1"]) == nil)
        #expect(try representatives(of: "before", ["before * before % 7 == 2"]) == nil)
    }
}
