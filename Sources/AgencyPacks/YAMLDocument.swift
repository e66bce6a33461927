import EventLedger
import Yams

/// One file of a pack as YAML, with what is hostile refused before it costs anything.
enum YAMLDocument {
    /// Bytes; the sample pack's largest file has 13 thousand.
    static let maximumSize = 1 << 20
    /// Aliases multiply what they stand for. So few cannot multiply to much; packs hardly need any.
    static let maximumAliases = 16

    /// The whole document, or nil with the reason reported.
    static func read(_ file: PackFile, report: PackReport) -> YAMLValue? {
        let start = Place.start(of: file.path)
        guard file.bytes.count <= maximumSize else {
            report.error(
                .tooLarge, at: start,
                "This file is larger than \(maximumSize >> 20) MB, the most that is read of one YAML file; split or shorten it.")
            return nil
        }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            report.error(
                .syntaxError, at: place(ofFirstBadByteIn: file),
                "This is not UTF-8 text, so the file cannot be read; save it as UTF-8.")
            return nil
        }
        if let place = placeOfAlias(maximumAliases, in: file) {
            report.error(
                .tooLarge, at: place,
                "The file uses more than \(maximumAliases) YAML aliases (*name), which is not read because they can multiply "
                    + "without end; write the values out."
            )
            return nil
        }
        do {
            // The resolver without rules takes every scalar for the text it is: no YAML 1.1 booleans, dates or octals.
            guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                report.error(.missingKey, at: start, "The file is empty; write its contents or take it away.")
                return nil
            }
            var conversion = YAMLConversion(source: YAMLSource(file: file.path, text: text, report: report))
            return conversion.value(node, trail: .file, depth: 0)
        } catch {
            describe(error, file: file, report: report)
            return nil
        }
    }

    private static func describe(_ error: any Error, file: PackFile, report: PackReport) {
        let start = Place.start(of: file.path)
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What the parser was in the middle of often began lines above, where the slip is.
            if isTab(at: mark, in: file) {
                return report.error(
                    .syntaxError, at: Place(mark, in: file),
                    "A Tab stands here, and YAML is set in with spaces only; put spaces in its place.")
            }
            let opened = context.map { " (\($0.text) that begins at line \($0.mark.line))" } ?? ""
            report.error(
                .syntaxError, at: Place(mark, in: file),
                "This is not YAML: \(problem)\(opened); nothing of this file can be read until that is mended.")
        case .reader(let problem, let offset, _, _):
            report.error(
                .syntaxError, at: offset.map { place(ofCharacter: $0, in: file) } ?? start,
                "This is not YAML: \(problem); take the character out, nothing of this file can be read until then.")
        case .duplicatedKeysInMapping(let names, let context):
            report.error(
                .duplicateKey, at: Place(context.mark, in: file),
                "\(listed(names)) stands more than once in this mapping, so it is unclear which one holds; keep one of them.")
        default:
            report.error(.syntaxError, at: start, "This is not YAML, and nothing of the file can be read; mend or replace it.")
        }
    }

    /// Whether the line that the parser stumbled over is set in with a Tab, or has one there.
    private static func isTab(at mark: Mark, in file: PackFile) -> Bool {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(mark.line - 1) else { return false }
        return lines[mark.line - 1].unicodeScalars.dropFirst(max(0, mark.column - 1)).first == "\t"
    }

    /// Where alias number `count` (from 0) stands. Counts whatever might be one, also inside quoted text.
    private static func placeOfAlias(_ count: Int, in file: PackFile) -> Place? {
        var seen = 0
        var previous = UInt8(ascii: "\n")
        for (offset, byte) in file.bytes.enumerated() {
            // One that stands alone multiplies, in a formula.
            if byte == UInt8(ascii: "*"), offset + 1 < file.bytes.count, startsName(file.bytes[offset + 1]) {
                switch previous {
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "["),
                    UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"):
                    if seen == count { return place(ofByte: offset, in: file) }
                    seen += 1
                default: break
                }
            }
            previous = byte
        }
        return nil
    }

    private static func startsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): false
        default: true
        }
    }

    private static func place(ofFirstBadByteIn file: PackFile) -> Place {
        // Whole lines are valid or not by themselves, as no line end is part of a longer UTF-8 sequence.
        var offset = 0
        for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { return place(ofByte: offset, in: file) }
            offset += line.count + 1
        }
        return .start(of: file.path)
    }

    private static func place(ofByte offset: Int, in file: PackFile) -> Place {
        let before = file.bytes[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let rest = before.reversed().prefix { $0 != UInt8(ascii: "\n") }
        // Continuation bytes do not start a scalar.
        return Place(file: file.path, line: line, column: rest.count { $0 & 0xC0 != 0x80 } + 1)
    }

    private static func place(ofCharacter offset: Int, in file: PackFile) -> Place {
        let text = String(decoding: file.bytes, as: UTF8.self)
        return place(ofByte: text.prefix(offset).utf8.count, in: file)
    }
}

extension Place {
    fileprivate init(_ mark: Mark, in file: PackFile) {
        self.init(file: file.path, line: mark.line, column: mark.column)
    }
}
