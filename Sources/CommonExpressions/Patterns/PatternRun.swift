/// Follows all states of an automaton at once through a text.
struct PatternRun {
    private let pattern: Pattern
    /// States to try at the next scalar, without repeats, and where each stands in the list.
    private var current: [Int] = []
    private var next: [Int] = []
    /// The turn in which a state was entered last: a state is entered once in a turn, however many ways lead to it.
    private var entered: [Int]
    private var turn = 0
    private var waiting: [Int] = []

    init(_ pattern: Pattern) {
        self.pattern = pattern
        entered = Array(repeating: 0, count: pattern.size)
    }

    mutating func finds(in text: String.UnicodeScalarView) -> Bool {
        var previous: Unicode.Scalar?
        var index = text.startIndex
        turn = 1
        while true {
            let scalar = index < text.endIndex ? text[index] : nil
            // A match may begin anywhere.
            if enter(0, previous: previous, following: scalar, isNext: false) { return true }
            guard let scalar else { return false }
            text.formIndex(after: &index)
            let following = index < text.endIndex ? text[index] : nil
            turn += 1
            next.removeAll(keepingCapacity: true)
            for state in current where accepts(state, scalar) {
                if enter(state + 1, previous: scalar, following: following, isNext: true) { return true }
            }
            swap(&current, &next)
            previous = scalar
        }
    }

    private func accepts(_ state: Int, _ scalar: Unicode.Scalar) -> Bool {
        switch pattern.instructions[state] {
        case .scalar(let value): scalar.value == value
        case .set(let index): pattern.sets[index].contains(scalar)
        case .anything: true
        case .anythingButLineEnd: scalar != "\n"
        default: false
        }
    }

    /// Enters a state and those it leads to without taking text.
    /// - Returns: whether the end of the pattern is among them.
    private mutating func enter(
        _ first: Int, previous: Unicode.Scalar?, following: Unicode.Scalar?, isNext: Bool
    ) -> Bool {
        waiting.append(first)
        while let state = waiting.popLast() {
            guard entered[state] != turn else { continue }
            entered[state] = turn
            switch pattern.instructions[state] {
            case .match:
                waiting.removeAll(keepingCapacity: true)
                return true
            case .jump(let target): waiting.append(target)
            case .split(let one, let other):
                waiting.append(other)
                waiting.append(one)
            case .assertion(let assertion):
                if Self.holds(assertion, previous, following) { waiting.append(state + 1) }
            default: if isNext { next.append(state) } else { current.append(state) }
            }
        }
        return false
    }

    private static func holds(_ assertion: PatternAssertion, _ previous: Unicode.Scalar?, _ following: Unicode.Scalar?) -> Bool {
        switch assertion {
        case .textStart: previous == nil
        case .textEnd: following == nil
        case .lineStart: previous == nil || previous == "\n"
        case .lineEnd: following == nil || following == "\n"
        case .wordBoundary: isWord(previous) != isWord(following)
        case .noWordBoundary: isWord(previous) == isWord(following)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.isNameStart || $0.isDigit } ?? false }
}
