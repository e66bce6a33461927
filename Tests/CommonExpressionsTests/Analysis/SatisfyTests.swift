import CommonExpressions
import Testing

struct SatisfyTests {
    static let space = AnswerSpace([
        "workers": .integers(1...5_000), "before": .integers(0...1_000_000), "died": .integers(0...1_000_000),
        "loss_date": .dates(day("2015-01-01")...day("2099-12-31")), "apparent_date": .dates(day("2015-01-01")...day("2099-12-31")),
        "notice_date": .dates(day("2015-01-01")...day("2099-12-31")), "paid": .amounts(0...100_000_000), "owed": .amounts(0...100_000_000),
        "cause": .choices(["blizzard", "flood", "theft"]), "insured": .yesNo, "owner_name": .anything,
        "big": .integers(Int64.min...Int64.max),
    ])
    static let given: [String: Value] = ["today": .date(day("2026-11-22"))]

    static func day(_ text: String) -> CivilDay { CivilDay(text) ?? CivilDay(number: 0) }

    static func satisfy(_ texts: String..., limit: Int = 200_000) throws -> Satisfiability {
        try space.satisfy(texts.map { try CommonExpression(parsing: $0) }, given: given, limit: limit)
    }

    @Test(arguments: [
        "10 * workers + 100 <= 1000 && workers >= 90",
        "died > before * 3 / 100 && before == 1000 && died < 32",
        "year(loss_date) == 2024 && month(loss_date) == 2 && day(loss_date) == 29",
        "loss_date + days(60) >= apparent_date && apparent_date > loss_date + days(59)",
        "days_between(loss_date, apparent_date) > 30 && days_between(apparent_date, notice_date) > 15 && days_between(loss_date, notice_date) < 48",
        "today <= date(year(loss_date) + 1, 3, 1) && loss_date < date('2026-01-02')",
        "apparent_date >= loss_date && notice_date > apparent_date && notice_date <= loss_date + days(1)",
        "paid * 0.75 > 100.0 && paid < 133.35", "paid > owed && owed + 0.02 > paid",
        "cause in ['flood', 'fire'] && !insured && (insured ? workers < 0 : workers % 7 == 3)",
        "big > 9223372036854775806", "big * big > 9223372036854775807 || big == 0", "string(big) == '-9223372036854775808'",
        "9223372036854775807 * workers > 5", "big == -9223372036854775807 - 1", "100 / workers == 14",
        "owner_name == 'Ana' || workers > 5", "!known(insured) && !known(workers) && cause == 'theft'",
        "workers + workers == 7000", "before - died == 999999", "before * 2 == died * 3 && died > 600000",
    ])
    func findsAnswers(text: String) throws {
        let expression = try CommonExpression(parsing: text)
        guard case .yes(let answers) = try Self.satisfy(text) else {
            Issue.record("\(try Self.satisfy(text))")
            return
        }
        #expect(expression.evaluate(answers.merging(Self.given) { first, _ in first }) == .value(.bool(true)))
    }

    @Test(arguments: [
        "10 * workers + 100 <= 1000 && workers > 90",
        "died > before * 3 / 100 && before >= 1000 && died <= 30",
        "died < before && before < died", "died < before && before < workers && workers <= died + 1",
        "year(loss_date) == 2024 && loss_date > date('2024-12-31')", "month(loss_date) == 2 && day(loss_date) == 30",
        "year(loss_date) == 2023 && month(loss_date) == 2 && day(loss_date) == 29",
        "days_between(loss_date, apparent_date) > 30 && days_between(apparent_date, notice_date) > 15 && days_between(loss_date, notice_date) < 47",
        "today > date(year(loss_date) + 1, 3, 1) && loss_date >= date('2026-01-01')",
        "paid > owed && owed >= paid", "paid * 0.75 > 100.0 && paid <= 133.33",
        "cause in ['fire', 'earthquake']", "insured == (cause == 'flood') && insured && cause == 'theft'",
        "owner_name == 'Ana' && workers < 1", "1 / 0 > workers", "workers / 0 > 1", "big < 3 && big > 3",
        "known(insured) && !known(insured)", "false", "loss_date < date('1850-01-01')", "workers + workers == 7001",
        "died * before == 7 && died > 7",
        "workers % 2 == 1 && workers % 10 == 4", "paid == 0.005",
    ])
    func provesThatThereAreNone(text: String) throws {
        #expect(try Self.satisfy(text) == .no)
    }

    @Test func onlyNeededQuestionsAreAnswered() throws {
        #expect(try Self.satisfy("workers > 5 || cause == 'flood'") == .yes(["cause": .string("flood")]))
        #expect(try Self.satisfy("today > date('2026-01-01')") == .yes([:]))
    }

    @Test func whatCannotBeSearchedIsNotProved() throws {
        #expect(
            try Self.satisfy("owner_name == 'Ana' && workers > 5") == .notProved("it depends on `owner_name`, which cannot be searched"))
        #expect(
            try Self.satisfy("state == 'open' && !known(owner_name)")
                == .notProved("it depends on `owner_name`, `state`, which cannot be searched"))
        #expect(try Self.satisfy("owner_name == 'Ana' && workers > 5 && workers < 6") == .no)
        // No square leaves 3 over when divided by 7, which takes more than following comparisons.
        #expect(try Self.satisfy("died * died % 7 == 3") == .notProved("`died * died % 7 == 3` is not a comparison that can be followed"))
    }

    /// A sum and a difference bind each other from two sides at once, so that nothing found among the bounds proves nothing.
    @Test func boundsThatPullApartAreNotRefuted() throws {
        let text = "died + before == 1000001 && died - before == 1"
        #expect(try Self.satisfy(text) == .notProved("too many comparisons between `before`, `died`"))
        let answers: [String: Value] = ["died": .int(500_001), "before": .int(500_000)]
        #expect(try CommonExpression(parsing: text).evaluate(answers) == .value(.bool(true)))
    }

    @Test func givenAnswersStay() throws {
        let expression = try CommonExpression(parsing: "workers > 5 && owner_name == 'Ana'")
        #expect(Self.space.satisfy([expression], given: ["workers": .int(3)]) == .no)
        #expect(Self.space.satisfy([expression], given: ["owner_name": .string("Ana")]) == .yes(["workers": .int(6)]))
        #expect(Self.space.satisfy([expression], given: ["owner_name": .string("Eva")]) == .no)
    }

    @Test func placesWithDotsAreQuestionsToo() throws {
        let space = AnswerSpace(["constituent.language": .choices(["en", "es"])])
        let expression = try CommonExpression(parsing: "constituent.language != 'en'")
        #expect(space.satisfy([expression]) == .yes(["constituent.language": .string("es")]))
    }

    /// Forty questions: contradictions are found at once, hard ones are given up in time.
    @Test func manyQuestions() throws {
        let names = (1...40).map { "q\($0)" }
        let yesNo = AnswerSpace(Dictionary(uniqueKeysWithValues: names.map { ($0, .yesNo) }))
        let every = try names.map { try CommonExpression(parsing: $0) }
        let contradiction = try CommonExpression(parsing: "!q40 || (q1 && !q2)")
        #expect(yesNo.satisfy(every + [contradiction], limit: 5_000) == .no)
        guard case .yes(let answers) = yesNo.satisfy(every, limit: 5_000) else {
            Issue.record("not found")
            return
        }
        #expect(answers.count == 40)

        // Twelve pigeons, eleven holes, no two in the same.
        let holes = AnswerSpace(Dictionary(uniqueKeysWithValues: names.prefix(12).map { ($0, .integers(1...11)) }))
        var apart: [CommonExpression] = []
        for one in 0..<12 {
            for other in 0..<one { apart.append(try CommonExpression(parsing: "\(names[one]) != \(names[other])")) }
        }
        guard case .notProved(let reason) = holes.satisfy(apart, limit: 20_000) else {
            Issue.record("proved by trying more than the limit")
            return
        }
        #expect(reason == "the search was stopped after 20000 steps")
    }

    @Test func longChainsOfDays() throws {
        let names = (1...40).map { "d\($0)" }
        let first = Self.day("2026-01-01")
        let space = AnswerSpace(Dictionary(uniqueKeysWithValues: names.map { ($0, .dates(first...CivilDay(number: first.number + 38))) }))
        let rising = try zip(names, names.dropFirst()).map { try CommonExpression(parsing: "\($0) < \($1)") }
        // Forty days in a row do not fit into thirty-nine; whatever is said, it is not that they do.
        if case .yes = space.satisfy(rising, limit: 20_000) { Issue.record("found") }
        if case .no = space.satisfy(Array(rising.dropLast()), limit: 20_000) { Issue.record("refuted") }
    }
}
