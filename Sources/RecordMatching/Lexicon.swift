/// The distinct terms of a register, sorted, for finding those that are spelled nearly as something typed.
///
/// A sorted list is a trie: terms with a common beginning stand together, and a beginning that is too far from what was
/// typed rules all of them out at once.
public struct Lexicon: Sendable {
    /// Fields whose terms are compared letter by letter.
    public static let fields: [Term.Field] = [.name, .place, .date]

    private var words: [WordList]

    /// An empty one, to be filled by `add`.
    public init() { words = Self.fields.map { _ in WordList() } }

    /// - Parameters: terms of each field in order of their UTF-8 bytes, each once.
    public init(name: [TermCount], place: [TermCount], date: [TermCount]) {
        self.init()
        for (field, terms) in zip(Self.fields, [name, place, date]) {
            for term in terms {
                var text = term.text
                text.withUTF8 { add(UnsafeRawBufferPointer($0), count: term.count, in: field) }
            }
        }
    }

    /// Adds a term that comes after all those added of its field, in order of UTF-8 bytes.
    public mutating func add(_ text: UnsafeRawBufferPointer, count: Int, in field: Term.Field) {
        guard let place = Self.fields.firstIndex(of: field) else { return }
        words[place].add(text, count: count)
    }

    /// Bytes it takes in memory, about.
    public var byteCount: Int { words.reduce(0) { $0 + $1.byteCount } }

    public func termCount(in field: Term.Field) -> Int { list(field)?.count ?? 0 }

    /// Terms within a distance of a word, nearer and more frequent ones first.
    ///
    /// - Parameters:
    ///   - distance: letters that differ, are missing, are too many, or neighbours exchanged; 1 or 2.
    ///   - beginning: whether the word may be the beginning of a term.
    ///   - firstLetter: whether the first letter must agree, which saves most of the work.
    public func near(
        _ word: String, in field: Term.Field, distance: Int, beginning: Bool = false, firstLetter: Bool = false, limit: Int
    ) -> [NearTerm] {
        guard let list = list(field) else { return [] }
        var walk = NearWalk(list, Array(word.utf8), distance: distance, beginning: beginning, firstLetter: firstLetter)
        return walk.run(limit: limit)
    }

    private func list(_ field: Term.Field) -> WordList? {
        Self.fields.firstIndex(of: field).map { words[$0] }
    }
}

/// A term that is spelled nearly as something typed.
public struct NearTerm: Sendable, Equatable {
    public let term: TermCount
    public let distance: Int
}

/// Sorted words in one stretch of bytes.
struct WordList: Sendable {
    fileprivate private(set) var bytes: [UInt8] = []
    /// Where each word begins; one more for the end.
    fileprivate private(set) var starts: [UInt32] = [0]
    fileprivate private(set) var counts: [UInt32] = []

    /// Leaves out a word that does not come after the last: only a damaged index has one, and the walk relies on the order.
    mutating func add(_ text: UnsafeRawBufferPointer, count: Int) {
        if starts.count > 1, !bytes[Int(starts[starts.count - 2])...].lexicographicallyPrecedes(text) { return }
        bytes.append(contentsOf: text)
        starts.append(UInt32(bytes.count))
        counts.append(UInt32(clamping: count))
    }

    var count: Int { counts.count }
    var byteCount: Int { bytes.count + starts.count * 4 + counts.count * 4 }
}

/// Walks the trie that a sorted list is, with one row of the distance table for each letter on the way down.
private struct NearWalk {
    /// Words longer than this are not compared.
    static let longest = 40
    /// Beginnings looked at: bounds the work whatever the register holds.
    static let stepLimit = 120_000

    private let list: WordList
    private let typed: [UInt8]
    private let distance: Int
    private let beginning: Bool
    private let firstLetter: Bool
    private let width: Int
    /// Row `d` is the distances between the first `d` letters of the way and each beginning of what was typed.
    private var table: [UInt8]
    private var way: [UInt8]
    private var steps = 0
    private var found: [(index: Int, distance: Int)] = []

    init(_ list: WordList, _ typed: [UInt8], distance: Int, beginning: Bool, firstLetter: Bool) {
        self.list = list
        self.typed = typed
        self.distance = distance
        self.beginning = beginning
        self.firstLetter = firstLetter
        width = typed.count + 1
        table = [UInt8](repeating: 0, count: (Self.longest + 2) * width)
        way = [UInt8](repeating: 0, count: Self.longest + 2)
        for column in 0..<width { table[column] = UInt8(clamping: column) }
    }

    mutating func run(limit: Int) -> [NearTerm] {
        guard !typed.isEmpty, typed.count <= Self.longest, limit > 0 else { return [] }
        descend(0, list.count, depth: 0)
        let best = found.sorted { left, right in
            if left.distance != right.distance { return left.distance < right.distance }
            let counts = (list.counts[left.index], list.counts[right.index])
            return counts.0 == counts.1 ? left.index < right.index : counts.0 > counts.1
        }
        return best.prefix(limit).map { hit in
            let bytes = list.bytes[Int(list.starts[hit.index])..<Int(list.starts[hit.index + 1])]
            return NearTerm(
                term: TermCount(String(decoding: bytes, as: UTF8.self), Int(list.counts[hit.index])), distance: hit.distance)
        }
    }

    /// - Parameters: words from `low` up to `high` share their first `depth` letters, which are in `way`.
    private mutating func descend(_ low: Int, _ high: Int, depth: Int) {
        var low = low
        // Words that end here stand before those that go on.
        while low < high, length(low) == depth {
            let end = Int(table[depth * width + typed.count])
            if end <= distance { found.append((low, end)) }
            low += 1
        }
        guard depth < Self.longest else { return }
        while low < high, steps < Self.stepLimit {
            let letter = letter(low, depth)
            let next = upperBound(low, high, depth, letter)
            steps += 1
            if depth > 0 || !firstLetter || letter == typed[0] {
                way[depth] = letter
                let best = fill(depth + 1, letter)
                if beginning, Int(table[(depth + 1) * width + typed.count]) <= distance {
                    let end = Int(table[(depth + 1) * width + typed.count])
                    for index in low..<next { found.append((index, end)) }
                    steps += (next - low) / 8
                } else if best <= distance {
                    descend(low, next, depth: depth + 1)
                }
            }
            low = next
        }
    }

    /// Fills a row of the table; the least distance in it.
    private mutating func fill(_ depth: Int, _ letter: UInt8) -> Int {
        let (row, above) = (depth * width, (depth - 1) * width)
        table[row] = UInt8(clamping: depth)
        var best = Int(table[row])
        for column in 1..<width {
            let same = typed[column - 1] == letter
            var cost = min(table[above + column] + 1, table[row + column - 1] + 1, table[above + column - 1] + (same ? 0 : 1))
            if depth > 1, column > 1, typed[column - 2] == letter, way[depth - 2] == typed[column - 1] {
                cost = min(cost, table[above - width + column - 2] + 1)
            }
            table[row + column] = cost
            best = min(best, Int(cost))
        }
        return best
    }

    private func length(_ index: Int) -> Int { Int(list.starts[index + 1] - list.starts[index]) }
    private func letter(_ index: Int, _ depth: Int) -> UInt8 { list.bytes[Int(list.starts[index]) + depth] }

    /// The first word after `low` whose letter at `depth` is another.
    private func upperBound(_ low: Int, _ high: Int, _ depth: Int, _ letter: UInt8) -> Int {
        var reach = 1
        var (below, above) = (low, high)
        while below + reach < high {
            if self.letter(below + reach, depth) == letter {
                below += reach
                reach *= 2
            } else {
                above = below + reach
                break
            }
        }
        var first = below + 1
        while first < above {
            let middle = (first + above) / 2
            if self.letter(middle, depth) == letter { first = middle + 1 } else { above = middle }
        }
        return first
    }
}
