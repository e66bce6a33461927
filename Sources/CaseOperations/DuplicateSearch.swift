import CaseStorage
import Casework
import RecordMatching

/// One pass through the register for people who stand in it twice.
struct DuplicateSearch {
    /// Two rows, the one added first on the left.
    struct Found {
        let left: UInt32
        let right: UInt32
        let weight: Double

        /// The most alike first.
        static func precedes(_ one: Found, _ other: Found) -> Bool {
            one.weight == other.weight ? (one.left, one.right) < (other.left, other.right) : one.weight > other.weight
        }
    }

    /// Pairs that somebody said are not the same.
    var distinguished: Set<ConstituentPair> = []
    /// All pairs of either band, those that found no place among the best too.
    private(set) var same = 0
    private(set) var review = 0
    /// People who share something with so many that these were not compared one by one: at most so many, since whoever
    /// shares several things is counted for each.
    private(set) var skipped = 0

    private let limit: Int
    private var blocks = DuplicateBlocks()
    private var records = RecordShelf()
    private var found: [Found] = []
    /// Rows of people about whom something was said.
    private var told: [UInt32: ConstituentID] = [:]
    private lazy var toldPeople: Set<ConstituentID> = Set(distinguished.flatMap { [$0.first, $0.second] })

    /// Most pairs that are told, whatever was asked for.
    private static let mostPairs = 1_000_000

    init(limit: Int) { self.limit = min(max(0, limit), Self.mostPairs) }

    var count: Int { records.count }
    var frequencies: LinkageFrequencies { blocks.frequencies }
    /// The most alike, at most as many as were asked for.
    var best: [Found] { Array(found.sorted(by: Found.precedes).prefix(limit)) }

    mutating func add(_ registered: RegisteredRecord) {
        blocks.add(row: registered.row, registered.record)
        records.add(registered.row, registered.record)
        if !distinguished.isEmpty, toldPeople.contains(registered.id) { told[registered.row] = registered.id }
    }

    /// Compares everybody with those they might be; false when no longer wanted.
    mutating func compare(progress: (Int, Int) -> Bool) -> Bool {
        guard progress(40, 100), let candidates = blocks.candidates(isWanted: { progress(50, 100) }) else { return false }
        let frequencies = blocks.frequencies
        skipped = min(count, candidates.skipped.reduce(0) { $0 + $1.records })
        // Pairs come in order of the left row, so most have the same one as the pair before.
        var left: (row: UInt32, record: MatchRecord)?
        for (index, pair) in candidates.pairs.enumerated() {
            if index % 4096 == 0, !progress(50 + 50 * index / candidates.pairs.count, 100) { return false }
            if let one = told[pair.left], let other = told[pair.right], distinguished.contains(ConstituentPair(one, other)) { continue }
            if left?.row != pair.left { left = records[pair.left].map { (pair.left, $0) } }
            guard let left, let right = records[pair.right] else { continue }
            let alike = Likeness.quick(left.record, right, frequencies: frequencies)
            switch alike.band {
            case .same: same += 1
            case .review: review += 1
            case .different: continue
            }
            found.append(Found(left: pair.left, right: pair.right, weight: alike.weight))
            if found.count > 4 * limit + 1000 { found = best }
        }
        return progress(100, 100)
    }
}

/// Records by row, in few bytes each; rows are added in ascending order.
private struct RecordShelf {
    private var rows: [UInt32] = []
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    var count: Int { rows.count }

    mutating func add(_ row: UInt32, _ record: MatchRecord) {
        bytes += record.encoded
        rows.append(row)
        ends.append(bytes.count)
    }

    subscript(row: UInt32) -> MatchRecord? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low] == row else { return nil }
        let range = (low == 0 ? 0 : ends[low - 1])..<ends[low]
        return bytes.withUnsafeBytes { MatchRecord(decoding: UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
