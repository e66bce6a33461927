/// The right edge of a growing tree: the roots of its largest perfect subtrees, one for each 1 bit of its size.
/// That is all it takes to append leaves and to know the root (RFC 6962 §2.1).
public struct TreeFrontier: Sendable, Hashable {
    /// How many leaves the tree has.
    public private(set) var size: UInt64
    /// From the largest subtree to the smallest.
    public private(set) var peaks: [Digest]

    /// The edge of a tree without leaves.
    public init() {
        size = 0
        peaks = []
    }

    /// The edge of a tree of `size` leaves, from at most 64 stored nodes.
    /// - Parameter node: the stored hash at a place; it throws where there is none.
    public init<Failure: Error>(
        size: UInt64, reading node: (TreePlace) throws(Failure) -> Digest
    ) throws(Failure) {
        self.size = size
        peaks = []
        for place in TreePlace.covering(0, size) { peaks.append(try node(place)) }
    }

    /// The root of the tree as it is now.
    public var root: Digest { Digest.root(joining: peaks) }

    /// Appends one leaf and hands over, lowest first, every perfect node that it completes; the leaf is the first.
    /// On average there are two. If `store` throws, the tree is as it was before.
    public mutating func append<Failure: Error>(
        _ leaf: Digest, storing store: (TreeNode) throws(Failure) -> Void
    ) throws(Failure) {
        var hash = leaf
        var place = TreePlace(level: 0, position: size)
        try store(TreeNode(place: place, hash: hash))
        let completed = size.trailingOneBitCount
        for joined in 0..<completed {
            hash = Digest.node(peaks[peaks.count - 1 - joined], hash)
            place = TreePlace(level: place.level + 1, position: place.position >> 1)
            try store(TreeNode(place: place, hash: hash))
        }
        peaks.removeLast(completed)
        peaks.append(hash)
        size += 1
    }

    /// Appends one leaf; the answer lists the perfect nodes it completes, lowest first, beginning with the leaf.
    @discardableResult
    public mutating func append(_ leaf: Digest) -> [TreeNode] {
        var nodes: [TreeNode] = []
        append(leaf) { nodes.append($0) }
        return nodes
    }
}

extension UInt64 {
    /// How many 1 bits the number ends in.
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}

extension Digest {
    /// The root over perfect subtrees given from left (largest) to right (smallest).
    static func root(joining peaks: [Digest]) -> Digest {
        guard var root = peaks.last else { return .emptyTree }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}
