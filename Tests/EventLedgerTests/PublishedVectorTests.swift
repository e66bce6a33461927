import EventLedger
import Foundation
import Testing

/// Vectors published for the Merkle trees of certificate transparency; nearly all of them must be rejected.
@Suite(.enabled(if: PublishedVectors.folder != nil, "../shared/data is not here"))
struct PublishedVectorTests {
    @Test func inclusion() throws {
        let probes = try PublishedVectors.read("inclusion.json", as: [PublishedVectors.Inclusion].self)
        #expect(probes.count >= 98)
        for probe in probes {
            let accepted =
                if let leaf = digest(probe.leafHash), let root = digest(probe.root), let proof = digests(probe.proof) {
                    ProofVerification.includes(
                        leaf: leaf, at: probe.leafIdx, size: probe.treeSize, root: root, proof: proof)
                } else { false }
            #expect(accepted == !probe.wantErr, "\(probe.file)")
        }
        #expect(probes.contains { !$0.wantErr } && probes.contains { $0.wantErr })
    }

    @Test func consistency() throws {
        let probes = try PublishedVectors.read("consistency.json", as: [PublishedVectors.Consistency].self)
        #expect(probes.count >= 98)
        for probe in probes {
            let accepted =
                if let old = digest(probe.root1), let new = digest(probe.root2), let proof = digests(probe.proof) {
                    ProofVerification.isConsistent(
                        oldSize: probe.size1, oldRoot: old, newSize: probe.size2, newRoot: new, proof: proof)
                } else { false }
            #expect(accepted == !probe.wantErr, "\(probe.file)")
        }
        #expect(probes.contains { !$0.wantErr } && probes.contains { $0.wantErr })
    }

    @Test func hashesAndRoots() throws {
        let known = try PublishedVectors.read("tree-hashes.json", as: PublishedVectors.TreeHashes.self)
        var frontier = TreeFrontier()
        #expect(frontier.root.hex == known.rootBySizeHex[0])
        for (index, input) in known.leafInputsHex.enumerated() {
            frontier.append(.leaf(of: bytes(input)))
            #expect(frontier.root.hex == known.rootBySizeHex[index + 1])
        }
        let checks = Dictionary(uniqueKeysWithValues: known.hashChecks.map { ($0.what, $0.hex) })
        #expect(checks["empty root"] == Digest.emptyTree.hex)
        #expect(checks["leaf of empty bytes"] == Digest.leaf(of: []).hex)
        #expect(checks["leaf \"L123456\""] == Digest.leaf(of: Array("L123456".utf8)).hex)
    }

    /// Some probes hold a short text where the value does not matter or must not match. `Digest` has no such
    /// values, so they are filled up with zeros, which keeps equal ones equal. An empty one is refused as it is.
    private func digest(_ hex: String) -> Digest? {
        hex.isEmpty ? nil : Digest(hex: hex + String(repeating: "0", count: max(0, 64 - hex.count)))
    }

    private func digests(_ hex: [String]?) -> [Digest]? {
        let digests = (hex ?? []).map(digest)
        return digests.contains(nil) ? nil : digests.compactMap { $0 }
    }

    private func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }
}

enum PublishedVectors {
    struct Inclusion: Decodable {
        let leafIdx, treeSize: UInt64
        let root, leafHash, file: String
        let proof: [String]?
        let wantErr: Bool
    }

    struct Consistency: Decodable {
        let size1, size2: UInt64
        let root1, root2, file: String
        let proof: [String]?
        let wantErr: Bool
    }

    struct TreeHashes: Decodable {
        struct Check: Decodable { let what, hex: String }
        let leafInputsHex, rootBySizeHex: [String]
        let hashChecks: [Check]
    }

    /// `shared/data/merkle` beside the project, looked for upwards from this file and from the working directory.
    static let folder: URL? = {
        for start in [URL(filePath: #filePath), URL(filePath: FileManager.default.currentDirectoryPath)] {
            var folder = start.resolvingSymlinksInPath()
            while folder.path != "/" {
                let candidate = folder.appending(path: "shared/data/merkle")
                if FileManager.default.fileExists(atPath: candidate.appending(path: "inclusion.json").path) {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let folder = try #require(folder)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: folder.appending(path: name)))
    }
}
