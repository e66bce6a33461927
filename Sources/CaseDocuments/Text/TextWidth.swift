/// How many columns text takes in a fixed-width font.
enum TextWidth {
    /// Columns of text that ``SafeText`` has passed.
    static func width(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x7F }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if value == 0x200C || value == 0x200D || (0x1160...0x11FF).contains(value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(value) ? 2 : 1
        }
    }

    /// The blocks that East Asian Width (UAX 11) calls wide or full-width, rounded to whole blocks.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text with spaces after it up to `columns`; longer text is returned as it is.
    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(of: text)))
    }

    /// As much of the text as fits `columns`.
    static func clipped(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            used += width(of: scalar)
            if used > columns { break }
            result.append(scalar)
        }
        return String(result)
    }

    /// Lines of at most `columns` columns, broken between words; a word longer than a line is cut.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        let columns = max(2, columns)
        if width(of: text) <= columns, text.utf8.first != 0x20, text.utf8.last != 0x20, !text.contains("  ") {
            return text.isEmpty ? [] : [text]
        }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            var rest = String(word)
            var size = width(of: rest)
            if !line.isEmpty, used + 1 + size <= columns {
                line += " " + rest
                used += 1 + size
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while size > columns {
                let head = clipped(rest, to: columns)
                lines.append(head)
                rest = String(rest.unicodeScalars.dropFirst(head.unicodeScalars.count))
                size = width(of: rest)
            }
            line = rest
            used = size
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
