/// A set of rows, compressed: chunks of 65,536 rows, each as a list or a bitmap, so that sets of ten and of ten million
/// are joined and cut in microseconds.
public struct RowSet: Sendable, Equatable {
    /// Ascending.
    public private(set) var chunkKeys: [UInt16] = []
    private var chunks: [RowChunk] = []
    public private(set) var count = 0

    public init() {}

    public init(_ rows: some Sequence<UInt32>) {
        var key: UInt16 = 0
        var members: [UInt16] = []
        var last: UInt32?
        for row in rows.sorted() where row != last {
            last = row
            let high = UInt16(row >> 16)
            if high != key, !members.isEmpty {
                append(RowChunk(sorted: members), at: key)
                members = []
            }
            key = high
            members.append(UInt16(truncatingIfNeeded: row))
        }
        if !members.isEmpty { append(RowChunk(sorted: members), at: key) }
    }

    public var isEmpty: Bool { count == 0 }

    /// Bytes it takes in memory, about.
    public var byteCount: Int {
        chunks.reduce(0) { sum, chunk in
            if case .list(let list) = chunk.content { return sum + 40 + list.count * 2 }
            return sum + 40 + RowChunk.wordCount * 8
        }
    }

    public func chunk(_ key: UInt16) -> RowChunk? { place(of: key).isThere ? chunks[place(of: key).index] : nil }

    /// Takes a chunk in; one that is there already is united with it.
    public mutating func adopt(_ chunk: RowChunk, at key: UInt16) {
        guard !chunk.isEmpty else { return }
        if let last = chunkKeys.last, key > last { return append(chunk, at: key) }
        let place = place(of: key)
        if place.isThere {
            count -= chunks[place.index].count
            chunks[place.index] = chunks[place.index].union(chunk)
            count += chunks[place.index].count
        } else {
            chunkKeys.insert(key, at: place.index)
            chunks.insert(chunk, at: place.index)
            count += chunk.count
        }
    }

    public func contains(_ row: UInt32) -> Bool { chunk(UInt16(row >> 16))?.contains(UInt16(truncatingIfNeeded: row)) ?? false }

    public mutating func insert(_ row: UInt32) {
        adopt(RowChunk(sorted: [UInt16(truncatingIfNeeded: row)]), at: UInt16(row >> 16))
    }

    public mutating func remove(_ row: UInt32) {
        let place = place(of: UInt16(row >> 16))
        guard place.isThere, chunks[place.index].remove(UInt16(truncatingIfNeeded: row)) else { return }
        count -= 1
        if chunks[place.index].isEmpty {
            chunks.remove(at: place.index)
            chunkKeys.remove(at: place.index)
        }
    }

    public func intersection(_ other: RowSet) -> RowSet {
        var result = RowSet()
        var (i, j) = (0, 0)
        while i < chunks.count, j < other.chunks.count {
            let (a, b) = (chunkKeys[i], other.chunkKeys[j])
            if a == b {
                let both = chunks[i].intersection(other.chunks[j])
                if !both.isEmpty { result.append(both, at: a) }
            }
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        return result
    }

    public func union(_ other: RowSet) -> RowSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        var result = RowSet()
        var (i, j) = (0, 0)
        while i < chunks.count || j < other.chunks.count {
            let a = i < chunks.count ? UInt32(chunkKeys[i]) : .max
            let b = j < other.chunks.count ? UInt32(other.chunkKeys[j]) : .max
            let chunk = a == b ? chunks[i].union(other.chunks[j]) : a < b ? chunks[i] : other.chunks[j]
            result.append(chunk, at: UInt16(truncatingIfNeeded: min(a, b)))
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        return result
    }

    public func subtracting(_ other: RowSet) -> RowSet {
        if other.isEmpty { return self }
        var result = RowSet()
        for (key, chunk) in zip(chunkKeys, chunks) {
            let rest = other.chunk(key).map { chunk.subtracting($0) } ?? chunk
            if !rest.isEmpty { result.append(rest, at: key) }
        }
        return result
    }

    /// The lowest rows, ascending, at most so many.
    public func prefix(_ limit: Int) -> [UInt32] {
        var rows: [UInt32] = []
        for (key, chunk) in zip(chunkKeys, chunks) where rows.count < limit {
            for member in chunk.first(limit - rows.count) { rows.append(UInt32(key) << 16 | UInt32(member)) }
        }
        return rows
    }

    /// All rows, ascending.
    public var rows: [UInt32] { prefix(.max) }

    private mutating func append(_ chunk: RowChunk, at key: UInt16) {
        chunkKeys.append(key)
        chunks.append(chunk)
        count += chunk.count
    }

    private func place(of key: UInt16) -> (index: Int, isThere: Bool) {
        let index = RowChunk.place(of: key, in: chunkKeys)
        return (index, index < chunkKeys.count && chunkKeys[index] == key)
    }
}

/// Unites many sets, most of them small: lists gather loose and are sorted once, large ones go into bitmaps.
public struct RowSetBuilder {
    private static let looseLimit = 4096
    private var loose: [UInt32] = []
    private var bitmaps: [UInt16: [UInt64]] = [:]

    public init() {}

    public mutating func add(_ rows: RowSet) {
        for key in rows.chunkKeys { if let chunk = rows.chunk(key) { add(chunk, at: key) } }
    }

    public mutating func add(_ chunk: RowChunk, at key: UInt16) {
        switch chunk.content {
        case .list(let list) where bitmaps[key] == nil && list.count <= 64:
            for member in list { loose.append(UInt32(key) << 16 | UInt32(member)) }
            if loose.count > Self.looseLimit { settle() }
        case .list(let list): Self.add(list, to: &bitmaps[key, default: Self.nobody])
        case .bitmap(let words, _): Self.add(words, to: &bitmaps[key, default: Self.nobody])
        }
    }

    private static func add(_ list: [UInt16], to words: inout [UInt64]) {
        for member in list { words[Int(member >> 6)] |= 1 << UInt64(member & 63) }
    }

    private static func add(_ more: [UInt64], to words: inout [UInt64]) {
        for index in 0..<RowChunk.wordCount { words[index] |= more[index] }
    }

    private static let nobody = [UInt64](repeating: 0, count: RowChunk.wordCount)

    private mutating func settle() {
        for row in loose {
            let member = UInt16(truncatingIfNeeded: row)
            bitmaps[UInt16(row >> 16), default: Self.nobody][Int(member >> 6)] |= 1 << UInt64(member & 63)
        }
        loose = []
    }

    public consuming func finish() -> RowSet {
        var result = RowSet()
        for (key, words) in bitmaps.sorted(by: { $0.key < $1.key }) { result.adopt(RowChunk(words: words), at: key) }
        return result.union(RowSet(loose))
    }
}
