import Foundation

/// Chance that can be repeated: SplitMix64 (Steele, Lea, Flood 2014). The same seed draws the same people and the same slips.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// Dice of their own for one thing of many, whichever were drawn before it.
    init(_ seed: UInt64, of number: Int, in space: UInt64 = 0) {
        state = Self.mix(seed &+ space &* 0xD6E8_FEB8_6659_FD93) ^ Self.mix(UInt64(bitPattern: Int64(number)) &+ 0x9E37_79B9_7F4A_7C15)
    }

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
        limit > 1 ? Int(next().multipliedFullWidth(by: UInt64(limit)).high) : 0
    }

    /// Both ends included.
    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

    /// From 0 up to and not including 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

/// Ranks as names are spread in a population: few common ones, a tail that never seems to end.
///
/// Probability in proportion to 1 / (rank + flatness), up to a last rank (Zipf and Mandelbrot).
struct RankedChoice {
    let count: Int
    let flatness: Double

    func draw(_ dice: inout Dice) -> Int {
        let range = log((Double(count) + flatness) / flatness)
        return min(count - 1, Int(flatness * exp(dice.share() * range) - flatness))
    }
}
