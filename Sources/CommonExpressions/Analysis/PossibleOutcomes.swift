/// What a condition may still come to while some questions are open: a set of outcomes, so that a search can stop as soon
/// as *true* is no longer among them.
///
/// `failed` is every outcome that is neither true nor false once the answers are given (a division by zero, a question left
/// open on purpose); `beyond` stands for a part whose answer cannot be searched, so nothing may be concluded from it.
struct PossibleOutcomes: OptionSet, Hashable {
    let rawValue: UInt8

    static let yes = Self(rawValue: 1)
    static let no = Self(rawValue: 2)
    static let failed = Self(rawValue: 4)
    static let beyond = Self(rawValue: 8)
    static let any: Self = [.yes, .no, .failed]

    /// The outcome of a condition that was evaluated; a value that is not a bool is no truth.
    init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .value(.bool(true)): .yes
            case .value(.bool(false)): .no
            case .value, .unknown, .failure: .failed
            }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    var negated: Self {
        var result = intersection([.failed, .beyond])
        if contains(.yes) { result.insert(.no) }
        if contains(.no) { result.insert(.yes) }
        return result
    }

    /// `&&`: false absorbs everything, and what is beyond wins over a failure because it might be false.
    func and(_ other: Self) -> Self {
        var result: Self = []
        if contains(.no) || other.contains(.no) { result.insert(.no) }
        if contains(.yes) && other.contains(.yes) { result.insert(.yes) }
        let left = subtracting(.no)
        let right = other.subtracting(.no)
        guard !left.isEmpty, !right.isEmpty else { return result }
        if left.contains(.beyond) || right.contains(.beyond) { result.insert(.beyond) }
        let (certainLeft, certainRight) = (left.subtracting(.beyond), right.subtracting(.beyond))
        if !certainLeft.isEmpty, !certainRight.isEmpty, certainLeft.union(certainRight).contains(.failed) { result.insert(.failed) }
        return result
    }

    func or(_ other: Self) -> Self {
        negated.and(other.negated).negated
    }

    /// `self ? first : second`.
    func choosing(_ first: Self, _ second: Self) -> Self {
        var result = intersection([.failed, .beyond])
        if contains(.yes) { result.formUnion(first) }
        if contains(.no) { result.formUnion(second) }
        return result
    }

    /// `==` of two truths.
    func same(as other: Self) -> Self {
        var result = union(other).intersection([.failed, .beyond])
        if contains(.yes) && other.contains(.yes) || contains(.no) && other.contains(.no) { result.insert(.yes) }
        if contains(.yes) && other.contains(.no) || contains(.no) && other.contains(.yes) { result.insert(.no) }
        return result
    }
}
