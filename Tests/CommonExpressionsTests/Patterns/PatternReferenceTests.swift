import CommonExpressions
import Testing

/// Patterns made at random, judged by what a pattern means written down as directly as can be: the places where it may end.
@Suite struct PatternReferenceTests {
    @Test func theAutomatonAgreesWithTheDefinition() throws {
        var random = Lehmer(state: 20_261_122)
        for _ in 0..<2000 {
            let pattern = random.pattern(depth: 4)
            let expression = try CommonExpression(parsing: "t.matches(p)")
            for _ in 0..<4 {
                let text = random.text()
                let expected = (0...text.count).contains { !pattern.ends(in: text, from: $0).isEmpty }
                let outcome = expression.evaluate(["t": .string(String(text)), "p": .string(pattern.written)])
                #expect(outcome == .value(.bool(expected)), "\(pattern.written) in \(String(text))")
            }
        }
    }
}

private indirect enum Meaning {
    case letters(String, Set<Character>)
    case start, end, border
    case both(Meaning, Meaning)
    case either(Meaning, Meaning)
    case times(Meaning, Int, Int?, String)

    /// Places where it may end when it begins at one.
    func ends(in text: [Character], from place: Int) -> Set<Int> {
        switch self {
        case .letters(_, let letters): return place < text.count && letters.contains(text[place]) ? [place + 1] : []
        case .start: return place == 0 ? [place] : []
        case .end: return place == text.count ? [place] : []
        case .border: return !text.isEmpty && (place == 0 || place == text.count) ? [place] : []
        case .both(let first, let second): return Set(first.ends(in: text, from: place).flatMap { second.ends(in: text, from: $0) })
        case .either(let first, let second): return first.ends(in: text, from: place).union(second.ends(in: text, from: place))
        case .times(let inner, let least, let most, _):
            var (reached, result) = (Set([place]), Set<Int>())
            // More rounds than there are places reach nothing new.
            for round in 0...(most ?? least + text.count + 1) {
                if round >= least { result.formUnion(reached) }
                reached = Set(reached.flatMap { inner.ends(in: text, from: $0) })
            }
            return result
        }
    }

    var written: String {
        switch self {
        case .letters(let written, _): written
        case .start: "^"
        case .end: "$"
        case .border: "\\b"
        case .both(let first, let second): first.written + second.written
        case .either(let first, let second): "(?:\(first.written)|\(second.written))"
        case .times(let inner, _, _, let sign): "(\(inner.written))\(sign)"
        }
    }
}

/// Chance that is the same every time (Park and Miller 1988).
private struct Lehmer {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state * 48_271 % 2_147_483_647
        return Int(state % UInt64(bound))
    }

    mutating func text() -> [Character] { (0..<below(9)).map { _ in ["a", "b", "c"][below(3)] } }

    mutating func pattern(depth: Int) -> Meaning {
        guard depth > 0, below(6) > 0 else {
            let leaves: [Meaning] = [
                .letters("a", ["a"]), .letters("b", ["b"]), .letters("c", ["c"]), .letters(".", ["a", "b", "c"]),
                .letters("[ab]", ["a", "b"]),
                .letters("[^a]", ["b", "c"]), .letters("\\w", ["a", "b", "c"]), .start, .end, .border,
            ]
            return leaves[below(leaves.count)]
        }
        switch below(5) {
        case 0: return .either(pattern(depth: depth - 1), pattern(depth: depth - 1))
        case 1:
            let counts: [(Int, Int?, String)] = [
                (0, nil, "*"), (1, nil, "+"), (0, 1, "?"), (2, 2, "{2}"), (1, 2, "{1,2}"), (2, nil, "{2,}"), (0, nil, "*?"),
                (0, 3, "{0,3}"), (0, 0, "{0}"),
            ]
            let (least, most, sign) = counts[below(counts.count)]
            return .times(pattern(depth: depth - 1), least, most, sign)
        default: return .both(pattern(depth: depth - 1), pattern(depth: depth - 1))
        }
    }
}
