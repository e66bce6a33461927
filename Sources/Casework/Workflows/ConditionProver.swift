import CommonExpressions

/// Whether conditions of a workflow can hold together for some case.
///
/// Bounded: once searches have been given up again and again, the rest is not searched at all, so that a pack made to be
/// slow is answered in about the time of an honest one. Proofs are kept, as transitions share guards.
struct ConditionProver {
    enum Proof: Hashable {
        /// For these answers, for instance.
        case holds([String: Value])
        case never
        case notProved(String)

        var isNever: Bool { self == .never }
    }

    /// Where a case stands and what it has.
    struct Place: Hashable {
        /// Nil for one that is about to be opened.
        var state: String?
        /// Fields that it cannot have yet.
        var without: Set<String> = []
        /// Fields that it has.
        var filled: Set<String> = []
        /// Whether everything that conditions ask about is filled in.
        var isFilled = false
        /// Whether every day that a condition could wait for has come: what does not hold then never will.
        var isAtLast = false
    }

    private struct Key: Hashable {
        let conditions: [String]
        let place: Place
    }

    private static let patience = 10
    private static let shortSearch = 3_000
    private static let longSearch = 60_000
    private static let guesses = 300
    private static let quickGuesses = 24
    /// In bytes of conditions looked at.
    private static let budget = 4_000_000
    private let fields: [String: Field]
    /// Whether conditions are looked at; if not, nothing is known of them.
    private let isBlind: Bool
    private var known: [Key: Proof] = [:]
    /// What was guessed to hold, without telling for which answers.
    private var guessed: Set<Key> = []
    private var givenUp = 0
    private var spent = 0

    init(_ type: CaseType, isBlind: Bool) {
        self.isBlind = isBlind
        fields = Dictionary(type.fields.map { ($0.id, $0) }) { first, _ in first }
    }

    /// - Parameter wantsAnswers: whether it matters for which answers they hold; else any guess will do.
    mutating func prove(_ conditions: [CommonExpression], at place: Place, wantsAnswers: Bool = true) -> Proof {
        if conditions.isEmpty { return .holds([:]) }
        if isBlind { return .notProved("") }
        let names = conditions.reduce(into: Set<String>()) { $0.formUnion($1.names) }
        // What the conditions do not read makes no difference.
        var place = place
        place.without = place.without.filter { names.contains($0) || names.contains("answers.\($0)") }
        place.filled = place.filled.filter { names.contains($0) || names.contains("answers.\($0)") }
        if place.state != nil, !names.contains("state") { place.state = "" }
        let key = Key(conditions: conditions.map(\.source), place: place)
        if let proof = known[key] { return proof }
        if !wantsAnswers {
            if guessed.contains(key) { return .holds([:]) }
            if ConditionSpace(conditions, fields: fields, place: place).guess(tries: Self.quickGuesses) != nil {
                guessed.insert(key)
                return .holds([:])
            }
        }
        let proof = search(conditions, at: place)
        known[key] = proof
        return proof
    }

    private mutating func search(_ conditions: [CommonExpression], at place: Place) -> Proof {
        spent += conditions.reduce(200) { $0 + $1.source.utf8.count }
        guard givenUp < 10 * Self.patience, spent < Self.budget else {
            return .notProved("too much of this workflow is hard to prove")
        }
        let space = ConditionSpace(conditions, fields: fields, place: place)
        // A short search, a few guesses, a long search: most conditions are met or contradict each other at once, and where
        // many days and amounts hang together a guess is right sooner than a proof is made.
        var doubt = ""
        for limit in [Self.shortSearch, Self.longSearch] {
            switch space.answers.satisfy(space.conditions, given: space.given, limit: steps(limit, space)) {
            case .yes(let answers): return .holds(answers)
            case .no: return .never
            case .notProved(let why): doubt = why
            }
            if !space.isSearchable || givenUp >= Self.patience { break }
            if limit == Self.shortSearch, let answers = space.guess(tries: Self.guesses) { return .holds(answers) }
        }
        // An answer found is an answer, even where not all of them could be searched.
        for sample in space.samples {
            let result = space.answers.satisfy(
                space.conditions, given: space.given.merging(sample) { $1 }, limit: steps(Self.shortSearch, space))
            if case .yes(let answers) = result { return .holds(answers.merging(sample) { first, _ in first }) }
        }
        if space.isSearchable { givenUp += 1 }
        return .notProved(doubt)
    }

    /// What is evaluated costs by its length.
    private func steps(_ limit: Int, _ space: ConditionSpace) -> Int {
        let length = space.conditions.reduce(0) { $0 + $1.source.utf8.count }
        return givenUp < Self.patience ? max(200, min(limit, limit * 200 / max(1, length))) : 100
    }
}

/// Conditions made of others. Nil where they would become too long or too deep to be read.
enum ComposedCondition {
    static func not(_ condition: CommonExpression) -> CommonExpression? {
        // A comment at the end must not swallow the bracket.
        parsed("!(\(condition.source)\n)")
    }

    static func not(all conditions: [CommonExpression]) -> CommonExpression? {
        parsed("!(" + conditions.map { "(\($0.source)\n)" }.joined(separator: " && ") + ")")
    }

    static func any(of conditions: [CommonExpression]) -> CommonExpression? {
        parsed(conditions.isEmpty ? "false" : conditions.map { "(\($0.source)\n)" }.joined(separator: " || "))
    }

    /// Whether the first of the branches that holds is one that counts.
    static func first(of branches: [(when: CommonExpression?, counts: Bool)]) -> CommonExpression? {
        // Those next to each other that count alike are one, so that it does not matter which of them is unclear.
        var groups: [(conditions: [String], counts: Bool)] = []
        for branch in branches {
            if groups.last?.counts != branch.counts { groups.append(([], branch.counts)) }
            groups[groups.count - 1].conditions.append(branch.when.map { "(\($0.source)\n)" } ?? "true")
            if branch.when == nil { break }
        }
        var text = ""
        for group in groups { text += "(\(group.conditions.joined(separator: " || "))) ? \(group.counts) : (" }
        return parsed(text + "false" + String(repeating: ")", count: groups.count))
    }

    static func parsed(_ text: String) -> CommonExpression? { try? CommonExpression(parsing: text) }
}
