/// Checks of proofs from elsewhere. They trust nothing they are given: any wrong size, index, length or hash is `false`.
public enum ProofVerification {
    /// Whether `leaf` stands at `index` in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2).
    public static func includes(
        leaf: Digest, at index: UInt64, size: UInt64, root: Digest, proof: [Digest]
    ) -> Bool {
        guard index < size else { return false }
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                skipLeftEdge(&node, &last)
            } else {
                hash = .node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `newSize` leaves begins with the tree of `oldSize` leaves (RFC 9162 §2.1.4.2).
    /// An old size of 0 proves nothing and is refused; equal sizes need equal roots and an empty proof.
    public static func isConsistent(
        oldSize: UInt64, oldRoot: Digest, newSize: UInt64, newRoot: Digest, proof: [Digest]
    ) -> Bool {
        guard oldSize > 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
        guard !proof.isEmpty else { return false }

        // An old tree that is one perfect subtree is where the path starts, so it is not sent.
        let path = oldSize & (oldSize - 1) == 0 ? [oldRoot] + proof : proof
        var node = oldSize - 1
        var last = newSize - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var oldHash = path[0]
        var newHash = path[0]
        for sibling in path.dropFirst() {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                oldHash = .node(sibling, oldHash)
                newHash = .node(sibling, newHash)
                skipLeftEdge(&node, &last)
            } else {
                newHash = .node(newHash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }

    /// Goes up past the levels at which the node is a left child without a sibling: nothing is hashed there.
    private static func skipLeftEdge(_ node: inout UInt64, _ last: inout UInt64) {
        while node & 1 == 0 && node != 0 {
            node >>= 1
            last >>= 1
        }
    }
}
