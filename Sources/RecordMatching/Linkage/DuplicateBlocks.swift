/// Finds pairs of records that may be one person without comparing everybody with everybody.
///
/// Records are added once, in a stream; each goes into a block in every pass of `BlockPass`, and those in one block are
/// paired. Takes 8 bytes a record and pass, and 16 a record: about 150 MB for a million, 1.5 GB for ten million; the pairs
/// take 24 bytes each while they are made, 8 afterwards.
public struct DuplicateBlocks: Sendable {
    private var rows: [UInt32] = []
    /// For each pass hash above index into `rows`.
    private var entries: [[UInt64]] = Array(repeating: [], count: BlockPass.allCases.count)
    private var birthDates: [UInt32] = []
    private var places: [UInt32] = []
    private var names: [UInt32] = []
    /// How common names are among the records added.
    public private(set) var frequencies = LinkageFrequencies()

    public init() {}

    public mutating func add(row: UInt32, _ record: MatchRecord) {
        let keys = BlockKeys(record)
        let index = UInt64(rows.count)
        rows.append(row)
        birthDates.append(keys.birthDate)
        places.append(keys.place)
        names.append(keys.name)
        for key in keys.keys { entries[key.pass.rawValue].append(UInt64(key.hash) << 32 | index) }
        frequencies.add(record)
    }

    /// Every pair of a block, each once, in order of the row that was added first; nil when no longer wanted.
    ///
    /// A block of more than `blockLimit`, in a broad pass of a third of it, is split by birth date, then by place, then by
    /// name as written. What is too large even so, and what comes after `pairLimit`, is left out and counted in `skipped`.
    public func candidates(
        blockLimit: Int = 40, pairLimit: Int = 40_000_000, isWanted: () -> Bool = { true }
    ) -> DuplicateCandidates? {
        var pairs: [UInt64] = []
        var skipped: [DuplicateCandidates.Skipped] = []
        var added: [BlockPass: Int] = [:]
        for pass in BlockPass.allCases {
            guard isWanted() else { return nil }
            let limit = pass.isBroad ? max(2, blockLimit / 3) : blockLimit
            var collector = BlockCollector(blockLimit: limit, finer: [birthDates, places, names])
            collector.collect(Radix.sorted(entries[pass.rawValue], bits: 32..<64), room: pairLimit - pairs.count)
            if collector.skippedBlocks > 0 {
                skipped.append(.init(pass: pass, blocks: collector.skippedBlocks, records: collector.skippedRecords))
            }
            // The same pair is often found by several passes.
            let before = pairs.count
            pairs = Radix.union(pairs, Radix.sorted(collector.pairs, bits: 0..<64))
            added[pass] = pairs.count - before
        }
        let named = pairs.map { DuplicateCandidates.Pair(rows[Int($0 >> 32)], rows[Int($0 & 0xFFFF_FFFF)]) }
        return DuplicateCandidates(pairs: named, skipped: skipped, added: added)
    }
}

/// Pairs of rows to be compared.
public struct DuplicateCandidates: Sendable, Equatable {
    public struct Pair: Sendable, Hashable {
        public let left: UInt32
        public let right: UInt32

        init(_ left: UInt32, _ right: UInt32) {
            self.left = left
            self.right = right
        }
    }

    /// Records that were not paired in one pass, because too many agree in its key. Other passes may have paired them.
    public struct Skipped: Sendable, Equatable {
        public let pass: BlockPass
        public let blocks: Int
        public let records: Int
    }

    public let pairs: [Pair]
    public let skipped: [Skipped]
    /// Pairs that each pass found and none before it did.
    public let added: [BlockPass: Int]
}

/// Goes through the sorted entries of one pass, block by block.
private struct BlockCollector {
    let blockLimit: Int
    /// Keys by which a block is split, by index of the record.
    let finer: [[UInt32]]
    private(set) var pairs: [UInt64] = []
    private(set) var skippedBlocks = 0
    private(set) var skippedRecords = 0

    init(blockLimit: Int, finer: [[UInt32]]) {
        self.blockLimit = blockLimit
        self.finer = finer
    }

    /// - Parameter room: pairs that may be made at most.
    mutating func collect(_ entries: [UInt64], room: Int) {
        var start = 0
        while start < entries.count {
            let end = Self.end(of: entries, from: start)
            if end - start > 1 { pair(entries[start..<end], depth: 0, room: room) }
            start = end
        }
    }

    private static func end(of entries: [UInt64], from start: Int) -> Int {
        var end = start + 1
        while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
        return end
    }

    /// - Parameter block: entries of one hash, in the order of adding.
    private mutating func pair(_ block: ArraySlice<UInt64>, depth: Int, room: Int) {
        let count = block.count * (block.count - 1) / 2
        if block.count <= blockLimit, pairs.count + count <= room {
            for place in block.indices {
                for other in block[(place + 1)...] { pairs.append(block[place] << 32 | (other & 0xFFFF_FFFF)) }
            }
        } else if block.count > blockLimit, depth < finer.count {
            let sorted = Radix.sorted(block.map { UInt64(finer[depth][Int($0 & 0xFFFF_FFFF)]) << 32 | ($0 & 0xFFFF_FFFF) }, bits: 32..<64)
            var start = 0
            while start < sorted.count {
                let end = Self.end(of: sorted, from: start)
                if end - start > 1 { pair(sorted[start..<end], depth: depth + 1, room: room) }
                start = end
            }
        } else {
            skippedBlocks += 1
            skippedRecords += block.count
        }
    }
}

/// Sorting of whole numbers by their bits, in time that grows with their count alone.
private enum Radix {
    static func sorted(_ numbers: [UInt64], bits: Range<Int>) -> [UInt64] {
        guard numbers.count > 2_000 else { return numbers.sorted() }
        var from = numbers
        var to = [UInt64](repeating: 0, count: numbers.count)
        for shift in stride(from: bits.lowerBound, to: bits.upperBound, by: 11) {
            var starts = [Int](repeating: 0, count: 2_049)
            for number in from { starts[Int(number >> UInt64(shift) & 0x7FF) + 1] += 1 }
            // All in one: nothing to move, as with the upper bits of small indices.
            if starts.contains(numbers.count) { continue }
            for bucket in 1...2_048 { starts[bucket] += starts[bucket - 1] }
            for number in from {
                let bucket = Int(number >> UInt64(shift) & 0x7FF)
                to[starts[bucket]] = number
                starts[bucket] += 1
            }
            swap(&from, &to)
        }
        return from
    }

    /// Numbers of both, each once, in order; both are sorted.
    static func union(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
        var union: [UInt64] = []
        union.reserveCapacity(a.count + b.count)
        var (i, j) = (0, 0)
        while i < a.count || j < b.count {
            let next: UInt64
            if j == b.count || (i < a.count && a[i] <= b[j]) {
                next = a[i]
                i += 1
            } else {
                next = b[j]
                j += 1
            }
            if union.last != next { union.append(next) }
        }
        return union
    }
}
