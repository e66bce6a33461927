/// Members of one stretch of 65,536 rows: their low 16 bits. Few are kept as a sorted list, many as a bitmap; which of
/// both follows from their number alone, so that equal sets have equal bytes.
public struct RowChunk: Sendable, Equatable {
    /// Most members that are kept as a list: one fewer than take as much room as a bitmap, so that the length of the bytes
    /// tells which it is.
    static let listLimit = 4095
    static let wordCount = 1024

    enum Content: Sendable, Equatable {
        case list([UInt16])
        case bitmap([UInt64], count: Int)
    }

    private(set) var content: Content

    public init() { content = .list([]) }

    init(sorted members: [UInt16]) {
        guard members.count > Self.listLimit else {
            content = .list(members)
            return
        }
        var words = [UInt64](repeating: 0, count: Self.wordCount)
        for member in members { words[Int(member >> 6)] |= 1 << UInt64(member & 63) }
        content = .bitmap(words, count: members.count)
    }

    init(words: [UInt64]) {
        let count = words.reduce(0) { $0 + $1.nonzeroBitCount }
        content = .bitmap(words, count: count)
        if count <= Self.listLimit { content = .list(members) }
    }

    /// Nil when the bytes are no chunk, or not the one way to write it.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count % 2 == 0, !bytes.isEmpty else { return nil }
        if bytes.count == Self.wordCount * 8 {
            var members = 0
            let words = [UInt64](unsafeUninitializedCapacity: Self.wordCount) { buffer, count in
                for index in 0..<Self.wordCount {
                    buffer[index] = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                    members += buffer[index].nonzeroBitCount
                }
                count = Self.wordCount
            }
            guard members > Self.listLimit else { return nil }
            content = .bitmap(words, count: members)
            return
        }
        guard bytes.count <= Self.listLimit * 2 else { return nil }
        let count = bytes.count / 2
        let list = [UInt16](unsafeUninitializedCapacity: count) { buffer, filled in
            for index in 0..<count { buffer[index] = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)) }
            filled = count
        }
        for index in list.indices.dropFirst() where list[index - 1] >= list[index] { return nil }
        content = .list(list)
    }

    public var bytes: [UInt8] {
        func written<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
            let size = MemoryLayout<Number>.size
            return [UInt8](unsafeUninitializedCapacity: numbers.count * size) { buffer, count in
                let raw = UnsafeMutableRawBufferPointer(buffer)
                for (index, number) in numbers.enumerated() {
                    raw.storeBytes(of: number.littleEndian, toByteOffset: index * size, as: Number.self)
                }
                count = numbers.count * size
            }
        }
        return switch content {
        case .list(let list): written(list)
        case .bitmap(let words, _): written(words)
        }
    }

    public var count: Int {
        switch content {
        case .list(let list): list.count
        case .bitmap(_, let count): count
        }
    }

    public var isEmpty: Bool { count == 0 }

    /// In ascending order.
    public var members: [UInt16] {
        switch content {
        case .list(let list): return list
        case .bitmap(let words, let count):
            var members: [UInt16] = []
            members.reserveCapacity(count)
            for (index, word) in words.enumerated() {
                var rest = word
                while rest != 0 {
                    members.append(UInt16(index * 64 + rest.trailingZeroBitCount))
                    rest &= rest - 1
                }
            }
            return members
        }
    }

    /// The lowest members, ascending, at most so many.
    func first(_ limit: Int) -> ArraySlice<UInt16> {
        guard case .bitmap(let words, _) = content, limit < Self.listLimit else { return members.prefix(limit) }
        var members: [UInt16] = []
        for index in 0..<Self.wordCount where members.count < limit {
            var rest = words[index]
            while rest != 0 {
                members.append(UInt16(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return members.prefix(limit)
    }

    public func contains(_ member: UInt16) -> Bool {
        switch content {
        case .list(let list):
            let place = Self.place(of: member, in: list)
            return place < list.count && list[place] == member
        case .bitmap(let words, _): return words[Int(member >> 6)] & (1 << UInt64(member & 63)) != 0
        }
    }

    /// Whether it was not there before.
    @discardableResult
    public mutating func insert(_ member: UInt16) -> Bool {
        switch content {
        case .list(var list):
            content = .list([])
            let place = list.last.map { $0 < member } ?? true ? list.count : Self.place(of: member, in: list)
            let isNew = place == list.count || list[place] != member
            if isNew { list.insert(member, at: place) }
            self = RowChunk(sorted: list)
            return isNew
        case .bitmap(var words, let count):
            content = .list([])
            let isNew = words[Int(member >> 6)] & (1 << UInt64(member & 63)) == 0
            words[Int(member >> 6)] |= 1 << UInt64(member & 63)
            content = .bitmap(words, count: isNew ? count + 1 : count)
            return isNew
        }
    }

    /// Whether it was there before.
    @discardableResult
    public mutating func remove(_ member: UInt16) -> Bool {
        guard contains(member) else { return false }
        switch content {
        case .list(var list):
            content = .list([])
            list.remove(at: Self.place(of: member, in: list))
            content = .list(list)
        case .bitmap(var words, let count):
            content = .list([])
            words[Int(member >> 6)] &= ~(1 << UInt64(member & 63))
            content = .bitmap(words, count: count - 1)
            if count - 1 <= Self.listLimit { content = .list(members) }
        }
        return true
    }

    /// Where a member stands or would stand.
    static func place(of member: UInt16, in list: [UInt16]) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < member { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension RowChunk {
    func intersection(_ other: RowChunk) -> RowChunk {
        switch (content, other.content) {
        case (.list(let left), .list(let right)):
            let (short, long) = left.count <= right.count ? (left, right) : (right, left)
            if long.count > short.count * 16 {
                return RowChunk(sorted: short.filter { other.count == long.count ? other.contains($0) : contains($0) })
            }
            var both: [UInt16] = []
            var (i, j) = (0, 0)
            while i < short.count, j < long.count {
                if short[i] == long[j] { both.append(short[i]) }
                let (a, b) = (short[i], long[j])
                if a <= b { i += 1 }
                if b <= a { j += 1 }
            }
            return RowChunk(sorted: both)
        case (.list(let list), .bitmap(let words, _)), (.bitmap(let words, _), .list(let list)):
            return RowChunk(sorted: list.filter { words[Int($0 >> 6)] & (1 << UInt64($0 & 63)) != 0 })
        case (.bitmap(let left, _), .bitmap(let right, _)):
            return RowChunk(words: Self.combined(left, right, &))
        }
    }

    func union(_ other: RowChunk) -> RowChunk {
        switch (content, other.content) {
        case (.list(let left), .list(let right)):
            var all: [UInt16] = []
            all.reserveCapacity(left.count + right.count)
            var (i, j) = (0, 0)
            while i < left.count || j < right.count {
                let a = i < left.count ? UInt32(left[i]) : .max
                let b = j < right.count ? UInt32(right[j]) : .max
                all.append(UInt16(truncatingIfNeeded: min(a, b)))
                if a <= b { i += 1 }
                if b <= a { j += 1 }
            }
            return RowChunk(sorted: all)
        case (.list(let list), .bitmap(var words, _)), (.bitmap(var words, _), .list(let list)):
            for member in list { words[Int(member >> 6)] |= 1 << UInt64(member & 63) }
            return RowChunk(words: words)
        case (.bitmap(let left, _), .bitmap(let right, _)):
            return RowChunk(words: Self.combined(left, right, |))
        }
    }

    func subtracting(_ other: RowChunk) -> RowChunk {
        switch (content, other.content) {
        case (.list(let list), _): return RowChunk(sorted: list.filter { !other.contains($0) })
        case (.bitmap(var words, _), .list(let list)):
            for member in list { words[Int(member >> 6)] &= ~(1 << UInt64(member & 63)) }
            return RowChunk(words: words)
        case (.bitmap(let left, _), .bitmap(let right, _)):
            return RowChunk(words: Self.combined(left, right) { $0 & ~$1 })
        }
    }

    private static func combined(_ left: [UInt64], _ right: [UInt64], _ combine: (UInt64, UInt64) -> UInt64) -> [UInt64] {
        [UInt64](unsafeUninitializedCapacity: wordCount) { buffer, count in
            for index in 0..<wordCount { buffer[index] = combine(left[index], right[index]) }
            count = wordCount
        }
    }
}
