import CVterm

/// libvterm in Swift's words: bytes of a program in, a ``SeenScreen`` out; keys in, bytes for the program out.
final class Emulator {
    private let terminal: OpaquePointer
    private let display: OpaquePointer
    /// Where libvterm's callbacks leave what it says; unmanaged because C holds a pointer to it.
    let notes = EmulatorNotes()
    private var callbacks = VTermScreenCallbacks()
    private let callbackStorage: UnsafeMutablePointer<VTermScreenCallbacks>

    init(columns: Int, rows: Int) {
        terminal = vterm_new(Int32(rows), Int32(columns))
        display = vterm_obtain_screen(terminal)
        vterm_set_utf8(terminal, 1)
        callbacks.settermprop = noteProperty
        callbackStorage = .allocate(capacity: 1)
        callbackStorage.initialize(to: callbacks)
        let context = Unmanaged.passUnretained(notes).toOpaque()
        vterm_screen_set_callbacks(display, callbackStorage, context)
        vterm_output_set_callback(terminal, noteOutput, context)
        vterm_screen_enable_altscreen(display, 1)
        vterm_screen_reset(display, 1)
    }

    deinit {
        vterm_free(terminal)
        callbackStorage.deallocate()
    }

    func show(_ bytes: [UInt8]) {
        notes.note(bytes)
        bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress else { return }
            _ = vterm_input_write(terminal, start.assumingMemoryBound(to: CChar.self), raw.count)
        }
        vterm_screen_flush_damage(display)
    }

    func resize(columns: Int, rows: Int) {
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    // MARK: Keys

    func press(_ scalar: Unicode.Scalar) {
        vterm_keyboard_unichar(terminal, scalar.value, VTERM_MOD_NONE)
    }

    func press(_ key: TerminalKey, _ modifiers: KeyModifiers) {
        let held = VTermModifier(rawValue: modifiers.rawValue)
        switch key {
        case .character(let scalar): vterm_keyboard_unichar(terminal, scalar.value, held)
        case .function(let number):
            vterm_keyboard_key(terminal, VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)), held)
        default: vterm_keyboard_key(terminal, key.code, held)
        }
    }

    func paste(_ text: String) {
        vterm_keyboard_start_paste(terminal)
        // A terminal hands the text over as it is; libvterm's own way of pressing keys would drop what is no key.
        notes.input.append(contentsOf: Array(text.utf8))
        vterm_keyboard_end_paste(terminal)
    }

    func click(button: Int32, column: Int, row: Int) {
        // libvterm reports buttons also when nobody asked; a real terminal would use the click itself.
        guard notes.wantsMouse else { return }
        vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
        vterm_mouse_button(terminal, button, true, VTERM_MOD_NONE)
        if button < 4 { vterm_mouse_button(terminal, button, false, VTERM_MOD_NONE) }
    }

    /// The bytes that the keys since the last call made, and the terminal's answers to questions.
    func takeInput() -> [UInt8] {
        defer { notes.input = [] }
        return notes.input
    }

    // MARK: The picture

    var screen: SeenScreen {
        var rows: Int32 = 0
        var columns: Int32 = 0
        vterm_get_size(terminal, &rows, &columns)
        var cursor = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
        return SeenScreen(
            glyphs: (0..<rows).map { row in (0..<columns).map { glyph(row: row, column: $0) } },
            cursor: SeenScreen.Position(column: Int(cursor.col), row: Int(cursor.row)),
            isCursorVisible: notes.isCursorVisible, isAlternate: notes.isAlternate, title: notes.title)
    }

    private func glyph(row: Int32, column: Int32) -> SeenGlyph {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(display, VTermPos(row: row, col: column), &cell)
        // The second column of a wide character looks as the first does; libvterm keeps no style for it.
        if cell.chars.0 == UInt32.max, column > 0 {
            vterm_screen_get_cell(display, VTermPos(row: row, col: column - 1), &cell)
            return glyph(cell, text: "", width: 0)
        }
        var scalars = String.UnicodeScalarView()
        withUnsafeBytes(of: cell.chars) { raw in
            for value in raw.bindMemory(to: UInt32.self).prefix(while: { $0 != 0 }) {
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
        }
        return glyph(cell, text: scalars.isEmpty ? " " : String(scalars), width: Int(cell.width))
    }

    private func glyph(_ cell: VTermScreenCell, text: String, width: Int) -> SeenGlyph {
        SeenGlyph(
            text: text, width: width, isBold: cell.attrs.bold != 0, isUnderlined: cell.attrs.underline != 0,
            isItalic: cell.attrs.italic != 0, isReversed: cell.attrs.reverse != 0, foreground: colour(cell.fg),
            background: colour(cell.bg))
    }

    private func colour(_ colour: VTermColor) -> SeenGlyph.Colour {
        let type = UInt32(colour.type)
        if type & VTERM_COLOR_DEFAULT_MASK.rawValue != 0 { return .standard }
        if type & VTERM_COLOR_TYPE_MASK.rawValue == VTERM_COLOR_INDEXED.rawValue {
            return .palette(Int(colour.indexed.idx))
        }
        return .rgb(Int(colour.rgb.red) << 16 | Int(colour.rgb.green) << 8 | Int(colour.rgb.blue))
    }
}

private func noteOutput(bytes: UnsafePointer<CChar>?, count: Int, context: UnsafeMutableRawPointer?) {
    guard let bytes, let context else { return }
    let notes = Unmanaged<EmulatorNotes>.fromOpaque(context).takeUnretainedValue()
    notes.input.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
}

private func noteProperty(
    property: VTermProp, value: UnsafeMutablePointer<VTermValue>?, context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let value, let context else { return 0 }
    let notes = Unmanaged<EmulatorNotes>.fromOpaque(context).takeUnretainedValue()
    switch property {
    case VTERM_PROP_CURSORVISIBLE: notes.isCursorVisible = value.pointee.boolean != 0
    case VTERM_PROP_ALTSCREEN: notes.isAlternate = value.pointee.boolean != 0
    case VTERM_PROP_MOUSE: notes.wantsMouse = value.pointee.number != Int32(VTERM_PROP_MOUSE_NONE)
    default: break
    }
    return 1
}
