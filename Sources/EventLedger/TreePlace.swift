/// Where a perfect node stands: at level k, position i covers the leaves from i·2^k up to, not including, (i+1)·2^k.
/// Level 0 holds the leaves.
public struct TreePlace: Sendable, Hashable {
    public let level: Int
    public let position: UInt64

    public init(level: Int, position: UInt64) {
        self.level = level
        self.position = position
    }
}

extension TreePlace: CustomStringConvertible {
    public var description: String { "level \(level), position \(position)" }
}

/// A perfect node to be stored: its place and its hash. It never changes afterwards.
public struct TreeNode: Sendable, Hashable {
    public let place: TreePlace
    public let hash: Digest

    public init(place: TreePlace, hash: Digest) {
        self.place = place
        self.hash = hash
    }
}

extension TreePlace {
    /// The perfect nodes, left to right, whose leaves together are `start..<end`: at most 64.
    ///
    /// `start` must be a multiple of the smallest power of two that is not below `end - start`, as it is for every
    /// range that RFC 6962 §2.1 splits a tree into.
    static func covering(_ start: UInt64, _ end: UInt64) -> [TreePlace] {
        var places: [TreePlace] = []
        var next = start
        var rest = end - start
        while rest > 0 {
            let level = 63 - rest.leadingZeroBitCount
            places.append(TreePlace(level: level, position: next >> UInt64(level)))
            next &+= 1 << UInt64(level)
            rest -= 1 << UInt64(level)
        }
        return places
    }
}
