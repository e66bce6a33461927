// Settings is what a person or an office may change about the look and the keys of Caseload, and what a seat
// remembers: colour themes, key bindings, the printer next to this terminal. It reads and writes small YAML files
// that anybody may have edited. It must not know cases, stores, screens or curses.

import TextCanvas

/// What is wrong with a settings file: one sentence, with the place it is about.
public struct SettingsProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public let file: String
    /// Counted from 1; `nil` where the whole file is meant.
    public let line: Int?
    /// In scalars, counted from 1.
    public let column: Int?
    /// What happened, why, what to do: sentences with a full stop, safe to show.
    public let message: String

    public init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `FILE:LINE:COLUMN: message`
    public var description: String {
        let place = [file.shown(to: 4096)] + [line, line == nil ? nil : column].compactMap { $0.map(String.init) }
        return place.joined(separator: ":") + ": " + message
    }
}

extension String {
    /// Someone else's text for use in a sentence: harmless, and cut where it gets long.
    func shown(to width: Int = 60) -> String {
        var scalars = String.UnicodeScalarView()
        for glyph in Glyph.glyphs(of: String(prefix(width * 4))) {
            scalars.append(glyph.scalar)
            scalars.append(contentsOf: glyph.marks)
        }
        return String(scalars).truncated(to: width)
    }
}
