public import EventLedger

/// The files of an agency pack: what is kept in a store, hashed, and read into definitions.
public struct PackFiles: Sendable, Hashable {
    public static let maximumCount = 2000
    /// Bytes of one file.
    public static let maximumFileSize = 4 << 20
    /// Bytes of all files together.
    public static let maximumSize = 64 << 20

    /// Sorted by the UTF-8 bytes of their paths.
    public let files: [PackFile]

    /// Takes files as a store kept them or as a test wrote them. Refuses what a folder could not have held either.
    public init(_ files: some Sequence<PackFile>) throws(PackFilesFailure) {
        let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        guard sorted.count <= Self.maximumCount else { throw .tooMany(limit: Self.maximumCount) }
        var total = 0
        var previous: String?
        for file in sorted {
            guard Self.isPlain(file.path) else { throw .badPath(file.path) }
            if file.path == previous { throw .twice(file.path) }
            previous = file.path
            guard file.bytes.count <= Self.maximumFileSize else { throw .tooLarge(file.path, limit: Self.maximumFileSize) }
            total += file.bytes.count
            guard total <= Self.maximumSize else { throw .tooLargeInAll(limit: Self.maximumSize) }
        }
        self.files = sorted
    }

    /// Names the pack: SHA-256 over its sorted files. Hashes every byte each time it is asked for.
    public var digest: Digest { .pack(files) }

    public subscript(path: String) -> PackFile? {
        files.first { $0.path == path }
    }

    /// Names between slashes, none of them hidden, empty or leading upwards, and nothing a terminal would obey.
    private static func isPlain(_ path: String) -> Bool {
        path.utf8.count <= 1024 && path.unicodeScalars.allSatisfy { !HiddenCharacters.isHidden($0) }
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }
}
