/// Where text stands in a space wider than itself.
public enum Alignment: Sendable, Hashable {
    case left, right, centre
}

extension String {
    /// Columns on a terminal.
    public var displayWidth: Int { DisplayWidth.width(of: self) }

    /// At most `width` columns; what is cut off is told by an ellipsis at the end.
    public func truncated(to width: Int) -> String {
        guard width > 0 else { return "" }
        guard DisplayWidth.width(of: self, upTo: width) > width else { return self }
        var kept = ""
        var used = 0
        for character in self {
            let columns = String(character).displayWidth
            if used + columns > width - 1 { break }
            kept.append(character)
            used += columns
        }
        return kept.trimmingTrailing(" ") + "…"
    }

    /// Exactly `width` columns: truncated or filled up with blanks.
    public func padded(to width: Int, _ alignment: Alignment = .left) -> String {
        let text = truncated(to: width)
        let missing = Swift.max(0, width - text.displayWidth)
        let before =
            switch alignment {
            case .left: 0
            case .right: missing
            case .centre: missing / 2
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
    }

    /// Lines of at most `width` columns, broken between words; a longer word is broken where it must be.
    ///
    /// Newlines are kept, so an empty line stays one. Wide scripts without spaces break between characters.
    public func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
            String.wrap(paragraph: $0, to: width)
        }
    }

    private static func wrap(paragraph: Substring, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in paragraph.split(separator: " ") {
            let columns = String(word).displayWidth
            if used > 0, used + 1 + columns <= width {
                line += " " + word
                used += 1 + columns
                continue
            }
            if used > 0 { lines.append(line) }
            (line, used) = ("", 0)
            if columns <= width {
                (line, used) = (String(word), columns)
                continue
            }
            for character in word {
                let step = String(character).displayWidth
                if used + step > width, used > 0 {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += step
            }
        }
        lines.append(line)
        return lines
    }
}
