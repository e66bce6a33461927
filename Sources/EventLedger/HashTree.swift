/// Roots and proofs of RFC 6962 §2.1 for a tree of `size` leaves, computed from its stored perfect nodes.
///
/// Nothing is kept here. Each question asks for at most a few hundred nodes through `node`, which throws its own
/// error where a node is missing, because only the store knows what that means.
public struct HashTree<Failure: Error> {
    public let size: UInt64
    private let node: (TreePlace) throws(Failure) -> Digest

    public init(size: UInt64, reading node: @escaping (TreePlace) throws(Failure) -> Digest) {
        self.size = size
        self.node = node
    }

    /// The root of the first `size` leaves, and `nil` if the tree is smaller than that.
    public func root(ofSize size: UInt64) throws(Failure) -> Digest? {
        guard size <= self.size else { return nil }
        return try root(0, size)
    }

    /// PATH(index, D[0:size]) of RFC 6962 §2.1.1, and `nil` if there is no such leaf.
    public func inclusionProof(of index: UInt64) throws(Failure) -> [Digest]? {
        guard index < size else { return nil }
        var proof: [Digest] = []
        var start: UInt64 = 0
        var end = size
        while end - start > 1 {
            let middle = start + Self.split(end - start)
            if index < middle {
                proof.append(try root(middle, end))
                end = middle
            } else {
                proof.append(try root(start, middle))
                start = middle
            }
        }
        return proof.reversed()
    }

    /// PROOF(oldSize, D[0:size]) of RFC 6962 §2.1.2: that the first `oldSize` leaves are still what they were.
    /// Empty where the sizes are equal; `nil` for an old size of 0 or above this tree's, which have no proof.
    public func consistencyProof(from oldSize: UInt64) throws(Failure) -> [Digest]? {
        guard oldSize > 0, oldSize <= size else { return nil }
        var proof: [Digest] = []
        var start: UInt64 = 0
        var end = size
        while oldSize < end {
            let middle = start + Self.split(end - start)
            if oldSize <= middle {
                proof.append(try root(middle, end))
                end = middle
            } else {
                proof.append(try root(start, middle))
                start = middle
            }
        }
        // Whoever checks has the root of a whole old tree already, and needs that of any other old subtree.
        if start > 0 { proof.append(try root(start, end)) }
        return proof.reversed()
    }

    private func root(_ start: UInt64, _ end: UInt64) throws(Failure) -> Digest {
        var peaks: [Digest] = []
        for place in TreePlace.covering(start, end) { peaks.append(try node(place)) }
        return Digest.root(joining: peaks)
    }

    /// The largest power of two below `count`, which is at least 2.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
