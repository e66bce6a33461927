import Crypto

/// One file of an agency pack, as bytes.
public struct PackFile: Sendable, Hashable {
    /// Relative to the pack's folder, with `/` between names.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

extension Digest {
    /// The digest that names an agency pack: SHA-256 over its files, sorted by the UTF-8 bytes of their paths, each as
    /// length of path (u32) ‖ path ‖ length of content (u64) ‖ content. Paths must be distinct.
    public static func pack(_ files: [PackFile]) -> Digest {
        var hash = SHA256()
        var prefix: [UInt8] = []
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            prefix.removeAll(keepingCapacity: true)
            prefix.append(bigEndian: UInt32(file.path.utf8.count))
            prefix.append(contentsOf: file.path.utf8)
            prefix.append(bigEndian: UInt64(file.bytes.count))
            prefix.withUnsafeBytes { hash.update(bufferPointer: $0) }
            file.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return Digest(hash.finalize())
    }
}
