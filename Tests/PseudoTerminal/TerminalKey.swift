import CVterm

/// A key of a keyboard, for ``TerminalProgram/press(_:_:)``. The terminal chooses the bytes, as it was told to by the program.
public enum TerminalKey: Sendable {
    case enter, tab, backspace, escape
    case up, down, left, right
    case insert, delete, home, end, pageUp, pageDown
    case function(Int)
    case character(Unicode.Scalar)

    var code: VTermKey {
        switch self {
        case .enter: VTERM_KEY_ENTER
        case .tab: VTERM_KEY_TAB
        case .backspace: VTERM_KEY_BACKSPACE
        case .escape: VTERM_KEY_ESCAPE
        case .up: VTERM_KEY_UP
        case .down: VTERM_KEY_DOWN
        case .left: VTERM_KEY_LEFT
        case .right: VTERM_KEY_RIGHT
        case .insert: VTERM_KEY_INS
        case .delete: VTERM_KEY_DEL
        case .home: VTERM_KEY_HOME
        case .end: VTERM_KEY_END
        case .pageUp: VTERM_KEY_PAGEUP
        case .pageDown: VTERM_KEY_PAGEDOWN
        case .function(let number): VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(number))
        case .character: VTERM_KEY_NONE
        }
    }
}

/// Keys held down meanwhile.
public struct KeyModifiers: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let shift = KeyModifiers(rawValue: VTERM_MOD_SHIFT.rawValue)
    public static let alt = KeyModifiers(rawValue: VTERM_MOD_ALT.rawValue)
    public static let control = KeyModifiers(rawValue: VTERM_MOD_CTRL.rawValue)
}

public enum WheelDirection: Sendable {
    case up, down
}
