import CommonExpressions

/// What conditions of a workflow may come upon: the answers, and what goes without saying of them.
struct ConditionSpace {
    /// The conditions, and what always holds of the days and the answers they read.
    private(set) var conditions: [CommonExpression]
    private(set) var answers = AnswerSpace([:])
    private(set) var given: [String: Value] = [:]
    /// Values to try for what cannot be searched.
    private(set) var samples: [[String: Value]] = []
    /// Whether every name could be searched.
    private(set) var isSearchable = true

    private static let days = ["received", "opened", "today"]
    private static let maximumSamples = 24
    /// No office ran this before; guards about today that are settled for ever by then are settled.
    private static let firstToday = 20_454  // 2026-01-01
    /// After every day that can be answered.
    static let lastToday = CivilDay(number: 376_199)  // 2999-12-31

    init(_ all: [CommonExpression], fields: [String: Field], place: ConditionProver.Place) {
        let all = all.map { $0.without(place.without) }
        let names = all.reduce(into: Set<String>()) { $0.formUnion($1.names) }
        conditions = all
        var uses = TextUses()
        for condition in all { uses.read(condition.root) }
        var tried: [(name: String, values: [Value])] = []
        for name in names.sorted() {
            let field = fields[name.hasPrefix("answers.") ? String(name.dropFirst(8)) : name]
            if let field, place.without.contains(field.id) {
                given[name] = .unfilled(name)
            } else if name == "state" {
                given[name] = place.state.map(Value.string) ?? .unfilled(name)
            } else if name == "today", place.isAtLast {
                given[name] = .date(Self.lastToday)
            } else if let domain = Self.domain(of: name, field) {
                answers.domains[name] = domain
            } else if let literals = uses.literals(of: name), field?.kind != .rows {
                // Only compared with texts that are written out: all others are alike.
                answers.domains[name] = .choices(literals + [Self.other(than: literals)])
            } else {
                isSearchable = false
                answers.domains[name] = .anything
                tried.append((name, uses.samples(of: name, field)))
            }
        }
        let asked = Self.asked(in: all)
        addDays(isOpening: place.state == nil)
        for name in names.sorted() where name.hasPrefix("answers.") {
            let plain = String(name.dropFirst(8))
            guard names.contains(plain), isSearched(name), isSearched(plain) else { continue }
            // One field by two names; where a condition asks whether it is filled in, it may be blank by both.
            let mayBeBlank = asked.contains { $0.place == name || $0.place == plain }
            add(mayBeBlank ? "known(\(plain)) ? known(\(name)) && \(name) == \(plain) : !known(\(name))" : "\(name) == \(plain)")
        }
        // Days are always known; what else is asked for is filled in where that is wanted.
        for (name, text) in asked where isSearched(name) {
            let isFilled = place.filled.contains(name.hasPrefix("answers.") ? String(name.dropFirst(8)) : name)
            if place.isFilled || isFilled || Self.days.contains(name) { add(text) }
        }
        samples = Self.combinations(tried)
    }

    private func isSearched(_ name: String) -> Bool {
        answers.domains[name].map { $0 != .anything } ?? false
    }

    private mutating func add(_ text: String) {
        if let condition = ComposedCondition.parsed(text) { conditions.append(condition) }
    }

    /// Received, opened, today: in that order, and a case is opened today.
    private mutating func addDays(isOpening: Bool) {
        let read = Self.days.filter { answers.domains[$0] != nil }
        for (index, early) in read.enumerated() {
            for late in read.dropFirst(index + 1) {
                add(isOpening && early == "opened" ? "\(early) == \(late)" : "\(early) <= \(late)")
            }
        }
    }

    /// Each place that a condition asks whether it is filled in, and the words in which it asks.
    private static func asked(in all: [CommonExpression]) -> [(place: String, text: String)] {
        var found: [String: String] = [:]
        for condition in all {
            let scalars = Array(condition.source.unicodeScalars)
            for (place, range) in condition.root.questionsWhetherFilled {
                found[String(String.UnicodeScalarView(scalars[range]))] = place
            }
        }
        return found.keys.sorted().compactMap { text in found[text].map { ($0, text) } }
    }

    private static func domain(of name: String, _ field: Field?) -> AnswerSpace.Domain? {
        switch name {
        case "today": return dates(from: firstToday)
        // Cases come in from other registers, and samples are made for any day.
        case "opened", "received", "constituent.born": return dates(from: Field.earliestDay)
        case "constituent.is_organisation": return .yesNo
        default:
            guard let domain = field?.answerDomain, domain != .anything else { return nil }
            return domain
        }
    }

    /// Answers that are not searched for but guessed, from values as forms have them; nil where no guess is right.
    func guess(tries: Int) -> [String: Value]? {
        var chance = Guesses()
        let domains = answers.domains.sorted { $0.key < $1.key }
        for _ in 0..<tries {
            var guess: [String: Value] = [:]
            for (name, domain) in domains {
                guard let value = chance.value(of: domain) else { return nil }
                // One field by two names.
                let plain = name.hasPrefix("answers.") ? String(name.dropFirst(8)) : "answers.\(name)"
                guess[name] = guess[plain] ?? value
            }
            let bindings = given.merging(guess) { first, _ in first }
            if conditions.allSatisfy({ $0.evaluate(bindings) == .value(.bool(true)) }) { return guess }
        }
        return nil
    }

    private static func dates(from first: Int) -> AnswerSpace.Domain {
        .dates(CivilDay(number: first)...CivilDay(number: Field.latestDay))
    }

    private static func other(than literals: [String]) -> String {
        var other = "other"
        while literals.contains(other) { other += "_" }
        return other
    }

    private static func combinations(_ tried: [(name: String, values: [Value])]) -> [[String: Value]] {
        if tried.isEmpty { return [] }
        var all: [[String: Value]] = [[:]]
        for (name, values) in tried {
            all = all.flatMap { one in values.map { one.merging([name: $0]) { $1 } } }
            if all.count > maximumSamples { all = Array(all.prefix(maximumSamples)) }
        }
        return all
    }
}
