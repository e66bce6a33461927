import EventLedger
import Testing

/// The fast tree against the slow transcription of the standard, for every size to 70 and every index and pair in it.
@Suite struct HashTreeTests {
    static let largest = 70
    static let kept = KeptTree(size: largest)

    @Test(arguments: 0...largest)
    func rootsAgree(size: Int) throws {
        let expected = SlowTree.head(Self.kept.leaves[..<size])
        var growing = TreeFrontier()
        for leaf in Self.kept.leaves[..<size] { growing.append(leaf) }
        #expect(growing.root == expected)
        #expect(try Self.kept.tree(size: Self.largest).root(ofSize: UInt64(size)) == expected)

        let reread = try TreeFrontier(size: UInt64(size)) { place throws(KeptTree.Missing) in
            try Self.kept.node(place)
        }
        #expect(reread == growing)
    }

    @Test(arguments: 1...largest)
    func inclusionProofsAgreeAndHold(size: Int) throws {
        let leaves = Self.kept.leaves[..<size]
        let tree = Self.kept.tree(size: size)
        let root = SlowTree.head(leaves)
        for index in 0..<size {
            let proof = try #require(try tree.inclusionProof(of: UInt64(index)))
            #expect(proof == SlowTree.path(index, leaves))
            for claimed in 0..<size {
                let holds = ProofVerification.includes(
                    leaf: leaves[index], at: UInt64(claimed), size: UInt64(size), root: root, proof: proof)
                #expect(holds == (claimed == index))
            }
        }
        #expect(try tree.inclusionProof(of: UInt64(size)) == nil)
    }

    @Test(arguments: 1...largest)
    func consistencyProofsAgreeAndHold(size: Int) throws {
        let leaves = Self.kept.leaves[..<size]
        let tree = Self.kept.tree(size: size)
        let root = SlowTree.head(leaves)
        for old in 1...size {
            let proof = try #require(try tree.consistencyProof(from: UInt64(old)))
            #expect(proof == SlowTree.proof(old, leaves))
            for claimed in 0...size {
                let holds = ProofVerification.isConsistent(
                    oldSize: UInt64(claimed), oldRoot: SlowTree.head(leaves[..<old]), newSize: UInt64(size),
                    newRoot: root, proof: proof)
                #expect(holds == (claimed == old))
            }
        }
        #expect(try tree.consistencyProof(from: 0) == nil)
        #expect(try tree.consistencyProof(from: UInt64(size) + 1) == nil)
    }

    @Test func proofsOfWrongLengthOrContentFail() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let size = Int.random(in: 2...Self.largest, using: &generator)
            let index = Int.random(in: 0..<size, using: &generator)
            let old = Int.random(in: 1..<size, using: &generator)
            let tree = Self.kept.tree(size: size)
            let root = SlowTree.head(Self.kept.leaves[..<size])
            let oldRoot = SlowTree.head(Self.kept.leaves[..<old])
            let path = try #require(try tree.inclusionProof(of: UInt64(index)))
            let proof = try #require(try tree.consistencyProof(from: UInt64(old)))
            for wrong in spoiled(path, using: &generator) {
                #expect(
                    !ProofVerification.includes(
                        leaf: Self.kept.leaves[index], at: UInt64(index), size: UInt64(size), root: root, proof: wrong))
            }
            for wrong in spoiled(proof, using: &generator) {
                #expect(
                    !ProofVerification.isConsistent(
                        oldSize: UInt64(old), oldRoot: oldRoot, newSize: UInt64(size), newRoot: root, proof: wrong))
            }
        }
    }

    private func spoiled(_ proof: [Digest], using generator: inout SeededGenerator) -> [[Digest]] {
        var changed = proof
        changed[Int.random(in: 0..<proof.count, using: &generator)] = generator.digest()
        return [
            Array(proof.dropLast()), Array(proof.dropFirst()), proof + [generator.digest()],
            [generator.digest()] + proof, changed,
        ]
    }

    @Test func everyPerfectNodeIsHandedOverOnce() {
        #expect(Self.kept.nodes.count == (0..<7).reduce(0) { $0 + Self.largest >> $1 })
        for (place, hash) in Self.kept.nodes {
            let width = 1 << place.level
            let start = Int(place.position) * width
            #expect(hash == SlowTree.head(Self.kept.leaves[start..<start + width]))
        }
    }

    @Test func aMissingNodeIsTheReadersError() {
        let place = TreePlace(level: 6, position: 0)
        var kept = Self.kept
        kept.nodes[place] = nil
        let tree = kept.tree(size: Self.largest)
        #expect(throws: KeptTree.Missing(place: place)) { try tree.root(ofSize: 70) }
        #expect(throws: KeptTree.Missing(place: place)) { try tree.inclusionProof(of: 69) }
        #expect(throws: KeptTree.Missing(place: TreePlace(level: 6, position: 0))) {
            try TreeFrontier(size: 70) { place throws(KeptTree.Missing) in try kept.node(place) }
        }
    }

    @Test func aFailedStoreLeavesTheEdgeAlone() {
        struct Full: Error {}
        var frontier = Self.kept.frontier
        let before = frontier
        #expect(throws: Full.self) {
            try frontier.append(.leaf(of: [1])) { _ throws(Full) in throw Full() }
        }
        #expect(frontier == before)
    }

    /// Sizes no store reaches, but a hostile proof may name. All leaves are alike, so all nodes of a level are.
    @Test func theLargestSizesDoNotOverflow() throws {
        let leaf = Digest.leaf(of: [])
        let levels = (0..<63).reduce(into: [leaf]) { levels, level in levels.append(.node(levels[level], levels[level]))
        }
        let tree = HashTree(size: .max) { place throws(KeptTree.Missing) in levels[place.level] }
        let root = try #require(try tree.root(ofSize: .max))
        for index: UInt64 in [0, 1, .max / 2, .max - 2, .max - 1] {
            let proof = try #require(try tree.inclusionProof(of: index))
            #expect(ProofVerification.includes(leaf: leaf, at: index, size: .max, root: root, proof: proof))
        }
        for old: UInt64 in [1, 2, 3, 1 << 63, .max - 1, .max] {
            let proof = try #require(try tree.consistencyProof(from: old))
            let oldRoot = try #require(try tree.root(ofSize: old))
            #expect(
                ProofVerification.isConsistent(
                    oldSize: old, oldRoot: oldRoot, newSize: .max, newRoot: root, proof: proof))
        }
        #expect(!ProofVerification.includes(leaf: leaf, at: .max, size: .max, root: root, proof: []))
    }
}
