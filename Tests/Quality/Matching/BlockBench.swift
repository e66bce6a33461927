import Foundation
import RecordMatching

/// Times of the blocks over a register of made-up people with names as unevenly common as real ones, 2 in 100 registered
/// twice with a slip.
enum BlockBench {
    static func run(rows: Int) {
        var random = Random(seed: 42)
        let given = names(600, &random)
        let family = names(20_000, &random)
        let streets = names(8_000, &random)
        let towns = names(2_000, &random)
        var blocks = DuplicateBlocks()
        var adding = 0.0
        var twins = Set<UInt64>()
        var batch: [MatchRecord] = []
        var last: (MatchRecord, UInt32)?
        var row: UInt32 = 0
        while row < rows {
            batch.removeAll(keepingCapacity: true)
            let first = row
            while batch.count < 10_000, row < rows {
                if let (record, original) = last, random.below(50) == 0 {
                    batch.append(slip(record, &random))
                    twins.insert(UInt64(original) << 32 | UInt64(row))
                    last = nil
                } else {
                    let record = person(given, family, streets, towns, &random)
                    batch.append(record)
                    last = (record, row)
                }
                row += 1
            }
            adding += processorTime { for (index, record) in batch.enumerated() { blocks.add(row: first + UInt32(index), record) } }
        }
        var candidates: DuplicateCandidates?
        let pairing = processorTime { candidates = blocks.candidates() }
        guard let candidates else { return }
        let found = candidates.pairs.count { twins.contains(UInt64($0.left) << 32 | UInt64($0.right)) }
        let sample = (0..<2_000).map { _ in person(given, family, streets, towns, &random) }
        var sum = 0.0
        let weighing = processorTime {
            for _ in 0..<100 {
                for index in 1..<sample.count {
                    sum += Likeness.quick(sample[index - 1], sample[index], frequencies: blocks.frequencies).weight
                }
            }
        }
        print(
            "rows \(rows)  add \(adding) s  pairs \(pairing) s of CPU  candidates \(candidates.pairs.count)  planted \(twins.count) found \(found)"
        )
        print("a comparison \(weighing / 199_900 * 1e6) µs of CPU  (\(sum.isFinite))")
        print(BlockPass.allCases.map { "\($0) \(candidates.added[$0] ?? 0)" }.joined(separator: ", "))
        for skipped in candidates.skipped { print("skipped \(skipped.pass): \(skipped.blocks) blocks, \(skipped.records) records") }
        if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) {
            print(status.split(separator: "\n").filter { $0.hasPrefix("VmHWM") }.joined())
        }
    }

    /// Seconds of the processor, which a busy machine changes less than the clock.
    private static func processorTime(_ work: () -> Void) -> Double {
        let start = clock()
        work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    private static func names(_ count: Int, _ random: inout Random) -> [String] {
        let syllables = [
            "ma", "ri", "a", "jo", "se", "lo", "pez", "gar", "ci", "son", "ber", "to", "na", "vi", "do", "wil", "li", "am", "chen", "ka",
            "the", "ro", "gu", "el", "mar", "ti", "nez", "smi", "ton", "ha",
        ]
        return (0..<count).map { _ in (0..<(2 + random.below(3))).map { _ in syllables[random.below(syllables.count)] }.joined() }
    }

    private static func person(
        _ given: [String], _ family: [String], _ streets: [String], _ towns: [String], _ random: inout Random
    ) -> MatchRecord {
        let town = random.skewed(towns.count)
        return MatchRecord(
            given: given[random.skewed(given.count)], family: family[random.skewed(family.count)],
            birthDate: "19\(random.digits(30, 70))-\(random.digits(1, 12))-\(random.digits(1, 28))",
            phones: [String(5_050_000_000 + random.below(9_999_999) + town * 10_000_000)],
            street: "\(1 + random.below(2_000)) \(streets[random.skewed(streets.count)]) Road", city: towns[town],
            postalCode: String(10_000 + town), state: "NM")
    }

    private static func slip(_ record: MatchRecord, _ random: inout Random) -> MatchRecord {
        var family = Array(record.family.joined())
        family.swapAt(random.below(family.count), random.below(family.count))
        return MatchRecord(
            given: record.given.joined(), family: String(family), birthDate: record.birthDate,
            phones: random.below(2) == 0 ? record.phones : [], street: record.street.joined(separator: " "),
            city: record.city.joined(separator: " "), postalCode: record.postalCode, state: record.state)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same people on every machine.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Small numbers more often, about as 1 / (n + 1).
    mutating func skewed(_ bound: Int) -> Int {
        let share = Double(next() >> 11) / Double(1 << 53)
        return min(bound - 1, Int(exp(share * log(Double(bound + 1)))) - 1)
    }

    mutating func digits(_ first: Int, _ count: Int) -> String {
        let number = first + below(count)
        return number < 10 ? "0\(number)" : "\(number)"
    }
}
