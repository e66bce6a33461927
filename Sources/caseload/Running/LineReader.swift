import Foundation

/// Lines of a file or of standard input, one after another, however many there are.
final class LineReader {
    private let handle: FileHandle
    private var waiting: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// The longest line that is taken whole; the rest of a longer one is left out.
    private static let longest = 10_000

    /// Nil when it cannot be opened for reading; `-` is standard input.
    init?(path: String) {
        if path == "-" {
            handle = .standardInput
        } else {
            var facts = stat()
            guard stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR, let file = FileHandle(forReadingAtPath: path) else {
                return nil
            }
            handle = file
        }
    }

    /// The next line without its end; bytes that are no UTF-8 become U+FFFD.
    func next() -> String? {
        var line: [UInt8] = []
        while true {
            while position < waiting.count {
                let byte = waiting[position]
                position += 1
                if byte == 10 { return text(line) }
                if line.count < Self.longest { line.append(byte) }
            }
            guard !isAtEnd else { return line.isEmpty ? nil : text(line) }
            let data = (try? handle.read(upToCount: 1 << 16)) ?? Data()
            isAtEnd = data.isEmpty
            waiting = [UInt8](data)
            position = 0
        }
    }

    private func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
    }
}
