import CommonExpressions

/// Random conditions over a few questions with small domains, and the slow truth about them: every combination tried.
struct SmallSpace {
    let space: AnswerSpace
    let names: [String]

    /// Three of: a yes-no question, a choice, two integers, two days and an amount.
    init(using random: inout SeededNumbers) {
        var all: [(String, AnswerSpace.Domain)] = [
            ("wet", .yesNo), ("cause", .choices(["flood", "fire", "frost"])), ("head", .integers(-1...7)), ("acres", .integers(0...6)),
            ("lost", .dates(Self.day(0)...Self.day(8))), ("seen", .dates(Self.day(1)...Self.day(7))), ("paid", .amounts(98...104)),
        ]
        all.shuffle(using: &random)
        names = all.prefix(3).map(\.0)
        space = AnswerSpace(Dictionary(uniqueKeysWithValues: all.prefix(3)))
    }

    /// Days around the end of a leap February.
    static func day(_ offset: Int) -> CivilDay { CivilDay(number: 19_778 + offset) }

    func values(of name: String) -> [Value] {
        switch space.domains[name] {
        case .yesNo: [.bool(false), .bool(true)]
        case .choices(let choices): choices.map { .string($0) }
        case .integers(let range): range.map { .int($0) }
        case .dates(let range): (range.lowerBound.number...range.upperBound.number).map { .date(CivilDay(number: $0)) }
        case .amounts(let range): range.map { .double(Double($0) / 100) }
        case .anything, nil: []
        }
    }

    /// Every combination of answers, questions left open too.
    func combinations(leavingOpen: Bool) -> [[String: Value]] {
        names.reduce([[:]]) { combinations, name in
            combinations.flatMap { combination in
                (leavingOpen ? [combination] : []) + values(of: name).map { combination.merging([name: $0]) { _, new in new } }
            }
        }
    }

    // MARK: Conditions

    /// - Parameter isPlain: only comparisons that the analysis promises to follow.
    func condition(depth: Int, isPlain: Bool, using random: inout SeededNumbers) -> String {
        func part() -> String { condition(depth: depth - 1, isPlain: isPlain, using: &random) }
        guard depth > 0 else { return atom(isPlain: isPlain, using: &random) }
        return switch Int.random(in: 0..<11, using: &random) {
        case 0...3: "(\(part()) && \(part()))"
        case 4...6: "(\(part()) || \(part()))"
        case 7: "!(\(part()))"
        case 8: "(\(part()) ? \(part()) : \(part()))"
        case 9: "((\(part())) == (\(part())))"
        default: atom(isPlain: isPlain, using: &random)
        }
    }

    private func atom(isPlain: Bool, using random: inout SeededNumbers) -> String {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        let choice = Int.random(in: 0..<12, using: &random)
        if choice == 0 { return "known(\(name))" }
        let operation = ["<", "<=", ">", ">=", "==", "!="][Int.random(in: 0..<6, using: &random)]
        if choice <= 3, let other = partner(of: name) { return pair(name, operation, other, isPlain: isPlain, using: &random) }
        switch space.domains[name] {
        case .yesNo: return name
        case .choices:
            return choice < 8 ? "\(name) in ['flood', 'frost']" : "\(name) \(choice < 10 ? "==" : "!=") 'fire'"
        case .integers: return integerAtom(name, operation, isPlain: isPlain, using: &random)
        case .dates: return dateAtom(name, operation, using: &random)
        default:
            let amount = "1.0\(Int.random(in: 0..<5, using: &random))"
            return choice < 8 ? "\(name) * 2.0 - 1.0 \(operation) \(amount)" : "\(name) \(operation) \(amount)"
        }
    }

    private func partner(of name: String) -> String? {
        let pairs = ["head": "acres", "acres": "head", "lost": "seen", "seen": "lost"]
        return pairs[name].flatMap { names.contains($0) ? $0 : nil }
    }

    private func pair(_ name: String, _ operation: String, _ other: String, isPlain: Bool, using random: inout SeededNumbers) -> String {
        let number = Int.random(in: -3...3, using: &random)
        let isDay = name == "lost" || name == "seen"
        if isPlain || Bool.random(using: &random) {
            if isDay {
                return Bool.random(using: &random)
                    ? "\(name) + days(\(number)) \(operation) \(other)" : "days_between(\(name), \(other)) \(operation) \(number)"
            }
            return "\(name) + \(number) \(operation) \(other)"
        }
        if isDay { return "day(\(name)) + day(\(other)) \(operation) 10" }
        return [
            "\(name) * \(other) \(operation) 6", "\(name) + \(other) \(operation) 6", "\(name) > \(other) * 3 / 2",
            "\(name) == \(other) * 2", "\(name) % (\(other) + 2) \(operation) 1", "\(name) / \(other) \(operation) 1",
            "\(name) in [\(other), \(other) + 3]",
        ][Int.random(in: 0..<7, using: &random)]
    }

    private func integerAtom(_ name: String, _ operation: String, isPlain: Bool, using random: inout SeededNumbers) -> String {
        let number = Int.random(in: -1...7, using: &random)
        let factor = Int.random(in: 2...3, using: &random)
        let plain = [
            "\(name) \(operation) \(number)", "\(name) + 2 \(operation) \(number)", "\(number) - \(name) \(operation) 1",
            "\(factor) * \(name) + 1 \(operation) \(number * 2)", "\(name) / \(factor) \(operation) 1",
            "\(name) % \(factor) \(operation) 1",
            "\(name) in [\(number), 4]", "6 / \(name) \(operation) \(factor)", "double(\(name)) * 0.5 \(operation) 1.5",
            "(\(name) > 2 ? \(name) - 5 : \(name)) \(operation) \(number)", "-\(name) \(operation) \(-number)",
        ]
        let wild = ["\(name) * \(name) \(operation) 9", "[\(name), 5].exists(v, v == \(number))", "string(\(name)) == '\(number)'"]
        let all = isPlain ? plain : plain + wild
        return all[Int.random(in: 0..<all.count, using: &random)]
    }

    private func dateAtom(_ name: String, _ operation: String, using random: inout SeededNumbers) -> String {
        let day = "date('\(Self.day(Int.random(in: -1...9, using: &random)))')"
        return [
            "\(name) \(operation) \(day)", "\(name) + days(2) \(operation) \(day)", "month(\(name)) == 2", "day(\(name)) \(operation) 28",
            "days_between(\(name), \(day)) \(operation) 2", "date(year(\(name)), 3, 1) \(operation) \(name)",
            "date(year(\(name)), month(\(name)), 1) \(operation) \(day)", "day(\(name)) % 2 == 1",
        ][Int.random(in: 0..<8, using: &random)]
    }
}

/// The same numbers each time (SplitMix64), so that a failure can be seen again.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
