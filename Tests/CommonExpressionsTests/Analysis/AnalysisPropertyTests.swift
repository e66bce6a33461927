import Testing

@testable import CommonExpressions

/// The analysis held against trying everything.
struct AnalysisPropertyTests {
    /// Nothing is listed because it is small, so that classes and bounds have to be right.
    static let withoutListing = CandidateSearch.Limits(listing: 0, shortListing: 0)
    static let rounds = 100

    private func isTrue(_ conditions: [CommonExpression], _ answers: [String: Value]) -> Bool {
        conditions.allSatisfy { $0.evaluate(answers) == .value(.bool(true)) }
    }

    private func conditions(_ space: SmallSpace, isPlain: Bool, using random: inout SeededNumbers) throws -> [CommonExpression] {
        try (0..<Int.random(in: 1...3, using: &random)).map { _ in
            try CommonExpression(parsing: space.condition(depth: Int.random(in: 0...2, using: &random), isPlain: isPlain, using: &random))
        }
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func satisfyAgreesWithTryingEverything(isPlain: Bool, lists: Bool) throws {
        var random = SeededNumbers(seed: isPlain ? 1 : 2)
        for round in 0..<Self.rounds {
            let small = SmallSpace(using: &random)
            let conditions = try conditions(small, isPlain: isPlain, using: &random)
            let text = "\(round): \(conditions.map(\.source)) over \(small.names)"
            let limits = lists ? CandidateSearch.Limits.standard : Self.withoutListing
            switch small.space.satisfy(conditions, given: [:], limit: 200_000, limits) {
            case .yes(let answers):
                #expect(isTrue(conditions, answers), "\(text): \(answers)")
            case .no:
                let witness = small.combinations(leavingOpen: true).first { isTrue(conditions, $0) }
                #expect(witness == nil, "\(text)")
            case .notProved(let reason):
                #expect(!isPlain && !lists, "\(text): \(reason)")
            }
        }
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func smallestChangeAgreesWithTryingEverything(isPlain: Bool, lists: Bool) throws {
        var random = SeededNumbers(seed: isPlain ? 3 : 4)
        for round in 0..<Self.rounds {
            let small = SmallSpace(using: &random)
            let conditions = try conditions(small, isPlain: isPlain, using: &random)
            var answers: [String: Value] = [:]
            var movable: [String] = []
            for name in small.names {
                guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
                answers[name] = small.values(of: name).randomElement(using: &random)
                if Int.random(in: 0..<5, using: &random) > 0 { movable.append(name) }
            }
            let text = "\(round): \(conditions.map(\.source)) from \(answers) changing \(movable)"
            let limits = lists ? CandidateSearch.Limits.standard : Self.withoutListing
            let result = small.space.smallestChange(making: conditions, from: answers, changing: movable, limit: 200_000, limits)
            let least = leastChange(small, conditions, answers, movable)
            switch result {
            case .none: #expect(isTrue(conditions, answers), "\(text)")
            case .impossible: #expect(least == nil, "\(text)")
            case .change(let change, let isProved):
                #expect(isTrue(conditions, answers.merging(change) { _, new in new }), "\(text): \(change)")
                let size = change.keys.count { answers[$0] != nil }
                #expect(change.allSatisfy { answers[$0.key] != $0.value }, "\(text)")
                #expect(change.keys.allSatisfy { answers[$0] == nil || movable.contains($0) }, "\(text)")
                #expect(isProved ? size == least : size >= least ?? 9, "\(text): \(change), not \(String(describing: least))")
                #expect(isProved || !isPlain && !lists, "\(text): \(change) is not proved")
            case .notProved(let reason): #expect(!isPlain && !lists, "\(text): \(reason)")
            }
        }
    }

    private func leastChange(
        _ small: SmallSpace, _ conditions: [CommonExpression], _ answers: [String: Value], _ movable: [String]
    ) -> Int? {
        small.combinations(leavingOpen: true).compactMap { combination -> Int? in
            let changed = answers.keys.filter { combination[$0] != answers[$0] }
            guard changed.allSatisfy({ movable.contains($0) && combination[$0] != nil }) else { return nil }
            return isTrue(conditions, combination) ? changed.count : nil
        }.min()
    }

    @Test(arguments: [true, false])
    func everyAnswerIsRepresented(isPlain: Bool) throws {
        var random = SeededNumbers(seed: isPlain ? 5 : 6)
        for round in 0..<Self.rounds {
            let small = SmallSpace(using: &random)
            let conditions = try conditions(small, isPlain: isPlain, using: &random)
            let name = small.names[round % 3]
            let text = "\(round): \(conditions.map(\.source)) for \(name)"
            let representatives = try #require(small.space.representatives(of: name, in: conditions, given: [:]), "\(text)")
            #expect(abs(representatives.reduce(0) { $0 + $1.share } - 1) < 1e-9, "\(text)")
            for _ in 0..<6 {
                var others: [String: Value] = [:]
                for other in small.names where other != name { others[other] = small.values(of: other).randomElement(using: &random) }
                func outcomes(_ value: Value) -> [Bool] {
                    conditions.map { isTrue([$0], others.merging([name: value]) { _, new in new }) }
                }
                let represented = Set(representatives.map { outcomes($0.value) })
                for value in small.values(of: name) { #expect(represented.contains(outcomes(value)), "\(text): \(value) with \(others)") }
            }
        }
    }
}
