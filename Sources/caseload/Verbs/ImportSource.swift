import CaseOperations
import Foundation
import Interchange

/// The file that is imported: read in pieces, from its beginning as often as wanted. What cannot be read twice, a pipe or
/// standard input, is first copied to a file that has no name and is gone with the program.
struct ImportSource {
    /// An open file, closed when nobody reads it any more.
    private final class Descriptor: Sendable {
        let number: Int32
        init(_ number: Int32) { self.number = number }
        deinit { close(number) }
    }

    let file: ImportFile
    /// Which file it is to the system, so that nothing is written over it.
    let identity: FileIdentity

    private static let pieceLength = 1 << 16

    init(path: String) throws(CommandFailure) {
        let number = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard number >= 0 else { throw Self.unreadable(path) }
        let given = Descriptor(number)
        guard fstat(number, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else { throw Self.unreadable(path) }
        identity = FileIdentity(facts)
        let descriptor: Descriptor
        if facts.st_mode & S_IFMT == S_IFREG {
            descriptor = given
        } else {
            descriptor = try Self.copy(of: given)
            guard fstat(descriptor.number, &facts) == 0 else { throw Self.unreadable(path) }
        }
        file = ImportFile(size: UInt64(max(0, facts.st_size))) { () throws(ImportFailure) -> ImportFile.Pieces in
            var position: off_t = 0
            return { () throws(ImportFailure) -> [UInt8] in
                let piece = try Self.piece(of: descriptor.number, at: position)
                position += off_t(piece.count)
                return piece
            }
        }
    }

    private static func piece(of number: Int32, at position: off_t) throws(ImportFailure) -> [UInt8] {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: pieceLength) { buffer, count in
            var result = 0
            repeat { result = pread(number, buffer.baseAddress, pieceLength, position) } while result < 0 && errno == EINTR
            if result < 0 { failure = errno }
            count = max(0, result)
        }
        if failure != 0 { throw .unreadable(String(cString: strerror(failure))) }
        return piece
    }

    private static func copy(of given: Descriptor) throws(CommandFailure) -> Descriptor {
        var name = Array((FileManager.default.temporaryDirectory.path + "/caseload-import-XXXXXX").utf8CString)
        let number = mkstemp(&name)
        guard number >= 0 else { throw noRoom() }
        let copy = Descriptor(number)
        unlink(name)
        var buffer = [UInt8](repeating: 0, count: pieceLength)
        while true {
            let count = read(given.number, &buffer, pieceLength)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .usage("Standard input cannot be read to its end, so nothing was entered. Try it from a file.") }
            if count == 0 { return copy }
            var done = 0
            while done < count {
                let written = buffer.withUnsafeBytes { write(number, $0.baseAddress?.advanced(by: done), count - done) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw noRoom() }
                done += written
            }
        }
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        .usage("The file \(path.prefix(200)) cannot be read. Name a CSV file, or - for standard input.")
    }

    private static func noRoom() -> CommandFailure {
        CommandFailure("There is no room to keep standard input while it is read. Free some, or import from a file.", .storage)
    }
}

/// Which file something is, whatever it is called.
struct FileIdentity: Equatable {
    private let device: UInt64
    private let node: UInt64

    init(_ facts: stat) {
        device = UInt64(truncatingIfNeeded: facts.st_dev)
        node = UInt64(truncatingIfNeeded: facts.st_ino)
    }
}
