/// One line to type into. Editing goes by what a person sees as one character.
public struct TextField: Sendable, Hashable {
    public private(set) var text: String
    /// Characters before the cursor.
    public private(set) var cursor: Int
    /// Most characters the field takes; what goes beyond is not taken.
    public var limit: Int
    /// Shows this instead of every character (protected values); `nil` shows the text.
    public var mask: Character?
    /// Shown while the field is empty.
    public var placeholder: String

    public init(_ text: String = "", limit: Int = 1000, mask: Character? = nil, placeholder: String = "") {
        self.limit = max(0, limit)
        self.mask = mask
        self.placeholder = placeholder
        self.text = TextField.harmless(text, limit: max(0, limit))
        cursor = self.text.count
    }

    public var isEmpty: Bool { text.isEmpty }

    /// Replaces all of the text; the cursor goes to its end.
    public mutating func setText(_ new: String) {
        text = TextField.harmless(new, limit: limit)
        cursor = text.count
    }

    /// Puts text at the cursor. Newlines and tabs in it become blanks, other controls vanish.
    public mutating func insert(_ new: String) {
        let fitting = TextField.harmless(new, limit: max(0, limit - text.count))
        guard !fitting.isEmpty else { return }
        let before = text.prefix(cursor) + fitting
        let after = text.dropFirst(cursor)
        text = String(before + after)
        // Characters may have joined (an accent typed after its letter): count again from what stands after the cursor.
        cursor = max(0, text.count - after.count)
    }

    /// Edits by a key; `false` if the key means nothing here (enter, escape, arrows up and down, function keys, tab).
    public mutating func handle(_ key: KeyPress) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        case .backspace, .control("h"): remove(from: max(0, cursor - 1), to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: min(text.count, cursor + 1))
        case .control("u"): remove(from: 0, to: cursor)
        case .control("k"): remove(from: cursor, to: text.count)
        case .control("w"): remove(from: startOfWord, to: cursor)
        default: return false
        }
        return true
    }

    /// Puts the cursor where a press at this column of the drawn field points to.
    public mutating func click(column: Int, width: Int) {
        let shown = shownCharacters
        var at = window(width: width)
        var used = 0
        while at < shown.count {
            let columns = String(shown[at]).displayWidth
            if column < used + columns { break }
            used += columns
            at += 1
        }
        cursor = min(at, text.count)
    }

    /// Draws the field on the first row of a rectangle, scrolled so that the cursor is seen. With the focus the hardware
    /// cursor goes there.
    public func draw(into canvas: inout Canvas, in rect: Rect, focused: Bool) {
        guard !rect.isEmpty else { return }
        let role: Role = focused ? .focus : .field
        canvas.fill(rect.line(0), role: role)
        let start = window(width: rect.columns)
        if text.isEmpty {
            canvas.put(
                placeholder.truncated(to: rect.columns), column: rect.column, row: rect.row,
                role: focused ? role : .muted, width: rect.columns)
        } else {
            canvas.put(
                String(shownCharacters[start...]), column: rect.column, row: rect.row, role: role, width: rect.columns)
        }
        guard focused else { return }
        let offset = shownCharacters[start..<min(cursor, shownCharacters.count)].reduce(0) {
            $0 + String($1).displayWidth
        }
        canvas.setCursor(Point(rect.column + min(offset, rect.columns - 1), rect.row))
    }

    // MARK: Inside

    private var shownCharacters: [Character] {
        mask.map { Array(repeating: $0, count: text.count) } ?? Array(text)
    }

    /// The first character shown: as far left as possible with the cursor still inside.
    private func window(width: Int) -> Int {
        let shown = shownCharacters
        var start = min(cursor, shown.count)
        var room = width - 1
        while start > 0 {
            let columns = String(shown[start - 1]).displayWidth
            if columns > room { break }
            room -= columns
            start -= 1
        }
        return start
    }

    private var startOfWord: Int {
        let characters = Array(text)
        var at = cursor
        while at > 0, characters[at - 1].isWhitespace { at -= 1 }
        while at > 0, !characters[at - 1].isWhitespace { at -= 1 }
        return at
    }

    private mutating func remove(from start: Int, to end: Int) {
        guard start < end else { return }
        text = String(text.prefix(start) + text.dropFirst(end))
        cursor = min(start, text.count)
    }

    /// Without anything that could not be seen later: controls and format characters vanish, newlines and tabs are blanks.
    /// At most `limit` characters; of a paste of megabytes only the beginning is looked at.
    private static func harmless(_ text: String, limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit > 100_000 ? Int.max : 64 + limit * 8) {
            switch DisplayWidth.kind(of: scalar) {
            case .harmful: continue
            case .space: kept.append(" ")
            default: kept.append(scalar)
            }
        }
        return String(String(kept).prefix(limit))
    }
}
