/// What a terminal can tell: everything a session reacts to that comes from a person's hands.
public enum TerminalInput: Sendable, Hashable {
    case key(KeyPress)
    /// Text pasted in one piece (bracketed paste), as it came: hostile until shown harmless.
    case paste(String)
    /// Columns and rows count from 0 at the top left.
    case mouse(column: Int, row: Int, kind: MouseKind)
    case resize(columns: Int, rows: Int)
}

/// What the mouse did. Nothing needs a mouse.
public enum MouseKind: String, Sendable, Hashable {
    case press, wheelUp, wheelDown
}
