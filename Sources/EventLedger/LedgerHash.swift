import Crypto

/// The four ways the ledger hashes. The leading byte keeps a leaf from ever passing for a node (RFC 6962 §2.1).
extension Digest {
    /// SHA-256 of no bytes: the root of a tree without leaves.
    public static let emptyTree = Digest(SHA256().finalize())

    /// SHA-256(0x00 ‖ header): the leaf of one event.
    public static func leaf(of header: [UInt8]) -> Digest {
        header.withUnsafeBytes { leaf(ofRaw: $0) }
    }

    /// SHA-256(0x00 ‖ header), for bytes read in place.
    public static func leaf(ofRaw header: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        Swift.withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: header)
        return Digest(hash.finalize())
    }

    /// SHA-256(0x01 ‖ left ‖ right): an inner node.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { block in
            block[0] = 1
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: block[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: block[33..<65]).copyMemory(from: $0) }
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(block))
            return Digest(hash.finalize())
        }
    }

    /// SHA-256(salt ‖ bytes): what a header says of one of its parts. The salt keeps anyone from guessing
    /// an erased part by trying likely values; it is 32 bytes, and the caller makes it.
    public static func part(salt: [UInt8], bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        salt.withUnsafeBytes { hash.update(bufferPointer: $0) }
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Digest(hash.finalize())
    }
}
