import EventLedger

/// RFC 6962 §2.1 word for word: slow, recursive, without any stored node. It judges the fast code.
enum SlowTree {
    /// MTH(D[n]), §2.1.
    static func head(_ leaves: ArraySlice<Digest>) -> Digest {
        switch leaves.count {
        case 0: return .emptyTree
        case 1: return leaves[leaves.startIndex]
        default:
            let middle = leaves.startIndex + split(leaves.count)
            return .node(head(leaves[..<middle]), head(leaves[middle...]))
        }
    }

    /// PATH(m, D[n]), §2.1.1; `index` counts from the start of the slice.
    static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return index < count
            ? path(index, leaves[..<middle]) + [head(leaves[middle...])]
            : path(index - count, leaves[middle...]) + [head(leaves[..<middle])]
    }

    /// PROOF(m, D[n]), §2.1.2.
    static func proof(_ size: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        subproof(size, leaves, isWhole: true)
    }

    private static func subproof(_ size: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool) -> [Digest] {
        if size == leaves.count { return isWhole ? [] : [head(leaves)] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return size <= count
            ? subproof(size, leaves[..<middle], isWhole: isWhole) + [head(leaves[middle...])]
            : subproof(size - count, leaves[middle...], isWhole: false) + [head(leaves[..<middle])]
    }

    /// The largest power of two smaller than `count`.
    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

/// A tree in memory that keeps every node it was handed, as a store does.
struct KeptTree {
    struct Missing: Error, Equatable { let place: TreePlace }

    var frontier = TreeFrontier()
    var leaves: [Digest] = []
    var nodes: [TreePlace: Digest] = [:]

    init(size: Int) {
        for index in 0..<size { append(.leaf(of: [UInt8(index & 255), UInt8(index >> 8)])) }
    }

    mutating func append(_ leaf: Digest) {
        leaves.append(leaf)
        for node in frontier.append(leaf) { nodes[node.place] = node.hash }
    }

    func node(_ place: TreePlace) throws(Missing) -> Digest {
        guard let hash = nodes[place] else { throw Missing(place: place) }
        return hash
    }

    func tree(size: Int) -> HashTree<Missing> {
        HashTree(size: UInt64(size)) { place throws(Missing) in try node(place) }
    }
}
