/// Chance that can be repeated: SplitMix64 (Steele, Lea, Flood 2014), whole numbers only.
///
/// Floating point is left out on purpose: logarithms differ from one C library to the next, and so would the ledger.
struct Chance: Sendable {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    static func mix(_ word: UInt64) -> UInt64 {
        var mixed = word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to and not including `limit`; 0 where the limit is not positive.
    mutating func below(_ limit: Int) -> Int {
        guard limit > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    /// Both ends included; `low` where they are the wrong way round.
    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

    /// Small numbers oftener than large ones: every doubling is as likely as the next.
    mutating func magnitude(_ low: Int, _ high: Int) -> Int {
        let low = max(low, 1)
        guard high > low else { return low }
        let first = low.bitWidth - low.leadingZeroBitCount
        let last = high.bitWidth - high.leadingZeroBitCount
        let bits = between(first, last)
        return between(max(low, 1 << (bits - 1)), min(high, (1 << bits) - 1))
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element? {
        choices.isEmpty ? nil : choices[below(choices.count)]
    }
}

/// Things drawn in proportion to their weights. Never empty.
struct WeightedTable<Element: Sendable>: Sendable {
    private let elements: [Element]
    private let upTo: [Int]
    private let total: Int

    /// Nil when there is nothing to draw from.
    init?(_ entries: [(element: Element, weight: Int)]) {
        let usable = entries.filter { $0.weight > 0 }
        guard !usable.isEmpty else { return nil }
        elements = usable.map(\.element)
        var sum = 0
        upTo = usable.map { entry in
            sum += entry.weight
            return sum
        }
        total = sum
    }

    func draw(_ chance: inout Chance) -> Element {
        let wanted = chance.below(total)
        var low = 0
        var high = upTo.count - 1
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return elements[low]
    }
}
