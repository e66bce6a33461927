import Glibc
import Yams

/// The text of a settings file and its YAML, with everything refused that a settings file never needs.
///
/// Such a file may come from anywhere, so: at most so many bytes, valid UTF-8, no aliases (they can make a few lines
/// stand for millions), and little nesting (the YAML reader calls itself for every level).
struct SettingsText {
    let file: String
    let text: String

    /// Enough for any hand-written settings file.
    static let maximumBytes = 256 * 1024
    /// Columns before the content of a line, and opening brackets in the file: both bound the levels of nesting.
    static let maximumIndentation = 48
    static let maximumBrackets = 256

    init(file: String, text: String) throws(SettingsProblem) {
        self.file = file
        self.text = text
        guard text.utf8.count <= Self.maximumBytes else { throw Self.tooLarge(file) }
    }

    /// Reads a file: a regular one, not larger than the limit.
    init(file: String) throws(SettingsProblem) {
        let bytes = try Self.bytes(of: file)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SettingsProblem(file: file, message: "This file is not UTF-8 text. Save it as UTF-8 and try again.")
        }
        try self.init(file: file, text: text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    }

    /// The one YAML document; `nil` if there is nothing but comments.
    func root() throws(SettingsProblem) -> Node? {
        try refuseNesting()
        try refuseAliases()
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw problem(from: error)
        } catch {
            throw problem("This file could not be read as YAML.")
        }
    }

    /// A problem at a node, or about the whole file.
    func problem(_ message: String, at node: Node? = nil) -> SettingsProblem {
        SettingsProblem(file: file, line: node?.mark?.line, column: node?.mark?.column, message: message)
    }

    // MARK: Hostile text

    private func refuseNesting() throws(SettingsProblem) {
        var (line, opening, brackets) = (1, 0, 0)
        var isBeforeContent = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                // All of these end a line in YAML 1.1; people count the first one only.
                if scalar == "\n" { line += 1 }
                (isBeforeContent, opening) = (true, 0)
                continue
            case " ", "\t", "-", "?", ":":
                // Blanks and these three signs are all that can open levels before the content of a line.
                if isBeforeContent { opening += 1 }
                if isBeforeContent, scalar != " ", opening > Self.maximumIndentation { throw tooDeep(line) }
            case "[", "{":
                // Closing ones are not counted, because one in quotes closes nothing.
                brackets += 1
                if brackets > Self.maximumBrackets { throw tooDeep(line) }
                fallthrough
            default:
                if isBeforeContent, opening > Self.maximumIndentation { throw tooDeep(line) }
                isBeforeContent = false
            }
        }
    }

    private func tooDeep(_ line: Int) -> SettingsProblem {
        SettingsProblem(
            file: file, line: line, column: 1,
            message: "From here on this is nested more deeply than a settings file needs. Write it flat.")
    }

    private func refuseAliases() throws(SettingsProblem) {
        var anchor = false
        var alias: (line: Int, column: Int)?
        var previous: Unicode.Scalar = "\n"
        var sign: Unicode.Scalar?
        var (line, column) = (1, 0)
        for scalar in text.unicodeScalars {
            column += 1
            let startsName =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
            if startsName, let sign {
                if sign == "&" { anchor = true } else if alias == nil { alias = (line, column - 1) }
            }
            let canStart = previous.properties.isWhitespace || "[]{},:?".unicodeScalars.contains(previous)
            sign = canStart && (scalar == "&" || scalar == "*") ? scalar : nil
            previous = scalar
            if scalar == "\n" { (line, column) = (line + 1, 0) }
        }
        guard anchor, let alias else { return }
        throw SettingsProblem(
            file: file, line: alias.line, column: alias.column,
            message: "A settings file has no anchors (&name) and aliases (*name). Write the value out.")
    }

    // MARK: Inside

    private func problem(from error: YamlError) -> SettingsProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return SettingsProblem(
                file: file, line: mark.line, column: mark.column,
                message: "This is not valid YAML: \(problem.shown(to: 120)).")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = (duplicates.first ?? "").shown()
            return SettingsProblem(
                file: file, line: context.mark.line, column: context.mark.column,
                message: "“\(name)” stands here more than once. Keep one of them.")
        case .reader(_, let offset, _, _):
            let before = offset.map { text.utf8.prefix($0) }
            let lines = before.map { bytes in 1 + bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
            return SettingsProblem(
                file: file, line: lines, column: lines == nil ? nil : 1,
                message: "There is a control character on this line that YAML does not allow. Delete it.")
        default:
            return problem("This file could not be read as YAML.")
        }
    }

    private static func tooLarge(_ file: String) -> SettingsProblem {
        SettingsProblem(
            file: file,
            message: "This file is larger than \(maximumBytes / 1024) KB, so it is not read. Settings are small files.")
    }

    private static func bytes(of file: String) throws(SettingsProblem) -> [UInt8] {
        // Non-blocking, or a named pipe put here would stop the program for ever.
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(file, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(file, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SettingsProblem(file: file, message: "This is not a file that can be read. Put a text file here.")
        }
        guard status.st_size <= maximumBytes else { throw tooLarge(file) }
        var bytes = [UInt8](repeating: 0, count: maximumBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw unreadable(file, errno)
            }
            if got == 0 { break }
            count += got
        }
        guard count <= maximumBytes else { throw tooLarge(file) }
        return Array(bytes.prefix(count))
    }

    private static func unreadable(_ file: String, _ code: Int32) -> SettingsProblem {
        SettingsProblem(file: file, message: "This file cannot be read: \(reason(code)).")
    }

    /// What the system says about an error number, for the middle of a sentence.
    static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "it is not there"
        case EACCES, EPERM: "you may not open it"
        case EISDIR: "it is a folder"
        case ENOSPC: "the disk is full"
        case EROFS: "the disk is read-only"
        default: String(cString: strerror(code))
        }
    }
}
